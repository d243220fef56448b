"""What one follows: a page of notices, a feed for each thing, a webhook where one is wanted."""

from typing import Annotated, Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.exceptions import NotFoundException
from litestar.params import Body, FromPath
from litestar.response import Redirect
from msgspec import Struct

from musnad.desk.dress import page
from musnad.desk.visit import Visit
from musnad.errors import MusnadError
from musnad.export.wording import printable
from musnad.ledger.following import (
    Notice,
    Seen,
    follow,
    follow_by,
    follows_of,
    let_go,
    newest,
    notices,
    told_up_to,
)

TITLES = {
    "denies": "denied by another claim",
    "contradicts": "contradicted by another claim",
    "updates": "its figure has moved on",
    "changed": "the report was changed",
    "withdrawn": "withdrawn",
}
"""A notice in a feed: in English and without any words of the report, as feeds leave the desk."""


@get("/following", include_in_schema=False, sync_to_thread=True)
def following(visit: NamedDependency[Visit]) -> Response[str]:
    """What this person follows, with what has come to pass; looking at it does not clear it."""
    with visit.ledger.looking() as connection:
        held = follows_of(connection, visit.person.name)
        told = [(each, notices(connection, each, each.seen)) for each in held]
    return page(visit, "following.html", told=told)


class Wish(Struct):
    """What the form of following sends."""

    kind: str
    what: str
    webhook: str = ""


@post(
    "/following/add",
    include_in_schema=False,
    sync_to_thread=True,
    status_code=303,
    opt={"role": "reader"},
)
def followed(
    visit: NamedDependency[Visit],
    data: Annotated[Wish, Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Response[None]:
    """Follow something from now on."""
    webhook = data.webhook.strip() or None
    if webhook is not None and urlsplit(webhook).scheme not in ("http", "https"):
        raise MusnadError(webhook, "not a web address")
    with visit.ledger.writing() as connection:
        follow(connection, visit.person.name, data.kind, data.what.strip()[:200], webhook)
    return Redirect("/following", status_code=303)


@post(
    "/following/{number:int}/drop",
    include_in_schema=False,
    sync_to_thread=True,
    status_code=303,
    opt={"role": "reader"},
)
def dropped(visit: NamedDependency[Visit], number: FromPath[int]) -> Response[None]:
    """Follow something no longer."""
    with visit.ledger.writing() as connection:
        let_go(connection, visit.person.name, number)
    return Redirect("/following", status_code=303)


@post(
    "/following/seen",
    include_in_schema=False,
    sync_to_thread=True,
    status_code=303,
    opt={"role": "reader"},
)
def seen(visit: NamedDependency[Visit]) -> Response[None]:
    """Clear the notices there are: what comes later is told again."""
    with visit.ledger.writing() as connection:
        last = newest(connection)
        for each in follows_of(connection, visit.person.name):
            told_up_to(connection, each.id, last, each.failed)
    return Redirect("/following", status_code=303)


@get("/feed/{key:str}", include_in_schema=False, sync_to_thread=True, opt={"role": None})
def feed(
    request: Request[Any, Any, Any], visit: NamedDependency[Visit], key: FromPath[str]
) -> Response[str]:
    """All notices of one thing as an Atom feed; whoever knows its secret may read it."""
    with visit.ledger.looking() as connection:
        held = follow_by(connection, key)
        if held is None:
            raise NotFoundException
        told = notices(connection, held, Seen())
    here = str(request.base_url).rstrip("/")
    entries = "".join(entry(each, here) for each in told)
    updated = told[0].at if told else "1970-01-01T00:00:00+00:00"
    return Response(
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>{escape(here)}/feed/{escape(key)}</id><updated>{escape(updated)}</updated>"
        f"<title>{escape(printable(f'Musnad: {held.kind} {held.what}'))}</title>{entries}</feed>\n",
        media_type="application/atom+xml; charset=utf-8",
    )


def entry(each: Notice, here: str) -> str:
    """A notice as an entry of a feed."""
    link = quoteattr(f"{here}/article/{each.by or each.claim or each.document[:10]}")
    title = escape(printable(f"{each.claim or each.document[:10]}: {TITLES[each.happening]}"))
    return (
        f"<entry><id>urn:musnad:{escape(each.id)}</id><title>{title}</title>"
        f"<updated>{escape(each.at)}</updated><link href={link}/></entry>"
    )
