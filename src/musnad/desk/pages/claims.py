"""All claims, by filters and words."""

from itertools import islice

from litestar import Response, get
from litestar.di import NamedDependency, Provide
from litestar.params import FromQuery

from musnad.desk.asked import AT_ONCE, Filters, asked_of, filters_of
from musnad.desk.dress import page
from musnad.desk.visit import Visit
from musnad.ledger.questions import find_claims


@get(
    "/claims",
    dependencies={"filters": Provide(filters_of)},
    include_in_schema=False,
    sync_to_thread=True,
)
def claims(
    visit: NamedDependency[Visit], filters: NamedDependency[Filters], first: FromQuery[int] = 0
) -> Response[str]:
    """A page of claims, `first` of them left out."""
    with visit.ledger.looking() as connection:
        asked = asked_of(filters, first + AT_ONCE + 1)
        found = list(islice(find_claims(connection, asked), first, None))
    return page(
        visit,
        "claims.html",
        filters=filters,
        claims=found[:AT_ONCE],
        first=first,
        more=first + AT_ONCE if len(found) > AT_ONCE else None,
    )
