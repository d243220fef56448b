"""From a document to its claims."""

from musnad.languages.ar.reader import read_claims
from musnad.model import Document, Reader, Reading
from musnad.version import __version__


def read_document(document: Document) -> Reading:
    """Read one document into claims."""
    reader = Reader(name="musnad", version=__version__, language_pack="ar", pack_version="1")
    return Reading(document=document, reader=reader, claims=read_claims(document))
