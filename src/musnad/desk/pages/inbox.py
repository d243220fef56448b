"""The inbox: what has come in and what it adds."""

from typing import Annotated

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from musnad.desk.dress import page
from musnad.desk.visit import Visit
from musnad.ledger.arrivals import arrivals, holdings
from musnad.ledger.following import follows_of, notices

AT_ONCE = 30


@get("/", include_in_schema=False, sync_to_thread=True)
def inbox(
    visit: NamedDependency[Visit],
    before: Annotated[int | None, QueryParameter(ge=0, le=2**31 - 1)] = None,
) -> Response[str]:
    """The newest reports; those older than the version `before`."""
    with visit.ledger.looking() as connection:
        found = visit.memory.told(
            connection,
            ("arrivals", before),
            lambda: arrivals(connection, before, AT_ONCE + 1),
        )
        held = visit.memory.told(connection, "holdings", lambda: holdings(connection))
        own = follows_of(connection, visit.person.name)
        waiting = sum(len(notices(connection, each, each.seen)) for each in own)
    return page(
        visit,
        "inbox.html",
        arrivals=found[:AT_ONCE],
        held=held,
        waiting=waiting,
        older=found[AT_ONCE - 1].id if len(found) > AT_ONCE else None,
    )
