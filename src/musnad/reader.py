"""From a document to its claims."""

from musnad.languages.ar.reader import read_arabic
from musnad.model import Document, Reader, Reading
from musnad.version import __version__


def read_document(document: Document) -> Reading:
    """Read one document into claims."""
    reader = Reader(name="musnad", version=__version__, language_pack="ar", pack_version="1")
    marked, claims, relations = read_arabic(document)
    return Reading(document=marked, reader=reader, claims=claims, relations=relations)
