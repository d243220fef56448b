"""The queue of claims that people are to look at, by rules; and how far they have come."""

from collections.abc import Iterator
from itertools import islice
from typing import Literal

from msgspec import Struct
from sqlalchemy import Connection, and_, exists, func, or_, select

from musnad.ledger.asked import Condition, of_documents, standing
from musnad.ledger.looking import reading_of
from musnad.ledger.naming import named
from musnad.ledger.questions import in_order, select_claims
from musnad.ledger.reviewed import Reviewed, ReviewedReading, reviewed_reading
from musnad.ledger.tables import (
    claims,
    current,
    documents,
    figures,
    readings,
    review_states,
    reviews,
    sources,
    versions,
    withdrawals,
)
from musnad.ledger.words import ids_with
from musnad.model import Document

State = Literal["open", "disputed", "any"]
"""Not reviewed, reviewed by people who differ, or either way."""


class Rules(Struct, frozen=True, kw_only=True):
    """Which claims are to be looked at: all that hold of a claim, what is not said is left open.

    `above` is a number that one of its figures is higher than, `fresh` the first claim of each
    source that the ledger has.
    """

    state: State = "open"
    above: float | None = None
    denials: bool = False
    fresh: bool = False
    code: str | None = None
    outlet: str | None = None


class Queued(Struct, frozen=True, kw_only=True):
    """A claim as reviewed; `base` names the reading that it stands in."""

    base: str
    document: Document
    made: Reviewed

    @property
    def id(self) -> str:
        """What names the claim."""
        return f"{self.base}:{self.made.key}"


class Progress(Struct, frozen=True, kw_only=True):
    """How many claims that the rules name people have looked at, of how many."""

    seen: int
    of: int


class Adrift(Struct, frozen=True, kw_only=True):
    """What somebody said of words that the standing version of a report has no more."""

    base: str
    document: Document
    by: str
    at: str
    words: str


def queue(connection: Connection, rules: Rules, first: int, at_most: int) -> list[Queued]:
    """The claims that the rules name, the newest first, `first` of them left out."""
    ids = ids_with(connection, "claims", [*of_rules(rules), *of_state(rules.state)], None)
    statement = select_claims().where(standing())
    statement = statement.join(readings, readings.c.id == claims.c.reading_id).add_columns(
        versions.c.number.label("version"), readings.c.number.label("reading")
    )
    end = first + at_most
    rows = islice(in_order(connection, statement, claims.c.id, ids, end), first, end)
    found = [(f"{row.uid}@{row.version}.{row.reading}", row.key) for row in rows]
    made = {base: reviewed_at(connection, base) for base in {base for base, _ in found}}
    return [
        Queued(base=base, document=made[base].read.document, made=each)
        for base, key in found
        for each in made[base].claims
        if each.key == key
    ]


def reviewed_at(connection: Connection, base: str) -> ReviewedReading:
    """The reading that an id names, as reviewed."""
    found = named(connection, base)
    return reviewed_reading(connection, found, reading_of(connection, found))


def progress(connection: Connection, rules: Rules) -> Progress:
    """How far people have come with the claims that the rules name, however they stand."""
    documents_gone = select(withdrawals.c.document_id).where(withdrawals.c.document_id.is_not(None))
    claims_gone = select(withdrawals.c.claim_id).where(withdrawals.c.claim_id.is_not(None))
    # Only what is counted is joined: the queue's own statement would fetch a version for each.
    told = select(func.count(review_states.c.claim_id), func.count(claims.c.id))
    told = told.select_from(claims).join(current, current.c.reading_id == claims.c.reading_id)
    told = told.outerjoin(review_states, review_states.c.claim_id == claims.c.id)
    told = told.where(current.c.document_id.not_in(documents_gone), claims.c.id.not_in(claims_gone))
    seen, of = connection.execute(told.where(*of_rules(rules))).one()
    return Progress(seen=seen, of=of)


def of_state(state: State) -> Iterator[Condition]:
    """How the claims stand with their reviewers."""
    known = select(review_states.c.claim_id)
    if state == "open":
        yield claims.c.id.not_in(known)
    if state == "disputed":
        yield claims.c.id.in_(known.where(review_states.c.state == "disputed"))


def of_rules(rules: Rules) -> Iterator[Condition]:
    """What the claims say, and who says it."""
    if rules.above is not None:
        high = or_(figures.c.least > rules.above, figures.c.most > rules.above)
        yield claims.c.id.in_(select(figures.c.claim_id).where(high))
    if rules.denials:
        yield or_(claims.c.act == "deny", claims.c.polarity == "denied")
    if rules.fresh:
        earlier = claims.alias("earlier")
        stands = current.alias("stands")
        before = exists().where(
            earlier.c.source_id == claims.c.source_id,
            earlier.c.id < claims.c.id,
            stands.c.reading_id == earlier.c.reading_id,
        )
        yield and_(claims.c.source_id.is_not(None), ~before)
    if rules.code is not None:
        begins = sources.c.code.startswith(rules.code.upper(), autoescape=True)
        yield claims.c.source_id.in_(select(sources.c.id).where(begins))
    if rules.outlet is not None:
        yield of_documents(documents.c.outlet == rules.outlet)


def last_review(connection: Connection) -> int:
    """The number of the newest review, 0 where there is none."""
    return connection.scalar(select(func.max(reviews.c.id))) or 0


def adrift(connection: Connection, at_most: int) -> Iterator[Adrift]:
    """What people said of words that are gone, or of fields whose words are.

    Only reports that have changed since can have such; at most so many are looked at.
    """
    asked = select(documents.c.uid, versions.c.number, readings.c.number.label("reading"))
    asked = asked.select_from(reviews)
    asked = asked.join(current, current.c.document_id == reviews.c.document_id)
    asked = asked.join(documents, documents.c.id == current.c.document_id)
    asked = asked.join(versions, versions.c.id == current.c.version_id)
    asked = asked.join(readings, readings.c.id == current.c.reading_id)
    moved = asked.where(reviews.c.version_id != current.c.version_id).distinct().limit(at_most)
    for uid, version, reading in connection.execute(moved).all():
        base = f"{uid}@{version}.{reading}"
        made = reviewed_at(connection, base)
        lost = [each for held in made.claims if held.adrift for each in held.reviews]
        for each in (*made.adrift, *lost):
            words = each.anchor.text if each.anchor else ""
            yield Adrift(
                base=base, document=made.read.document, by=each.by, at=each.at, words=words
            )
