"""Which lines are title, heading, body or boilerplate."""

from musnad.annotate.sentences import Range
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.tables import keys_of, rows
from musnad.model.vocabulary import SectionKind

_OPENERS = tuple(keys_of(cells[0]) for cells in rows("boilerplate.txt"))
_HEADING = 11


def section_kinds(page: Page, title: str | None) -> list[SectionKind]:
    """The kind of each line of a page.

    The first line is the title where it has no full stop and lines follow. A short line without
    a full stop is a heading; such lines at the end of the page are links to other stories.
    """
    kinds: list[SectionKind] = [_kind(page, line) for line in page.lines]
    lines = page.lines
    if len(lines) > 1 and (_is_unstopped(page, lines[0]) or _is_title(page, lines[0], title)):
        kinds[0] = "title"
    tail = len(lines) - 1
    while tail > 0 and kinds[tail] in ("heading", "boilerplate"):
        kinds[tail] = "boilerplate"
        tail -= 1
    return kinds


def _kind(page: Page, line: Range) -> SectionKind:
    first, last = line
    keys = page.keys
    for opener in _OPENERS:
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
