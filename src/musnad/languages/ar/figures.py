"""From counts to figures: what class, whose loss, whose deed.

Persons take their class from the harm that governs them: the nearest harm word before the count
in its clause (`مقتل 3 جنود وإصابة 5`), else the nearest behind it (`26 من عسكرييها قتلوا`); a noun
that carries harm in itself (`23 قتيلا`) needs none.
"""

from dataclasses import dataclass

from musnad.languages.ar.bounds import Count
from musnad.languages.ar.counts import counts_in
from musnad.languages.ar.harms import ABOARD, Harm, harms_in
from musnad.languages.ar.lists import Lists
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.reasons import Why
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.word import Word
from musnad.model.vocabulary import PERSONS

_TOTAL = closed_class("total")
_RISES = closed_class("rises")
_PARTITIVES = closed_class("partitives")
_FATELESS = frozenset(("distance", "attack", "other"))
_NEAR = 25
_ALONE = 4
_DIVIDED = 9
_OTHERS = closed_class("others")
_LEADING = closed_class("leading")
_MASSES = closed_class("masses")
_LIST_REACH = 8
_LOST = frozenset(("destroyed", "captured", "shot_down"))
_PERCENT = closed_class("percent")


@dataclass(slots=True)
class Found:
    """A count with its class and the token that gave it."""

    count: Count
    class_: str
    why: int
    outcome: str = ""
    outcome_at: int = -1
    change: str | None = None
    change_at: int = -1
    part_of: "Found | None" = None


def find_figures(page: Page, first: int, last: int, lists: Lists) -> list[Found]:
    """The figures among the tokens of one content."""
    counts = counts_in(page, first, last)
    if not counts:
        return []
    harms = harms_in(page, first, last, lists)
    found: list[Found] = []
    for count in counts:
        figure = _classify(page, count, first, last, harms, found)
        if figure is not None:
            _read_change(page, figure, first, last)
            found.append(figure)
        elif count.kind in ("number", "vague"):
            page.trace.over("figure", count.first, count.last, _unclassed(count))
    return found


def _unclassed(count: Count) -> Why:
    """Why a count that got no class got none."""
    return Why.NO_CLASS if count.bare or count.thing is None else Why.NO_HARM


def _classify(
    page: Page, count: Count, first: int, last: int, harms: list[Harm], found: list[Found]
) -> Found | None:
    """A count with its class, or None where it counts no harm, loss or force."""
    thing = count.thing
    if thing is not None and thing.kind in ("materiel", "weapon") and thing.class_ != "troops":
        return _materiel(page, count, harms, found)
    if thing is not None and thing.kind == "harm":
        return _harmed(page, count, thing.class_, last)
    bare = count.bare and not (harms and _struck(count, harms))
    if bare or (thing is None and count.kind in ("singular", "dual")):
        return None
    whole = _whole(page, count, first, found)
    if whole is not None:
        return Found(count, whole.class_, whole.why, part_of=whole)
    if count.kind == "singular" and not (
        _listed(page, count, found) or (_struck(count, harms) and _is_in_list(page, count, harms))
    ):
        return None
    if _is_percent(page, count, last):
        return Found(count, "other", count.first) if harms else None
    if (
        thing is None
        and count.kind == "number"
        and not (_stands_alone(page, count, first, harms) or _divides(page, count, found))
    ):
        return None
    return _persons(page, count, harms, found)


def _divides(page: Page, count: Count, found: list[Found]) -> bool:
    """Whether a number goes on with a count of persons: `95 قتيلا: 9 هنا و2 هناك`."""
    if not found or found[-1].class_ not in PERSONS:
        return False
    close = count.first - found[-1].count.last <= _DIVIDED
    joined = page.words[count.first].conj == "و" or page.words[count.first - 1].key == "و"
    return close and (joined or page.words[count.first - 1].mark == "colon")


def _stands_alone(page: Page, count: Count, first: int, harms: list[Harm]) -> bool:
    """Whether a number without its noun counts persons all the same.

    It does right behind harm (`إصابة سبعة`), as what a toll comes to (`القتلى إلى 15`), as the
    others (`20 آخرين`), or with a nation or group behind `من`.
    """
    if page.keys[count.last - 1] != page.keys[count.first] and page.words[count.last - 1].bare in (
        _OTHERS
    ):
        return True
    if isinstance(count.least, float) or isinstance(count.most, float):
        return False
    near = [h for h in harms if h.class_ and 0 < count.first - h.at <= _ALONE]
    rises = any(
        page.keys[k].lstrip("وفل") in _RISES or page.words[k].bare in _TOTAL
        for k in range(max(first, count.first - _NEAR), count.first)
    )
    led = page.words[count.first - 1].key in _LEADING or page.words[count.first].prep == "ب"
    return bool(near) or (rises and (led or page.keys[count.first].startswith("ب")))


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
    lone = count.thing is None and count.kind == "vague"
    if not harm.class_ or (lone and (count.least is None or not _struck(count, [harm]))):
        return None
    joined = _joined_harm(page, harm, harms, found)
    class_ = "casualties" if joined else harm.class_
    if class_ == "missing" and _is_loser(page, harm, count):
        class_ = "killed"
    return Found(count, class_, harm.at)


def _is_loser(page: Page, harm: Harm, count: Count) -> bool:
    """Whether the verb has a subject that loses its men to death (`فقد الجيش 20 جنديا`)."""
    verbs = page.words[harm.at].verbs
    if not verbs:
        return False
    between = page.words[harm.at + 1 : count.first]
    before = page.words[harm.at - 1] if harm.at else page.words[harm.at]
    return before.definite or bool(between and between[0].definite)


def _whole(page: Page, count: Count, first: int, found: list[Found]) -> Found | None:
    """The figure that this one is a part of (`بينهم 43 طفلا`, and what is joined to it)."""
    if not found:
        return None
    last = found[-1]
    persons = next((one for one in reversed(found) if one.class_ in PERSONS), last)
    for k in range(max(first, count.first - 3, last.count.last), count.first):
        if page.words[k].bare in _PARTITIVES:
            return persons if page.words[k].key.endswith(("هم", "هن")) else last
    joined = page.words[count.first].conj == "و" and count.first - last.count.last <= 2
    return last.part_of if joined and last.part_of is not None else None


def _struck(count: Count, harms: list[Harm]) -> bool:
    """Whether harm stands right before a lone singular (`مقتل طفل`)."""
    return any(harm.class_ and 0 < count.first - harm.at <= 2 for harm in harms)


def _is_in_list(page: Page, count: Count, harms: list[Harm]) -> bool:
    """Whether more harm is joined to a lone singular (`مقتل طفل وإصابة خمسة`)."""
    own = max(h.at for h in harms if h.at < count.first)
    for harm in harms:
        joined = page.words[harm.at].conj == "و"
        if joined and count.last <= harm.at < count.last + _LIST_REACH:
            return not any(page.words[k].mark == "stop" for k in range(count.last, harm.at))
        if harm.class_ and harm.at < own and page.words[own].conj == "و":
            return own - harm.at <= _LIST_REACH
    following = page.words[count.last] if count.last < len(page.words) else None
    return following is not None and following.conj == "و" and bool(following.thing)


def _materiel(page: Page, count: Count, harms: list[Harm], found: list[Found]) -> Found | None:
    assert count.thing is not None  # noqa: S101 - the caller looked
    near = [harm for harm in harms if harm.outcome and abs(harm.at - count.first) < _NEAR]
    if count.kind == "singular":
        listed = page.words[count.first].conj and found and count.first - found[-1].count.last <= 8
        struck = any(
            h.outcome in _LOST and 0 < count.first - h.at <= 2 and not _describes(page.words[h.at])
            for h in near
        )
        if not (listed or struck) or page.words[count.first].prep:
            return None
    if count.thing.class_ == "distance" and count.kind != "number":
        return None
    acted_on = near or [
        h for h in harms if h.class_ == "other" and 0 < count.first - h.at <= _LIST_REACH
    ]
    if count.thing.class_ == "other" and not (acted_on or page.words[count.noun].bare in _MASSES):
        return None
    if count.kind == "singular" and count.thing.class_ in (
        "attack",
        "settlement",
        "distance",
        "other",
        "infrastructure",
    ):
        return None
    fate = _fate(page, count, near) if count.thing.class_ not in _FATELESS else None
    found_one = Found(count, count.thing.class_, count.noun)
    if fate is not None:
        found_one.outcome, found_one.outcome_at = fate.outcome, fate.at
    return found_one


def _describes(word: Word) -> bool:
    """Whether a word is only a participle, which may be part of a name (`عبوة ناسفة`)."""
    return bool(word.verbs) and all(verb.tense == "participle" for verb in word.verbs)


def _fate(page: Page, count: Count, near: list[Harm]) -> Harm | None:
    """What became of materiel: the deed before it in its clause, or the verb right behind it."""
    before = [h for h in near if h.at < count.first and not _is_cut_off(page, h, count)]
    if before and not any(
        page.words[k].comp or page.words[k].mark == "stop"
        for k in range(before[-1].at, count.first)
    ):
        return before[-1]
    after = [h for h in near if count.last <= h.at < count.last + _LIST_REACH]
    if after and page.words[after[0].at].verbs and not page.words[after[0].at].conj:
        return after[0]
    return None


def _listed(page: Page, count: Count, found: list[Found]) -> bool:
    """Whether a lone singular stands in a list of losses: coordinated with another count."""
    word = page.words[count.first]
    return bool(word.conj and found and count.first - found[-1].count.last <= 6)


def _governing(page: Page, count: Count, harms: list[Harm]) -> Harm | None:
    """The harm word that governs a count of persons."""
    before = [
        h
        for h in harms
        if h.class_
        and h.at < count.first
        and _reaches(page, h.at, count.first)
        and not _is_cut_off(page, h, count)
    ]
    after = [
        h
        for h in harms
        if h.class_
        and h.at >= count.last
        and h.at - count.last <= 4
        and _reaches(page, count.last, h.at)
        and not _has_its_own(page, h)
    ]
    parted = not before or _is_subject(page, count, before[-1])
    if after and parted and page.words[after[0].at].verbs and not page.words[after[0].at].conj:
        return after[0]
    if before:
        return before[-1]
    return after[0] if after else None


def _has_its_own(page: Page, harm: Harm) -> bool:
    """Whether a harm joined on comes to a count of its own (`15 والجرحى إلى 49`)."""
    if not page.words[harm.at].conj or harm.at + 2 >= len(page.words):
        return False
    return page.words[harm.at + 1].key in _LEADING and page.words[harm.at + 2].starts_number


def _is_cut_off(page: Page, harm: Harm, count: Count) -> bool:
    """Whether another verb, joined on, has taken over between the harm and the count."""
    for k in range(harm.at + 1, count.first):
        word = page.words[k]
        if word.key in ABOARD:
            return True
        if (word.conj == "و" or page.words[k - 1].mark == "comma") and word.finite:
            if page.keys[k].lstrip("وفل") in _RISES:
                continue
            return True
    return False


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
    risen = _risen_to(page, count, first)
    if risen is not None:
        figure.change, figure.change_at = "total", risen
        return
    for k in range(first, last):
        if page.keys[k] == "منذ":
            figure.change, figure.change_at = "total", k
            return
    if figure.class_ in PERSONS and figure.why >= 0:
        figure.change, figure.change_at = "new", figure.why


def _risen_to(page: Page, count: Count, first: int) -> int | None:
    """Where a rise stands that a count is the end of, however far before it (`ارتفع ... إلى 43`).

    A rise is spoken of once for several counts (`ارتفع القتلى إلى 15 والجرحى إلى 49`).
    """
    if count.first <= first or page.words[count.first - 1].key not in _LEADING:
        return None
    for k in range(count.first - 1, first - 1, -1):
        if page.words[k].mark == "stop":
            return None
        if page.keys[k].lstrip("وفل") in _RISES:
            return k
    return None
