"""People of the desk, and by what they come in."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables; they are no records and may be changed."""
    make_users()
    make_sessions()
    make_tokens()


def make_users() -> None:
    """People."""
    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.Text()),
        sa.UniqueConstraint("key"),
        comment="People of the desk; who is removed stays as a name that nobody else is given.",
    )


def make_sessions() -> None:
    """Browsers that are signed in."""
    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("user_id", sa.Integer(), sa.ForeignKey("users.id"), nullable=False),
        sa.Column("sha256", sa.LargeBinary(32), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("ends_at", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("browser", sa.Text(), nullable=False),
        sa.UniqueConstraint("sha256"),
        comment="Who is signed in at the desk; of the token in their browser only its hash.",
    )
    op.create_index("ix_sessions_user_id", "sessions", ["user_id"])


def make_tokens() -> None:
    """Tokens of programs."""
    op.create_table(
        "tokens",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("user_id", sa.Integer(), sa.ForeignKey("users.id"), nullable=False),
        sa.Column("sha256", sa.LargeBinary(32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("ends_at", sa.Text()),
        sa.Column("names", sa.Text()),
        sa.UniqueConstraint("sha256"),
        comment="Tokens of programs; `names` is why one is shown persons unmasked.",
    )
    op.create_index("ix_tokens_user_id", "tokens", ["user_id"])
