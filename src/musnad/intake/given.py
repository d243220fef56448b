"""What the user says of a document, and the document that comes of it."""

import os
from datetime import date, datetime

from msgspec import Struct

from musnad.errors import MusnadError
from musnad.intake.language import language_of
from musnad.model import Document, document_of

DAY = 10  # code points of an ISO day, YYYY-MM-DD
PUBLISHED = "--published"  # the option, as errors name it


class Given(Struct, frozen=True, kw_only=True):
    """What the user typed; it goes before what the input says of itself.

    Raises:
        MusnadError: `published` is not an ISO day.
    """

    published: str | None = None
    outlet: str | None = None
    title: str | None = None

    def __post_init__(self) -> None:
        """Refuse a day that is none."""
        if self.published is not None and not is_day(self.published):
            cause = f"{self.published!r} is not a day; write it as 2020-09-30"
            raise MusnadError(PUBLISHED, cause)


class Failure(Struct, frozen=True, kw_only=True):
    """An input, or one record of it, that gave no document."""

    source: str
    cause: str


class Particulars(Struct, frozen=True, kw_only=True):
    """What an input says of its own text; `published` is an ISO day or instant."""

    name: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    retrieved: str | None = None


def document(text: str, source: str, given: Given, said: Particulars) -> Document:
    """The document of `text`: `given` goes before what the input has `said`.

    Raises:
        MusnadError: no text, no Arabic in it, or a day that cannot be made out.
    """
    if not text.strip():
        raise MusnadError(source, "empty text")
    return document_of(
        text,
        name=said.name or None,
        title=given.title or said.title or None,
        language=language_of(text, source),
        outlet=given.outlet or said.outlet or None,
        url=said.url or None,
        published=given.published or day_of(said.published, source),
        retrieved=said.retrieved,
    )


def is_day(value: str) -> bool:
    """Whether `value` is a day that exists, written `YYYY-MM-DD` in ASCII digits."""
    if len(value) != DAY or not value.isascii() or value[4] + value[7] != "--":
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def day_of(value: str | None, source: str) -> str | None:
    """The day of an ISO day or instant, as written there (its zone is not converted).

    Raises:
        MusnadError: it is neither.
    """
    moment = (value or "").strip()
    if not moment:
        return None
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        moment = ""
    if not is_day(moment[:DAY]):
        raise MusnadError(source, f"published {value!r} is not an ISO day or instant")
    return moment[:DAY]


def readable(name: str) -> str:
    """A file name as text: bytes of it that are not UTF-8 are replaced."""
    return os.fsencode(name).decode("utf-8", "replace")
