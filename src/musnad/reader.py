"""From a document to its claims."""

from pathlib import Path

from musnad.languages.ar.reader import read_arabic
from musnad.model import Document, Reader, Reading
from musnad.resolve.actors import load_actors
from musnad.version import __version__


def read_document(document: Document, codes: Path | None = None) -> Reading:
    """Read one document into claims.

    `codes` names a file of dated rows, with the columns of `resolve/tables/codes.tsv`, that takes
    the place of the shipped one.

    Raises:
        MusnadError: `codes` cannot be read as such rows.
    """
    reader = Reader(name="musnad", version=__version__, language_pack="ar", pack_version="1")
    marked, claims, relations = read_arabic(document, load_actors(codes))
    return Reading(document=marked, reader=reader, claims=claims, relations=relations)
