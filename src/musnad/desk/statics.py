"""Styles and scripts, under addresses that change with what is in them."""

from functools import cache
from hashlib import sha256
from importlib.resources import files

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

KINDS = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "json": "application/json",
}
FOREVER = "public, max-age=31536000, immutable"


@get(
    "/static/{stamp:str}/{name:str}",
    sync_to_thread=False,
    include_in_schema=False,
    cache=False,
    opt={"role": None},
)
def static(stamp: FromPath[str], name: FromPath[str]) -> Response[bytes]:
    """One of the files; an old stamp gets the new file, not kept for long."""
    found = held().get(name)
    if found is None:
        raise NotFoundException
    kept = FOREVER if stamp == stamp_of(found) else "no-cache"
    return Response(
        found, media_type=KINDS[name.rpartition(".")[2]], headers={"Cache-Control": kept}
    )


@cache
def held() -> dict[str, bytes]:
    """All files by name."""
    folder = files("musnad.desk").joinpath("static")
    return {
        each.name: each.read_bytes()
        for each in folder.iterdir()
        if each.name.rpartition(".")[2] in KINDS
    }


def address_of(name: str) -> str:
    """Where a file is to be had."""
    return f"/static/{stamp_of(held()[name])}/{name}"


@cache
def stamp_of(content: bytes) -> str:
    """Some digits that tell one content from another."""
    return sha256(content).hexdigest()[:10]
