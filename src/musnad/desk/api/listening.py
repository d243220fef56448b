"""News for programs as they come: new documents and claims, as server-sent events."""

import asyncio
from collections.abc import AsyncIterator
from re import ASCII, fullmatch
from typing import Annotated, Any

import msgspec
from litestar import Request, get
from litestar.concurrency import sync_to_thread
from litestar.exceptions import ServiceUnavailableException
from litestar.params import HeaderParameter, QueryParameter
from litestar.response import ServerSentEvent, ServerSentEventMessage

from musnad.desk.guard.arriving import arrived
from musnad.desk.guard.people import Person
from musnad.desk.masking import Veil
from musnad.errors import MusnadError
from musnad.ledger.opening import Ledger
from musnad.ledger.paging import Since, news, since_now

EVERY = 2.0
"""Seconds between two looks into the ledger."""
QUIET = 8
"""Looks without news after which a line is sent that keeps the connection open."""
LISTENERS = 100
Last = Annotated[str | None, QueryParameter(max_length=40)]
Again = Annotated[str | None, HeaderParameter(name="Last-Event-ID", max_length=40)]
Heard = Request[Person, Any, Any]


class Ending:
    """That the desk is about to end, for those who wait for news; and how many they are."""

    def __init__(self) -> None:
        """It goes on, and nobody waits."""
        self.told = asyncio.Event()
        self.listeners = 0

    async def wait(self, seconds: float) -> bool:
        """Whether it ends within some seconds."""
        try:
            await asyncio.wait_for(self.told.wait(), seconds)
        except TimeoutError:
            return False
        return True


def since_in(written: str) -> Since:
    """The id of an event as where its reader stands.

    Raises:
        MusnadError: it is none.
    """
    parts = fullmatch(r"(\d{1,18})\.(\d{1,18})", written, ASCII)
    if parts is None:
        raise MusnadError("since", "not the id of an event")  # noqa: EM101 - what it is about
    return Since(int(parts[1]), int(parts[2]))


@get("/events")
async def events(request: Heard, since: Last = None, again: Again = None) -> ServerSentEvent:
    """Documents with a new version (`document`) and new claims (`claim`) from now on.

    Or since the event whose id is given. Events of a kind come in the order of their rows.
    """
    ending: Ending = request.app.state.ending
    if ending.listeners >= LISTENERS:
        raise ServiceUnavailableException(headers={"Retry-After": "60"})
    ledger: Ledger = request.app.state.ledger
    last = again or since
    start = since_in(last) if last else await sync_to_thread(stand, ledger)
    return ServerSentEvent(told(request, start))


def stand(ledger: Ledger) -> Since:
    """Where who listens from now on stands."""
    with ledger.looking() as connection:
        return since_now(connection)


async def told(request: Heard, since: Since) -> AsyncIterator[ServerSentEventMessage]:
    """Events until the desk ends or who listens may no longer come in."""
    ending: Ending = request.app.state.ending
    ending.listeners += 1
    quiet = 0
    try:
        yield ServerSentEventMessage(data=None, comment="listening", retry=round(EVERY * 1000))
        while True:
            found = await sync_to_thread(look, request, since)
            if found is None:
                return
            for since, kind, body in found:  # noqa: PLR1704 - where the reader then stands
                at = f"{since.version}.{since.claim}"
                yield ServerSentEventMessage(data=body, event=kind, id=at)
            quiet = 0 if found else quiet + 1
            if quiet == QUIET:
                quiet = 0
                yield ServerSentEventMessage(data=None, comment="still here")
            if await ending.wait(EVERY):
                return
    finally:
        ending.listeners -= 1


def look(request: Heard, since: Since) -> list[tuple[Since, str, str]] | None:
    """What has come since: where its reader then stands, the kind, the record as JSON.

    Null where the session or token has ended.
    """
    person = arrived(request)
    if not person.name:
        return None
    ledger: Ledger = request.app.state.ledger
    with ledger.looking() as connection:
        found = news(connection, since)
        veil = Veil(connection, person)
        documents = veil.documents([each for _, each in found.documents])
        claims = veil.claims([each for _, each in found.claims])
    told = [
        (at, "document", each) for (at, _), each in zip(found.documents, documents, strict=True)
    ]
    said = [(at, "claim", each) for (at, _), each in zip(found.claims, claims, strict=True)]
    return [(at, kind, msgspec.json.encode(each).decode()) for at, kind, each in [*told, *said]]
