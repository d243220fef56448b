"""The article with every span of every claim marked in it."""

import re
from collections.abc import Iterator
from itertools import groupby

from musnad.export.html.marks import Mark, Segment, marks_of, segments
from musnad.export.html.markup import Markup, join, tag
from musnad.model import Document, Reading, Section

LINE = re.compile("[^\r\n\u2028\u2029]+")

SHOWN = ("content", "cue", "source", "figure", "place", "date")
"""The kinds that show always; the others only while their claim is lit."""

RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ku ps sd syr ug ur yi".split())
"""Languages written from the right (Unicode CLDR, `characterOrder`)."""


def direction(document: Document) -> str:
    """`rtl` or, where the language is not known to run from the right, `auto`."""
    language = (document.language or "").split("-")[0].lower()
    return "rtl" if language in RIGHT_TO_LEFT else "auto"


def article(reading: Reading, prefix: str) -> Markup:
    """The text as an `<article>`; `prefix` begins the keys of the reading's claims."""
    keys = [f"{prefix}c{number}" for number in range(1, len(reading.claims) + 1)]
    return tag(
        "article",
        *blocks(Drawing(reading, keys), reading.document, prefix),
        class_="text",
        dir=direction(reading.document),
        lang=reading.document.language or None,
    )


class Drawing:
    """The segments of one text, handed out line by line."""

    def __init__(self, reading: Reading, keys: list[str]) -> None:
        """Cut the text at all borders: of marks, of lines, of the words contents begin in."""
        self.text = text = reading.document.text
        self.marks: set[Mark] = set()
        self.numbers: dict[int, list[str]] = {}
        for claim, key in zip(reading.claims, keys, strict=True):
            self.marks |= marks_of(claim, key)
            self.numbers.setdefault(word_start(text, claim.content.start), []).append(key)
        self.lines = [match.span() for match in LINE.finditer(text)]
        borders = {0, len(text), *self.numbers, *(cut for line in self.lines for cut in line)}
        self.segments = segments(self.marks, borders)
        self.next = 0

    def line(self, start: int, end: int) -> Iterator[Markup]:
        """The pieces of one line; lines are asked for in the order of the text."""
        while self.next < len(self.segments) and self.segments[self.next].end <= end:
            segment = self.segments[self.next]
            self.next += 1
            for key in self.numbers.get(segment.start, []):
                yield number(key)
            if segment.start >= start:
                yield self.piece(segment)

    def piece(self, segment: Segment) -> Markup:
        """A stretch of text, with the claims it belongs to and in which part."""
        words = self.text[segment.start : segment.end]
        if not segment.marks:
            return join(words)
        kinds = {mark.kind for mark in segment.marks}
        depth = len({mark.claim for mark in segment.marks if mark.kind == "content"})
        classes = [
            "m",
            *(kind for kind in SHOWN if kind in kinds),
            *(["deep"] if depth > 1 else []),
        ]
        held = " ".join(f"{mark.claim}:{mark.kind}" for mark in segment.marks)
        return tag("span", words, class_=" ".join(classes), data_m=held)


def word_start(text: str, offset: int) -> int:
    """The start of the word that `offset` stands in: a number put there parts no letters."""
    while offset and not text[offset - 1].isspace():
        offset -= 1
    return offset


def number(key: str) -> Markup:
    """The number of a claim before its content: a link to the claim."""
    short = key.rpartition("c")[2]
    return tag(
        "a",
        short,
        class_="number",
        id=f"{key}-words",
        href=f"#{key}",
        dir="ltr",
        aria_label=f"claim {short}",
    )


def blocks(drawing: Drawing, document: Document, prefix: str) -> Iterator[Markup]:
    """The lines as title, headings and paragraphs; each run of boilerplate set aside."""
    titled = False
    lines = [(section_kind(document.sections, start), start, end) for start, end in drawing.lines]
    for kind, run in groupby(lines, key=lambda line: line[0]):
        shown = [
            join(*drawing.line(start, end))
            for _, start, end in run
            if not drawing.text[start:end].isspace()
        ]
        if kind == "boilerplate" and shown:
            note = tag("p", "Set aside, not read for claims", class_="note", dir="ltr", lang="en")
            yield tag("div", note, *(tag("p", line) for line in shown), class_="boilerplate")
            continue
        for line in shown:
            if kind == "title" and not titled:
                titled = True
                yield tag("h2", line, id=f"{prefix}title")
            else:
                yield tag("p", line, class_="heading" if kind in ("heading", "title") else None)


def section_kind(sections: tuple[Section, ...], offset: int) -> str:
    """The kind of the section an offset stands in; what stands in none is body."""
    for section in sections:
        if section.start <= offset < section.end:
            return section.kind
    return "body"


def has_title(document: Document) -> bool:
    """Whether the article shows its own title."""
    return any(
        section.kind == "title" and document.text[section.start : section.end].strip()
        for section in document.sections
    )
