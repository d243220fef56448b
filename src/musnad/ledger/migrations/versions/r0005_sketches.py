"""Homes hold sketches; everything is to be linked anew."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table anew, with nothing linked: it is an index, and so are the others."""
    for table in ("linked", "pairs", "cells", "crowds"):
        op.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    op.drop_table("homes")
    op.create_table(
        "homes",
        sa.Column("claim_id", sa.Integer, sa.ForeignKey("claims.id"), primary_key=True),
        needed("mass", sa.Integer),
        needed("denies", sa.Integer),
        needed("sketch", sa.LargeBinary),
        needed("priority", sa.LargeBinary),
        *(needed(f"home_{level}", sa.Integer) for level in range(1, 6)),
    )
    op.create_index("homes_last", "homes", ["home_5"])


def needed(name: str, kind: type[TypeEngine[Any]]) -> sa.Column[Any]:
    """A column that must be filled."""
    return sa.Column(name, kind, nullable=False)
