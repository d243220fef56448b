"""Dossiers over a ledger: the reports that are asked for, with the links that it keeps."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import structs
from sqlalchemy import Connection, select

from musnad.errors import MusnadError
from musnad.ledger.deciding import Decision, decisions_of, joined_groups, last_of, overlay_of
from musnad.ledger.gathering import Wanted, gather
from musnad.ledger.grouping import LAST
from musnad.ledger.meeting import steps
from musnad.ledger.persons import Masker
from musnad.ledger.rows import key_of_claim
from musnad.ledger.tables import claims, current, documents, homes, linked, withdrawals
from musnad.link.clusters import Cluster, cluster_id, clusters
from musnad.link.dossier import covered, dossier_of
from musnad.link.rules import Rule
from musnad.link.statement import Statement, statements_of
from musnad.link.version import LINKER
from musnad.model import Reading
from musnad.model.dossier import Dossier

Key = tuple[str, str]


def dossier_over(
    connection: Connection,
    about: str,
    wanted: Wanted,
    *,
    rule: Rule | None = None,
    masked: bool = False,
) -> Dossier:
    """What the reports of a ledger say that are wanted; each is called by its document's id.

    The matters are those that the ledger keeps, as far as their claims are at hand. If reports at
    hand are not linked yet, what is at hand is linked for this dossier alone, as people decided.

    Raises:
        MusnadError: no report is wanted.
    """
    readings = list(gather(connection, wanted))
    if not readings:
        raise MusnadError(about, "no report tells of it")
    at_hand = AtHand(connection, readings)
    unlinked = at_hand.unlinked()
    made = decisions_of(connection)
    found = at_hand.linked_anew(made) if unlinked else at_hand.kept()
    dossier = dossier_of(
        about,
        [covered(each, each.document.id) for each in readings],
        at_hand.statements,
        {each.document.id: each.document.text for each in readings},
        rule,
        found,
    )
    statuses = statuses_of(found, at_hand.rows, made)
    matters = (
        structs.replace(each, status=statuses.get(each.id, each.status)) for each in dossier.matters
    )
    dossier = structs.replace(dossier, matters=tuple(matters), unlinked=unlinked)
    return Masker(connection).mask_all(readings).blocked(dossier) if masked else dossier


class AtHand:
    """The reports of a dossier: their statements, those withdrawn left out, with their rows."""

    def __init__(self, connection: Connection, readings: Sequence[Reading]) -> None:
        """Look up which rows the claims are."""
        self.connection = connection
        names = [each.document.id for each in readings]
        self.reading_of: dict[str, int] = {}
        for some in steps(names):
            asked = select(documents.c.uid, current.c.reading_id)
            asked = asked.join(current, current.c.document_id == documents.c.id)
            rows = connection.execute(asked.where(documents.c.uid.in_(some)))
            self.reading_of.update((row.uid, row.reading_id) for row in rows)
        row_of = self._rows()
        self.statements: list[Statement] = []
        self.rows: dict[Key, int] = {}
        for reading in readings:
            for one in statements_of(reading, reading.document.id):
                row = row_of.get((one.name, key_of_claim(one.id)))
                if row is not None:
                    self.statements.append(one)
                    self.rows[one.key] = row

    def _rows(self) -> dict[Key, int]:
        """The rows of claims that are not withdrawn, by document and key."""
        uid_of = {reading: uid for uid, reading in self.reading_of.items()}
        found = {}
        asked = select(claims.c.id, claims.c.reading_id, claims.c.key)
        asked = asked.outerjoin(withdrawals, withdrawals.c.claim_id == claims.c.id)
        asked = asked.where(withdrawals.c.id.is_(None))
        for some in steps(uid_of):
            for row in self.connection.execute(asked.where(claims.c.reading_id.in_(some))):
                found[uid_of[row.reading_id], row.key] = row.id
        return found

    def unlinked(self) -> int:
        """How many of the reports this linker has not linked."""
        done: set[int] = set()
        asked = select(linked.c.reading_id).where(linked.c.linker == LINKER)
        for some in steps(self.reading_of.values()):
            done.update(self.connection.scalars(asked.where(linked.c.reading_id.in_(some))))
        return len(self.reading_of) - len(done)

    def kept(self) -> list[Cluster]:
        """The matters that the ledger keeps, with what of them is at hand, by id."""
        home: dict[int, int] = {}
        for some in steps(self.rows.values()):
            asked = select(homes.c.claim_id, LAST).where(homes.c.claim_id.in_(some))
            home.update(tuple(row) for row in self.connection.execute(asked))
        members: defaultdict[int, list[Statement]] = defaultdict(list)
        for one in self.statements:
            leader = home.get(self.rows[one.key])
            if leader is not None:
                members[leader].append(one)
        several = {first: group for first, group in members.items() if len(group) > 1}
        found = []
        for some in steps(several):
            asked = select(homes.c.claim_id, homes.c.priority)
            for row in self.connection.execute(asked.where(homes.c.claim_id.in_(some))):
                group = sorted(several[row.claim_id], key=lambda one: one.key)
                found.append(
                    Cluster(cluster_id(bytes(row.priority)), tuple(group), group[0].negative)
                )
        return sorted(found, key=lambda cluster: cluster.id)

    def linked_anew(self, made: Iterable[Decision]) -> list[Cluster]:
        """The matters that linking what is at hand gives, as people decided."""
        keys = {row: key for key, row in self.rows.items()}
        decided = {
            (keys[one], keys[other]): chance
            for one, others in overlay_of(made).items()
            for other, chance in others.items()
            if one in keys and other in keys and keys[one] < keys[other]
        }
        return clusters(self.statements, decided=decided)


def statuses_of(
    found: Collection[Cluster], rows: Mapping[Key, int], made: Iterable[Decision]
) -> dict[str, str]:
    """By whom and when matters were confirmed, by their ids: those of which all claims were.

    The claims of a matter were confirmed if people joined or confirmed pairs that lead from each
    to each; the last of these decisions is told.
    """
    agreed = {pair: each for pair, each in last_of(made).items() if each.verdict != "split"}
    group_of = {row: group for group in joined_groups(agreed) for row in group}
    statuses = {}
    for cluster in found:
        members = {rows[one.key] for one in cluster.members}
        if not members <= group_of.get(min(members), set()):
            continue
        last = max(
            (each for pair, each in agreed.items() if not members.isdisjoint(pair)),
            key=lambda each: each.id,
        )
        statuses[cluster.id] = f"confirmed by {last.by} on {last.at[:10]}"
    return statuses
