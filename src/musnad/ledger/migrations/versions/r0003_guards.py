"""Indexes, guards of the records, and the tables that words are searched in."""

from alembic import op

revision = "0003"
down_revision = "0002"

RECORDS = """
contents documents versions retrievals readings sources claims figures places links fingerprints
copies reviews withdrawals purges persons polls
""".split()
"""Tables whose rows the database itself refuses to change, and to delete outside of a purge."""
SEARCHED = ("claims", "versions")
"""Tables whose rows are found by their words."""

INDEXES = (
    ("ix_documents_outlet", "documents", "outlet"),
    ("ix_persons_key", "persons", "key"),
    ("polls_source_at", "polls", "source at"),
    ("retrievals_place", "retrievals", "place"),
    ("ix_sources_code", "sources", "code"),
    ("ix_versions_published", "versions", "published"),
    ("ix_copies_other_id", "copies", "other_id"),
    ("ix_copies_version_id", "copies", "version_id"),
    ("claims_act", "claims", "act"),
    ("claims_said_on", "claims", "said_on"),
    ("claims_source", "claims", "source_id"),
    ("claims_when", "claims", "when_start when_end"),
    ("ix_current_reading_id", "current", "reading_id"),
    ("ix_current_version_id", "current", "version_id"),
    ("figures_class", "figures", "class claim_id"),
    ("figures_by", "figures", "by claim_id"),
    ("ix_figures_claim_id", "figures", "claim_id"),
    ("figures_of", "figures", "of claim_id"),
    ("ix_links_from_claim", "links", "from_claim"),
    ("ix_links_to_claim", "links", "to_claim"),
    ("ix_places_claim_id", "places", "claim_id"),
    ("places_country", "places", "country claim_id"),
    ("places_key", "places", "key claim_id"),
    ("ix_reviews_claim_id", "reviews", "claim_id"),
    ("ix_withdrawals_claim_id", "withdrawals", "claim_id"),
    ("ix_withdrawals_document_id", "withdrawals", "document_id"),
)
"""Name, table and columns of each."""


def upgrade() -> None:
    """Make indexes, guards and search tables."""
    for name, table, columns in INDEXES:
        op.create_index(name, table, columns.split())
    if op.get_bind().dialect.name == "sqlite":
        op.execute("PRAGMA application_id = 1299410532")
        guard_file()
        make_search_in_file()
    else:
        guard_server()
        make_search_on_server()


def guard_file() -> None:
    """Have SQLite refuse changes."""
    for table in RECORDS:
        op.execute(
            f"CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
        )
        op.execute(  # the names are our own
            f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} "  # noqa: S608
            "WHEN NOT EXISTS (SELECT 1 FROM purging) "
            "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
        )


def guard_server() -> None:
    """Have PostgreSQL refuse changes."""
    op.execute(
        "CREATE FUNCTION musnad_keeps() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM purging) THEN RETURN OLD; END IF; "
        "RAISE EXCEPTION 'append-only'; END $$"
    )
    for table in RECORDS:
        op.execute(
            f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION musnad_keeps()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_whole BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION musnad_keeps()"
        )


def make_search_in_file() -> None:
    """Full-text tables that hold no text, only which row has which terms."""
    for table in SEARCHED:
        op.execute(
            f"CREATE VIRTUAL TABLE {table}_terms USING fts5(near, far, content='', "
            "tokenize='unicode61 remove_diacritics 0')"
        )


def make_search_on_server() -> None:
    """The same terms as PostgreSQL searches them."""
    for table in SEARCHED:
        op.execute(
            f"CREATE TABLE {table}_terms (id integer PRIMARY KEY REFERENCES {table}, "
            "near tsvector NOT NULL, far tsvector NOT NULL)"
        )
        for column in ("near", "far"):
            op.execute(f"CREATE INDEX {table}_{column} ON {table}_terms USING gin ({column})")
