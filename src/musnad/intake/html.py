"""A web page -> its article: main text, title, day, outlet, address (trafilatura)."""

import logging
import re
from pathlib import Path

from trafilatura import bare_extraction
from trafilatura.settings import Document as Extracted

from musnad.errors import MusnadError
from musnad.intake.bounded import read_file
from musnad.intake.decode import decode
from musnad.intake.given import Given, Particulars, document, readable
from musnad.intake.limits import Limits
from musnad.model import Document

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
TAG = re.compile("<[A-Za-z][^>]*")
HEAD = 4096  # bytes in which a page declares its encoding
# Dates are taken from what the page declares, never guessed from its running text: a wrong day
# of publication moves every weekday that hangs on it.
DATES = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}

for name in ("trafilatura", "htmldate"):
    # What they would complain of is said once, by our own error.
    logging.getLogger(name).addHandler(logging.NullHandler())


def read_html(path: Path, given: Given, limits: Limits) -> Document:
    """The document of a saved page.

    Raises:
        MusnadError: it cannot be used or has no article.
        OSError: it cannot be read.
    """
    source = str(path)
    markup = decode_page(read_file(path, source, limits.size), source, None)
    return page_document(markup, source, given, limits, Particulars(name=readable(path.stem)))


def decode_page(content: bytes, source: str, charset: str | None) -> str:
    """The markup of a page; `charset` is the server's word, before the page's own.

    Raises:
        MusnadError: see `decode`.
    """
    found = CHARSET.search(content[:HEAD])
    own = found[1].decode("ascii", "ignore") if found else None
    return decode(content, source, charset or own)


def page_document(
    markup: str, source: str, given: Given, limits: Limits, known: Particulars
) -> Document:
    """The document of a page's markup; what is `known` of it goes before what it says.

    The text is the title, a line end and the main text, or the main text alone where that begins
    with the title.

    Raises:
        MusnadError: too large, or no article in it.
    """
    refuse_endless(markup, source, limits)
    page = extracted(markup, source, known.url)
    title = " ".join((page.title or "").split())
    said = Particulars(
        name=known.name,
        title=title or None,
        outlet=page.sitename or known.outlet,
        url=known.url or address_of(page),
        published=page.date,
        retrieved=known.retrieved,
    )
    body = (page.text or "").strip()
    text = body if not title or body.startswith(title) else f"{title}\n{body}"
    return document(text, source, given, said)


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
