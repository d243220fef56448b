"""What is asked of the claims, as conditions on their rows."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Integer, and_, exists, or_, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from musnad.errors import MusnadError
from musnad.ledger.rows import name_key
from musnad.ledger.tables import (
    claims,
    current,
    documents,
    figures,
    places,
    review_states,
    sources,
    withdrawals,
)
from musnad.ledger.words import Past

Condition = ColumnElement[bool]


class Stands(FunctionElement[int]):
    """Where one text stands in another, from 1 on; 0 where it does not."""

    inherit_cache = True
    type = Integer()


@compiles(Stands)
def in_file(element: Stands, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    """SQLite's name of it, which is quicker than LIKE."""
    return f"instr({compiler.process(element.clauses, **options)})"


@compiles(Stands, "postgresql")
def on_server(element: Stands, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    """PostgreSQL's name of it."""
    return f"strpos({compiler.process(element.clauses, **options)})"


class Asked(Struct, frozen=True, kw_only=True):
    """Which claims are wanted; what is not said is left open.

    `code` is a whole code (`AZE.MIL`), a country (`AZE`) or a sector (`.MIL`); `place` a name,
    in any spelling, or a country's code; days are ISO and ranges include both ends. `words` are
    looked for in what is said, who says it and whom it is said to. `limit` null is no limit;
    `past` leaves out what a reader of a list has seen.
    """

    words: str | None = None
    source: str | None = None
    code: str | None = None
    act: str | None = None
    polarity: str | None = None
    figure: str | None = None
    of: str | None = None
    by: str | None = None
    place: str | None = None
    said: tuple[str | None, str | None] = (None, None)
    when: tuple[str | None, str | None] = (None, None)
    outlet: str | None = None
    document: str | None = None
    reviewed: bool | None = None
    withdrawn: bool = False
    limit: int | None = 50
    past: Past | None = None


def days(written: str, option: str) -> tuple[str | None, str | None]:
    """A day or a range of days: `2020-09-30`, `2020-09-27..2020-10-02`, `2020-09..`, `..2020`.

    Raises:
        MusnadError: it is neither.
    """
    first, dots, last = written.partition("..")
    if not dots:
        last = first
    for part in (first, last):
        if part and not is_day_or_part(part):
            raise MusnadError(
                option, f"{written!r} is no day or range; write 2020-09-01..2020-09-30"
            )
    return (first or None, last + "\uffff"[: 10 - len(last)] if last else None)


def is_day_or_part(written: str) -> bool:
    """Whether something is a year, a month or a day, as ISO writes them."""
    digits = written.replace("-", "")
    whole = len(written) in (4, 7, 10) and digits.isascii() and digits.isdigit()
    return whole and len(digits) in (4, 6, 8)


def conditions(asked: Asked) -> Iterator[Condition]:
    """What is asked of the claims alone: all but words, and what has been withdrawn.

    Each is asked of an index by itself, so that what few claims have is found by it.
    """
    yield from of_source(asked)
    for column, value in ((claims.c.act, asked.act), (claims.c.polarity, asked.polarity)):
        if value is not None:
            yield column == value
    yield from of_figures(asked)
    if asked.place is not None:
        country = places.c.country == asked.place.upper()
        named = or_(places.c.key == name_key(asked.place), country)
        yield claims.c.id.in_(select(places.c.claim_id).where(named))
    yield from within(claims.c.said_on, claims.c.said_on, asked.said)
    yield from within(claims.c.when_start, claims.c.when_end, asked.when)
    if asked.outlet is not None:
        yield of_documents(documents.c.outlet == asked.outlet)
    if asked.document is not None:
        yield of_documents(documents.c.uid.startswith(asked.document, autoescape=True))
    if asked.reviewed is not None:
        seen = claims.c.id.in_(select(review_states.c.claim_id))
        yield seen if asked.reviewed else ~seen


def of_documents(condition: Condition) -> Condition:
    """Claims of the newest readings of some documents."""
    stand = select(current.c.reading_id).join(documents, documents.c.id == current.c.document_id)
    return claims.c.reading_id.in_(stand.where(condition))


def of_source(asked: Asked) -> Iterator[Condition]:
    """Who speaks."""
    if asked.source is not None:
        named = Stands(sources.c.key, name_key(asked.source)) > 0
        yield claims.c.source_id.in_(select(sources.c.id).where(named))
    if asked.code is not None:
        country, dot, sector = asked.code.upper().partition(".")
        if country and sector:
            coded: Condition = sources.c.code == f"{country}.{sector}"
        elif dot:
            coded = sources.c.code.endswith(f".{sector}", autoescape=True)
        else:
            coded = sources.c.code.startswith(f"{country}.", autoescape=True)
        yield claims.c.source_id.in_(select(sources.c.id).where(coded))


def of_figures(asked: Asked) -> Iterator[Condition]:
    """What is counted, whose it is and who did it: of one and the same figure."""
    wanted = (
        (figures.c["class"], asked.figure),
        (figures.c.of, asked.of),
        (figures.c.by, asked.by),
    )
    told = [column == value for column, value in wanted if value is not None]
    if told:
        yield claims.c.id.in_(select(figures.c.claim_id).where(and_(*told)))


def within(
    start: ColumnElement[Any], end: ColumnElement[Any], range_: tuple[str | None, str | None]
) -> Iterator[Condition]:
    """Whether the days from `start` to `end` touch a range."""
    first, last = range_
    if first is not None:
        yield end >= first
    if last is not None:
        yield start <= last


def standing() -> Condition:
    """That neither a claim nor its document has been withdrawn; of joined claims and documents."""
    gone = or_(
        exists().where(withdrawals.c.claim_id == claims.c.id),
        exists().where(withdrawals.c.document_id == documents.c.id),
    )
    return ~gone
