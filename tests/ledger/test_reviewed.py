"""What people say of claims: kept, undone, shown where they differ, found again by its words."""

from collections.abc import Iterator

import pytest
from msgspec import structs
from sqlalchemy import select
from tests.ledger.news import FIRST, SECOND, entry_of, keep, ledger_at, report_of

from musnad.errors import MusnadError
from musnad.ledger.corrections import Correction, FigureEdit, Voice
from musnad.ledger.looking import reading_of
from musnad.ledger.naming import named
from musnad.ledger.opening import Ledger
from musnad.ledger.purging import purge
from musnad.ledger.recorder import Recorder
from musnad.ledger.recording import Entry
from musnad.ledger.reviewed import Reviewed, ReviewedReading, reviewed_reading
from musnad.ledger.reviewing import Draft, save, undo
from musnad.ledger.tables import review_states, reviews
from musnad.model import Evidence, Figure, Reading, Span, cut

UID = report_of(FIRST).id


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    """A ledger with one report."""
    keep(place, entry_of(report_of(FIRST)))
    with ledger_at(place) as held:
        yield held


def seen(ledger: Ledger) -> ReviewedReading:
    """The report as reviewed."""
    with ledger.looking() as connection:
        found = named(connection, UID)
        return reviewed_reading(connection, found, reading_of(connection, found))


def only(ledger: Ledger) -> Reviewed:
    """Its one claim."""
    (claim,) = seen(ledger).claims
    return claim


def say(ledger: Ledger, by: str, verdict: str, **fields: object) -> int:
    """Save a review of the claim."""
    correction = Correction(**fields) if fields else None  # type: ignore[arg-type]
    draft = Draft(verdict=verdict, key="c1", correction=correction)  # type: ignore[arg-type]
    with ledger.writing() as connection:
        (saved,) = save(connection, UID, [draft], by)
    return saved


def put(ledger: Ledger, entry: Entry) -> None:
    """Add to the ledger."""
    recorder = Recorder(ledger)
    recorder.put(entry)
    recorder.flush()


def reread(reading: Reading) -> Reading:
    """What a later reader says."""
    return structs.replace(reading, reader=structs.replace(reading.reader, version="9"))


def test_a_correction_is_what_the_claim_says_and_undone_it_is_not(ledger: Ledger) -> None:
    was = only(ledger).claim
    saved = say(ledger, "a", "correct", act="affirm", source=Voice(name="الوزارة", code="ARM.GOV"))
    now = only(ledger)
    assert (now.state, now.claim.act, now.corrected) == ("corrected", "affirm", ("act", "source"))
    assert now.claim.source is not None
    assert now.claim.source.code == "ARM.GOV"
    assert now.read == was
    with ledger.writing() as connection, pytest.raises(MusnadError, match="only who made it"):
        undo(connection, saved, "b")
    with ledger.writing() as connection:
        back = undo(connection, saved, "a")
    assert (only(ledger).state, only(ledger).claim) == ("unreviewed", was)
    with ledger.writing() as connection:
        undo(connection, back, "a")
    assert only(ledger).claim.act == "affirm"
    with ledger.looking() as connection:
        assert len(connection.execute(select(reviews)).all()) == 3


def test_two_who_differ_are_both_shown(ledger: Ledger) -> None:
    say(ledger, "a", "accept")
    say(ledger, "b", "correct", act="affirm")
    both = only(ledger)
    assert (both.state, both.claim.act) == ("disputed", "state")
    (dispute,) = both.disputes
    assert dispute.field == "act"
    assert {(each.by, each.value) for each in dispute.said} == {("a", "state"), ("b", "affirm")}
    say(ledger, "a", "correct", act="affirm")
    assert (only(ledger).state, only(ledger).claim.act) == ("corrected", "affirm")
    say(ledger, "b", "reject")
    assert only(ledger).disputes[0].field == "claim"


def test_what_was_rejected_or_missed(ledger: Ledger) -> None:
    say(ledger, "a", "reject")
    assert only(ledger).state == "rejected"
    assert not seen(ledger).reading.claims
    words = Correction(content=cut(FIRST, 7, 20), act="state")
    with ledger.writing() as connection:
        save(connection, UID, [Draft(verdict="missed", correction=words)], "a")
    made = seen(ledger).reading.claims
    assert [claim.content for claim in made] == [cut(FIRST, 7, 20)]


def figure(words: Span, value: int) -> Figure:
    """Tanks."""
    by_hand = {"of": Evidence(inferred_from="review")}
    return Figure(
        start=words.start, end=words.end, text=words.text, class_="tank", value=value, of="AZE",
        evidence=by_hand,
    )  # fmt: skip


def test_corrections_stick_to_the_claim_in_another_reading(ledger: Ledger) -> None:
    (tanks,) = only(ledger).claim.figures
    words = cut(FIRST, tanks.start, tanks.end)
    edit = FigureEdit(was=words, now=figure(words, 22))
    say(ledger, "a", "correct", act="affirm", figures=(edit,))
    entry = entry_of(report_of(FIRST))
    assert entry.reading is not None
    put(ledger, Entry(report=entry.report, reading=reread(entry.reading)))
    now = only(ledger)
    assert (now.claim.act, now.claim.figures[0].value) == ("affirm", 22)
    with ledger.looking() as connection:
        assert connection.execute(select(review_states.c.state)).scalars().all() == ["corrected"]
    none = structs.replace(reread(entry.reading), claims=(), relations=())
    newer = structs.replace(none, reader=structs.replace(none.reader, version="10"))
    put(ledger, Entry(report=entry.report, reading=newer))
    assert (only(ledger).state, only(ledger).claim.act) == ("kept", "affirm")


def test_where_the_words_are_gone_it_is_said(ledger: Ledger) -> None:
    say(ledger, "a", "correct", act="affirm")
    put(ledger, entry_of(report_of(SECOND)))
    assert only(ledger).state == "unreviewed"
    assert [each.by for each in seen(ledger).adrift] == ["a"]
    put(ledger, entry_of(report_of("عاجل.\n" + FIRST)))
    assert only(ledger).claim.act == "affirm"
    assert not seen(ledger).adrift


def test_a_save_sent_twice_is_one_and_half_a_save_is_none(ledger: Ledger) -> None:
    twice = Draft(verdict="accept", key="c1", once="x")
    for _ in range(2):
        with ledger.writing() as connection:
            save(connection, UID, [twice], "a")
    broken = [Draft(verdict="reject", key="c1"), Draft(verdict="accept", key="c9")]
    with ledger.writing() as connection, pytest.raises(MusnadError, match="no such claim"):
        save(connection, UID, broken, "b")


def test_half_a_save_is_none(ledger: Ledger) -> None:
    broken = [Draft(verdict="reject", key="c1"), Draft(verdict="accept", key="c9")]
    with pytest.raises(MusnadError), ledger.writing() as connection:
        save(connection, UID, broken, "b")
    assert only(ledger).state == "unreviewed"


@pytest.mark.parametrize(
    "draft",
    [
        Draft(verdict="correct", key="c1", correction=Correction()),
        Draft(verdict="missed", correction=Correction(act="state")),
        Draft(verdict="accept"),
        Draft(verdict="note", key="c1"),
    ],
)
def test_what_says_nothing_is_refused(ledger: Ledger, draft: Draft) -> None:
    with ledger.writing() as connection, pytest.raises(MusnadError):
        save(connection, UID, [draft], "a")


def test_a_purge_takes_reviews(ledger: Ledger) -> None:
    saved = say(ledger, "a", "accept")
    with ledger.writing() as connection:
        undo(connection, saved, "a")
    purge(ledger, [UID], "law")
    with ledger.looking() as connection:
        assert not connection.execute(select(reviews)).all()
