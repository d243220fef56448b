"""How well the reader did, by what people said of its claims."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct
from sqlalchemy import Connection, select

from musnad.ledger.corrections import kind_of
from musnad.ledger.looking import reading_of
from musnad.ledger.naming import named
from musnad.ledger.reviewed import ReviewedReading, reviewed_reading
from musnad.ledger.tables import current, documents, readings, reviews, versions, withdrawals


class Tally(Struct, frozen=True, kw_only=True):
    """Claims by what people made of them; `missed` the reader does not have.

    On `disputed` ones people differ: they count neither for the reader nor against it.
    """

    articles: int = 0
    accepted: int = 0
    corrected: int = 0
    rejected: int = 0
    missed: int = 0
    disputed: int = 0
    unreviewed: int = 0

    @property
    def right(self) -> int:
        """Claims that are claims, whatever of them was corrected."""
        return self.accepted + self.corrected


class Measure(Struct, frozen=True, kw_only=True):
    """What reviews say of the reader; shares are 0 to 1, null where there is nothing to share.

    `every` counts all articles with a review; `whole` those of which no claim is unreviewed, and
    only from these are precision, recall and `untouched` (accepted as they were read) taken.
    `corrections` are numbers of corrections by field, `adrift` reviews whose words are gone.
    """

    readers: dict[str, int]
    every: Tally
    whole: Tally
    precision: float | None
    recall: float | None
    untouched: float | None
    corrections: dict[str, int]
    adrift: int


def reviewed_articles(connection: Connection) -> Iterator[ReviewedReading]:
    """The standing readings of articles with reviews, as reviewed, in the order of their ids."""
    asked = select(documents.c.uid, versions.c.number, readings.c.number.label("reading"))
    asked = asked.join(current, current.c.document_id == documents.c.id)
    asked = asked.join(versions, versions.c.id == current.c.version_id)
    asked = asked.join(readings, readings.c.id == current.c.reading_id)
    gone = select(withdrawals.c.document_id).where(withdrawals.c.document_id.is_not(None))
    asked = asked.where(
        documents.c.id.in_(select(reviews.c.document_id)), documents.c.id.not_in(gone)
    )
    for uid, version, reading in connection.execute(asked.order_by(documents.c.uid)).all():
        found = named(connection, f"{uid}@{version}.{reading}")
        yield reviewed_reading(connection, found, reading_of(connection, found))


def is_whole(made: ReviewedReading) -> bool:
    """Whether people have said something of every claim."""
    judged = [each.state != "unreviewed" for each in made.claims]
    return bool(judged) and all(judged)


def measured(articles: Iterable[ReviewedReading]) -> Measure:
    """What the reviews of articles say of their reader."""
    every: list[ReviewedReading] = list(articles)
    known = tally(every)
    whole = tally([made for made in every if is_whole(made)])
    corrected = Counter(
        kind_of(field)
        for made in every
        for each in made.claims
        if each.state == "corrected"
        for field in each.corrected
    )
    readers = Counter(f"{made.read.reader.name} {made.read.reader.version}" for made in every)
    judged = whole.right + whole.rejected
    return Measure(
        readers=dict(sorted(readers.items())),
        every=known,
        whole=whole,
        precision=share(whole.right, judged),
        recall=share(whole.right, whole.right + whole.missed),
        untouched=share(whole.accepted, judged),
        corrections=dict(corrected.most_common()),
        adrift=sum(len(made.adrift) for made in every),
    )


def tally(articles: list[ReviewedReading]) -> Tally:
    """The claims of articles by what people made of them."""
    told: Counter[str] = Counter()
    for made in articles:
        for each in made.claims:
            if each.state in ("added", "kept"):
                told["missed"] += 1
            elif each.state != "rejected" or each.read is not None:  # else: read and said by nobody
                told[each.state] += 1
    return Tally(articles=len(articles), **told)


def share(part: int, whole: int) -> float | None:
    """A part of a whole, 0 to 1; null where there is none."""
    return round(part / whole, 4) if whole else None
