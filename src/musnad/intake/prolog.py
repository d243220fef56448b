"""What stands at the head of an XML document: its root, and whether it declares entities.

Only the head is parsed. A document that declares entities is refused before anything else reads
it: they serve to blow up (a billion laughs) or to reach for other files.
"""

import re
from xml.parsers import expat  # nothing behind the first tag is parsed, no entity is expanded

from musnad.errors import MusnadError

STEP = 65_536  # bytes given to the parser at a time
HEAD = 4096  # bytes in which the root of a broken document is looked for
DECLARATION = re.compile(r"^\s*<\?xml\b[^>]{0,200}\?>", re.IGNORECASE)
ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
ROOT = re.compile(rb"<(rss|feed|rdf:rdf|opml|urlset|sitemapindex)[\s>]", re.IGNORECASE)
FEEDS = frozenset({"rss", "feed", "rdf"})
LISTS = frozenset({"opml", "urlset", "sitemapindex"})


class Head(Exception):  # noqa: N818 - no error: it ends the parse at the first tag
    """The root of a document was reached, or an entity before it."""

    def __init__(self, root: str = "", *, entities: bool = False) -> None:
        """Keep what was found."""
        super().__init__(root)
        self.root = root
        self.entities = entities


def root_of(content: bytes, source: str) -> str:
    """The name of a document's root, lower case, without its prefix; empty if there is none.

    Raises:
        MusnadError: the document declares entities of its own.
    """
    head = head_of(content)
    if head.entities:
        raise MusnadError(source, "declares XML entities of its own, which are not read")
    return head.root


def head_of(content: bytes) -> Head:
    """The head of an XML document, broken or not."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = started
    parser.EntityDeclHandler = declared
    try:
        for start in range(0, len(content), STEP):
            parser.Parse(content[start : start + STEP], False)  # noqa: FBT003 - expat's own form
    except Head as head:
        return head
    except (expat.ExpatError, LookupError, ValueError):
        pass
    # The parser cannot tell: anything that looks like a declaration, in any width, counts.
    bare = content.replace(b"\0", b"")
    found = ROOT.search(bare[:HEAD])
    root = found[1].decode("ascii").lower().rpartition(":")[2] if found else ""
    return Head(root, entities=ENTITY.search(bare) is not None)


def started(name: str, _attributes: object) -> None:
    """End the parse at the first tag."""
    raise Head(name.lower().rpartition(":")[2])


def declared(*_declaration: object) -> None:
    """End the parse at the first entity."""
    raise Head(entities=True)


def undeclared(markup: str) -> str:
    """The same document without its XML declaration, which names an encoding it had once."""
    return DECLARATION.sub("", markup, count=1)
