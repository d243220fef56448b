"""Claims for programs: the filters of the command line, a page at a time."""

from itertools import islice
from typing import Annotated

from litestar import get
from litestar.di import NamedDependency, Provide
from litestar.params import QueryParameter
from msgspec import Struct

from musnad.desk.asked import AT_ONCE, Filters, asked_of, filters_of
from musnad.desk.glossing import Glossed, glossed
from musnad.desk.visit import Visit
from musnad.ledger.questions import find_claims


class Page(Struct, kw_only=True):
    """Some items; `next` is the cursor of those after them, null at the end."""

    items: list[Glossed]
    next: str | None = None


@get("/claims", dependencies={"filters": Provide(filters_of)}, sync_to_thread=True)
def claims(
    visit: NamedDependency[Visit],
    filters: NamedDependency[Filters],
    limit: Annotated[int, QueryParameter(ge=1, le=500)] = AT_ONCE,
) -> Page:
    """The newest claims that the filters let through."""
    with visit.ledger.looking() as connection:
        found = list(islice(find_claims(connection, asked_of(filters, limit)), limit))
        return Page(items=glossed(connection, found))
