"""All claims, by filters and words, to look at and to take along."""

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Annotated, get_args
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.di import NamedDependency, Provide
from litestar.enums import RequestEncodingType
from litestar.exceptions import NotFoundException
from litestar.params import Body, FromPath, QueryParameter
from litestar.response import Redirect
from msgspec import Struct

from musnad.desk.asked import AT_ONCE, Filters, asked_of, filters_of
from musnad.desk.dress import page
from musnad.desk.glossing import glosses
from musnad.desk.visit import Visit
from musnad.export.listing import writer
from musnad.ledger.persons import Masker
from musnad.ledger.questions import Found, find_claims
from musnad.ledger.rights import with_rights
from musnad.ledger.views import drop_view, keep_view, views_of
from musnad.model.vocabulary import Act, Polarity
from musnad.resolve.outlets import load_outlets

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
}
TAKEN = 100_000
"""Claims that leave at once; the command line gives more."""
NARROW = ("act", "polarity", "figure", "of", "by", "said", "reviewed")
"""Filters that stand behind `More filters`."""


@get(
    "/claims",
    dependencies={"filters": Provide(filters_of)},
    include_in_schema=False,
    sync_to_thread=True,
)
def claims(
    visit: NamedDependency[Visit],
    filters: NamedDependency[Filters],
    first: Annotated[int, QueryParameter(ge=0, le=1_000_000)] = 0,
) -> Response[str]:
    """A page of claims, `first` of them left out."""
    with visit.ledger.looking() as connection:
        asked = asked_of(filters, first + AT_ONCE + 1)
        found = list(islice(find_claims(connection, asked), first, None))
        english = visit.wording.language == "en"
        told = glosses(connection, found[:AT_ONCE]) if english else {}
        kept = views_of(connection, visit.person.name)
    return page(
        visit,
        "claims.html",
        filters=filters,
        narrow=any(name in filters.given() for name in NARROW),
        query=urlencode(filters.given()),
        claims=found[:AT_ONCE],
        glosses=told,
        views=kept,
        acts=get_args(Act),
        polarities=get_args(Polarity),
        at_once=AT_ONCE,
        first=first,
        more=first + AT_ONCE if len(found) > AT_ONCE else None,
    )


@get(
    "/claims/out.{kind:str}",
    dependencies={"filters": Provide(filters_of)},
    include_in_schema=False,
    sync_to_thread=True,
)
def taken(
    visit: NamedDependency[Visit], filters: NamedDependency[Filters], kind: FromPath[str]
) -> Response[bytes]:
    """What the filters show, as a file that leaves: persons without a public role are masked."""
    if kind not in KINDS:
        raise NotFoundException
    whole = BytesIO()
    with visit.ledger.looking() as connection:
        found = with_rights(find_claims(connection, asked_of(filters, TAKEN)), load_outlets())
        masked: Iterator[Found] = Masker(connection).records(found, "document")
        writer(kind)(masked, Found, whole)
    return Response(
        whole.getvalue(),
        media_type=KINDS[kind],
        headers={"Content-Disposition": f'attachment; filename="claims.{kind}"'},
    )


class Kept(Struct):
    """What the form of a view sends."""

    name: str
    query: str = ""


@post(
    "/views", include_in_schema=False, sync_to_thread=True, status_code=303, opt={"role": "reader"}
)
def keep(
    visit: NamedDependency[Visit],
    data: Annotated[Kept, Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Response[None]:
    """Keep the filters under a name."""
    name = data.name.strip()[:80]
    if name:
        with visit.ledger.writing() as connection:
            keep_view(connection, visit.person.name, name, data.query[:4000])
    return Redirect(f"/claims?{data.query}", status_code=303)


@post(
    "/views/{view:int}/drop",
    include_in_schema=False,
    sync_to_thread=True,
    status_code=303,
    opt={"role": "reader"},
)
def drop(visit: NamedDependency[Visit], view: FromPath[int]) -> Redirect:
    """Forget kept filters of one's own."""
    with visit.ledger.writing() as connection:
        drop_view(connection, visit.person.name, view)
    return Redirect("/claims", status_code=303)
