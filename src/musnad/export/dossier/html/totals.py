"""Running totals: what each voice counts, as a chart and as a table; no best figure is picked."""

from collections.abc import Sequence
from itertools import groupby

from musnad.export.dossier.html.chart import between_of, chart, key_to
from musnad.export.dossier.html.places import Places, dotted, party
from musnad.export.dossier.wording import number_of
from musnad.export.html.cards import quoted
from musnad.export.html.markup import Markup, join, table, tag
from musnad.export.wording import number, plain
from musnad.model.dossier import Diagnostics, Dossier, Point, Series, Spread

Thing = tuple[str, str, str]
"""Class, party and status of what is counted."""


def thing_of(one: Series | Spread) -> Thing:
    """What is counted."""
    return one.class_, one.of or "", one.status


def name_of(thing: Thing) -> str:
    """`killed of Azerbaijan (AZE), civilian`."""
    class_, of, status = thing
    whose = f" of {party(of)}" if of else ", of nobody named"
    return plain(class_) + whose + (f", {plain(status)}" if status != "unknown" else "")


def totals(dossier: Dossier, places: Places) -> Markup:
    """A chart and table for each thing counted more than once; the rest in one table."""
    by_thing = {
        thing: list(held)
        for thing, held in groupby(sorted(dossier.series, key=thing_of), key=thing_of)
    }
    several = {thing: held for thing, held in by_thing.items() if len(points_of(held)) > 1}
    once = [
        {"what": tag("span", name_of(thing)), **row(series, None, point, places)}
        for thing, held in by_thing.items()
        if thing not in several
        for series, _, point in points_of(held)
    ]
    rule = (
        "Only totals that are put forward as fact of what happened. A line is one voice; it "
        "follows the lower bound, and a bar shows a range (an arrow one without upper end). A "
        "total stands until the voice gives another. Shaded is the range over all voices. Nothing "
        "is added up, and no best figure is picked."
    )
    return tag(
        "section",
        tag("h2", "Running totals", id="totals"),
        tag("p", rule, class_="soft") if by_thing else tag("p", "No total is given."),
        *(thing_shown(thing, held, dossier.spreads, places) for thing, held in several.items()),
        join(tag("h3", "Given once"), table("Totals given once", once)) if once else "",
        class_="reading",
        aria_labelledby="totals",
    )


def points_of(held: Sequence[Series]) -> list[tuple[Series, int, Point]]:
    """All points of some series with the places of the series, by day."""
    found = [(series, n, point) for n, series in enumerate(held) for point in series.points]
    return sorted(found, key=lambda each: (each[2].day, each[1]))


def thing_shown(
    thing: Thing, held: Sequence[Series], spreads: Sequence[Spread], places: Places
) -> Markup:
    """One thing that is counted: chart, points and ranges."""
    own = [each for each in spreads if thing_of(each) == thing]
    label = name_of(thing)
    rows = [row(series, n, point, places) for series, n, point in points_of(held)]
    ranges = [spread_row(each) for each in own if each.voices > 1]
    return tag(
        "section",
        tag("h3", label),
        chart(held, own, label, places),
        table(label, rows),
        join(tag("h4", "Range over all voices, by day"), table(f"Range of {label}", ranges))
        if ranges
        else "",
        class_="thing",
    )


def row(series: Series, place: int | None, point: Point, places: Places) -> dict[str, Markup]:
    """A point with its voice; the words lead to where they stand."""
    language = places.language(point.mention)
    words = tag("span", places.words(point.mention, quoted(point.words, language)))
    voice = join(
        quoted(series.name, language if point.mention.source else None),
        " ",
        tag("code", series.who),
    )
    interest = series.interest if series.interest != "unknown" else ""
    return {
        "day": tag("time", point.day, datetime=point.day),
        "voice": tag("span", *([key_to(place), " "] if place is not None else []), voice),
        "how many": tag("span", between_of(point)),
        "words": words,
        "what it is to the voice": tag("span", interest) if interest else Markup(),
        "note": tag("span", point.note) if point.note else Markup(),
        "where": tag(
            "span",
            dotted([tag("bdi", point.mention.outlet or ""), places.words(point.mention)]),
        ),
    }


def spread_row(each: Spread) -> dict[str, Markup]:
    """The range of a day."""
    return {
        "day": tag("time", each.day, datetime=each.day),
        "lowest": tag("span", number(each.least)),
        "highest": tag("span", number(each.most)),
        "voices": tag("span", str(each.voices)),
    }


SHARE = (
    "Of all pairs of voices that give a total of the same thing, the part whose last totals, taken "
    "as ranges, do not meet."
)
SPREAD = (
    "The mean, over all things that two voices or more count, of the highest last total less the "
    "lowest, divided by their median."
)


def measures(told: Diagnostics) -> Markup:
    """How far voices disagree, each measure with what it is."""
    share = "no pair to compare"
    if told.differing_share is not None:
        share = f"{told.differing_share:.0%} of {number_of(told.pairs, 'pair')}"
    spread = "nothing with two voices" if told.spread is None else f"{told.spread:.2f}"
    rows = (
        (
            "Pairs of voices that differ",
            share,
            SHARE,
        ),
        (
            "Spread",
            spread,
            SPREAD,
        ),
    )
    return tag(
        "section",
        tag("h2", "How far voices disagree", id="measures"),
        tag(
            "dl",
            *(
                tag("div", tag("dt", name), tag("dd", tag("strong", value), " ", tag("small", why)))
                for name, value, why in rows
            ),
            class_="facts measures",
        ),
        tag("p", "They tell of the accounts, not of what is true.", class_="soft"),
        class_="reading",
        aria_labelledby="measures",
    )
