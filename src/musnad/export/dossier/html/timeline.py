"""The days on which things are said to have happened, and on which they were said."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from musnad.export.dossier.html.places import Places, day_of, key_of
from musnad.export.dossier.wording import number_of
from musnad.export.html.cards import listed
from musnad.export.html.markup import Markup, join, tag
from musnad.model.dossier import Matter, Mention

Days = dict[str, list[Mention]]


def timeline(places: Places) -> Markup:
    """All days in their order, each with what is said to have begun on it and who spoke."""
    happened = by_day(places.mentions.values(), happened_on)
    said = by_day(places.mentions.values(), day_of)
    days = sorted({*happened, *said})
    rule = (
        "Above, what is said to have happened (by the first of its days); below, what was said "
        "(by the day of saying, else of publication)."
    )
    shown = tag("ol", *(day(one, happened, said, places) for one in days), class_="timeline")
    return tag(
        "section",
        tag("h2", "Timeline", id="timeline"),
        tag("p", rule, class_="soft") if days else tag("p", "No day is known."),
        shown if days else "",
        class_="reading",
        aria_labelledby="timeline",
    )


def happened_on(one: Mention) -> str | None:
    """The first day of what is put forward as fact; what is denied or planned has none."""
    told_as_fact = one.polarity == "asserted" and one.reality in ("happened", "ongoing")
    return one.when[0] if one.when and told_as_fact else None


def by_day(mentions: Iterable[Mention], day_: Callable[[Mention], str | None]) -> Days:
    """Mentions by their days; those without are left out."""
    found: Days = defaultdict(list)
    for one in mentions:
        on = day_(one)
        if on:
            found[on].append(one)
    return found


def day(on: str, happened: Days, said: Days, places: Places) -> Markup:
    """One day."""
    parts = (("Said to have happened", happened, told), ("Said", said, spoken))
    return tag(
        "li",
        tag("h3", tag("time", on, datetime=on)),
        *(
            join(tag("h4", name), tag("ul", *lines(held[on], places, show)))
            for name, held, show in parts
            if on in held
        ),
    )


Show = Callable[[list[Mention], Places], Markup]


def lines(held: list[Mention], places: Places, show: Show) -> Iterator[Markup]:
    """The matters of some mentions, then the mentions that stand in none."""
    by_matter: dict[str, tuple[Matter, list[Mention]]] = {}
    loose = []
    for one in held:
        homes = places.homes[key_of(one)]
        for matter in homes:
            by_matter.setdefault(matter.id, (matter, []))[1].append(one)
        if not homes:
            loose.append(one)
    for matter, own in by_matter.values():
        yield tag("li", places.matter(matter), " ", places.title(matter), " ", show(own, places))
    if loose:
        words = listed(places.words(one) for one in loose)
        label = f"{number_of(len(loose), 'claim')} in no matter"
        yield tag("li", tag("details", tag("summary", label), tag("p", *words)))


def told(held: list[Mention], places: Places) -> Markup:
    """The stretch of days that is told of, and the words."""
    last = max(one.when[1] for one in held if one.when)
    first = min(one.when[0] for one in held if one.when)
    until = f"until {last}, " if last != first else ""
    return tag("small", "(", until, *listed(places.words(one) for one in held), ")")


def spoken(held: list[Mention], places: Places) -> Markup:
    """Who spoke."""
    names: dict[str, Mention] = {}
    for one in held:
        names.setdefault(one.source or one.outlet or one.report, one)
    links = (places.words(one, tag("bdi", name)) for name, one in names.items())
    return tag("small", "(", *listed(links), ")")
