"""One request: who asks, in which language, of which ledger."""

from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.utils.scope.state import ScopeState
from msgspec import Struct

from musnad.desk.draw.outlines import WORLDVIEWS, Setting, Worldview
from musnad.desk.guard.people import Person
from musnad.desk.memory import Memory
from musnad.desk.wording import DIGITS, LANGUAGES, Digits, Language, Wording
from musnad.ledger.opening import Ledger

LANGUAGE_COOKIE = "musnad_language"
DIGITS_COOKIE = "musnad_digits"
BORDERS_COOKIE = "musnad_borders"


class Visit(Struct, frozen=True):
    """What every page and answer needs to know of its request."""

    ledger: Ledger
    memory: Memory
    wording: Wording
    person: Person
    address: str
    """The path and query, as it can be shared."""
    token: str = ""
    """What a form must send back, so that no other site can send it."""
    map: Setting = Setting()
    """How maps are drawn: as the address asks, else as the reader chose."""


async def visit_of(request: Request[Person, Any, Any]) -> Visit:
    """The visit that a request is."""
    query = f"?{request.url.query}" if request.url.query else ""
    return Visit(
        ledger=request.app.state.ledger,
        memory=request.app.state.memory,
        wording=wording_of(request),
        person=request.user,
        address=request.url.path + query,
        token=str(ScopeState.from_scope(request.scope).csrf_token or ""),
        map=setting_of(request),
    )


def setting_of(request: ASGIConnection[Any, Any, Any, Any]) -> Setting:
    """How maps are to be drawn."""
    asked, chosen = request.query_params.get("borders"), request.cookies.get(BORDERS_COOKIE)
    return Setting(
        worldview=worldview(asked) or worldview(chosen) or "held",
        whole=request.query_params.get("map") == "whole",
    )


def wording_of(request: ASGIConnection[Any, Any, Any, Any]) -> Wording:
    """The language that the reader chose, else the one that the browser prefers."""
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    digits = request.cookies.get(DIGITS_COOKIE)
    return Wording(
        language=language(chosen) or preferred(request.headers.get("accept-language", "")),
        digits=next((known for known in DIGITS if known == digits), "latn"),
    )


def language(name: str | None) -> Language | None:
    """A language of the interface by its code."""
    return next((known for known in LANGUAGES if known == name), None)


def digits(name: str | None) -> Digits | None:
    """A kind of digits by its CLDR name."""
    return next((known for known in DIGITS if known == name), None)


def worldview(name: str | None) -> Worldview | None:
    """A way to draw disputed borders by its name."""
    return next((known for known in WORLDVIEWS if known == name), None)


def unbordered(address: str) -> str:
    """An address that does not ask for borders, so that what a reader chooses holds there."""
    return without(address, "borders")


def wholly(address: str, *, whole: bool) -> str:
    """An address whose map holds every place, or only where most are."""
    bare = without(address, "map")
    return f"{bare}{'&' if '?' in bare else '?'}map=whole" if whole else bare


def without(address: str, name: str) -> str:
    """An address without one part of its query."""
    path, _, query = address.partition("?")
    kept = [pair for pair in query.split("&") if pair and not pair.startswith(f"{name}=")]
    return f"{path}?{'&'.join(kept)}" if kept else path


def preferred(accepted: str) -> Language:
    """The first language of an `Accept-Language` header that the interface has, by weight."""
    weighed = []
    for n, part in enumerate(accepted.split(",")):
        tag, _, weight = part.strip().partition(";q=")
        try:
            value = float(weight or 1)
        except ValueError:
            value = 0.0
        weighed.append((-value, n, tag.split("-")[0].lower()))
    for _, _, tag in sorted(weighed):
        known = language(tag)
        if known is not None:
            return known
    return "en"
