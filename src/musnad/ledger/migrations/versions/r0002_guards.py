"""Guards of the records, and the tables that words are searched in."""

from alembic import op

revision = "0002"
down_revision = "0001"

RECORDS = """
contents documents versions retrievals readings sources claims figures places links fingerprints
copies reviews withdrawals purges persons polls
""".split()
"""Tables whose rows the database itself refuses to change, and to delete outside of a purge."""
SEARCHED = ("claims", "versions")
"""Tables whose rows are found by their words."""


def upgrade() -> None:
    """Make guards and search tables."""
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
        op.execute(
            f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} "
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
