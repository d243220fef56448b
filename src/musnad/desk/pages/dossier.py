"""The dossier of what is asked for: its matters by party, the disputes, the totals, the days."""

from collections.abc import Iterator
from typing import Annotated

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import QueryParameter
from sqlalchemy import Connection

from musnad.desk.draw.map import map_of, spots_of
from musnad.desk.dress import page
from musnad.desk.visit import Visit
from musnad.errors import MusnadError
from musnad.export.dossier.wording import ordered
from musnad.ledger.asked import days
from musnad.ledger.dossiers import dossier_over
from musnad.ledger.gathering import Wanted
from musnad.ledger.places import named_places, of_reports
from musnad.model.dossier import Dossier, Matter, Mention, Origin, Point, Series

REPORTS = 120
"""Reports that a dossier on the page is made of at most; the command line takes more."""
SIDES = ("party", "third party", "outlet", "unnamed")
Text = Annotated[str, QueryParameter(max_length=300)]


def dossier_on(connection: Connection, title: str, wanted: Wanted) -> Dossier | None:
    """The dossier of what is wanted, null where no report tells of it."""
    try:
        return dossier_over(connection, title, wanted)
    except MusnadError as error:
        if error.source == title:
            return None
        raise


@get("/dossier", include_in_schema=False, sync_to_thread=True)
def dossier(
    visit: NamedDependency[Visit],
    about: Text = "",
    place: Text = "",
    first: Text = "",
    last: Text = "",
    conflict: Text = "",
) -> Response[str]:
    """The dossier of what the form asks for; nothing yet where it asks for nothing."""
    asked = {"about": about, "place": place, "first": first, "last": last, "conflict": conflict}
    made = drawn = None
    if about.strip() or place.strip() or conflict.strip():
        wanted = Wanted(
            words=about.strip() or None,
            place=place.strip() or None,
            published=(
                days(first, "first")[0] if first else None,
                days(last, "last")[1] if last else None,
            ),
            parties=tuple(code.strip().upper() for code in conflict.split(",") if code.strip()),
            limit=REPORTS,
        )
        title = about or place or conflict
        with visit.ledger.looking() as connection:
            made = visit.memory.told(
                connection, wanted, lambda: dossier_on(connection, title, wanted)
            )
            if made is not None:
                named = named_places(connection, of_reports([one.name for one in made.reports]))
                drawn = map_of(spots_of(named, {}), visit.map, visit.wording.language)
    return page(
        visit,
        "dossier.html",
        map=drawn,
        asked=asked,
        wanting=any(asked.values()),
        made=made,
        most=REPORTS,
        shown=list(shown_of(made)) if made else [],
        totals=list(totals_of(made)) if made else [],
        timeline=list(days_of(made)) if made else [],
    )


def shown_of(made: Dossier) -> Iterator[tuple[Matter, list[tuple[str, str, list[Origin]]]]]:
    """Each matter that somebody puts forward, with its voices, those who deny it included, by side.

    A denial of something that no other claim tells stands for itself.
    """
    matters = {each.id: each for each in made.matters}
    denied: dict[str, list[Matter]] = {}
    for each in made.matters:
        for target in each.denies:
            denied.setdefault(target, []).append(each)
    beside = {each.id for held in denied.values() for each in held}
    for matter in ordered(made):
        if matter.id in beside and matter.id in matters:
            continue
        columns: dict[tuple[str, str], list[Origin]] = {}
        for one in (matter, *denied.get(matter.id, ())):
            for origin in one.origins:
                columns.setdefault((origin.side, origin.party), []).append(origin)
        order = sorted(columns, key=lambda column: (SIDES.index(column[0]), column[1]))
        yield matter, [(side, party, columns[side, party]) for side, party in order]


def totals_of(made: Dossier) -> Iterator[tuple[Series, list[Point]]]:
    """The running totals that were given more than once, with their points by day."""
    several = [each for each in made.series if len(each.points) > 1]
    for each in sorted(several, key=lambda each: (-len(each.points), each.class_, each.name)):
        yield each, sorted(each.points, key=lambda point: point.day)


def days_of(made: Dossier) -> Iterator[tuple[str, list[Mention]]]:
    """The days on which things are said to have happened, with the first claim of each matter."""
    told: dict[str, list[Mention]] = {}
    for matter in made.matters:
        first = next((m for o in matter.origins for m in o.mentions if m.when), None)
        if first is not None and first.when is not None:
            told.setdefault(first.when[0], []).append(first)
    yield from sorted(told.items())
