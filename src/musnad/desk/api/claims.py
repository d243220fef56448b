"""Claims and who speaks in them, for programs: the filters of the command line, page by page."""

from itertools import islice
from typing import Annotated

from litestar import get
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, QueryParameter
from msgspec import Struct

from musnad.desk.asked import AT_ONCE, Filters, asked_of, filters_of
from musnad.desk.glossing import Glossed
from musnad.desk.masking import Veil
from musnad.desk.visit import Visit
from musnad.languages.en.gloss import gloss
from musnad.ledger.looking import reading_of
from musnad.ledger.naming import UnknownIdError, named
from musnad.ledger.paging import page_of_claims
from musnad.ledger.questions import SHORT, Voice, find_sources
from musnad.ledger.rows import key_of_claim
from musnad.model import Claim

Limit = Annotated[int, QueryParameter(ge=1, le=500)]
Cursor = Annotated[str | None, QueryParameter(max_length=30)]


class Page(Struct, kw_only=True):
    """Some claims; `next` is the cursor of those after them, null at the end."""

    items: list[Glossed]
    next: str | None = None


@get("/claims", dependencies={"filters": Provide(filters_of)}, sync_to_thread=True)
def claims(
    visit: NamedDependency[Visit],
    filters: NamedDependency[Filters],
    limit: Limit = AT_ONCE,
    cursor: Cursor = None,
) -> Page:
    """The newest claims that the filters let through; those after a `cursor`."""
    with visit.ledger.looking() as connection:
        found, after = page_of_claims(connection, asked_of(filters, limit), limit, cursor)
        return Page(items=Veil(connection, visit.person).claims(found), next=after)


class Whole(Struct, kw_only=True):
    """A claim with all its fields and their evidence, as the reader made it."""

    id: str
    document: str
    version: int
    outlet: str | None
    url: str | None
    title: str | None
    published: str | None
    claim: Claim
    gloss: str


@get("/claims/{id_:str}", sync_to_thread=True)
def claim(visit: NamedDependency[Visit], id_: FromPath[str]) -> Whole:
    """The claim of an id, of the newest reading or (`3fa91c02b7@1:c7`) of an older one."""
    with visit.ledger.looking() as connection:
        found = named(connection, id_)
        if found.key is None:
            raise UnknownIdError(id_, "a document; claims have ids like 3fa91c02b7:c7")
        veil = Veil(connection, visit.person)
        reading = veil.reading(found.uid, reading_of(connection, found))
    document = reading.document
    one = next(each for each in reading.claims if key_of_claim(each.id) == found.key)
    return Whole(
        id=f"{found.uid[:SHORT]}@{found.version}.{found.reading}:{found.key}",
        document=found.uid,
        version=found.version,
        outlet=document.outlet,
        url=document.url,
        title=document.title,
        published=document.published,
        claim=one,
        gloss=gloss(one, document.outlet),
    )


class Voices(Struct, kw_only=True):
    """Some sources; `next` is the cursor of those after them, null at the end."""

    items: list[Voice]
    next: str | None = None


@get("/sources", dependencies={"filters": Provide(filters_of)}, sync_to_thread=True)
def sources(
    visit: NamedDependency[Visit],
    filters: NamedDependency[Filters],
    limit: Limit = AT_ONCE,
    cursor: Annotated[int, QueryParameter(ge=0, le=1_000_000)] = 0,
) -> Voices:
    """Who speaks in the claims that the filters let through, those with most claims first."""
    last = cursor + limit
    with visit.ledger.looking() as connection:
        found = list(find_sources(connection, asked_of(filters, None), last + 1))
        shown = islice(found, cursor, last)
        veil = Veil(connection, visit.person)
        items = list(veil.masker.voices(shown) if veil.masker is not None else shown)
    return Voices(items=items, next=str(last) if len(found) > last else None)
