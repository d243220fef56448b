"""Bytes -> text, or a refusal that names what the bytes are.

A text keeps its code points as decoded, line ends included (only a byte-order mark is dropped):
every offset quotes it. Encodings are tried from the surest: a byte-order mark, UTF-8, what the
web page or server declared, then Windows-1256, whose every byte means something and which is
therefore taken only where the outcome looks like Arabic.
"""

import codecs
import re

from musnad.errors import MusnadError
from musnad.intake.language import ARABIC_LETTER, arabic_share

BYTE_ORDER_MARKS = (
    # UTF-32 before UTF-16: its little-endian mark begins with the other's.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"SQLite format 3", "an SQLite database"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
FOREIGN = re.compile(r"[^\x00-\x7f\u0600-\u06ff\u200c-\u200f«»\xa0…–—‘’“”•×÷°]")
SAMPLE = 65_536  # bytes; enough to tell an encoding, little enough to look at twice


def decode(content: bytes, source: str, charset: str | None = None) -> str:
    """The text of `content`; `charset` is what a server or page says it is in, if anything.

    Raises:
        MusnadError: empty, white space only, binary, damaged, or in an encoding not read.
    """
    if not content.strip():
        raise MusnadError(source, "empty")
    refuse_signature(content, source)
    text = marked(content, source)
    if text is None:
        text = unmarked(content, source, charset)
    if CONTROL.search(text[:SAMPLE]) or "\0" in text:
        raise MusnadError(source, "binary, not text")
    if not text.strip().strip("\ufeff\u200b"):
        raise MusnadError(source, "empty")
    return text


def refuse_signature(content: bytes, source: str) -> None:
    """Refuse a file whose first bytes say that it is something else.

    Raises:
        MusnadError: says what it is.
    """
    for signature, name in SIGNATURES:
        if content.startswith(signature):
            raise MusnadError(source, f"{name}, not text")


def marked(content: bytes, source: str) -> str | None:
    """The text of content that begins with a byte-order mark, else None."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as error:
                name = encoding.removesuffix("-sig").upper()
                raise damaged(source, name, error) from None
    return None


def unmarked(content: bytes, source: str, charset: str | None) -> str:
    """The text of content without a byte-order mark."""
    refuse_bare_utf16(content, source)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        fault = error
    if b"\0" in content:
        raise MusnadError(source, "binary, not text")
    if mostly_utf8(content):
        raise damaged(source, "UTF-8", fault)
    text = declared(content, charset)
    if text is None:
        text = content.decode("cp1256")
        if not looks_arabic(text):
            cause = "neither UTF-8, UTF-16 nor Windows-1256 (Arabic): save it as UTF-8"
            raise MusnadError(source, cause)
    return text


def refuse_bare_utf16(content: bytes, source: str) -> None:
    """Refuse Arabic in UTF-16 without its mark, which can pass for UTF-8 full of controls.

    Raises:
        MusnadError: the content is that.
    """
    sample = content[:SAMPLE]
    if not CONTROL.search(sample.decode("latin-1")):
        return
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "ignore")
        if arabic_share(text) > 0.5 and not CONTROL.search(text):
            cause = "UTF-16 without a byte-order mark: save it as UTF-8"
            raise MusnadError(source, cause)


def mostly_utf8(content: bytes) -> bool:
    """Whether content that is not UTF-8 was meant to be: more letters come out than faults."""
    text = content[:SAMPLE].decode("utf-8", "replace")
    return len(ARABIC_LETTER.findall(text)) > text.count("\ufffd")


def declared(content: bytes, charset: str | None) -> str | None:
    """The text in the encoding somebody declared; None where that is unknown or does not fit."""
    if not charset:
        return None
    try:
        text = content.decode(charset)
    except (LookupError, UnicodeError, ValueError):
        return None
    return text if ARABIC_LETTER.search(text) else None


def looks_arabic(text: str) -> bool:
    """Whether a text decoded as Windows-1256 is Arabic and not another encoding misread.

    Its letters are mostly Arabic, and what is neither ASCII nor Arabic is rare: ISO 8859-6, UTF-8
    and Mac Arabic, misread so, scatter signs and accented Latin letters among them.
    """
    sample = text[:SAMPLE]
    letters = len(ARABIC_LETTER.findall(sample))
    return arabic_share(sample) >= 0.5 and len(FOREIGN.findall(sample)) <= letters / 50


def damaged(source: str, encoding: str, error: UnicodeDecodeError) -> MusnadError:
    """The error for content that is almost in `encoding`."""
    return MusnadError(source, f"damaged {encoding}: {error.reason} at byte {error.start}")
