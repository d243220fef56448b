"""Sources: who speaks, and what is known of how a party speaks and is introduced."""

from typing import Annotated

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, QueryParameter

from musnad.desk.draw.map import map_of, spots_of
from musnad.desk.dress import page
from musnad.desk.visit import Visit
from musnad.ledger.parties import (
    AT_ONCE,
    NEWEST,
    denied_by,
    figures_told,
    introduced,
    kinds,
    of_party,
    spoke,
)
from musnad.ledger.places import named_places


@get("/sources", include_in_schema=False, sync_to_thread=True)
def sources(
    visit: NamedDependency[Visit],
    first: Annotated[int, QueryParameter(ge=0, le=1_000_000)] = 0,
) -> Response[str]:
    """Who speaks, those with most claims first."""
    with visit.ledger.looking() as connection:
        found = visit.memory.told(connection, ("spoke", first), lambda: spoke(connection, first))
    more = first + AT_ONCE if len(found) > AT_ONCE else None
    return page(
        visit, "sources.html", voices=found[:AT_ONCE], first=first, at_once=AT_ONCE, more=more
    )


@get("/sources/{code:str}", include_in_schema=False, sync_to_thread=True)
def source(
    visit: NamedDependency[Visit],
    code: FromPath[str],
    name: Annotated[str | None, QueryParameter(max_length=500)] = None,
) -> Response[str]:
    """What a code said, or one name with it."""
    with visit.ledger.looking() as connection:
        said = kinds(connection, code, name)
        if not said:
            raise NotFoundException
        own = figures_told(connection, code, name, own=True)
        totals = figures_told(connection, code, name, own=False)
        denied, ways = denied_by(connection, code, name), introduced(connection, code, name)
        named = named_places(connection, of_party(code, name))
    asked = {"code": code} if name is None else {"code": code, "source": name}
    return page(
        visit,
        "source.html",
        code=code,
        name=name,
        said=said,
        own=own,
        totals=totals,
        denied=denied,
        ways=ways,
        newest=NEWEST,
        map=map_of(spots_of(named, asked), visit.map, visit.wording.language),
    )
