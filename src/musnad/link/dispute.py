"""A dispute between two statements."""

from msgspec import Struct

from musnad.link.statement import Statement
from musnad.model.dossier import DisputeScope, DisputeType


class Dispute(Struct, frozen=True, rename={"from_": "from"}):
    """One statement against another; `scope` tells what is disputed, `reason` says in words why."""

    type: DisputeType
    from_: Statement
    to: Statement
    scope: DisputeScope
    reason: str
