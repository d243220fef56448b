"""Words looked for in claims and documents, as each database asks for them."""

from collections.abc import Iterator
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, TextClause, bindparam, column, table, text

from musnad.languages.ar.searching import Terms, query_terms
from musnad.ledger.tables import claims, versions

Nearness = Literal["near", "far"]
NEARNESSES: tuple[Nearness, ...] = ("near", "far")
Searched = Literal["claims", "versions"]

SEARCHED = {"claims": claims, "versions": versions}


def rows_with(
    connection: Connection,
    statement: Select[Any],
    name: Searched,
    words: str | None,
    limit: int | None,
) -> Iterator[Row[Any]]:
    """The rows of `statement`, over the table `name`, that hold all the `words`; in its order.

    Rows that hold the words as they are written go before those that hold their relatives
    (another number, another form). Null words are held by all rows, words without a letter by
    none.
    """
    terms = None if words is None else query_terms(words)
    if terms is None:
        yield from connection.execute(limited(statement, limit))
        return
    left = limit
    for nearness in NEARNESSES if terms else ():
        asked = with_words(connection, statement, name, terms, nearness)
        for row in connection.execute(limited(asked, left)):
            left = None if left is None else left - 1
            yield row
        if left == 0:
            return


def limited(statement: Select[Any], limit: int | None) -> Select[Any]:
    """At most `limit` rows of a statement."""
    return statement if limit is None else statement.limit(limit)


def with_words(
    connection: Connection,
    statement: Select[Any],
    name: Searched,
    terms: list[Terms],
    nearness: Nearness,
) -> Select[Any]:
    """The rows of `statement`, over the table `name`, that hold all the terms.

    `near` wants each word as it is written, prefixes aside; `far` takes its relatives too, but
    not what `near` finds already.
    """
    id_ = SEARCHED[name].c.id
    if connection.dialect.name == "sqlite":
        index = table(f"{name}_terms", column("rowid"))
        matched = text(f"{name}_terms MATCH :terms").bindparams(terms=in_file(terms, nearness))
        return statement.join(index, index.c.rowid == id_).where(matched)
    index = table(f"{name}_terms", column("id"))
    return statement.join(index, index.c.id == id_).where(
        on_server(f"{name}_terms", terms, nearness)
    )


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
