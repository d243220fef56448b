"""Dossiers over a ledger take the links that it keeps."""

import pytest
from sqlalchemy import delete
from tests.ledger.news import keep, ledger_at, looking
from tests.ledger.test_linking import kept_groups, linked_in, news
from tests.ledger.test_settling import decide

from musnad.errors import MusnadError
from musnad.ledger.dossiers import dossier_over
from musnad.ledger.gathering import Wanted
from musnad.ledger.naming import named
from musnad.ledger.recording import now
from musnad.ledger.settling import confirm, join
from musnad.ledger.tables import homes, pairs
from musnad.ledger.withdrawing import withdraw
from musnad.model.dossier import UNREVIEWED, Dossier


def dossier_at(place: str, *, masked: bool = False) -> Dossier:
    """The dossier over all reports."""
    with looking(place) as connection:
        return dossier_over(connection, "all", Wanted(), masked=masked)


def groups_of(dossier: Dossier) -> set[frozenset[tuple[str, str]]]:
    """The claims of each matter."""
    return {
        frozenset(
            (each.report, each.claim.rpartition(":")[2])
            for origin in matter.origins
            for each in origin.mentions
        )
        for matter in dossier.matters
    }


def test_the_kept_links_are_shown_and_none_are_found_anew(place: str) -> None:
    keep(place, *news(6))
    before = dossier_at(place)
    assert before.unlinked == 6
    linked_in(place)
    after = dossier_at(place)
    assert after.unlinked == 0
    assert groups_of(after) == groups_of(before) == kept_groups(place)
    assert [each.id for each in after.matters] == [each.id for each in before.matters]
    with ledger_at(place) as ledger, ledger.writing() as connection:
        connection.execute(delete(pairs))
        connection.execute(homes.update().values(home_5=homes.c.claim_id))
    assert not dossier_at(place).matters


def test_what_is_not_linked_yet_is_linked_as_people_decided(file: str) -> None:
    keep(file, *news(4))
    linked_in(file)
    told = [each for each in dossier_at(file).matters if not each.denial]
    first, second = (each.origins[0].mentions[0].claim.rpartition(":")[2] for each in told[:2])
    uids = [each.origins[0].mentions[0].report for each in told[:2]]
    decide(file, join, f"{uids[0]}:{first}", f"{uids[1]}:{second}")
    keep(file, *news(6)[4:])
    shown = dossier_at(file)
    assert shown.unlinked == 2
    assert any({(uids[0], first), (uids[1], second)} <= group for group in groups_of(shown))


def test_a_matter_says_who_confirmed_it(place: str) -> None:
    keep(place, *news(6))
    linked_in(place)
    matter = dossier_at(place).matters[0]
    assert matter.status == UNREVIEWED
    decide(place, confirm, matter.id)
    told = {each.id: each.status for each in dossier_at(place).matters}
    assert told.pop(matter.id) == f"confirmed by A. Editor on {now()[:10]}"
    assert set(told.values()) == {UNREVIEWED}
    keep(place, *news(10)[6:])
    linked_in(place)
    grown = {each.id: each for each in dossier_at(place).matters}[matter.id]
    assert grown.status == UNREVIEWED or len(grown.origins) == len(matter.origins)


def test_what_is_withdrawn_is_in_no_dossier(file: str) -> None:
    keep(file, *news(4))
    uid = news(1)[0].report.id
    with ledger_at(file) as ledger, ledger.writing() as connection:
        withdraw(connection, named(connection, f"{uid}:c1"), "taken back", "A. Editor")
    assert f"{uid}:c1" not in {f"{each.report}:{each.claim}" for each in dossier_at(file).claims}


def test_nothing_that_is_wanted_is_said(file: str) -> None:
    with looking(file) as connection, pytest.raises(MusnadError, match="no report tells of it"):
        dossier_over(connection, "nothing", Wanted())
