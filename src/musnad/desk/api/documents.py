"""Documents for programs: what there is, and one with all that was read in it."""

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Struct

from musnad.desk.api.claims import Cursor, Limit
from musnad.desk.asked import AT_ONCE, Text
from musnad.desk.masking import Veil
from musnad.desk.visit import Visit
from musnad.ledger.looking import reading_of
from musnad.ledger.naming import named
from musnad.ledger.paging import page_of_documents
from musnad.ledger.questions import Kept
from musnad.model import Reading


class Documents(Struct, kw_only=True):
    """Some documents; `next` is the cursor of those after them, null at the end."""

    items: list[Kept]
    next: str | None = None


@get("/documents", sync_to_thread=True)
def documents(
    visit: NamedDependency[Visit],
    words: Text = None,
    outlet: Text = None,
    limit: Limit = AT_ONCE,
    cursor: Cursor = None,
) -> Documents:
    """The newest documents; with `words`, those whose newest version holds them."""
    with visit.ledger.looking() as connection:
        found, after = page_of_documents(connection, words or None, outlet or None, limit, cursor)
        return Documents(items=Veil(connection, visit.person).documents(found), next=after)


class Read(Struct, kw_only=True):
    """A version of a document; `reading` is null where it was not read yet."""

    id: str
    version: int
    reading: Reading | None


@get("/documents/{id_:str}", sync_to_thread=True)
def document(visit: NamedDependency[Visit], id_: FromPath[str]) -> Read:
    """What an id names, with its newest reading or (`3fa91c02b7@1`) that of an older version."""
    with visit.ledger.looking() as connection:
        found = named(connection, id_)
        reading = None
        if found.reading_id is not None:
            veil = Veil(connection, visit.person)
            reading = veil.reading(found.uid, reading_of(connection, found))
    return Read(id=found.uid, version=found.version, reading=reading)
