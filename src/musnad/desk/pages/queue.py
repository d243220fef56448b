"""The queue of review: what is to be looked at, by rules that the reviewer picks."""

from collections.abc import Iterator
from itertools import groupby
from typing import Annotated, Any, get_args
from urllib.parse import urlencode
from uuid import uuid4

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery, QueryParameter
from litestar.response import Redirect

from musnad.desk.asked import Text
from musnad.desk.dress import page
from musnad.desk.visit import Visit
from musnad.errors import MusnadError
from musnad.languages.en.gloss import gloss
from musnad.ledger.queueing import Rules, State, adrift, last_review, progress, queue
from musnad.ledger.reviewing import Draft, save

AT_ONCE = 25
ADRIFT = 200
"""Changed reports whose reviews are looked through."""


@get("/review", include_in_schema=False, sync_to_thread=True)
def queued(
    visit: NamedDependency[Visit],
    *,
    stand: FromQuery[str] = "open",
    above: Text = None,
    denials: FromQuery[str] = "",
    fresh: FromQuery[str] = "",
    code: Text = None,
    outlet: Text = None,
    first: Annotated[int, QueryParameter(ge=0, le=1_000_000)] = 0,
) -> Response[str]:
    """A page of the queue, `first` of it left out."""
    rules = Rules(
        state=next((each for each in get_args(State) if each == stand), "open"),
        above=number(above),
        denials=denials == "yes",
        fresh=fresh == "yes",
        code=code or None,
        outlet=outlet or None,
    )
    gone = stand == "adrift"
    with visit.ledger.looking() as connection:
        found = [] if gone else queue(connection, rules, first, AT_ONCE + 1)
        lost = list(adrift(connection, ADRIFT)) if gone else []
        come = progress(connection, rules)
        last = last_review(connection)
    shown = found[:AT_ONCE]
    english = visit.wording.language == "en"
    return page(
        visit,
        "queue.html",
        rules=rules,
        stand="adrift" if gone else rules.state,
        query=urlencode(dict(given(rules))),
        claims=shown,
        glosses={each.id: gloss(each.made.claim, each.document.outlet) for each in shown}
        if english
        else {},
        lost=lost,
        come=come,
        last=last,
        once=uuid4().hex,
        first=first,
        at_once=AT_ONCE,
        more=first + AT_ONCE if len(found) > AT_ONCE else None,
    )


def number(written: str | None) -> float | None:
    """The number that figures are to be above, in any digits.

    Raises:
        MusnadError: it is none.
    """
    if not (written or "").strip():
        return None
    try:
        return float(str(written).strip())
    except ValueError:
        raise MusnadError(str(written), "is no number") from None


def given(rules: Rules) -> Iterator[tuple[str, str]]:
    """The rules as the address has them."""
    if rules.state != "open":
        yield "stand", rules.state
    if rules.above is not None:
        yield "above", f"{rules.above:g}"
    for name in ("denials", "fresh"):
        if getattr(rules, name):
            yield name, "yes"
    for name in ("code", "outlet"):
        if getattr(rules, name):
            yield name, getattr(rules, name)


@post("/review/judged", include_in_schema=False, sync_to_thread=True, status_code=303)
def judged(
    visit: NamedDependency[Visit],
    data: Annotated[dict[str, Any], Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Redirect:
    """Accept or reject one claim or all that are ticked, all or none, and go back to the queue."""
    verdict, _, one = str(data.get("verdict", "")).partition(" ")
    if verdict not in ("accept", "reject"):
        cause = "no verdict on a claim"
        raise MusnadError(verdict, cause)
    ticked = data.get("claim", [])
    names = [one] if one else [ticked] if isinstance(ticked, str) else [*ticked]
    until, once = str(data.get("until", "")), str(data.get("once", ""))
    by_reading = groupby(sorted(map(str, names)), lambda name: name.partition(":")[0])
    with visit.ledger.writing() as connection:
        for base, members in by_reading:
            drafts = [
                Draft(
                    verdict="accept" if verdict == "accept" else "reject",
                    key=name.partition(":")[2],
                    until=int(until) if until.isdecimal() and len(until) < len("1234567890") else 0,
                    once=f"{once}-{name}" if once else None,
                )
                for name in members
            ]
            save(connection, base, drafts, visit.person.name)
    query = str(data.get("query", ""))[:4000]
    return Redirect(f"/review?{query}" if query else "/review", status_code=303)
