"""Links of a ledger: what stands is what linking everything at once gives."""

import random
from collections.abc import Sequence

import pytest
from msgspec import structs
from sqlalchemy import select
from tests.ledger.news import entry_of, keep, ledger_at, looking, report_of, rows_of
from tests.link.reports import ELSEWHERE, EVENING, MORNING, NOON

from musnad.ledger.checking import check
from musnad.ledger.gathering import Wanted, gather
from musnad.ledger.linking import link
from musnad.ledger.naming import named
from musnad.ledger.purging import purge
from musnad.ledger.recording import Entry
from musnad.ledger.tables import LINKED, claims, documents, homes, linked, pairs, readings, versions
from musnad.ledger.withdrawing import withdraw
from musnad.link import keys, ladder
from musnad.link.clusters import clusters
from musnad.link.statement import statements_of

Groups = set[frozenset[tuple[str, str]]]
TEXTS = (MORNING, NOON, EVENING, ELSEWHERE)


def news(count: int = 10) -> list[Entry]:
    """Reports of some days, of which several tell of one strike."""
    return [
        entry_of(
            report_of(
                TEXTS[number % 4] + TEXTS[number % 3] * (number % 2),
                address=f"https://news.example/{number}",
                outlet=f"outlet {number}",
                published=f"2024-05-{14 + number % 5}",
            )
        )
        for number in range(count)
    ]


def linked_in(place: str, batch: int = 100) -> None:
    """Link what waits."""
    with ledger_at(place) as ledger:
        list(link(ledger, batch=batch))


def kept_groups(place: str) -> Groups:
    """The groups of two and more that the ledger keeps, by what their claims are called."""
    asked = select(homes.c.home_5, documents.c.uid, claims.c.key)
    asked = asked.join(claims, claims.c.id == homes.c.claim_id)
    asked = asked.join(readings, readings.c.id == claims.c.reading_id)
    asked = asked.join(versions, versions.c.id == readings.c.version_id)
    asked = asked.join(documents, documents.c.id == versions.c.document_id)
    found: dict[int, set[tuple[str, str]]] = {}
    with looking(place) as connection:
        for home, uid, key in connection.execute(asked):
            found.setdefault(home, set()).add((uid, key))
    return {frozenset(group) for group in found.values() if len(group) > 1}


def groups_at_once(place: str) -> Groups:
    """The groups that linking all standing readings at once gives."""
    with looking(place) as connection:
        known = list(gather(connection, Wanted()))
    statements = [one for each in known for one in statements_of(each, each.document.id)]
    found = set()
    for cluster in clusters(statements):
        keys_in = frozenset((one.name, one.id.rpartition(":")[2]) for one in cluster.members)
        found.add(keys_in)
    return found


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_batches_in_any_order_give_what_all_at_once_gives(file: str, seed: int) -> None:
    order: Sequence[Entry] = random.Random(seed).sample(news(), 10)  # noqa: S311 - nothing secret
    for entry in order:
        keep(file, entry)
        if seed != 2:
            linked_in(file)
    linked_in(file, batch=3)
    assert kept_groups(file) == groups_at_once(file)
    assert kept_groups(file)


def test_either_kind_of_ledger_keeps_links_with_their_reasons(place: str) -> None:
    keep(place, *news(6))
    linked_in(place)
    assert kept_groups(place) == groups_at_once(place)
    with looking(place) as connection:
        row = connection.execute(select(pairs).where(pairs.c.chance > 0.5)).first()
    assert row is not None
    assert row.linker.startswith("musnad linker")
    assert row.reasons.startswith('[["')


@pytest.mark.parametrize("cap", [2, 4, 6])
def test_cells_die_and_live_again(file: str, monkeypatch: pytest.MonkeyPatch, cap: int) -> None:
    monkeypatch.setattr(keys, "CAP", cap)
    entries = news()
    for entry in entries:
        keep(file, entry)
        linked_in(file)
        assert kept_groups(file) == groups_at_once(file)
    for entry in entries[::2]:
        with ledger_at(file) as ledger, ledger.writing() as connection:
            withdraw(connection, named(connection, entry.report.id), "taken back", "A. Editor")
        linked_in(file)
        assert kept_groups(file) == groups_at_once(file)


def test_another_reading_takes_the_place_of_the_one_before(place: str) -> None:
    entries = news(5)
    keep(place, *entries)
    linked_in(place)
    first = entries[0]
    assert first.reading is not None
    newer = structs.replace(
        first.reading,
        reader=structs.replace(first.reading.reader, version="99"),
        claims=first.reading.claims[:1],
        relations=(),
    )
    keep(place, Entry(report=first.report, reading=newer))
    linked_in(place)
    assert kept_groups(place) == groups_at_once(place)
    with looking(place) as connection:
        assert len(connection.execute(select(linked)).all()) == 5


def test_a_purge_leaves_no_links(place: str) -> None:
    entries = news(6)
    keep(place, *entries)
    linked_in(place)
    with ledger_at(place) as ledger:
        purge(ledger, [entries[1].report.id], "a request")
    assert kept_groups(place) == groups_at_once(place)
    before = rows_of(place)
    with ledger_at(place) as ledger:
        list(link(ledger, anew=True))
    after = rows_of(place)
    for table in LINKED[1:]:
        assert before[table.name] == after[table.name]


def test_a_withdrawn_claim_is_linked_no_more(file: str) -> None:
    entries = news(5)
    keep(file, *entries)
    linked_in(file)
    uid, key = min(next(iter(kept_groups(file))))
    with ledger_at(file) as ledger, ledger.writing() as connection:
        withdraw(connection, named(connection, f"{uid}:{key}"), "taken back", "A. Editor")
    linked_in(file)
    assert (uid, key) not in {each for group in kept_groups(file) for each in group}


def test_there_are_as_many_homes_as_rungs() -> None:
    assert {f"home_{level + 1}" for level in range(len(ladder.RUNGS))} == {
        column.name for column in homes.c if column.name.startswith("home_")
    }


def findings_at(place: str) -> list[str]:
    """What a check finds wrong."""
    with looking(place) as connection:
        return [each.wrong for each in check(connection)]


def test_a_check_finds_links_that_are_not_right(place: str) -> None:
    keep(place, *news(6))
    linked_in(place)
    assert not findings_at(place)
    with ledger_at(place) as ledger, ledger.writing() as connection:
        gone = connection.scalars(select(pairs.c.one_id).where(pairs.c.chance > 0.5)).first()
        levels = {f"home_{level}": homes.c.claim_id for level in range(1, 6)}
        connection.execute(homes.update().where(homes.c.claim_id != homes.c.home_5).values(levels))
    assert "it belongs to another matter" in findings_at(place)
    with ledger_at(place) as ledger, ledger.writing() as connection:
        connection.execute(homes.delete().where(homes.c.claim_id == gone))
    assert "it is not linked itself" in findings_at(place)
