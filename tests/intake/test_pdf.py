"""PDFs, made here of the few objects that a page of text needs."""

import io
from pathlib import Path

import pytest
from pypdf import PdfWriter

from musnad.intake.door import Failure, Given, Limits, open_source
from musnad.intake.limits import LIMITS
from musnad.model import Report

FIRST = "أعلنت وزارة الدفاع في بيان أن قواتها دمرت دبابات كثيرة في المنطقة الشمالية"
SECOND = "ونفت الوزارة ذلك."
Drawn = tuple[int, int, str]  # x, y, glyphs from left to right


def drawn(*pieces: Drawn) -> str:
    """A content stream: `glyphs` by their code in `font`."""
    letters = sorted({letter for *_, glyphs in pieces for letter in glyphs})
    shown = [
        f"1 0 0 1 {x} {y} Tm <{''.join(f'{letters.index(each) + 1:02x}' for each in glyphs)}> Tj"
        for x, y, glyphs in pieces
    ]
    return f"BT /F 12 Tf {' '.join(shown)} ET"


def font_map(*pieces: Drawn) -> str:
    """The map of codes to letters."""
    letters = sorted({letter for *_, glyphs in pieces for letter in glyphs})
    lines = [f"<{n:02x}> <{each.encode('utf-16-be').hex()}>" for n, each in enumerate(letters, 1)]
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(lines)} beginbfchar\n" + "\n".join(lines) + "\nendbfchar\nendcmap end end"
    )


def pdf(*pieces: Drawn) -> bytes:
    """A file of one page."""
    widths = " ".join(["500"] * 256)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
            " /Resources << /Font << /F 5 0 R >> >> >>"
        ),
        stream(drawn(*pieces)) if pieces else stream("0 0 10 10 re f"),
        (
            "<< /Type /Font /Subtype /TrueType /BaseFont /F /FirstChar 0 /LastChar 255"
            f" /Widths [{widths}] /ToUnicode 6 0 R >>"
        ),
        stream(font_map(*pieces)),
    ]
    content, starts = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        starts.append(len(content))
        content += f"{number} 0 obj\n{each}\nendobj\n".encode()
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    tail = f"xref\n0 7\n0000000000 65535 f \n{table}trailer << /Size 7 /Root 1 0 R >>\n"
    return content + f"{tail}startxref\n{len(content)}\n%%EOF\n".encode()


def stream(text: str) -> str:
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"


def read(
    tmp_path: Path, content: bytes, limits: Limits = LIMITS, name: str = "a.pdf"
) -> Report | Failure:
    path = tmp_path / name
    path.write_bytes(content)
    (found,) = open_source(str(path), Given(), limits=limits)
    return found


def text_of(tmp_path: Path, *pieces: Drawn) -> str:
    found = read(tmp_path, pdf(*pieces))
    assert isinstance(found, Report), found
    return found.document.text


@pytest.mark.parametrize("name", ["a.pdf", "a.odd"])
def test_lines_come_as_they_are_read(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, pdf((50, 700, FIRST[::-1]), (50, 680, SECOND[::-1])), name=name)
    assert isinstance(found, Report)
    assert found.document.text == f"{FIRST} {SECOND}"
    assert (found.kind, found.document.published) == ("application/pdf", None)


def test_numbers_and_names_keep_their_places(tmp_path: Path) -> None:
    left, right = "دبابة وفق ما نقلته وكالة", "دمرت القوات"
    line = f"{left} Reuters News"
    assert (
        text_of(tmp_path, (50, 700, "Reuters News " + left[::-1] + " 125 " + right[::-1]))
        == f"{right} 125 {line}"
    )
    pieces = [(50, 700, left[::-1]), (250, 700, " 125 "), (300, 700, right[::-1])]
    assert " ".join(text_of(tmp_path, *pieces).split()) == f"{right} 125 {left}"


@pytest.mark.parametrize("number", ["١٢٥", "٢٠٢٠/٩/٣٠", "٣٫٥"])
def test_arabic_digits_keep_their_order(tmp_path: Path, number: str) -> None:
    left, right = "دبابة في المدينة", "دمرت القوات"
    drawn_line = f"{left[::-1]} {number} {right[::-1]}"
    assert text_of(tmp_path, (50, 700, drawn_line)) == f"{right} {number} {left}"


def test_brackets_open_before_they_close(tmp_path: Path) -> None:
    glyphs = "قال الناطق )أحمد( إن القوات »لم تقصف« المدينة"[::-1]
    read_so = "قال الناطق (أحمد) إن القوات «لم تقصف» المدينة"
    assert text_of(tmp_path, (50, 700, glyphs)) == read_so
    logical = glyphs.translate(str.maketrans("()«»", ")(»«"))
    assert text_of(tmp_path, (50, 700, logical)) == read_so


def test_drawn_forms_become_letters(tmp_path: Path) -> None:
    forms = "\ufe8d\ufedf\ufed8\ufeee\ufe8d\ufe95 \ufefb \ufe97\ufeb0\ufe8d\ufedd"
    assert text_of(tmp_path, (50, 700, forms[::-1])) == "القوات لا تزال"


def test_text_that_is_drawn_backwards_is_refused(tmp_path: Path) -> None:
    logical = read(tmp_path, pdf((50, 700, FIRST)))
    assert isinstance(logical, Failure)
    assert "cannot be relied on" in logical.cause
    pieces = [(300, 700, "دمرت القوات"[::-1]), (250, 700, " 125 "), (50, 700, "دبابة"[::-1])]
    jumping = read(tmp_path, pdf(*pieces))
    assert isinstance(jumping, Failure)
    assert "cannot be relied on" in jumping.cause


def test_what_is_not_read_says_why(tmp_path: Path) -> None:
    locked = PdfWriter()
    locked.append(io.BytesIO(pdf((50, 700, FIRST[::-1]))))
    locked.encrypt("secret", algorithm="RC4-128")
    packed = io.BytesIO()
    locked.write(packed)
    good = pdf((50, 700, FIRST[::-1]))
    for content, cause in (
        (pdf(), "no text layer: images of pages are not read"),
        (packed.getvalue(), "an encrypted PDF"),
        (b"%PDF-1.4\n", "cannot be read as a PDF"),
        (good[:200], "cannot be read as a PDF"),
        (good.replace(b"[3 0 R]", b"[2 0 R]"), ""),
        (b"", ""),
    ):
        found = read(tmp_path, content)
        assert isinstance(found, Failure)
        assert cause in found.cause
    found = read(tmp_path, good, Limits(pages=0))
    assert isinstance(found, Failure)
    assert found.cause == "a PDF of more than 0 pages"
