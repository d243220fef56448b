"""From counts to figures: what class, whose loss, whose deed.

Persons take their class from the harm that governs them: the nearest harm word before the count
in its clause (`مقتل 3 جنود وإصابة 5`), else the nearest behind it (`26 من عسكرييها قتلوا`); a noun
that carries harm in itself (`23 قتيلا`) needs none.
"""

from dataclasses import dataclass

from musnad.languages.ar.counts import Count, counts_in
from musnad.languages.ar.lists import Lists
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.reasons import Why
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.voices import nation_at
from musnad.languages.ar.word import Word
from musnad.model.vocabulary import PERSONS

_TOTAL = closed_class("total")
_RISES = closed_class("rises")
_PARTITIVES = closed_class("partitives")
_LOST = frozenset(("destroyed", "captured", "shot_down"))
_PERCENT = closed_class("percent")


@dataclass(slots=True)
class Harm:
    """A word that does harm to persons or materiel: at token `at`, of figure class `class_`."""

    at: int
    class_: str
    outcome: str = ""
    passive: bool = False


@dataclass(slots=True)
class Found:
    """A count with its class and the token that gave it."""

    count: Count
    class_: str
    why: int
    outcome: str = ""
    change: str | None = None
    change_at: int = -1
    part_of: "Found | None" = None


def find_figures(page: Page, first: int, last: int, lists: Lists) -> list[Found]:
    """The figures among the tokens of one content."""
    counts = counts_in(page, first, last)
    if not counts:
        return []
    harms = _harms(page, first, last, lists)
    found: list[Found] = []
    for count in counts:
        figure = _classify(page, count, first, last, harms, found)
        if figure is not None:
            _read_change(page, figure, first, last)
            found.append(figure)
        elif count.kind != "singular":
            page.trace.over("figure", count.first, count.last, _unclassed(page, count, last))
    return found


def _unclassed(page: Page, count: Count, last: int) -> Why:
    """Why a count that got no class got none."""
    if _is_percent(page, count, last):
        return Why.PERCENT
    return Why.NO_CLASS if count.bare or count.thing is None else Why.NO_HARM


def _harms(page: Page, first: int, last: int, lists: Lists) -> list[Harm]:
    harms = []
    for i in page.among("harm", first, last):
        harm = harm_of(page.words[i], lists)
        if harm:
            harms.append(Harm(i, *harm))
    return harms


def harm_of(word: Word, lists: Lists) -> tuple[str, str, bool] | None:
    """Figure class, outcome and passive voice of a word of harm; None for any other word."""
    if word.harm is not None:
        return word.harm.class_, "", False
    deed, passive = word.deed, False
    if word.verbs and not word.definite:
        for verb in word.verbs:
            known = lists.deeds.get(verb.lemma)
            if known is not None:
                deed, passive = known, verb.voice == "passive"
                break
    if deed is None or not deed.harm:
        return None
    class_, outcome = "", ""
    for part in deed.harm.split("|"):
        if part.startswith("materiel:"):
            outcome = part[9:]
        else:
            class_ = part
    return class_, outcome, passive


def _classify(
    page: Page, count: Count, first: int, last: int, harms: list[Harm], found: list[Found]
) -> Found | None:
    """A count with its class, or None where it counts no harm, loss or force."""
    thing = count.thing
    if thing is not None and thing.kind in ("materiel", "weapon") and thing.class_ != "troops":
        return _materiel(page, count, harms, found)
    if thing is not None and thing.kind == "harm":
        return _harmed(page, count, thing.class_, last)
    if count.bare or (thing is None and count.kind in ("singular", "dual")):
        return None
    whole = _whole(page, count, first, found)
    if whole is not None:
        return Found(count, whole.class_, whole.why, part_of=whole)
    if count.kind == "singular" and not (_listed(page, count, found) or _struck(count, harms)):
        return None
    return None if _is_percent(page, count, last) else _persons(page, count, harms, found)


def _is_percent(page: Page, count: Count, last: int) -> bool:
    if count.last >= last:
        return False
    return page.words[count.last].mark == "percent" or page.keys[count.last] in _PERCENT


def _harmed(page: Page, count: Count, class_: str, last: int) -> Found | None:
    """A noun that carries harm in itself; `قتيلا وجريحا` are told apart no more."""
    if count.kind == "singular":
        return None
    after = page.words[count.last] if count.last < last else None
    joined = after is not None and after.conj and after.harm and after.harm.class_ == "wounded"
    if class_ == "killed" and joined:
        class_, count.last = "casualties", count.last + 1
    return Found(count, class_, count.noun)


def _persons(page: Page, count: Count, harms: list[Harm], found: list[Found]) -> Found | None:
    """Persons by the harm that governs them; forces where none does."""
    harm = _governing(page, count, harms)
    if harm is None:
        forces = count.thing is not None and count.thing.class_ == "troops"
        return Found(count, "troops", count.noun) if forces else None
    if (count.thing is None and count.kind == "vague") or not harm.class_:
        return None
    joined = _joined_harm(page, harm, harms, found)
    return Found(count, "casualties" if joined else harm.class_, harm.at)


def _whole(page: Page, count: Count, first: int, found: list[Found]) -> Found | None:
    """The figure that this one is a part of (`بينهم 43 طفلا`, and what is joined to it)."""
    if not found:
        return None
    last = found[-1]
    for k in range(max(first, count.first - 3, last.count.last), count.first):
        if page.words[k].bare in _PARTITIVES:
            return last
    joined = page.words[count.first].conj == "و" and count.first - last.count.last <= 2
    return last.part_of if joined and last.part_of is not None else None


def _struck(count: Count, harms: list[Harm]) -> bool:
    """Whether harm stands right before a lone singular (`مقتل طفل`)."""
    return any(harm.class_ and 0 < count.first - harm.at <= 2 for harm in harms)


def _materiel(page: Page, count: Count, harms: list[Harm], found: list[Found]) -> Found | None:
    assert count.thing is not None  # noqa: S101 - the caller looked
    near = [harm for harm in harms if harm.outcome and abs(harm.at - count.first) < 25]
    if count.kind == "singular":
        listed = page.words[count.first].conj and found and count.first - found[-1].count.last <= 8
        struck = any(h.outcome in _LOST and 0 < count.first - h.at <= 2 for h in near)
        if not (listed or struck) or page.words[count.first].prep:
            return None
    if count.thing.class_ == "distance" and count.kind != "number":
        return None
    if count.kind == "singular" and count.thing.class_ in (
        "attack",
        "settlement",
        "distance",
        "other",
        "infrastructure",
    ):
        return None
    outcome = near[-1].outcome if near else ""
    return Found(count, count.thing.class_, count.noun, outcome)


def _listed(page: Page, count: Count, found: list[Found]) -> bool:
    """Whether a lone singular stands in a list of losses: coordinated with another count."""
    word = page.words[count.first]
    return bool(word.conj and found and count.first - found[-1].count.last <= 6)


def _governing(page: Page, count: Count, harms: list[Harm]) -> Harm | None:
    """The harm word that governs a count of persons."""
    before = [
        h for h in harms if h.class_ and h.at < count.first and _reaches(page, h.at, count.first)
    ]
    after = [
        h
        for h in harms
        if h.class_
        and h.at >= count.last
        and h.at - count.last <= 4
        and _reaches(page, count.last, h.at)
    ]
    parted = not before or _is_subject(page, count, before[-1])
    if after and parted and page.words[after[0].at].verbs and not page.words[after[0].at].conj:
        return after[0]
    if before:
        return before[-1]
    return after[0] if after else None


def _is_subject(page: Page, count: Count, harm: Harm) -> bool:
    """Whether a complementizer or break parts the count from the harm before it."""
    return any(
        page.words[k].comp or page.words[k].mark == "comma" for k in range(harm.at, count.first)
    )


def _reaches(page: Page, a: int, b: int) -> bool:
    """Whether nothing but a list stands between two tokens."""
    return b - a <= 30 and not any(page.words[k].mark == "stop" for k in range(a, b))


def _joined_harm(page: Page, harm: Harm, harms: list[Harm], found: list[Found]) -> bool:
    """`مقتل وإصابة 20`, `القتلى والجرحى`: two harms joined before one count."""
    for other in harms:
        taken = any(figure.why == other.at for figure in found)
        if (
            other.at == harm.at - 1
            and not taken
            and page.words[harm.at].conj
            and {other.class_, harm.class_} == {"killed", "wounded"}
        ):
            return True
    return False


def _read_change(page: Page, figure: Found, first: int, last: int) -> None:
    """`total` where the words say that it is a running or whole count, else `new`."""
    count = figure.count
    for k in range(max(first, count.first - 8), count.first):
        if page.words[k].bare in _TOTAL or page.keys[k].lstrip("وفل") in _RISES:
            figure.change, figure.change_at = "total", k
            return
    for k in range(first, last):
        if page.keys[k] == "منذ":
            figure.change, figure.change_at = "total", k
            return
    if figure.class_ in PERSONS and figure.why >= 0:
        figure.change, figure.change_at = "new", figure.why


def owner_of(page: Page, figure: Found, last: int) -> tuple[str, int] | None:
    """The nation named with the noun that is counted: its party and token."""
    count = figure.count
    start = count.noun if count.noun >= 0 else count.first
    for k in range(start, min(count.last + 5, last)):
        word = page.words[k]
        if (
            word.mark
            or word.comp
            or (word.verbs and k > count.last)
            or (k > start and word.starts_number)
        ):
            return None
        if word.conj and k >= count.last:
            return None
        nation = nation_at(page, k, last)
        if nation is not None and nation.kind in ("adjective", "people"):
            return nation.party, k
    return None
