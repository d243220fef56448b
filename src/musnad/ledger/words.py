"""Words looked for in claims and documents, as each database asks for them."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from msgspec import Struct
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    TextClause,
    bindparam,
    column,
    func,
    select,
    table,
    text,
)

from musnad.languages.ar.searching import Terms, query_terms
from musnad.ledger.tables import claims, versions

Nearness = Literal["near", "far"]
NEARNESSES: tuple[Nearness, ...] = ("near", "far")
Searched = Literal["claims", "versions"]
Condition = ColumnElement[bool]
FETCHED = 500
"""Ids that are fetched together."""
NEWEST = 10_000
"""How many of the newest rows are looked through before all others are."""

SEARCHED = {"claims": claims, "versions": versions}


class Past(Struct, frozen=True):
    """The last row that somebody has seen of a list: what is new meanwhile moves nothing."""

    id: int
    nearness: Nearness = "near"


def ids_with(
    connection: Connection,
    name: Searched,
    conditions: Iterable[Condition],
    words: str | None,
    past: Past | None = None,
) -> Iterator[int]:
    """The ids of a table's rows that hold all the `words` and the conditions, the newest first.

    Rows that hold the words as they are written go before those that hold their relatives
    (another number, another form). Null words are held by all rows, words without a letter by
    none. Conditions are on the table alone. Of all that, only what comes after `past`.
    """
    id_ = SEARCHED[name].c.id
    statement = select(id_).where(*conditions)
    terms = None if words is None else query_terms(words)
    if terms is None:
        yield from newest_first(connection, statement, id_, past)
        return
    first = NEARNESSES.index(past.nearness) if past else 0
    for nearness in NEARNESSES[first:] if terms else ():
        asked = with_words(connection, statement, name, terms, nearness)
        if past is not None and nearness == past.nearness:
            asked = asked.where(id_ < past.id)
        yield from numbers(connection, asked)


def past_of(connection: Connection, name: Searched, id_: int, words: str | None) -> Past:
    """Where a row stands in the list of those that hold `words`."""
    terms = None if words is None else query_terms(words)
    if not terms:
        return Past(id_)
    statement = select(SEARCHED[name].c.id).where(SEARCHED[name].c.id == id_)
    near = with_words(connection, statement, name, terms, "near")
    return Past(id_, "far" if connection.scalar(near) is None else "near")


def newest_first(
    connection: Connection, statement: Select[Any], id_: Column[int], past: Past | None = None
) -> Iterator[int]:
    """The ids that a statement finds, the newest first; of those older than `past`.

    What many rows have is found among the newest, one by one. What few have is then found by an
    index: among the others it is first found and then sorted.
    """
    if past is not None:
        last, statement = past.id - 1, statement.where(id_ < past.id)
    else:
        last = connection.scalar(select(func.max(id_))) or 0
    yield from numbers(connection, statement.where(id_ > last - NEWEST).order_by(id_.desc()))
    yield from numbers(connection, statement.where(id_ <= last - NEWEST).order_by(-id_))


def numbers(connection: Connection, statement: Select[Any]) -> Iterator[int]:
    """The numbers that a statement finds, as many as are taken."""
    with connection.execute(statement.execution_options(yield_per=FETCHED)) as found:
        yield from found.scalars()


def with_words(
    connection: Connection,
    statement: Select[Any],
    name: Searched,
    terms: list[Terms],
    nearness: Nearness,
) -> Select[Any]:
    """The rows of `statement`, over the table `name`, that hold all the terms, the newest first.

    `near` wants each word as it is written, prefixes aside; `far` takes its relatives too, but
    not what `near` finds already.
    """
    id_ = SEARCHED[name].c.id
    if connection.dialect.name == "sqlite":
        index = table(f"{name}_terms", column("rowid"))
        matched = text(f"{name}_terms MATCH :terms").bindparams(terms=in_file(terms, nearness))
        # By the index's own number: it gives its rows in that order, and nothing is sorted.
        joined = statement.join(index, index.c.rowid == id_)
        return joined.where(matched).order_by(index.c.rowid.desc())
    index = table(f"{name}_terms", column("id"))
    joined = statement.join(index, index.c.id == id_)
    return joined.where(on_server(f"{name}_terms", terms, nearness)).order_by(id_.desc())


def in_file(terms: list[Terms], nearness: Nearness) -> str:
    """An FTS5 query."""
    near = "near : (" + " AND ".join(f'"{each.near}"' for each in terms) + ")"
    if nearness == "near":
        return near
    far = "far : (" + " AND ".join(f'"{each.far}"' for each in terms) + ")"
    return f"({far}) NOT ({near})"


def on_server(index: str, terms: list[Terms], nearness: Nearness) -> TextClause:
    """The same for PostgreSQL."""
    near = " && ".join(f"phraseto_tsquery('simple', :near{n})" for n in range(len(terms)))
    asked = f"{index}.near @@ ({near})"
    values = {f"near{n}": each.near for n, each in enumerate(terms)}
    if nearness == "far":
        far = " && ".join(f"phraseto_tsquery('simple', :far{n})" for n in range(len(terms)))
        asked = f"{index}.far @@ ({far}) AND NOT {asked}"
        values |= {f"far{n}": each.far for n, each in enumerate(terms)}
    return text(asked).bindparams(*(bindparam(name, value) for name, value in values.items()))
