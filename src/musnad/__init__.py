"""Musnad: who said what, on whose word.

`read` turns one report into a `Reading`: its claims, each with its speaker, content, figures,
places and dates, every field beside the words it rests on.

The reader, with its grammar and word lists, is imported when it is first asked for, so that
`musnad --help` stays quick.
"""

from typing import TYPE_CHECKING

from musnad.errors import MusnadError
from musnad.model import (
    Claim,
    Document,
    Evidence,
    Figure,
    Happening,
    Moment,
    Party,
    Place,
    Reader,
    Reading,
    Relation,
    Section,
    Source,
    Span,
)
from musnad.model import document_of as _document_of
from musnad.version import __version__

if TYPE_CHECKING:
    from musnad.reader import read_document

__all__ = [
    "Claim",
    "Document",
    "Evidence",
    "Figure",
    "Happening",
    "Moment",
    "MusnadError",
    "Party",
    "Place",
    "Reader",
    "Reading",
    "Relation",
    "Section",
    "Source",
    "Span",
    "__version__",
    "read",
    "read_document",
]


def read(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Reading:
    """Read an Arabic report into claims.

    Args:
        text: the report as it stands; offsets in the result are code points into it.
        published: ISO day of publication; without it, what hangs on it stays null.
        outlet: who published it.
        title: its title, where the text does not begin with it.
        url: where it stands.

    Returns:
        The claims, their relations, and the document with its sections.
    """
    from musnad.reader import read_document  # noqa: PLC0415  (dear to import)

    document = _document_of(
        text, published=published, outlet=outlet, title=title, url=url, language="ar"
    )
    return read_document(document)


if not TYPE_CHECKING:  # a type checker has its true type from the import above

    def __getattr__(name: str) -> object:
        """`read_document`, imported when it is first asked for.

        Raises:
            AttributeError: there is no other name.
        """
        if name == "read_document":
            from musnad.reader import read_document  # noqa: PLC0415  (dear to import)

            return read_document
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
