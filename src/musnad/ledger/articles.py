"""Claims of a ledger as the linker compares them; those of the newest articles stay at hand."""

from collections import OrderedDict
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, select

from musnad.ledger.contents import fetch, text_of, unpack
from musnad.ledger.meeting import steps
from musnad.ledger.rows import key_of_claim
from musnad.ledger.tables import claims, documents, readings, versions, withdrawals
from musnad.link.likeness import Context
from musnad.link.profile import Profile
from musnad.link.statement import statements_of
from musnad.model import Reading

KEPT = 4000
"""Articles that stay at hand."""


class Articles:
    """Profiles of claims by their rows, article by article, as they are asked for."""

    def __init__(self) -> None:
        """Begin with none."""
        self.profiles: OrderedDict[int, dict[int, Profile]] = OrderedDict()
        self.reading_of: dict[int, int] = {}

    def claims_of(self, connection: Connection, reading_ids: Collection[int]) -> dict[int, Profile]:
        """The claims of some readings, those that are withdrawn left out."""
        self._read(connection, reading_ids)
        found = {
            claim: profile
            for reading in reading_ids
            for claim, profile in self.profiles[reading].items()
        }
        for some in steps(found):
            taken_back = withdrawals.c.claim_id.in_(some)
            for claim in connection.scalars(select(withdrawals.c.claim_id).where(taken_back)):
                found.pop(claim, None)
        return found

    def need(self, connection: Connection, wanted: Iterable[int]) -> None:
        """Have the articles of some claims at hand."""
        unknown = [claim for claim in wanted if claim not in self.reading_of]
        for some in steps(unknown):
            asked = select(claims.c.id, claims.c.reading_id).where(claims.c.id.in_(some))
            for row in connection.execute(asked):
                self.reading_of[row.id] = row.reading_id
        self._read(connection, sorted({self.reading_of[claim] for claim in wanted}))

    def profile(self, claim: int) -> Profile:
        """One that is at hand."""
        return self.profiles[self.reading_of[claim]][claim]

    def forget(self) -> None:
        """Let go of the articles that have not been asked for lately."""
        while len(self.profiles) > KEPT:
            _, left = self.profiles.popitem(last=False)
            for claim in left:
                self.reading_of.pop(claim, None)

    def _read(self, connection: Connection, reading_ids: Collection[int]) -> None:
        missing = [each for each in reading_ids if each not in self.profiles]
        for some in steps(missing):
            ids: dict[int, dict[str, int]] = {each: {} for each in some}
            rows = select(claims.c.id, claims.c.key, claims.c.reading_id)
            for row in connection.execute(rows.where(claims.c.reading_id.in_(some))):
                ids[row.reading_id][row.key] = row.id
                self.reading_of[row.id] = row.reading_id
            asked = select(readings.c.id, readings.c.packed, versions.c.text_id, documents.c.uid)
            asked = asked.join(versions, versions.c.id == readings.c.version_id)
            asked = asked.join(documents, documents.c.id == versions.c.document_id)
            for own in connection.execute(asked.where(readings.c.id.in_(some))).all():
                self.profiles[own.id] = profiles_of(
                    unpack(own.packed, text_of(fetch(connection, own.text_id))),
                    own.uid,
                    ids[own.id],
                )
        for each in reading_ids:
            self.profiles.move_to_end(each)


def profiles_of(reading: Reading, uid: str, ids: dict[str, int]) -> dict[int, Profile]:
    """The claims of a reading by their rows, weighed within their article."""
    context = Context(statements_of(reading, uid))
    return {
        ids[key_of_claim(statement.id)]: context.profiles[key]
        for key, statement in context.statements.items()
    }
