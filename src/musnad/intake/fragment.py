"""A piece of HTML that is all content (an item of a feed) -> its text."""

import re
from typing import TYPE_CHECKING

from musnad.errors import MusnadError
from musnad.intake.limits import Limits

if TYPE_CHECKING:
    from lxml import etree

MARKUP = re.compile(r"<[A-Za-z/!]|&#?\w{1,31};")
TAG = re.compile(r"<[A-Za-z]")
BLOCKS = frozenset(
    "address article aside blockquote br caption dd div dl dt figcaption figure footer h1 h2 h3 h4"
    " h5 h6 header hr li main ol p pre section table td th tr ul".split()
)
UNSEEN = frozenset({"script", "style", "template", "noscript", "iframe", "object", "head"})


def text_of(markup: str, source: str, limits: Limits) -> str:
    """The text of a piece of HTML, a line a block; nothing is fetched, nothing is run.

    Raises:
        MusnadError: too many elements, or nested too deep.
    """
    return text_and_links(markup, source, limits)[0]


def text_and_links(markup: str, source: str, limits: Limits) -> tuple[str, tuple[str, ...]]:
    """The text of a piece of HTML and the addresses that it links to, as they are written.

    Raises:
        MusnadError: too many elements, or nested too deep.
    """
    if not MARKUP.search(markup):
        return tidy(markup), ()
    if sum(1 for _ in TAG.finditer(markup)) > limits.elements:
        raise MusnadError(source, f"HTML of more than {limits.elements} elements")
    # lxml is dear to import: only where there is HTML.
    from lxml import etree  # noqa: PLC0415

    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(f"<body>{markup}</body>", parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise MusnadError(source, f"cannot be read as HTML: {error}") from None
    if parser.error_log.filter_from_fatals():
        raise MusnadError(source, "HTML nested too deep to be read")
    if root is None:
        return "", ()
    links = dict.fromkeys(str(each.get("href")) for each in root.iter("a") if each.get("href"))
    return tidy("".join(pieces(root))), tuple(links)


def pieces(root: "etree._Element") -> list[str]:
    """The runs of text in order, with line ends where blocks begin and end."""
    from lxml import etree  # noqa: PLC0415

    found: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        begins = event == "start"
        if name in UNSEEN:
            unseen += 1 if begins else -1
        if name in BLOCKS:
            found.append("\n")
        words = element.text if begins else element.tail
        if words and not unseen:
            found.append(" ".join(re.split(r"\s+", words)))
    return found


def tidy(text: str) -> str:
    """Lines without white space around them, empty ones left out."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
