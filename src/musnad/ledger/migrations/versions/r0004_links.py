"""What the linker makes of the standing readings, and what people decide about it."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0004"
down_revision = "0003"

INDEXES = (
    ("ix_decisions_one_id", "decisions", "one_id"),
    ("ix_decisions_other_id", "decisions", "other_id"),
    ("cells_claim", "cells", "claim_id"),
    ("pairs_other", "pairs", "other_id"),
    ("homes_last", "homes", "home_5"),
)
"""Name, table and column of each."""


def upgrade() -> None:
    """Make the tables; decisions are kept as other records are."""
    make_records()
    make_linked()
    for name, table, column in INDEXES:
        op.create_index(name, table, [column])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE TRIGGER decisions_unchanged BEFORE UPDATE ON decisions "
            "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
        )
        op.execute(
            "CREATE TRIGGER decisions_kept BEFORE DELETE ON decisions "
            "WHEN NOT EXISTS (SELECT 1 FROM purging) "
            "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
        )
        return
    op.execute(
        "CREATE TRIGGER decisions_kept BEFORE UPDATE OR DELETE ON decisions "
        "FOR EACH ROW EXECUTE FUNCTION musnad_keeps()"
    )
    op.execute(
        "CREATE TRIGGER decisions_whole BEFORE TRUNCATE ON decisions "
        "FOR EACH STATEMENT EXECUTE FUNCTION musnad_keeps()"
    )


def needed(name: str, kind: type[TypeEngine[Any]] = sa.Text) -> sa.Column[Any]:
    """A column that must be filled, of text unless it is said."""
    return sa.Column(name, kind, nullable=False)


def claim(name: str, *, key: bool = False) -> sa.Column[int]:
    """A column that points to a claim."""
    points = sa.ForeignKey("claims.id")
    return sa.Column(name, sa.Integer, points, primary_key=key, nullable=False)


def make_records() -> None:
    """What people decide."""
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True),
        needed("verdict"),
        claim("one_id"),
        claim("other_id"),
        needed("at"),
        needed("by"),
        needed("reason"),
    )


def make_linked() -> None:
    """What the linker makes."""
    reading = sa.ForeignKey("readings.id")
    op.create_table(
        "linked",
        sa.Column("reading_id", sa.Integer, reading, primary_key=True),
        needed("linker"),
        needed("at"),
    )
    op.create_table(
        "cells",
        sa.Column("cell", sa.BigInteger, primary_key=True, autoincrement=False),
        claim("claim_id", key=True),
        needed("weight", sa.Integer),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "crowds",
        sa.Column("cell", sa.BigInteger, primary_key=True, autoincrement=False),
        needed("claims", sa.Integer),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pairs",
        claim("one_id", key=True),
        claim("other_id", key=True),
        needed("chance", sa.Float),
        needed("reasons"),
        needed("linker"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "homes",
        claim("claim_id", key=True),
        needed("mass", sa.Integer),
        needed("denies", sa.Integer),
        needed("priority", sa.LargeBinary),
        *(needed(f"home_{level}", sa.Integer) for level in range(1, 6)),
    )
