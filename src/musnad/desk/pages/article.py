"""One article: its text with what was read in it, the claims beside it, and their review."""

from typing import Annotated, Any, get_args
from urllib.parse import quote
from uuid import uuid4

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.exceptions import PermissionDeniedException
from litestar.params import Body, FromPath, FromQuery
from litestar.response import Redirect
from msgspec import structs
from sqlalchemy import Connection

from musnad.desk.correcting import CHOICES, Form, correction_of
from musnad.desk.draw.text import text_of
from musnad.desk.dress import page
from musnad.desk.glossing import glosses_of
from musnad.desk.visit import Visit
from musnad.errors import MusnadError
from musnad.ledger.comparing import Change, compare
from musnad.ledger.corrections import Correction
from musnad.ledger.looking import copies_of, history_of, reading_of
from musnad.ledger.naming import Named, named
from musnad.ledger.reviewed import ReviewedReading, reviewed_reading
from musnad.ledger.reviewing import Draft, save, undo
from musnad.model import Claim, Reading
from musnad.model.vocabulary import Change as Changes
from musnad.model.vocabulary import FigureClass, Status

LISTS = {
    **CHOICES,
    "class": get_args(FigureClass),
    "change": get_args(Changes),
    "status": get_args(Status),
}
"""The words that each list of the form offers."""


@get("/article/{id_:str}", include_in_schema=False, sync_to_thread=True)
def article(
    visit: NamedDependency[Visit], id_: FromPath[str], edit: FromQuery[str] = ""
) -> Response[str]:
    """The article that an id names, a document's, a version's or a claim's.

    `edit` is the key of the claim whose form is open; `new` opens that of a missed one.
    """
    with visit.ledger.looking() as connection:
        found = named(connection, id_)
        made = reviewed_reading(connection, found, reading_of(connection, found))
        history, copies = history_of(connection, found), copies_of(connection, found)
        changes = since_last(connection, found)
    reading = made.read
    english = visit.wording.language == "en"
    shown = drawn(made)
    told = glosses_of(shown.claims, reading.document.outlet) if english else {}
    return page(
        visit,
        "article.html",
        made=made,
        reading=reading,
        document=reading.document,
        text=text_of(shown),
        glosses=told,
        history=history,
        copies=copies,
        changes=changes,
        version=found.version,
        base=f"{found.uid[:10]}@{found.version}.{found.reading}",
        short=found.uid[:10],
        lit=found.key,
        edit=edit if visit.person.may("reviewer") else "",
        lists=LISTS,
        once=uuid4().hex,
    )


def drawn(made: ReviewedReading) -> Reading:
    """The reading with every claim as reviewed, the rejected ones too, to be marked in its text."""
    shown = tuple(each.claim for each in made.claims)
    return structs.replace(made.read, claims=shown, relations=())


def since_last(connection: Connection, found: Named) -> list[Change]:
    """What changed in the claims from the version before."""
    if found.version == 1:
        return []
    try:
        before = named(connection, f"{found.uid}@{found.version - 1}")
        return compare(reading_of(connection, before), reading_of(connection, found))
    except MusnadError:  # one of both was never read
        return []


@post("/article/{id_:str}/review", include_in_schema=False, sync_to_thread=True, status_code=303)
def review(
    visit: NamedDependency[Visit],
    id_: FromPath[str],
    data: Annotated[dict[str, Any], Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Redirect:
    """Save what a person says of one claim, and go back to it."""
    if not visit.person.may("reviewer"):
        raise PermissionDeniedException
    form: Form = {name: str(value) for name, value in data.items()}
    key = form.get("claim") or None
    with visit.ledger.writing() as connection:
        if form.get("verdict") == "undo":
            undo(connection, number(form.get("review")) or 0, visit.person.name)
        else:
            draft = draft_of(connection, id_, form, key)
            save(connection, id_, [draft], visit.person.name)
    back = form.get("back", "")
    if not back.startswith("/") or back.startswith(("//", "/\\")):
        back = f"/article/{quote(id_.partition(':')[0], safe='@.')}"
    return Redirect(f"{back}#{key}" if key else back, status_code=303)


def draft_of(connection: Connection, id_: str, form: Form, key: str | None) -> Draft:
    """What a form says of a claim.

    Raises:
        MusnadError: no verdict that there is, or a value that is none.
    """
    verdict = form.get("verdict", "")
    if verdict not in ("accept", "reject", "correct", "missed", "note"):
        raise MusnadError(id_, f"{verdict} is no verdict")
    until = number(form.get("until"))
    correction: Correction | None = None
    if verdict in ("correct", "missed"):
        found = named(connection, id_)
        made = reviewed_reading(connection, found, reading_of(connection, found), until)
        claim = claim_in(made, key) if verdict == "correct" else None
        correction = correction_of(form, made.read.document.text, claim)
    return Draft(
        verdict=verdict,  # type: ignore[arg-type]  # one of those above
        key=key,
        correction=correction,
        note=form.get("note", ""),
        until=until,
        once=form.get("once") or None,
    )


def claim_in(made: ReviewedReading, key: str | None) -> Claim:
    """The claim of a key.

    Raises:
        MusnadError: there is none.
    """
    for each in made.claims:
        if each.key == key:
            return each.claim
    raise MusnadError(str(key), "there is no such claim")


def number(value: str | None) -> int | None:
    """A whole number of a form."""
    return int(value) if value and value.isdecimal() and len(value) < len("1000000000") else None
