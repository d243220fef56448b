"""Claims with all their fields, for lists that show more than their rows."""

import zlib
from collections.abc import Collection, Iterable

import msgspec
from sqlalchemy import Connection, select

from musnad.ledger.contents import Stripped
from musnad.ledger.questions import SHORT
from musnad.ledger.rows import key_of_claim
from musnad.ledger.tables import current, documents, readings
from musnad.model import Claim


def whole_claims(connection: Connection, uids: Collection[str]) -> dict[str, Claim]:
    """The claims of the newest readings of some documents, by the ids that `Found` has.

    They are as they were kept; that their spans quote the text was seen to when they were.
    """
    asked = (
        select(documents.c.uid, readings.c.packed)
        .join(current, current.c.document_id == documents.c.id)
        .join(readings, readings.c.id == current.c.reading_id)
        .where(documents.c.uid.in_(uids))
    )
    found: dict[str, Claim] = {}
    for uid, packed in connection.execute(asked):
        found |= {f"{uid[:SHORT]}:{key_of_claim(each.id)}": each for each in claims_in(packed)}
    return found


def claims_in(packed: bytes) -> Iterable[Claim]:
    """The claims of a packed reading."""
    return msgspec.json.decode(zlib.decompress(packed), type=Stripped).claims
