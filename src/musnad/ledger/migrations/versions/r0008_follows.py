"""What people at the desk keep and follow: their own, and no records."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "views",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        comment="Filters of claims that somebody has kept under a name; no record.",
    )
    op.create_index("ix_views_person", "views", ["person"])
    op.create_table(
        "follows",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        sa.Column("webhook", sa.Text),
        sa.Column("told", sa.Text, nullable=False),
        sa.Column("failed", sa.Integer, nullable=False),
        sa.UniqueConstraint("person", "kind", "what"),
        comment="What somebody wants to be told of; `told` is up to where they were; no record.",
    )
    op.create_index("ix_follows_person", "follows", ["person"])
