"""Index terms of claims and versions, in the tables that each database searches."""

from typing import Any

from sqlalchemy import Connection, text

from musnad.languages.ar.searching import Terms, index_terms
from musnad.model import Claim, Document

IN_FILE = "INSERT INTO {table}_terms (rowid, near, far) VALUES (:id, :near, :far)"
ON_SERVER = (
    "INSERT INTO {table}_terms (id, near, far)"
    " VALUES (:id, to_tsvector('simple', :near), to_tsvector('simple', :far))"
)
LONGEST = 200_000
"""Code points of a document, title first, that are searched: a tsvector holds a megabyte."""


def claim_terms(claim: Claim) -> Terms:
    """The terms of what is said, of who says it and of whom it is said to."""
    said = [claim.content.text]
    if claim.source is not None:
        said += claim.source.names or (claim.source.name,)
    if claim.target is not None:
        said.append(claim.target.text)
    return index_terms(" \n ".join(said))


def document_terms(document: Document) -> Terms:
    """The terms of a text and of the title that does not stand in it."""
    title = document.title or ""
    whole = document.text if title in document.text else f"{title}\n{document.text}"
    return index_terms(whole[:LONGEST])


def add_terms(connection: Connection, table: str, found: dict[int, Terms]) -> None:
    """Add the terms of rows of `table` (`claims` or `versions`) by their ids."""
    if not found:
        return
    statement = IN_FILE if connection.dialect.name == "sqlite" else ON_SERVER
    rows: list[dict[str, Any]] = [
        {"id": row, "near": terms.near, "far": terms.far} for row, terms in found.items()
    ]
    connection.execute(text(statement.format(table=table)), rows)


def remove_terms(connection: Connection, table: str, found: dict[int, Terms]) -> None:
    """Take rows out of the search table of `table`; the terms must be those they were added by."""
    if not found:
        return
    if connection.dialect.name != "sqlite":
        gone = text(f"DELETE FROM {table}_terms WHERE id = :id")  # noqa: S608 - a name of our own
        connection.execute(gone, [{"id": row} for row in found])
        return
    statement = text(
        f"INSERT INTO {table}_terms ({table}_terms, rowid, near, far)"  # noqa: S608
        " VALUES ('delete', :id, :near, :far)"
    )
    rows = [{"id": row, "near": terms.near, "far": terms.far} for row, terms in found.items()]
    connection.execute(statement, rows)
