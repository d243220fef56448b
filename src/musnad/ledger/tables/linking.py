"""What the linker makes of the standing readings: an index, which may be made anew."""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
)

from musnad.ledger.tables.records import metadata

linked = Table(
    "linked",
    metadata,
    Column("reading_id", Integer, ForeignKey("readings.id"), primary_key=True),
    Column("linker", Text, nullable=False),
    Column("at", Text, nullable=False),
    comment="An index: the readings whose claims are linked.",
)

cells = Table(
    "cells",
    metadata,
    Column("cell", BigInteger, primary_key=True),
    Column("claim_id", Integer, ForeignKey("claims.id"), primary_key=True),
    Column("weight", Integer, nullable=False),
    Index("cells_claim", "claim_id"),
    sqlite_with_rowid=False,
    comment="An index: the keys by which linked claims find one another (link/keys.py).",
)

crowds = Table(
    "crowds",
    metadata,
    Column("cell", BigInteger, primary_key=True),
    Column("claims", Integer, nullable=False),
    sqlite_with_rowid=False,
    comment="An index: how many claims each cell holds.",
)

pairs = Table(
    "pairs",
    metadata,
    Column("one_id", Integer, ForeignKey("claims.id"), primary_key=True),
    Column("other_id", Integer, ForeignKey("claims.id"), primary_key=True),
    Column("chance", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("linker", Text, nullable=False),
    Index("pairs_other", "other_id"),
    sqlite_with_rowid=False,
    comment="An index: how likely two claims are the same, or never (below 0), why, by whom.",
)

homes = Table(
    "homes",
    metadata,
    Column("claim_id", Integer, ForeignKey("claims.id"), primary_key=True),
    Column("mass", Integer, nullable=False),
    Column("denies", Integer, nullable=False),
    Column("sketch", LargeBinary, nullable=False),
    Column("priority", LargeBinary, nullable=False),
    Column("home_1", Integer, nullable=False),
    Column("home_2", Integer, nullable=False),
    Column("home_3", Integer, nullable=False),
    Column("home_4", Integer, nullable=False),
    Column("home_5", Integer, nullable=False),
    Index("homes_last", "home_5"),
    comment="An index: the claim that leads each claim's group after each rung.",
)

LINKED = (linked, cells, crowds, pairs, homes)
"""The tables that the linker makes of the standing readings, and may make anew."""
