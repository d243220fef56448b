"""Lists of addresses: OPML names feeds, a sitemap names pages, a sitemap index names sitemaps."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from musnad.errors import MusnadError
from musnad.intake.bounded import read_file
from musnad.intake.given import Failure, Given, Particulars
from musnad.intake.limits import Limits
from musnad.intake.listed import Listed
from musnad.intake.moment import moment_of
from musnad.intake.naming import web_link
from musnad.intake.prolog import root_of


def read_opml(path: Path, _given: Given, limits: Limits) -> Iterator[Listed | Failure]:
    """The feeds that an OPML file names.

    Raises:
        MusnadError: see `listed_in`, or too large.
        OSError: it cannot be read.
    """
    return listed_in(read_file(path, str(path), limits.size), str(path), None)


def listed_in(content: bytes, source: str, place: str | None) -> Iterator[Listed | Failure]:
    """The addresses of a list in its order; `place` is the address that it came from.

    Raises:
        MusnadError: broken XML, entities of its own, no such list, or none in it.
    """
    root = parsed(content, source)
    name = local(root)
    entries = feeds_of(root) if name == "opml" else pages_of(root)
    found = False
    for number, entry in enumerate(entries, 1):
        found = True
        url = web_link(entry.address, place)
        if url is None:
            cause = f"{entry.address[:200]!r} is not a web address"
            yield Failure(source=f"{source}: address {number}", cause=cause)
        else:
            yield Listed(address=url, said=entry.said, modified=entry.modified)
    if not found:
        raise MusnadError(source, "no addresses in this list")


def parsed(content: bytes, source: str) -> etree._Element:
    """The root of an XML document; nothing is fetched for it and no entity is expanded.

    Raises:
        MusnadError: broken, or with entities of its own.
    """
    root_of(content, source)  # refuses entities
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise MusnadError(source, f"broken XML: {error}") from None


def local(element: etree._Element) -> str:
    """The name of an element without its namespace, lower case; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def feeds_of(root: etree._Element) -> Iterator[Listed]:
    """The feeds that an OPML outline names, with their titles."""
    for element in root.iter():
        if local(element) != "outline":
            continue
        told = {str(name).lower(): str(value) for name, value in element.attrib.items()}
        if address := told.get("xmlurl", "").strip():
            title = told.get("title") or told.get("text") or None
            yield Listed(address=address, said=Particulars(outlet=title))


def pages_of(root: etree._Element) -> Iterator[Listed]:
    """The pages that a sitemap names, or the sitemaps that an index names."""
    for element in root:
        if local(element) not in ("url", "sitemap"):
            continue
        own = {local(below): (below.text or "").strip() for below in element}
        news = {
            local(below): (below.text or "").strip()
            for part in element
            if local(part) == "news"
            for below in part.iter()
        }
        said = Particulars(
            title=news.get("title") or None,
            outlet=news.get("name") or None,
            published=moment_of(news.get("publication_date")),
        )
        yield Listed(address=own.get("loc", ""), said=said, modified=moment_of(own.get("lastmod")))
