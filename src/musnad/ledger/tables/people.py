"""What belongs to people at the desk: how they come in, what they keep; no records."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Table, Text, UniqueConstraint

from musnad.ledger.tables.records import metadata, reference

review_states = Table(
    "review_states",
    metadata,
    Column("claim_id", Integer, ForeignKey("claims.id"), primary_key=True),
    Column("state", Text, nullable=False),
    comment="An index: where the standing claims that people reviewed stand (reviewed.py).",
)

views = Table(
    "views",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("query", Text, nullable=False),
    comment="Filters of claims that somebody has kept under a name; no record.",
)

follows = Table(
    "follows",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("webhook", Text),
    Column("told", Text, nullable=False),
    Column("failed", Integer, nullable=False),
    UniqueConstraint("person", "kind", "what"),
    comment="What somebody wants to be told of; `told` is up to where they were; no record.",
)

users = Table(
    "users",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("removed_at", Text),
    comment="People of the desk; who is removed stays as a name that nobody else is given.",
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("user_id", "users", index=True),
    Column("sha256", LargeBinary(32), nullable=False, unique=True),
    Column("made_at", Text, nullable=False),
    Column("ends_at", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("browser", Text, nullable=False),
    comment="Who is signed in at the desk; of the token in their browser only its hash.",
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("user_id", "users", index=True),
    Column("sha256", LargeBinary(32), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("ends_at", Text),
    Column("names", Text),
    comment="Tokens of programs; `names` is why one is shown persons unmasked.",
)

COMINGS = (sessions, tokens)
"""By what people and programs come in: of this place alone, and left out of backups."""
