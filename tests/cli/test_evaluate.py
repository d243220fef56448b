"""How well the reader does by reviews, as table and as JSON."""

import json

from tests.cli.commands import Musnad
from tests.ledger.news import FIRST, entry_of, keep, ledger_at, report_of

from musnad.ledger.corrections import Correction
from musnad.ledger.reviewing import Draft, save
from musnad.model import cut

SAID = "أعلنت وزارة الدفاع الأرمينية أن قواتها دمرت عشرين دبابة في قره باغ.\n"
REST = "ونفت وزارة الدفاع الأذربيجانية سقوط قتلى في صفوفها.\n"
BOTH = report_of(SAID + REST, address="https://news.example/ar/both")
ONE = report_of(FIRST)


def say(place: str, uid: str, *drafts: Draft, by: str = "a") -> None:
    """Save reviews."""
    with ledger_at(place) as ledger, ledger.writing() as connection:
        save(connection, uid, drafts, by)


def test_a_ledger_nobody_reviewed(file: str, musnad: Musnad) -> None:
    keep(file, entry_of(ONE))
    done = musnad("evaluate", "--ledger", file)
    assert done.code == 0
    assert "precision -" in " ".join(done.out.split())


def test_what_was_said_is_counted(place: str, musnad: Musnad) -> None:
    keep(place, entry_of(ONE), entry_of(BOTH))
    words = Correction(content=cut(BOTH.document.text, 0, 6))
    wrong = Correction(act="affirm", said_on="2024-05-14")
    say(
        place,
        BOTH.id,
        Draft(verdict="correct", key="c1", correction=wrong),
        Draft(verdict="reject", key="c2"),
        Draft(verdict="missed", correction=words),
    )
    told = json.loads(musnad("evaluate", "--ledger", place, "--format", "json").out)
    assert told["whole"] == told["every"]
    assert (told["precision"], told["recall"], told["untouched"]) == (0.5, 0.5, 0.0)
    assert told["corrections"] == {"act": 1, "said_on": 1}
    say(place, ONE.id, Draft(verdict="accept", key="c1"))
    told = json.loads(musnad("evaluate", "--ledger", place, "--format", "json").out)
    whole = told["whole"]
    assert (whole["articles"], whole["accepted"], whole["rejected"], whole["missed"]) == (
        2,
        1,
        1,
        1,
    )
    say(place, ONE.id, Draft(verdict="reject", key="c1"), by="b")
    done = musnad("evaluate", "--against", "reviews", "--ledger", place)
    told_so = " ".join(done.out.split())
    assert "disputed 1 1" in told_so
    assert "precision 50.0% recall 50.0%" in told_so


def test_half_reviewed_articles_are_counted_apart(file: str, musnad: Musnad) -> None:
    keep(file, entry_of(BOTH))
    say(file, BOTH.id, Draft(verdict="accept", key="c1"))
    told = json.loads(musnad("evaluate", "--ledger", file, "--format", "json").out)
    assert told["every"]["accepted"] == told["every"]["unreviewed"] == 1
    assert told["whole"]["articles"] == 0
    assert told["precision"] is None
