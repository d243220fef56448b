"""Decisions take hold at once, and are kept whatever is read or linked anew."""

from collections.abc import Callable

import pytest
from msgspec import structs
from tests.ledger.news import keep, ledger_at, looking
from tests.ledger.test_linking import groups_at_once, kept_groups, linked_in, news

from musnad.errors import MusnadError
from musnad.ledger.deciding import decisions_of, gone
from musnad.ledger.linking import link
from musnad.ledger.recording import Entry
from musnad.ledger.settling import confirm, join, split
from musnad.link.ladder import before

Name = tuple[str, str]
WHY = "read side by side"


def decide(place: str, how: Callable[..., None], *written: str, why: str = WHY) -> None:
    """Make a decision."""
    with ledger_at(place) as ledger, ledger.writing() as connection:
        how(connection, written, "A. Editor", why)


def called(name: Name) -> str:
    """What a person types for a claim."""
    return ":".join(name)


def group_of(place: str, name: Name) -> frozenset[Name]:
    """The group in which a claim is."""
    return next((each for each in kept_groups(place) if name in each), frozenset({name}))


def two_groups(place: str) -> tuple[list[Name], list[Name]]:
    """The two biggest groups of a ledger with news, linked."""
    keep(place, *news(8))
    linked_in(place)
    first, second = sorted(kept_groups(place), key=lambda group: (-len(group), min(group)))[:2]
    return sorted(first), sorted(second)


def all_anew(place: str) -> None:
    """Link everything anew."""
    with ledger_at(place) as ledger:
        list(link(ledger, anew=True, batch=3))


def read_again(place: str, uid: str, drop: str | None = None) -> None:
    """Keep another reading of a document, maybe without one of its claims."""
    for number, entry in enumerate(news(8)):
        if entry.report.id == uid and entry.reading is not None:
            reader = structs.replace(entry.reading.reader, version=f"9.{number}")
            left = tuple(
                each for each in entry.reading.claims if each.id.rpartition(":")[2] != drop
            )
            newer = structs.replace(
                entry.reading,
                reader=reader,
                claims=left,
                relations=() if drop else entry.reading.relations,
            )
            keep(place, Entry(report=entry.report, reading=newer))


def test_a_join_takes_hold_and_is_kept(place: str) -> None:
    first, second = two_groups(place)
    decide(place, join, called(first[0]), called(second[0]))
    assert second[0] in group_of(place, first[0])
    now = kept_groups(place)
    all_anew(place)
    assert kept_groups(place) == now
    read_again(place, first[0][0])
    linked_in(place)
    assert kept_groups(place) == now
    with looking(place) as connection:
        assert not gone(decisions_of(connection))


def test_a_split_takes_hold_and_is_kept(place: str) -> None:
    first, _ = two_groups(place)
    decide(place, split, called(first[0]))
    assert group_of(place, first[0]).isdisjoint(first[1:])
    now = kept_groups(place)
    all_anew(place)
    assert kept_groups(place) == now
    read_again(place, first[0][0])
    linked_in(place)
    assert kept_groups(place) == now


def test_the_last_decision_of_a_pair_counts(place: str) -> None:
    two_groups(place)
    first, second = two_groups(place)
    decide(place, split, called(first[0]), called(first[1]))
    assert first[1] not in group_of(place, first[0])
    decide(place, join, called(first[0]), called(first[1]))
    assert first[1] in group_of(place, first[0])
    decide(place, join, called(first[0]), called(second[0]))
    decide(place, split, called(second[0]), called(first[0]), called(first[1]))
    assert second[0] not in group_of(place, first[0])


def test_what_is_confirmed_stays_together(place: str) -> None:
    first, second = two_groups(place)
    leader = min(first, key=lambda name: before((name[0], called(name))))
    decide(place, confirm, before((leader[0], called(leader)))[:6].hex())
    assert group_of(place, first[0]) == set(first)
    all_anew(place)
    assert group_of(place, first[0]) == set(first)
    decide(place, confirm, called(second[0]))
    with looking(place) as connection:
        assert len(decisions_of(connection)) == len(first) + len(second) - 2
    with pytest.raises(MusnadError, match="not in one matter"):
        decide(place, confirm, called(first[0]), called(second[0]))
    with pytest.raises(MusnadError, match="no matter has this id"):
        decide(place, confirm, "0123456789ab")


def test_words_that_are_gone_are_told_and_hold_nobody(place: str) -> None:
    first, second = two_groups(place)
    decide(place, join, called(first[0]), called(second[0]))
    read_again(place, first[0][0], drop=first[0][1])
    linked_in(place)
    with looking(place) as connection:
        (lost,) = gone(decisions_of(connection))
    assert lost.verdict == "join"
    assert kept_groups(place) == groups_at_once(place)


def test_what_contradicts_an_earlier_decision_is_refused(file: str) -> None:
    first, second = two_groups(file)
    decide(file, join, called(first[0]), called(first[1]), called(second[0]))
    before_it = kept_groups(file)
    with pytest.raises(MusnadError, match=r"joined to .* through others"):
        decide(file, split, called(first[1]), called(second[0]))
    assert kept_groups(file) == before_it
    with pytest.raises(MusnadError, match="say why"):
        decide(file, split, called(first[0]), why=" ")
    decide(file, split, called(second[0]), called(first[0]), called(first[1]))
    with pytest.raises(MusnadError, match="is a document"):
        decide(file, join, first[0][0], called(second[0]))


def test_what_is_not_linked_yet_is_linked_first(file: str) -> None:
    keep(file, *news(4))
    with looking(file) as connection:
        assert not decisions_of(connection)
    names = [f"{each.report.id}:c1" for each in news(2)]
    decide(file, join, *names)
    one, other = (tuple(name.split(":")) for name in names)
    assert other in group_of(file, (one[0], one[1]))
    linked_in(file)
    assert other in group_of(file, (one[0], one[1]))
