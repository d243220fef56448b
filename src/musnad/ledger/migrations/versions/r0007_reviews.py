"""Reviews that stick to words: of a version, of a claim or of none, and what they take back.

No Musnad before this one wrote a review, so the table is made anew.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make both tables; reviews are kept as other records are."""
    op.drop_table("reviews")
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("document_id", sa.Integer, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("version_id", sa.Integer, sa.ForeignKey("versions.id"), nullable=False),
        sa.Column("claim_id", sa.Integer, sa.ForeignKey("claims.id")),
        sa.Column("undoes", sa.Integer, sa.ForeignKey("reviews.id")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("at", "by", "verdict")),
        *(sa.Column(name, sa.Text) for name in ("seen", "correction", "note", "once")),
        sa.UniqueConstraint("once"),
    )
    op.create_table(
        "review_states",
        sa.Column("claim_id", sa.Integer, sa.ForeignKey("claims.id"), primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
    )
    for column in ("document_id", "claim_id"):
        op.create_index(f"ix_reviews_{column}", "reviews", [column])
    if op.get_bind().dialect.name == "sqlite":
        guard_file()
    else:
        guard_server()


def guard_file() -> None:
    """Have SQLite refuse changes."""
    op.execute(
        "CREATE TRIGGER reviews_unchanged BEFORE UPDATE ON reviews "
        "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
    )
    op.execute(
        "CREATE TRIGGER reviews_kept BEFORE DELETE ON reviews "
        "WHEN NOT EXISTS (SELECT 1 FROM purging) "
        "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
    )


def guard_server() -> None:
    """Have PostgreSQL refuse changes."""
    op.execute(
        "CREATE TRIGGER reviews_kept BEFORE UPDATE OR DELETE ON reviews "
        "FOR EACH ROW EXECUTE FUNCTION musnad_keeps()"
    )
    op.execute(
        "CREATE TRIGGER reviews_whole BEFORE TRUNCATE ON reviews "
        "FOR EACH STATEMENT EXECUTE FUNCTION musnad_keeps()"
    )
