"""The queue of review: its rules, and many claims accepted at once in a real browser."""

from re import search

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from tests.desk.conftest import Visitor

from musnad.ledger.naming import named
from musnad.ledger.opening import Ledger
from musnad.ledger.queueing import Queued, Rules, adrift, progress, queue
from musnad.ledger.reviewing import Draft, save
from musnad.ledger.withdrawing import withdraw


def waiting(ledger: Ledger, rules: Rules) -> list[Queued]:
    """All that the rules name."""
    with ledger.looking() as connection:
        return queue(connection, rules, 0, 1000)


def say(ledger: Ledger, each: Queued, by: str, verdict: str) -> None:
    """Review a claim of the queue."""
    draft = Draft(verdict=verdict, key=each.made.key)  # type: ignore[arg-type]
    with ledger.writing() as connection:
        save(connection, each.base, [draft], by)


def test_what_is_reviewed_leaves_the_queue_and_counts(ledger: Ledger) -> None:
    before = waiting(ledger, Rules())
    say(ledger, before[1], "a", "accept")
    assert waiting(ledger, Rules()) == [before[0], *before[2:]]
    with ledger.looking() as connection:
        come = progress(connection, Rules())
    assert (come.seen, come.of) == (1, len(before))
    assert len(waiting(ledger, Rules(state="any"))) == len(before)


def test_the_rules(ledger: Ledger) -> None:
    every = waiting(ledger, Rules())
    denials = waiting(ledger, Rules(denials=True))
    assert denials
    assert {each.made.claim.act == "deny" or each.made.claim.polarity == "denied"
            for each in denials} == {True}  # fmt: skip
    high = waiting(ledger, Rules(above=100))
    assert 0 < len(high) < len(every)
    assert all(
        any(
            (figure.value or figure.max or figure.min or 0) > 100
            for figure in each.made.claim.figures
        )
        for each in high
    )
    fresh = waiting(ledger, Rules(fresh=True))
    voices = [(each.made.claim.source.name, each.made.claim.source.code)
              for each in fresh if each.made.claim.source]  # fmt: skip
    assert len(voices) == len({*voices}) == len(fresh)
    code = voices[0][1]
    assert all(
        each.made.claim.source and each.made.claim.source.code == code
        for each in waiting(ledger, Rules(code=code))
    )


def test_where_people_differ(ledger: Ledger) -> None:
    first = waiting(ledger, Rules())[0]
    say(ledger, first, "a", "accept")
    assert not waiting(ledger, Rules(state="disputed"))
    say(ledger, first, "b", "reject")
    (found,) = waiting(ledger, Rules(state="disputed"))
    assert (found.id, found.made.state) == (first.id, "disputed")
    with ledger.looking() as connection:
        assert not list(adrift(connection, 10))


@pytest.mark.parametrize("query", ["above=x", "first=-1"])
def test_rules_that_are_none(client: TestClient[Litestar], query: str) -> None:
    assert client.get(f"/review?{query}").status_code == 400


def test_the_ticked_are_accepted_at_once(ledger: Ledger, address: str, visitor: Visitor) -> None:
    before = len(waiting(ledger, Rules()))
    page = visitor("ar")
    page.goto(f"{address}/review?stand=open")
    for n in range(3):
        page.locator("input.pick").nth(n).check()
    page.locator(".bulk button[value=accept]").click()
    page.locator("#come", has_text="3").wait_for()
    assert len(waiting(ledger, Rules())) == before - 3
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.locator("#come", has_text="4").wait_for()
    rejected = [each for each in waiting(ledger, Rules(state="any"))
                if each.made.state == "rejected"]  # fmt: skip
    assert len(rejected) == 1


def test_all_or_none(ledger: Ledger, client: TestClient[Litestar]) -> None:
    found = search('name="_csrf_token" value="([0-9a-f]+)"', client.get("/review").text)
    assert found
    first = waiting(ledger, Rules())[0]
    sent = {"verdict": "accept", "claim": [first.id, f"{first.base}:c999"],
            "_csrf_token": found[1]}  # fmt: skip
    answer = client.post("/review/judged", data=sent, follow_redirects=False)
    assert answer.status_code == 400
    assert waiting(ledger, Rules())[0].id == first.id


def test_what_is_withdrawn_waits_for_nobody(ledger: Ledger) -> None:
    before = waiting(ledger, Rules())
    with ledger.writing() as connection:
        withdraw(connection, named(connection, before[0].id), "mistaken", "a")
    assert waiting(ledger, Rules()) == before[1:]
    with ledger.looking() as connection:
        assert progress(connection, Rules()).of == len(before) - 1
