"""The forms of a name, and where they stand in a text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from musnad.languages.ar.clitics import fronts
from musnad.languages.ar.lexicon import lexicon
from musnad.languages.ar.names import Run, given_at, given_names, may_be_name, plain
from musnad.languages.ar.page import Page
from musnad.languages.ar.particles import PREPOSITIONS
from musnad.languages.ar.tables import closed_class

Form = tuple[str, ...]
"""The folded words of a name, without marks and clitics."""

_LINKS = frozenset(map(plain, closed_class("name_links")))
_SHORT = 3
"""Letters that a part of a name needs to stand for the whole."""


def form_of(page: Page, run: Run) -> Form:
    """The form of a name as it stands."""
    words = [plain(page.keys[i]) for i in range(run.first, run.last) if not page.words[i].mark]
    if run.lead and words:
        words[0] = next((p.rest for p in fronts(words[0]) if p.lead == run.lead), words[0])
    return tuple(words)


def parts_of(form: Form) -> Iterator[Form]:
    """What an article may call somebody by: the name, runs of its words, surname, first name."""
    yield form
    size = len(form)
    for length in range(size - 1, 1, -1):
        for first in range(size - length + 1):
            part = form[first : first + length]
            if part[-1] not in _LINKS and not (length == 2 and part[0] in _LINKS and first):
                yield part
    if size > 1:
        for word in dict.fromkeys((form[-1], form[0])):
            if _stands_alone(word):
                yield (word,)


def _stands_alone(word: str) -> bool:
    """Whether one word of a name may mean the person: no adjective of origin, no link."""
    if word in _LINKS or len(word) < _SHORT:
        return False
    if word in given_names():
        return given_names()[word]
    known = lexicon().analyse(word)
    return may_be_name(known) and known.nation is None


def occurrences(page: Page, forms: Iterable[Form]) -> Iterator[tuple[int, int, int]]:
    """(first, last, lead) of every name of `forms`, the longest that begins at a token."""
    by_first: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        by_first[form[0]].append(form)
    for found in by_first.values():
        found.sort(key=len, reverse=True)
    i = 0
    while i < len(page.words):
        end, lead = _longest(page, i, by_first)
        if end:
            yield i, end, lead
        i = max(end, i + 1)


def _longest(page: Page, i: int, by_first: dict[str, list[Form]]) -> tuple[int, int]:
    """Where the longest form that begins at token `i` ends (0: none), behind how many letters."""
    if page.words[i].mark:
        return 0, 0
    for parse in fronts(page.keys[i]):
        if parse.prep == "ك":
            continue
        for first in _spellings(parse.rest):
            for form in by_first.get(first, ()):
                end = _matches(page, i + 1, form[1:])
                if end and not (len(form) == 1 and _is_place(page, i, parse.prep)):
                    return end, parse.lead
    return 0, 0


def _is_place(page: Page, i: int, prep: str) -> bool:
    """Whether a word that is a place's name, too, stands for the place here (`في درويش`)."""
    if "place" not in (page.words[i].starts or {}) or given_at(page, i) is not None:
        return False
    before = page.words[i - 1] if i else None
    behind = before is not None and (
        before.key in PREPOSITIONS or "place_head" in (before.starts or {})
    )
    return bool(prep) or behind


def _spellings(key: str) -> Iterator[str]:
    """A word as it stands, and without the alif of the accusative."""
    yield plain(key)
    if key.endswith("ا") and len(key) > _SHORT + 1:
        yield key[:-1]


def _matches(page: Page, i: int, rest: Form) -> int:
    """Where `rest` ends if it stands from token `i`, hyphens aside; else 0."""
    for key in rest:
        if i < len(page.words) and page.words[i].mark == "dash":
            i += 1
        if i >= len(page.words) or key not in _spellings(page.keys[i]):
            return 0
        i += 1
    return i


def without_case(form: Form) -> Form:
    """A name without the alif of the accusative."""
    return tuple(word.removesuffix("ا") for word in form)


def key_of_person(name: str) -> str:
    """The key by which marks of people find a person: the name folded, without marks."""
    page = Page(name, lexicon().analyse)
    return " ".join(form_of(page, Run(0, len(page.words), 0, sure=True)))
