"""The language, the digits and the borders of maps that a reader chooses, kept in their browser."""

from typing import Annotated

from litestar import Response, post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect
from msgspec import Struct

from musnad.desk.visit import (
    BORDERS_COOKIE,
    DIGITS_COOKIE,
    LANGUAGE_COOKIE,
    digits,
    language,
    worldview,
)

A_YEAR = 365 * 24 * 3600


class Choice(Struct):
    """What the form sends; `back` is the page it was sent from."""

    back: str = "/"
    language: str | None = None
    digits: str | None = None
    borders: str | None = None


@post("/chosen", include_in_schema=False, sync_to_thread=False, status_code=303, opt={"role": None})
def chosen(
    data: Annotated[Choice, Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Response[None]:
    """Keep the choice and go back to where it was made."""
    kept = {
        LANGUAGE_COOKIE: language(data.language),
        DIGITS_COOKIE: digits(data.digits),
        BORDERS_COOKIE: worldview(data.borders),
    }
    cookies = [
        Cookie(name, value=value, max_age=A_YEAR, samesite="lax", httponly=True, path="/")
        for name, value in kept.items()
        if value is not None
    ]
    # Only a path of this desk: `//elsewhere` would lead to another site.
    here = data.back.startswith("/") and not data.back.startswith(("//", "/\\"))
    return Redirect(data.back if here else "/", status_code=303, cookies=cookies)
