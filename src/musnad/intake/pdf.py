"""A PDF with a text layer -> its report (pypdf), in the order of reading or not at all.

A PDF keeps what is drawn and where, from left to right. Letters of a run come out of pypdf in
the order of reading, runs of a line (words, a number, words) in that of drawing: they are turned
here. Where a file draws otherwise, words would change places unseen, so it is refused.
"""

import io
import logging
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from musnad.errors import MusnadError
from musnad.intake.bounded import read_file
from musnad.intake.given import Bytes, Given, Particulars, readable, report
from musnad.intake.language import ARABIC_LETTER
from musnad.intake.limits import Limits
from musnad.model import Report

KIND = "application/pdf"
SHOWING = frozenset({b"Tj", b"TJ", b"'", b'"'})
RIGHT_TO_LEFT = re.compile("[\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
LEFT_TO_RIGHT = re.compile("[0-9A-Za-z\u00c0-\u024f]")
DIGITS = "\u0660-\u0669\u06f0-\u06f9"
NUMBER = re.compile(f"[{DIGITS}](?:[{DIGITS}.,:/\u066b\u066c]*[{DIGITS}])?")
DRAWN = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
FINAL_ONLY = "\u0629\u0649"  # letters that stand at the end of words
ARTICLE = "\u0627\u0644"
ENDS = '.!?:\u061f\u2026\u00bb"'
FACING = str.maketrans("()[]{}\u00ab\u00bb", ")(][}{\u00bb\u00ab")
CLOSED = re.compile("[(\\[{\u00ab][^()\\[\\]{}\u00ab\u00bb]*(?=[)\\]}\u00bb])")
OPENED = re.compile("[)\\]}\u00bb][^()\\[\\]{}\u00ab\u00bb]*(?=[(\\[{\u00ab])")
BESIDE = re.compile("(?<=[(\\[{\u00ab]) +| +(?=[)\\]}\u00bb])")
SLASH = re.compile("(?<=[0-9]) ?/ ?(?=[0-9])")
FULL = 0.7  # of the longest line of a page: a shorter one ends its paragraph
DISORDER = "its text is drawn in an order that cannot be relied on; save it as text"

logging.getLogger("pypdf").addHandler(logging.NullHandler())


class Layer:
    """What one page draws: its lines, each of them runs from left to right."""

    def __init__(self) -> None:
        """Begin with nothing drawn."""
        self.lines: list[list[str]] = [[]]
        self.place: tuple[float, float] | None = None
        self.ordered = True
        self.leftward = False  # whether the last letter was one of a script written so

    def before(
        self, operator: bytes, _operands: object, page: Sequence[float], text: Sequence[float]
    ) -> None:
        """Watch that what is drawn on one line goes from left to right."""
        if operator not in SHOWING:
            return
        x = text[4] * page[0] + text[5] * page[2] + page[4]
        y = text[4] * page[1] + text[5] * page[3] + page[5]
        if self.place and abs(y - self.place[1]) < 1 and x < self.place[0] - 1:
            self.ordered = False
        self.place = (x, y)

    def add(self, text: str, *_state: object) -> None:
        """Take one run, its numbers in Arabic digits as they are read."""
        for number, part in enumerate(text.split("\n")):
            if number:
                self.lines.append([])
            if RIGHT_TO_LEFT.search(part):
                self.leftward = True
            elif LEFT_TO_RIGHT.search(part):
                self.leftward = False
            if part:
                read = NUMBER.sub(lambda found: found[0][::-1], part) if self.leftward else part
                self.lines[-1].append(read)


def read_pdf(path: Path, given: Given, limits: Limits) -> Iterator[Report]:
    """The report of a PDF file.

    Raises:
        MusnadError: see `pdf_report`, or too large.
        OSError: it cannot be read.
    """
    content = read_file(path, str(path), limits.size)
    known = Particulars(name=readable(path.stem), address=path.resolve().as_uri())
    return iter([pdf_report(content, str(path), given, limits, known)])


def pdf_report(
    content: bytes, source: str, given: Given, limits: Limits, known: Particulars
) -> Report:
    """The report of a PDF's bytes.

    Raises:
        MusnadError: broken, encrypted, too long, without a text layer, or out of order.
    """
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise MusnadError(source, "an encrypted PDF: save it without a password")
        if len(reader.pages) > limits.pages:
            raise MusnadError(source, f"a PDF of more than {limits.pages} pages")
        text = "\n".join(filter(None, (page_text(page, source) for page in reader.pages)))
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, OSError) as error:
        raise MusnadError(source, f"cannot be read as a PDF: {error}") from None
    except (RecursionError, AssertionError, ArithmeticError, NotImplementedError) as error:
        raise MusnadError(source, f"cannot be read as a PDF: {error}") from None
    if not any(map(str.isalpha, text)):
        raise MusnadError(source, "no text layer: images of pages are not read")
    if is_reversed(text):
        raise MusnadError(source, DISORDER)
    return report(text, source, given, known, Bytes(content=content, kind=KIND))


def page_text(page: PageObject, source: str) -> str:
    """The text of a page, a line a paragraph as far as that can be told.

    Raises:
        MusnadError: lines of a right-to-left script are not drawn from left to right.
    """
    layer = Layer()
    page.extract_text(visitor_operand_before=layer.before, visitor_text=layer.add)
    lines = [as_read(runs) for runs in layer.lines]
    if not layer.ordered and any(map(ARABIC_LETTER.search, lines)):
        raise MusnadError(source, DISORDER)
    lines = faced([" ".join(DRAWN.sub(undrawn, line).split()) for line in lines])
    longest = max(map(len, lines), default=0)
    text = ""
    for line in filter(None, lines):
        goes_on = len(line) >= FULL * longest and line[-1] not in ENDS
        text += line + (" " if goes_on else "\n")
    return text.strip()


def as_read(runs: list[str]) -> str:
    """A line in the order of reading, of its runs from left to right."""
    if not any(map(RIGHT_TO_LEFT.search, runs)):
        return "".join(runs)
    grouped: list[str] = []
    latin = False
    for run in runs:
        if RIGHT_TO_LEFT.search(run):
            grouped.append(run)
            latin = False
        elif latin and grouped:
            grouped[-1] += run
        else:
            grouped.append(run)
            latin = LEFT_TO_RIGHT.search(run) is not None
    return "".join(turned(group) for group in reversed(grouped))


def turned(group: str) -> str:
    """A run in its line; the blanks around one from left to right change sides."""
    if RIGHT_TO_LEFT.search(group):
        return group
    bare = group.strip()
    start = group.index(bare)
    return group[start + len(bare) :] + bare + group[:start]


def faced(lines: list[str]) -> list[str]:
    """Lines whose brackets open before they close, without blanks drawn in brackets and dates.

    The bracket that opens to the left is drawn as the one that closes to the right.
    """
    whole = "\n".join(lines)
    if len(OPENED.findall(whole)) > len(CLOSED.findall(whole)):
        whole = whole.translate(FACING)
    return SLASH.sub("/", BESIDE.sub("", whole)).split("\n")


def undrawn(form: re.Match[str]) -> str:
    """The letters that a drawn form stands for; forms of marks carry a blank, which goes."""
    return unicodedata.normalize("NFKC", form[0]).strip()


def is_reversed(text: str) -> bool:
    """Whether words are written backwards: letters of their ends at their beginnings."""
    words = text.split()
    right = sum(word.startswith(ARTICLE) + (word[-1] in FINAL_ONLY) for word in words)
    wrong = sum(word.endswith(ARTICLE[::-1]) + (word[0] in FINAL_ONLY) for word in words)
    return wrong > right
