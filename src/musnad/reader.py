"""From a document to its claims."""

from hashlib import sha256
from pathlib import Path

from musnad.languages.ar.explaining import explain_arabic
from musnad.languages.ar.reader import read_arabic
from musnad.model import Document, Explanation, Reader, Reading
from musnad.resolve.actors import load_actors
from musnad.version import __version__

PACK = "1"
"""Version of the Arabic pack."""


def read_document(document: Document, codes: Path | None = None) -> Reading:
    """Read one document into claims.

    `codes` names a file of dated rows, with the columns of `resolve/tables/codes.tsv`, that takes
    the place of the shipped one.

    Raises:
        MusnadError: `codes` cannot be read as such rows.
    """
    marked, claims, relations = read_arabic(document, load_actors(codes))
    return Reading(document=marked, reader=this_reader(codes), claims=claims, relations=relations)


def explain_document(
    document: Document, codes: Path | None = None
) -> tuple[Reading, tuple[Explanation, ...]]:
    """Read one document as `read_document` does, and explain each of its claims in their order.

    Raises:
        MusnadError: `codes` cannot be read as dated rows of codes.
    """
    (marked, claims, relations), explained = explain_arabic(document, load_actors(codes))
    reading = Reading(
        document=marked, reader=this_reader(codes), claims=claims, relations=relations
    )
    return reading, explained


def this_reader(codes: Path | None = None) -> Reader:
    """The reader of this Musnad, as its readings name it; codes of the user's are another pack.

    Raises:
        MusnadError: `codes` cannot be read as dated rows of codes.
    """
    version = PACK
    if codes is not None:
        load_actors(codes)
        version = f"{PACK}+codes.{sha256(codes.read_bytes()).hexdigest()[:8]}"
    return Reader(name="musnad", version=__version__, language_pack="ar", pack_version=version)
