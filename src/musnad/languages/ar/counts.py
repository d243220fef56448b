"""Quantities: a number, dual, lone singular or vague word with what it counts.

A count is only grammar: tokens, value or bounds, and the noun. What class it has and whose loss
it is are worked out in `figures.py` from the harm around it.
"""

from musnad.languages.ar.bounds import Count, bound_before, bound_behind
from musnad.languages.ar.fronted import with_article, with_proclitics
from musnad.languages.ar.numbers import read_number, read_ordinal, starts_ordinal
from musnad.languages.ar.particles import PREPOSITIONS
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.reasons import Why
from musnad.languages.ar.tables import closed_class, rows
from musnad.languages.ar.word import Heading, Thing, Word

_UNIT_AFTER = closed_class("unit_after")
_MANY = {
    key: int(least)
    for form, least in rows("many.tsv")
    for key, _ in (*with_proclitics(form), *with_article(form))
}
_VAGUE = closed_class("vague")
_PAIRED = frozenset(("settlement", "public_building", "religious"))
"""Classes of buildings and towns that are named in pairs (`مدينتي كوباني والطبقة`)."""
_PARTITIVE = closed_class("partitive")
_MONEY = closed_class("money")
_SIZED = closed_class("sized")
_NAMED_BY_NUMBER = closed_class("named_by_number")
_OTHERS = closed_class("others")
_NOT_ONE = closed_class("determiners")
_YEARS = closed_class("years")
_DAY_OF = closed_class("day_of")


def counts_in(page: Page, first: int, last: int) -> list[Count]:
    """The counts among tokens `first` to `last`, in order."""
    found, behind = [], first
    for i in page.among("count", first, last):
        if i < behind:
            continue
        word = page.words[i]
        if word.starts_date:
            mark = page.date_at(i)
            if mark is not None and mark.end <= last:
                page.trace.over("figure", i, mark.end, Why.DATE)
                behind = mark.end
                continue
        ranked = _rank_end(page, i)
        if ranked:
            page.trace.over("figure", i, ranked, Why.NO_NUMBER)
            behind = ranked
            continue
        count = _count_at(page, i, first, last)
        if count is not None:
            found.append(count)
            behind = count.last
    return found


def _count_at(page: Page, i: int, first: int, last: int) -> Count | None:
    """The count that begins at token `i`, by the kind of its first word."""
    word = page.words[i]
    if word.starts_number:
        return _numbered(page, i, first, last)
    if word.key in _MANY or word.bare in _VAGUE:
        return _vague(page, i, last)
    return _unnumbered(page, i, last) if _is_thing(word) else None


def _rank_end(page: Page, i: int) -> int:
    """Where a rank of several words that begins at token `i` ends (`الثانية عشرة`), else 0."""
    rank = read_ordinal(page.keys, i) if starts_ordinal(page.keys[i]) else None
    return rank.end if rank is not None and rank.end > i + 1 else 0


def may_count(word: Word) -> bool:
    """Whether a count, or a date that hides one, can begin with this word."""
    if word.starts_date or word.starts_number or word.key in _MANY or word.bare in _VAGUE:
        return True
    if starts_ordinal(word.key):
        return True
    return _is_thing(word)


def _is_thing(word: Word) -> bool:
    """Whether the lists know this word as something that gets counted."""
    return bool(word.thing or word.harm or (word.starts and "materiel" in word.starts))


def _numbered(page: Page, i: int, first: int, last: int) -> Count | None:
    word = page.words[i]
    number = read_number(page.keys, i)
    if number is None or number.end > last or "ك" in page.keys[i][: number.skip]:
        page.trace.over("figure", i, i + 1, Why.NO_NUMBER)
        return None
    end = number.end
    least: float | int | None = number.value
    most: float | int | None = number.value
    why = _uncounted(page, i, end, first, last, number.value)
    if why is not None:
        page.trace.over("figure", i, end, why)
        return None
    upper = _range_end(page, i, end, last)
    if upper is not None:
        most, end = upper
        if end < last and page.keys[end] in _UNIT_AFTER:
            page.trace.over("figure", i, end, Why.UNIT)
            return None
    count = Count(i, end, number.skip, least, most)
    _attach_noun(page, count, last)
    if count.thing is None and word.definite and not word.has_digit:
        page.trace.over("figure", i, end, Why.THE_NUMBER)
        return None
    if count.thing is None and number.value == 1 and i > first and not page.keys[i][-1].isdigit():
        before = page.words[i - 1]
        if not (before.deed or before.harm or before.verbs):
            page.trace.over("figure", i, end, Why.ONLY_ONE)
            return None
    bound_before(page, count, first)
    bound_behind(page, count, last)
    return count


def _uncounted(page: Page, i: int, end: int, first: int, last: int, value: float) -> Why | None:
    """Why the number over tokens `i` to `end` counts nothing, if it does not."""
    if end < last and page.keys[end] in _UNIT_AFTER:
        return Why.UNIT
    if end < last and page.words[end].bare in _MONEY:
        return Why.MONEY
    if _is_year(page, i, end, value):
        return Why.YEAR
    if end + 1 < last and page.keys[end] == "من" and page.keys[end + 1] in _DAY_OF:
        return Why.DATE
    return Why.LABEL if _is_label(page, i, first) else None


def _is_year(page: Page, i: int, end: int, value: float) -> bool:
    if end == i + 1 and page.keys[i].isdigit() and 1900 <= value <= 2100 and len(page.keys[i]) == 4:
        after = page.words[end] if end < len(page.words) else None
        return after is None or not (
            after.thing or after.harm or (after.starts and "materiel" in after.starts)
        )
    return False


def _is_label(page: Page, i: int, first: int) -> bool:
    """Whether the number only names: a model, a unit, an article of law, a channel."""
    if i == first or not page.keys[i][-1:].isdigit():
        return False
    before = page.words[i - 1]
    if before.mark in ("quote", "bracket") or i - 2 >= first:
        opened = page.words[i - 2].mark if i - 2 >= first else ""
        after = page.words[i + 1].mark if i + 1 < len(page.words) else ""
        if opened in ("quote", "bracket") and after in ("quote", "unbracket"):
            return True
    if before.mark == "dash" and page.start(i) == page.end(i - 1) and i - 2 >= first:
        return not page.words[i - 2].mark and not page.keys[i - 2][-1:].isdigit()
    if page.keys[i].startswith("ال") and before.definite and not before.conj:
        return before.thing is None or before.thing.number != "pl"
    return page.keys[i - 1] in _NAMED_BY_NUMBER and not before.mark


def _range_end(page: Page, i: int, end: int, last: int) -> tuple[float | int, int] | None:
    """The upper bound of `بين 10 و15`, `من 3 إلى 5`, `10-15`."""
    if end + 1 >= last:
        return None
    before = page.keys[i - 1] if i else ""
    joined = page.words[end].mark == "dash" or page.keys[end] in ("الي", "او", "حتي")
    at = end + 1 if joined else end
    if not joined and not (before in ("بين", "مابين") and page.keys[end].startswith("و")):
        return None
    if not page.words[at].starts_number:
        return None
    upper = read_number(page.keys, at)
    if upper is None or upper.end > last:
        return None
    return upper.value, upper.end


def _attach_noun(page: Page, count: Count, last: int) -> None:
    """Find what is counted: the next noun, also behind `من`."""
    at = _noun_place(page, count.last, last)
    count.bare = False
    for step in range(2):
        if at >= last or page.words[at].mark or page.words[at].conj:
            return
        thing, end = thing_at(page, at, last)
        if thing is not None:
            count.noun, count.thing, count.last = at, thing, end
            return
        if step == 0 and page.words[at].bare in _OTHERS:
            count.last = at + 1
            return
        word = page.words[at]
        if not (
            word.conj or word.prep or word.definite or word.verbs or word.particle or word.nation
        ):
            count.bare = page.keys[at] not in PREPOSITIONS and not word.starts_date
        if page.words[at].nation or page.words[at].conj or page.words[at].prep:
            if page.words[at].nation and not page.words[at].conj and not page.words[at].definite:
                count.noun, count.last = at, at + 1
                count.thing = Thing("person", "", "pl")
            return
        return


def _noun_place(page: Page, at: int, last: int) -> int:
    """Where the noun behind a number stands: past `من`, and past `من أصل 20`."""
    if at + 1 >= last or page.keys[at] != "من":
        return at
    at += 1
    if page.words[at].bare == "اصل" and at + 1 < last:
        whole = read_number(page.keys, at + 1)
        if whole is not None and whole.end < last:
            return whole.end
    return at


def thing_at(page: Page, i: int, last: int) -> tuple[Thing | None, int]:
    """What the lists say of the noun at token `i`, and where its phrase ends."""
    word = page.words[i]
    heading = longest(page, i, last, "materiel")
    if heading is not None and not (heading.lead and word.prep == "ك"):
        assert isinstance(heading.what, Thing)  # noqa: S101 - the table holds nothing else
        return heading.what, i + 1 + len(heading.rest)
    if word.harm is not None and word.harm.number != "masdar":
        return word.harm, i + 1
    if word.thing is not None:
        return word.thing, i + 1
    return None, i


def longest(page: Page, i: int, last: int, kind: str, what: object | None = None) -> Heading | None:
    """The longest phrase of a list that begins at token `i`, of one sort if `what` is given."""
    best: Heading | None = None
    for heading in page.headings(i, kind, i + 1):
        rest = heading.rest
        if i + 1 + len(rest) > last:
            continue
        if what is not None and heading.what != what:
            continue
        if best is not None and len(best.rest) >= len(rest):
            continue
        if _follow(page, i + 1, rest):
            best = heading
    return best


def _follow(page: Page, i: int, rest: tuple[str, ...]) -> bool:
    """Whether the words from token `i` are `rest`, articles aside."""
    for n, key in enumerate(rest, start=i):
        if page.keys[n] != key and page.words[n].bare != key:
            return False
    return True


def _vague(page: Page, i: int, last: int) -> Count | None:
    """`عشرات القتلى`, `عدد من الجنود`: a lower bound or none."""
    word = page.words[i]
    least = _MANY.get(word.key)
    count = Count(i, i + 1, word.lead, least, None, kind="vague")
    at = i + 1
    times = _MANY.get(page.keys[at]) if at < last and least is not None else None
    if times is not None and not page.words[at].conj:
        count.least, at = (least or 0) * times // 2, at + 1
    if at < last and (page.keys[at] in _UNIT_AFTER or page.words[at].bare in _YEARS):
        return None
    if word.bare in _PARTITIVE and not _has_partitive(page, i, last):
        return None
    while at < last and (page.words[at].bare in _SIZED or page.keys[at] in _SIZED):
        at += 1
    count.last = at
    _attach_noun(page, count, last)
    if count.thing is None:
        if least is None:
            return None
        count.last = i + 1 if times is None else i + 2
    return count


def _has_partitive(page: Page, i: int, last: int) -> bool:
    """Whether `من` follows, at most one adjective between (`عدد كبير من`)."""
    return "من" in page.keys[i + 1 : min(i + 3, last)]


def _unnumbered(page: Page, i: int, last: int) -> Count | None:
    """A dual, which counts two, or a lone singular, kept for lists of losses."""
    word = page.words[i]
    thing, end = thing_at(page, i, last)
    if thing is None or thing.kind == "weapon" or (i and page.keys[i - 1] in _NOT_ONE):
        return None
    told = _told(page, end, last)
    part = i > 0 and page.keys[i - 1] == "من"
    if told is not None and not part and thing.number != "masdar" and not word.definite:
        return Count(i, end + 1, word.lead, told, told, i, thing)
    if thing.number == "du" and _is_dual(page, i, end, last, thing):
        dual = Count(i, end, word.lead, 2, 2, i, thing, kind="dual")
        bound_behind(page, dual, last)
        return dual
    if thing.number == "sg" and not word.definite and not word.pronoun:
        return Count(i, end, word.lead, 1, 1, i, thing, kind="singular")
    return None


def _told(page: Page, i: int, last: int) -> int | None:
    """The one or two that stands behind its noun (`شخصا واحدا`, `مواطنين اثنين`)."""
    if i >= last or not page.words[i].starts_number or page.words[i].has_digit:
        return None
    number = read_number(page.keys, i)
    if number is None or number.end != i + 1 or number.skip or number.value not in (1, 2):
        return None
    return int(number.value)


def _is_dual(page: Page, i: int, end: int, last: int, thing: Thing) -> bool:
    """Whether a form that may be a dual is one.

    A construct dual (`مدفعي`) looks like an adjective: it needs a noun behind it and none before.
    Places named in pairs (`مدينتي كوباني والطبقة`) are no quantities.
    """
    word = page.words[i]
    if word.pronoun or word.definite or "actor" in (word.starts or ()):
        return False
    construct = page.keys[end - 1].endswith(("ي", "تا"))
    if thing.class_ == "other" or (construct and thing.class_ in _PAIRED):
        return False
    if not page.keys[end - 1].endswith("ي"):
        return True
    before = page.words[i - 1] if i else None
    plain = before is None or before.mark or not (before.event_noun or before.deed or before.thing)
    after = page.words[end] if end < last else None
    return bool(plain and not word.definite and after is not None and after.definite)
