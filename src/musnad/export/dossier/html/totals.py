"""Running totals: what each voice counts, as a chart and as a table; no best figure is picked."""

from collections.abc import Sequence

from musnad.export.dossier.html.chart import between_of, chart, key_to
from musnad.export.dossier.html.places import Places, dotted, party
from musnad.export.dossier.wording import number_of, thing_named
from musnad.export.html.cards import quoted, small
from musnad.export.html.markup import Markup, join, table, tag
from musnad.export.wording import number
from musnad.model.dossier import Dossier, Point, Series, Spread, Thing


def name_of(thing: Thing) -> str:
    """`killed of Azerbaijan (AZE), civilian`."""
    return thing_named(thing, party(thing.of) if thing.of else None)


def totals(dossier: Dossier, places: Places) -> Markup:
    """A chart and table for each thing counted more than once; the rest in one table."""
    by_thing = grouped(dossier.series)
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


def grouped(held: Sequence[Series]) -> dict[Thing, list[Series]]:
    """Series by what they count."""
    found: dict[Thing, list[Series]] = {}
    for each in held:
        found.setdefault(each.thing, []).append(each)
    return found


def moved(held: Sequence[Series], places: Places) -> Markup:
    """The totals within one matter, folded: only what was given on several days, or by several."""
    several = [own for own in grouped(held).values() if len(points_of(own)) > 1]
    if not several:
        return Markup()
    shown = (
        join(
            tag("h4", name_of(own[0])),
            chart(own, (), name_of(own[0]), places),
            table(
                name_of(own[0]), [row(each, n, point, places) for each, n, point in points_of(own)]
            ),
        )
        for own in several
    )
    label = f"How its counts moved ({number_of(len(several), 'count')})"
    return tag("details", tag("summary", label), tag("div", *shown, class_="thing"))


def points_of(held: Sequence[Series]) -> list[tuple[Series, int, Point]]:
    """All points of some series with the places of the series, by day."""
    found = [(series, n, point) for n, series in enumerate(held) for point in series.points]
    return sorted(found, key=lambda each: (each[2].day, each[1]))


def thing_shown(
    thing: Thing, held: Sequence[Series], spreads: Sequence[Spread], places: Places
) -> Markup:
    """One thing that is counted: chart, points and ranges."""
    own = [each for each in spreads if each.thing == thing]
    label = name_of(thing)
    rows = [row(series, n, point, places) for series, n, point in points_of(held)]
    ranges = [spread_row(each) for each in own if each.voices > 1]
    return tag(
        "section",
        tag("h3", label),
        chart(held, own if len({each.since for each in own}) == 1 else (), label, places),
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
        "how many": tag("span", between_of(point), small(f"since {point.since}"))
        if point.since
        else tag("span", between_of(point)),
        "words": words,
        "what it is to the voice": tag("span", interest) if interest else Markup(),
        "note": tag("span", *(tag("div", note) for note in point.notes))
        if point.notes
        else Markup(),
        "where": tag(
            "span",
            dotted([tag("bdi", point.mention.outlet or ""), places.words(point.mention)]),
        ),
    }


def spread_row(each: Spread) -> dict[str, Markup]:
    """The range of a day."""
    return {
        "day": tag("time", each.day, datetime=each.day),
        "counted since": tag("span", each.since or "not said"),
        "lowest": tag("span", "open" if each.least is None else number(each.least)),
        "highest": tag("span", "open" if each.most is None else number(each.most)),
        "voices": tag("span", str(each.voices)),
    }
