"""An article's text in pieces that know where they stand, with the marks of its claims.

Every piece has the code point that it starts at in `data-at`, so that words which a reader
selects become offsets without counting anything twice.
"""

import re
from collections.abc import Iterator

from musnad.export.html.article import SHOWN, direction, section_kind
from musnad.export.html.marks import Segment, marks_of, segments
from musnad.export.html.markup import Markup, tag
from musnad.model import Reading

LINE = re.compile("[^\r\n\u2028\u2029]+")


def text_of(reading: Reading) -> Markup:
    """The text of a reading's document as an `<article>`."""
    document = reading.document
    marks = {
        mark for claim in reading.claims for mark in marks_of(claim, claim.id.rpartition(":")[2])
    }
    lines = [match.span() for match in LINE.finditer(document.text)]
    borders = {0, len(document.text), *(cut for line in lines for cut in line)}
    pieces = iter(segments(marks, borders))
    return tag(
        "article",
        *(block(reading, line, pieces) for line in lines),
        class_="text",
        id="text",
        dir=direction(document),
        lang=document.language or None,
    )


def block(reading: Reading, line: tuple[int, int], pieces: Iterator[Segment]) -> Markup:
    """One line of the text, as what it is: title, heading, paragraph or set aside."""
    document = reading.document
    kind = section_kind(document.sections, line[0])
    shown: list[Markup] = []
    for segment in pieces:
        if segment.start >= line[0]:
            shown.append(piece(segment, document.text))
        if segment.end >= line[1]:
            break
    return tag("p", *shown, class_=f"line {kind}")


def piece(segment: Segment, text: str) -> Markup:
    """A stretch of text, with the claims it belongs to and in which part."""
    words = text[segment.start : segment.end]
    kinds = {mark.kind for mark in segment.marks}
    classes = " ".join(("m", *(kind for kind in SHOWN if kind in kinds))) if kinds else None
    held = " ".join(f"{mark.claim}:{mark.kind}" for mark in segment.marks) or None
    return tag("span", words, class_=classes, data_m=held, data_at=segment.start)
