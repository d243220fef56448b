"""Which lines are title, heading, body or boilerplate."""

from musnad.annotate.sentences import Range
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.tables import closed_class, keys_of, rows
from musnad.model.vocabulary import SectionKind

_OPENERS: dict[str, list[tuple[str, ...]]] = {}
"""What boilerplate opens with, by its first word."""
for _opener in (keys_of(cells[0]) for cells in rows("boilerplate.txt")):
    _OPENERS.setdefault(_opener[0], []).append(_opener)
_AUXILIARIES = closed_class("auxiliaries")
_HEADING = 11
_TEASERS = 3


def section_kinds(page: Page, title: str | None) -> list[SectionKind]:
    """The kind of each line of a page.

    The first line is the title where it has no full stop and lines follow. A short line without
    a full stop is a heading; such lines at the end of the page are links to other stories, and
    so are the leads of other stories printed below this one.
    """
    kinds: list[SectionKind] = [_kind(page, line) for line in page.lines]
    lines = page.lines
    if len(lines) > 1 and (_is_unstopped(page, lines[0]) or _is_title(page, lines[0], title)):
        kinds[0] = "title"
    tail = len(lines) - 1
    while tail > 0 and kinds[tail] in ("heading", "boilerplate"):
        kinds[tail] = "boilerplate"
        tail -= 1
    for number in _teasers(page, [n for n, kind in enumerate(kinds) if kind == "body"]):
        kinds[number] = "boilerplate"
    return kinds


def _teasers(page: Page, body: list[int]) -> list[int]:
    """The lines at the end of `body` that are leads of other stories.

    Paragraphs of one story are joined by `و`; a lead opens with a bare past verb. Where a story
    so joined ends in three or more paragraphs without a conjunction, most of them leads, those
    are other stories.
    """
    firsts = [page.lines[number][0] for number in body]
    joined = [page.keys[first].startswith("و") for first in firsts]
    run = len(body)
    while run > 1 and not joined[run - 1] and not page.words[firsts[run - 1]].mark:
        run -= 1
    while run < len(body) and not _is_lead(page, firsts[run]):
        run += 1
    leads = sum(_is_lead(page, first) for first in firsts[run:])
    inner = joined[1:run]
    if leads < _TEASERS or 2 * leads <= len(body) - run or not inner:
        return []
    return body[run:] if 2 * sum(inner) >= len(inner) else []


def _is_lead(page: Page, first: int) -> bool:
    """Whether a paragraph opens as a story does: with a past verb that nothing joins."""
    word = page.words[first]
    if word.conj or word.definite or page.keys[first] in _AUXILIARIES:
        return False
    return any(verb.tense == "past" for verb in word.verbs)


def _kind(page: Page, line: Range) -> SectionKind:
    first, last = line
    keys = page.keys
    for opener in _OPENERS.get(keys[first], ()):
        if tuple(keys[first : first + len(opener)]) == opener:
            return "boilerplate"
    if not any(word.mark == "" for word in page.words[first:last]):
        return "boilerplate"
    if last - first <= _HEADING + 4 and _is_unstopped(page, line):
        return "heading"
    return "body"


def _is_title(page: Page, line: Range, title: str | None) -> bool:
    return (
        bool(title) and page.text[page.start(line[0]) : page.end(line[1] - 1)] == str(title).strip()
    )


def _is_unstopped(page: Page, line: Range) -> bool:
    """Whether a line ends without a stop or colon, as titles and links do."""
    ends = page.words[max(line[0], line[1] - 2) : line[1]]
    return all(
        word.mark != "colon" and (word.mark != "stop" or word.text in "؟?!") for word in ends
    )
