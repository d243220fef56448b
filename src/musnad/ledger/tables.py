"""The tables, for SQLite and PostgreSQL alike.

A test holds this module against what `migrations/versions` make. Instants are ISO 8601 in UTC,
days ISO, offsets code points into the text of the version.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()


def reference(name: str, target: str, *, index: bool = False) -> Column[int]:
    """A column that points to the id of another table."""
    return Column(name, Integer, ForeignKey(f"{target}.id"), nullable=False, index=index)


contents = Table(
    "contents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", LargeBinary(32), nullable=False, unique=True),
    Column("size", BigInteger, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    comment="Bytes, once each: raw inputs and the texts read from them (zlib).",
)

documents = Table(
    "documents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Text, nullable=False, unique=True),
    Column("outlet", Text, index=True),
    Column("address", Text, nullable=False),
    Column("channel", Text),
    Column("added_at", Text, nullable=False),
    comment="One report at one outlet; equal text elsewhere is another document.",
)

versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("document_id", "documents"),
    Column("number", Integer, nullable=False),
    reference("raw_id", "contents"),
    reference("text_id", "contents"),
    Column("length", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("title", Text),
    Column("language", Text),
    Column("url", Text),
    Column("published", Text, index=True),
    Column("published_at", Text),
    Column("published_precision", Text, nullable=False),
    Column("details", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    UniqueConstraint("document_id", "number"),
    UniqueConstraint("document_id", "text_id"),
    comment="What a document said at one time.",
)

retrievals = Table(
    "retrievals",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("version_id", "versions"),
    Column("at", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("status", Integer),
    Column("headers", Text, nullable=False),
    Column("sha256", LargeBinary(32), nullable=False),
    UniqueConstraint("version_id", "at", "place"),
    Index("retrievals_place", "place"),
    comment="When and from where a version was got; sha256 of the bytes that came.",
)

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("version_id", "versions"),
    Column("number", Integer, nullable=False),
    Column("reader", Text, nullable=False),
    Column("reader_version", Text, nullable=False),
    Column("pack", Text, nullable=False),
    Column("pack_version", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    UniqueConstraint("version_id", "number"),
    UniqueConstraint("version_id", "reader", "reader_version", "pack", "pack_version"),
    comment="What one reader made of one version: the reading as JSON without its text (zlib).",
)

sources = Table(
    "sources",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("code", Text, nullable=False, index=True),
    UniqueConstraint("name", "code"),
    comment="Each name and code that a claim was read with.",
)

claims = Table(
    "claims",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("reading_id", "readings"),
    Column("key", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("reality", Text, nullable=False),
    Column("source_id", Integer, ForeignKey("sources.id")),
    Column("said_on", Text),
    Column("when_start", Text),
    Column("when_end", Text),
    Column("content_start", Integer, nullable=False),
    Column("content_end", Integer, nullable=False),
    UniqueConstraint("reading_id", "key"),
    Index("claims_act", "act"),
    Index("claims_source", "source_id"),
    Index("claims_said_on", "said_on"),
    Index("claims_when", "when_start", "when_end"),
    comment="The fields of a claim that questions are asked by; the whole stands in its reading.",
)

figures = Table(
    "figures",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("claim_id", "claims", index=True),
    Column("class", Text, nullable=False),
    Column("value", Float),
    Column("least", Float),
    Column("most", Float),
    Column("of", Text),
    Column("by", Text),
    Column("change", Text),
    Column("status", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("figures_class", "class", "claim_id"),
    Index("figures_of", "of", "claim_id"),
    Index("figures_by", "by", "claim_id"),
)

places = Table(
    "places",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("claim_id", "claims", index=True),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("country", Text),
    Column("place", Text),
    Column("geonames", Integer),
    Column("lat", Float),
    Column("lon", Float),
    Index("places_key", "key", "claim_id"),
    Index("places_country", "country", "claim_id"),
)

links = Table(
    "links",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("from_claim", "claims", index=True),
    reference("to_claim", "claims", index=True),
    Column("type", Text, nullable=False),
    Column("rests_on", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)

fingerprints = Table(
    "fingerprints",
    metadata,
    Column("hash", BigInteger, primary_key=True),
    Column("version_id", Integer, ForeignKey("versions.id"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    sqlite_with_rowid=False,
    comment="Of passages, to find the same words elsewhere.",
)

copies = Table(
    "copies",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("version_id", "versions", index=True),
    reference("other_id", "versions", index=True),
    Column("share", Float, nullable=False),
    Column("other_share", Float, nullable=False),
    Column("passages", Text, nullable=False),
    Column("found_at", Text, nullable=False),
    UniqueConstraint("version_id", "other_id"),
    comment="Passages that two versions share; the shares are of the words of each.",
)

reviews = Table(
    "reviews",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("claim_id", "claims", index=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("correction", Text),
    Column("note", Text),
)

withdrawals = Table(
    "withdrawals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", Integer, ForeignKey("documents.id"), index=True),
    Column("claim_id", Integer, ForeignKey("claims.id"), index=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    comment="Of a document or of one claim.",
)

purges = Table(
    "purges",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    comment="Documents that were erased: nothing of them is left but this.",
)

persons = Table(
    "persons",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("mark", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    comment="What people said of persons: public role, victim, witness, private; the last counts.",
)

polls = Table(
    "polls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("status", Integer),
    Column("items", Integer, nullable=False),
    Column("taken", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("not_before", Text),
    Column("note", Text),
    Index("polls_source_at", "source", "at"),
    comment="Each time a watched source was looked at, and what came of it.",
)

current = Table(
    "current",
    metadata,
    Column("document_id", Integer, ForeignKey("documents.id"), primary_key=True),
    reference("version_id", "versions", index=True),
    reference("reading_id", "readings", index=True),
    comment="An index: the newest reading of the newest version of each document.",
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("verdict", Text, nullable=False),
    reference("one_id", "claims", index=True),
    reference("other_id", "claims", index=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    comment="What people said of two claims: join, split or confirm; the last of a pair counts.",
)

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

settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
    comment="What belongs to this ledger alone, as the salt of its ids of persons.",
)

purging = Table(
    "purging",
    metadata,
    Column("since", Text, nullable=False),
    comment="Holds a row while a purge or restore is on: only then may records be deleted.",
)

RECORDS = (
    contents,
    documents,
    versions,
    retrievals,
    readings,
    sources,
    claims,
    figures,
    places,
    links,
    fingerprints,
    copies,
    reviews,
    withdrawals,
    purges,
    persons,
    polls,
    decisions,
)
"""The tables that are only ever added to, each after those it refers to."""

LINKED = (linked, cells, crowds, pairs, homes)
"""The tables that the linker makes of the standing readings, and may make anew."""
