"""Making the search tables anew from what is kept."""

from sqlalchemy import Connection, select, text

from musnad.ledger.contents import fetch, text_of, unpack
from musnad.ledger.tables import claims, readings, versions
from musnad.ledger.terms import add_terms, claim_terms, document_terms
from musnad.model import document_of


def reindex(connection: Connection) -> None:
    """Empty the search tables and index every version and claim."""
    for table in ("claims", "versions"):
        if connection.dialect.name == "sqlite":
            empty = f"INSERT INTO {table}_terms ({table}_terms) VALUES ('delete-all')"  # noqa: S608
        else:
            empty = f"TRUNCATE {table}_terms"
        connection.execute(text(empty))
    asked = select(versions.c.id, versions.c.text_id, versions.c.title).order_by(versions.c.id)
    for version in connection.execute(asked).all():
        whole = text_of(fetch(connection, version.text_id))
        known = document_of(whole, title=version.title)
        add_terms(connection, "versions", {version.id: document_terms(known)})
        index_claims(connection, version.id, whole)


def index_claims(connection: Connection, version_id: int, whole: str) -> None:
    """Index the claims of all readings of a version with the text `whole`."""
    read = select(readings.c.id, readings.c.packed).where(readings.c.version_id == version_id)
    for row in connection.execute(read).all():
        said = select(claims.c.key, claims.c.id).where(claims.c.reading_id == row.id)
        ids = {each.key: each.id for each in connection.execute(said)}
        found = {
            ids[claim.id.rpartition(":")[2]]: claim_terms(claim)
            for claim in unpack(row.packed, whole).claims
        }
        add_terms(connection, "claims", found)
