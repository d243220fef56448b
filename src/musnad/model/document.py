"""The text that is read, and where it came from."""

from datetime import date
from hashlib import sha256

from msgspec import Struct

from musnad.model.vocabulary import SectionKind

DAY = 10  # code points of an ISO day, YYYY-MM-DD


class Section(Struct, frozen=True, kw_only=True, gc=False):
    """A run of whole lines of one kind: `start` to `end`, code points, end exclusive."""

    kind: SectionKind
    start: int
    end: int


class Document(Struct, frozen=True, kw_only=True, gc=False):
    """One version of one report.

    `id` names the report (its outlet and URL, else its outlet and `name`, the file or record it
    came in); `sha256`, of the text in UTF-8, tells its versions apart. Equal text at another
    outlet is another document. `published` is an ISO day, `retrieved` an ISO instant.
    """

    id: str
    name: str
    text: str
    sha256: str
    title: str | None = None
    language: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    retrieved: str | None = None
    sections: tuple[Section, ...] = ()


def is_day(value: str) -> bool:
    """Whether `value` is a day that exists, written `YYYY-MM-DD` in ASCII digits."""
    if len(value) != DAY or not value.isascii() or value[4] + value[7] != "--":
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def digest(text: str) -> str:
    """The hexadecimal SHA-256 of `text` in UTF-8."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def document_of(
    text: str,
    *,
    name: str | None = None,
    title: str | None = None,
    language: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
    retrieved: str | None = None,
) -> Document:
    """Build a document with its identity worked out from what is known of it.

    Raises:
        ValueError: `published` is not an ISO day (an instant is none).
    """
    if published is not None and not is_day(published):
        message = f"published {published!r} is not an ISO day, as 2020-09-30"
        raise ValueError(message)
    version = digest(text)
    place = url or name or version
    return Document(
        id=digest(f"{outlet or ''}\n{place}")[:16],
        name=name or version[:16],
        text=text,
        sha256=version,
        title=title,
        language=language,
        outlet=outlet,
        url=url,
        published=published,
        retrieved=retrieved,
    )
