"""The matters, each with its versions side by side by party and its denials beside them."""

from collections.abc import Iterator

from musnad.export.dossier.html.graph import graph
from musnad.export.dossier.html.places import Places, dotted, key_of, mentions_of, party
from musnad.export.dossier.html.totals import moved
from musnad.export.dossier.html.voices import column_of, stance_of, voice
from musnad.export.dossier.wording import SIDES, counted
from musnad.export.html.cards import listed
from musnad.export.html.markup import Markup, join, tag
from musnad.export.wording import days
from musnad.model.dossier import Disagreement, Matter, Rival


def matters(places: Places) -> Markup:
    """All matters; a denial stands with the first matter that it denies."""
    denials = denials_of(places)
    beside = {denial.id for held in denials.values() for denial in held}
    shown = [
        matter(one, denials.get(one.id, []), places)
        for one in places.matters
        if one.id not in beside
    ]
    found = join(*shown) or tag("p", "No two claims were put together.")
    legend = (
        "Each matter is one happening or proposition. Its versions stand side by side, a column "
        "for each party to the conflict, then third parties, then what outlets say in their own "
        "name. A denial stands beside what it denies, and so does another account that cannot hold "
        "together with it."
    )
    return tag(
        "section",
        tag("h2", "Matters", id="matters"),
        tag("p", legend, class_="soft"),
        found,
        class_="reading",
        aria_labelledby="matters",
    )


def denials_of(places: Places) -> dict[str, list[Matter]]:
    """The denials by the first matter, in the order of the page, that each denies."""
    homes: dict[str, str] = {}
    denials = {one.id: one for one in places.matters if one.denial}
    for target in places.matters:
        for denial in denials.values():
            if target.id in denial.denies and not target.denial:
                homes.setdefault(denial.id, target.id)
    found: dict[str, list[Matter]] = {}
    for id_, home in homes.items():
        found.setdefault(home, []).append(denials[id_])
    return found


def matter(one: Matter, denials: list[Matter], places: Places) -> Markup:
    """A matter; only one that has a single voice and no dispute is folded at first."""
    number = places.numbers[one.id]
    disputes = disputes_of(one, places)
    label = f"{'Denial' if one.denial else 'Matter'} {number}"
    return tag(
        "details",
        tag(
            "summary",
            tag("span", label, class_="number"),
            tag("h3", places.title(one)),
            tag("span", counted(one), class_="line"),
        ),
        standing(one, places),
        *(denial(each, places) for each in denials),
        columns([one, *denials], places),
        moved(one.series, places),
        graph([one, *denials], places),
        disputed(disputes, places),
        id=f"m{number}",
        class_="matter",
        open=len(one.origins) > 1 or bool(denials or disputes or one.rivals),
    )


def standing(one: Matter, places: Places) -> Markup:
    """How a matter stands, each label with its reason; its days, places, and what it denies."""
    labels = (
        tag("li", tag("strong", tag("bdi", each.label)), ": ", reason(each.reason))
        for each in one.standing
    )
    denied = [each for each in places.matters if each.id in one.denies]
    by = [each for each in places.matters if one.id in each.denies]
    rivals = {each.matter for each in one.rivals}
    others = [each for each in places.matters if each.id in rivals]
    facts = dotted(
        (
            tag("span", one.status, class_="status"),
            join("told of ", days(one.days)) if one.days else "",
            join("at ", *listed(tag("bdi", name) for name in one.places)) if one.places else "",
            join("denies ", *listed(map(places.matter, denied))) if denied else "",
            join("told otherwise in ", *listed(map(places.matter, others))) if others else "",
            join("denied by ", *listed(map(places.matter, by))) if by else "",
        )
    )
    return join(tag("ul", *labels, class_="labels"), tag("p", facts, class_="soft"))


def reason(words: str) -> Markup:
    """A sentence of the linker: English, whatever name it begins with."""
    return tag("bdi", words, dir="ltr")


def denial(one: Matter, places: Places) -> Markup:
    """A denial beside what it denies: its voices stand in the columns below."""
    number = places.numbers[one.id]
    return tag(
        "section",
        tag("h4", tag("span", f"Denial {number}", class_="number"), " ", places.title(one)),
        tag("p", counted(one), class_="line"),
        standing(one, places),
        id=f"m{number}",
        class_="denial",
    )


def columns(held: list[Matter], places: Places) -> Markup:
    """The voices of a matter, its denials and its other accounts in columns, one a side."""
    sides: dict[tuple[str, str], list[Markup]] = {}
    for one in held:
        for origin in one.origins:
            card = voice(origin, stance_of(origin, one, places), places)
            sides.setdefault(column_of(origin), []).append(card)
        for rival in beside(one, places):
            for origin in rival.origins:
                card = voice(origin, other_account(rival), places)
                sides.setdefault(column_of(origin), []).append(card)
    order = list(SIDES)
    shown = sorted(sides, key=lambda each: (order.index(each[0]), each[1]))  # type: ignore[arg-type]
    return tag(
        "div",
        *(tag("div", tag("h4", name(*each)), *sides[each], class_="side") for each in shown),
        class_="sides",
    )


def beside(one: Matter, places: Places) -> list[Rival]:
    """The other accounts that stand in a matter's columns: of two matters the later's voices."""
    number = places.numbers[one.id]
    return [
        each for each in one.rivals if each.matter is None or places.numbers[each.matter] > number
    ]


def other_account(rival: Rival) -> tuple[str, str]:
    """What a voice does that tells otherwise: beside a matter, never among those who put it so."""
    return f"gives another account ({rival.scope}; {rival.status})", "differs"


def name(side: str, who: str) -> Markup:
    """The head of a column."""
    if side == "party":
        return join(tag("bdi", party(who)), " ", tag("small", "party to the conflict"))
    heads = {
        "third party": "Third parties",
        "outlet": "Outlets' own words",
        "unnamed": "Nobody named",
    }
    return join(heads[side])


def disputes_of(one: Matter, places: Places) -> list[Disagreement]:
    """The accounts that differ from this one and the counts that moved on, each once."""
    found = {
        (key_of(each.from_), key_of(each.to), each.type, each.scope): each
        for mention in mentions_of(one)
        for each in places.disputes[key_of(mention)]
        if each.type != "denies"
    }
    return list(found.values())


def disputed(held: list[Disagreement], places: Places) -> Markup:
    """What cannot both hold and what moved on, with the words of both sides."""
    if not held:
        return Markup()
    items = (tag("li", *pair(each, places)) for each in held)
    return tag(
        "details",
        tag("summary", f"Accounts that differ or moved on ({len(held)})"),
        tag("ul", *items, class_="mentions"),
    )


def pair(each: Disagreement, places: Places) -> Iterator[Markup]:
    """Two claims that stand against each other, and why."""
    facts = (
        tag("b", each.type),
        tag("bdi", each.scope),
        reason(each.reason),
        tag("span", each.status, class_="status"),
    )
    yield tag("p", dotted(facts), class_="soft")
    for one in (each.from_, each.to):
        name_ = one.source or one.outlet or one.report
        yield tag("p", tag("bdi", name_), ": ", places.words(one), class_="soft")
        yield tag("blockquote", one.content, dir="auto", lang=places.language(one))
