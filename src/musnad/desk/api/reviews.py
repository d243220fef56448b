"""Reviews for programs: what people said of a document's claims, and saying it."""

from typing import Annotated

from litestar import get, post
from litestar.di import NamedDependency
from litestar.exceptions import PermissionDeniedException
from litestar.params import FromPath, JSONBody
from msgspec import Meta, Struct

from musnad.desk.masking import Veil
from musnad.desk.visit import Visit
from musnad.ledger.corrections import Correction
from musnad.ledger.looking import reading_of
from musnad.ledger.naming import named
from musnad.ledger.reviewed import Dispute, reviewed_reading
from musnad.ledger.reviewing import LONGEST_NOTE, Draft, save, undo
from musnad.ledger.reviews import Review, Verdict, reviews_of

Number = Annotated[int, Meta(ge=0, le=2**31 - 1)]


class Sent(Struct, kw_only=True, forbid_unknown_fields=True):
    """What a program says for a person: of the claim `claim` (`c3`), or taking back `review`."""

    verdict: Verdict
    claim: str | None = None
    review: Number | None = None
    correction: Correction | None = None
    note: Annotated[str, Meta(max_length=LONGEST_NOTE)] = ""
    until: Number | None = None
    once: Annotated[str, Meta(max_length=100)] | None = None


class Saved(Struct, kw_only=True):
    """The number of the new record."""

    id: int


class Stand(Struct, kw_only=True):
    """How a claim stands with its reviewers."""

    claim: str
    state: str
    corrected: tuple[str, ...]
    disputes: tuple[Dispute, ...]


class Said(Struct, kw_only=True):
    """The reviews of a document, and how its claims stand."""

    reviews: tuple[Review, ...]
    claims: list[Stand]


@get("/documents/{id_:str}/reviews", sync_to_thread=True)
def said(visit: NamedDependency[Visit], id_: FromPath[str]) -> Said:
    """All that people said of a document, taken back or not, and how its claims stand."""
    with visit.ledger.looking() as connection:
        found = named(connection, id_)
        made = reviewed_reading(connection, found, reading_of(connection, found))
        known = reviews_of(connection, found.document_id)
        veil = Veil(connection, visit.person)
        stands = [
            Stand(
                claim=each.key,
                state=each.state,
                corrected=each.corrected,
                disputes=tuple(veil.blocked(found.uid, dispute) for dispute in each.disputes),
            )
            for each in made.claims
        ]
        shown = tuple(veil.blocked(found.uid, each) for each in known)
    return Said(reviews=shown, claims=stands)


@post("/documents/{id_:str}/reviews", sync_to_thread=True)
def say(visit: NamedDependency[Visit], id_: FromPath[str], data: JSONBody[Sent]) -> Saved:
    """Say something of a claim, as the person whom the request comes from."""
    if not visit.person.may("reviewer"):
        raise PermissionDeniedException
    with visit.ledger.writing() as connection:
        if data.verdict == "undo":
            return Saved(id=undo(connection, data.review or 0, visit.person.name, data.note))
        draft = Draft(
            verdict=data.verdict,
            key=data.claim,
            correction=data.correction,
            note=data.note,
            until=data.until,
            once=data.once,
        )
        (number,) = save(connection, id_, [draft], visit.person.name)
    return Saved(id=number)
