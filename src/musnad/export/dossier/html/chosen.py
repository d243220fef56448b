"""Low, best and high of each count, where the user named a rule: with what it left out."""

from collections.abc import Iterator, Sequence

from musnad.export.dossier.html.chart import between_of
from musnad.export.dossier.html.places import Places
from musnad.export.dossier.html.totals import name_of
from musnad.export.html.cards import quoted
from musnad.export.html.markup import Markup, join, table, tag
from musnad.export.wording import number
from musnad.model.dossier import Chosen, LeftOut, Point


def chosen(held: Sequence[Chosen], places: Places) -> Markup:
    """What the rule made of each thing; nothing where no rule was named."""
    if not held:
        return Markup()
    told = (
        "You picked this rule. It was applied to the last totals of each count alone, and tells "
        "nothing of which is true. Low and high span the last totals of all voices."
    )
    return tag(
        "section",
        tag("h2", "Low, best and high by your rule: ", tag("bdi", held[0].rule), id="chosen"),
        tag("p", told, class_="soft"),
        table("Low, best and high", [row(each, places) for each in held]),
        class_="reading",
        aria_labelledby="chosen",
    )


def row(each: Chosen, places: Places) -> dict[str, Markup]:
    """One thing."""
    low, high = ("open" if bound is None else number(bound) for bound in (each.low, each.high))
    return {
        "what": tag("span", name_of(each)),
        "low": tag("span", low),
        "best": tag("strong", "none" if each.best is None else number(each.best)),
        "high": tag("span", high),
        "rests on": tag("div", *(tag("div", *words(one, places)) for one in each.rests_on)),
        "left out": tag("div", *(tag("div", *left(one, places)) for one in each.left_out)),
    }


def words(point: Point, places: Places) -> Iterator[Markup]:
    """A point as a link to its words, with its day."""
    language = places.language(point.mention)
    yield places.words(point.mention, quoted(point.words, language))
    yield join(" ", tag("time", point.day, datetime=point.day))


def left(one: LeftOut, places: Places) -> Iterator[Markup]:
    """A total that was not taken: whose, how many, and why."""
    yield join(tag("bdi", one.name), ": ", between_of(one.point), ", ")
    yield from words(one.point, places)
    yield join(" ", tag("small", f"({one.why})"))
