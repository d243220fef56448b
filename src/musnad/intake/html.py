"""A web page -> its article: main text, title, day, outlet, address (trafilatura)."""

import logging
import re
from pathlib import Path

from msgspec import structs
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extracted

from musnad.errors import MusnadError
from musnad.intake.bounded import read_file
from musnad.intake.decode import decode
from musnad.intake.given import Bytes, Given, Particulars, readable, report
from musnad.intake.limits import Limits
from musnad.model import Report

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
TAG = re.compile("<[A-Za-z][^>]*")
HEAD = 4096  # bytes in which a page declares its encoding
# Dates are taken from what the page declares, never guessed from its running text: a wrong day
# of publication moves every weekday that hangs on it.
DATES = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}

for name in ("trafilatura", "htmldate"):
    # What they would complain of is said once, by our own error.
    logging.getLogger(name).addHandler(logging.NullHandler())


PAGE = "text/html"


def read_html(path: Path, given: Given, limits: Limits) -> Report:
    """The report of a saved page.

    Raises:
        MusnadError: it cannot be used or has no article.
        OSError: it cannot be read.
    """
    source = str(path)
    content = read_file(path, source, limits.size)
    known = Particulars(name=readable(path.stem), address=path.resolve().as_uri())
    return page_report(content, source, given, limits, known)


def decode_page(content: bytes, source: str, charset: str | None) -> str:
    """The markup of a page; `charset` is the server's word, before the page's own.

    Raises:
        MusnadError: see `decode`.
    """
    found = CHARSET.search(content[:HEAD])
    own = found[1].decode("ascii", "ignore") if found else None
    return decode(content, source, charset or own)


def page_report(
    content: bytes,
    source: str,
    given: Given,
    limits: Limits,
    known: Particulars,
    charset: str | None = None,
) -> Report:
    """The report of a page's bytes; what is `known` of it goes before what it says.

    `charset` is the server's word.

    The text is the title, a line end and the main text, or the main text alone where that begins
    with the title.

    Raises:
        MusnadError: too large, or no article in it.
    """
    markup = decode_page(content, source, charset)
    refuse_endless(markup, source, limits)
    page = extracted(markup, source, known.url)
    title = " ".join((page.title or "").split())
    said = structs.replace(
        known,
        title=title or known.title,
        outlet=page.sitename or known.outlet,
        url=known.url or address_of(page),
        published=known.published or page.date,
    )
    body = (page.text or "").strip()
    text = body if not title or body.startswith(title) else f"{title}\n{body}"
    return report(text, source, given, said, Bytes(content=content, kind=PAGE))


def refuse_endless(markup: str, source: str, limits: Limits) -> None:
    """Refuse a page that would take minutes to take apart.

    Raises:
        MusnadError: too many elements, or attributes of one.
    """
    for elements, tag in enumerate(TAG.finditer(markup), 1):
        if elements > limits.elements:
            raise MusnadError(source, f"an HTML page of more than {limits.elements} elements")
        if tag.end() - tag.start() > limits.words and len(tag[0].split()) > limits.words:
            raise MusnadError(source, f"an HTML tag of more than {limits.words} words")


def extracted(markup: str, source: str, url: str | None) -> Extracted:
    """What trafilatura makes of a page.

    Raises:
        MusnadError: no article in it.
    """
    try:
        page = bare_extraction(
            markup,
            url=url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=DATES,
        )
    except (ValueError, RecursionError) as error:
        raise MusnadError(source, f"cannot be read as HTML: {error}") from None
    if not isinstance(page, Extracted) or not (page.text or "").strip():
        raise MusnadError(source, "no article text found in the HTML")
    return page


def address_of(page: Extracted) -> str | None:
    """The address a page gives itself, if it is a web address."""
    url = str(page.url or "")
    return url if url.startswith(("http://", "https://")) else None
