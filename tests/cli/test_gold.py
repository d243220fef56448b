"""Reviewed articles as gold."""

import json
from pathlib import Path

from tests.cli.commands import Musnad
from tests.cli.test_evaluate import BOTH, ONE, say
from tests.ledger.news import entry_of, keep, report_of

from musnad.ledger.corrections import Correction
from musnad.ledger.reviewing import Draft
from musnad.model import cut

NAMED = report_of(
    "قال المزارع سليم الحداد إن القصف دمر ثلاثة منازل.\n", address="https://news.example/ar/named"
)


def test_only_what_was_reviewed_whole_is_written(
    place: str, musnad: Musnad, tmp_path: Path
) -> None:
    keep(place, entry_of(ONE), entry_of(BOTH))
    out = tmp_path / "gold"
    say(place, BOTH.id, Draft(verdict="accept", key="c1"))
    say(place, ONE.id, Draft(verdict="correct", key="c1", correction=Correction(act="affirm")))
    done = musnad("gold", out, "--ledger", place)
    assert (done.code, done.raw) == (0, b"")
    assert done.said == "articles as gold: 1; not reviewed whole: 1\n"
    assert {path.name for path in out.iterdir()} == {f"{ONE.id}.txt", f"{ONE.id}.json"}
    (claim,) = json.loads((out / f"{ONE.id}.json").read_text(encoding="utf-8"))["claims"]
    assert claim["act"] == "affirm"
    assert claim["source"]["code"] == "ARM.MIL"
    say(place, BOTH.id, Draft(verdict="reject", key="c2"))
    added = Correction(content=cut(BOTH.document.text, 0, 6))
    say(place, BOTH.id, Draft(verdict="missed", correction=added))
    told = musnad("gold", out, "--ledger", place).said
    assert told.endswith("articles as gold: 2; not reviewed whole: 0\n")
    made = json.loads((out / f"{BOTH.id}.json").read_text(encoding="utf-8"))
    assert [each["id"] for each in made["claims"]] == ["c1", "c2"]
    assert musnad("dossier", out, "--claims", out).code == 0
    say(place, ONE.id, Draft(verdict="reject", key="c1"), by="b")
    assert "whole: 1" in musnad("gold", tmp_path / "other", "--ledger", place).said


def test_persons_are_masked_unless_there_is_a_reason(
    file: str, musnad: Musnad, tmp_path: Path
) -> None:
    keep(file, entry_of(NAMED))
    say(file, NAMED.id, Draft(verdict="accept", key="c1"))
    assert musnad("gold", tmp_path / "a", "--ledger", file).code == 0
    for ending in ("txt", "json"):
        held = (tmp_path / "a" / f"{NAMED.id}.{ending}").read_text(encoding="utf-8")
        assert "الحداد" not in held
    why = ("--unmasked", "--reason", "annotators sign for it")
    assert musnad("gold", tmp_path / "b", "--ledger", file, *why).code == 0
    assert "الحداد" in (tmp_path / "b" / f"{NAMED.id}.txt").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written(file: str, musnad: Musnad, tmp_path: Path) -> None:
    keep(file, entry_of(ONE))
    say(file, ONE.id, Draft(verdict="accept", key="c1"))
    (tmp_path / "held").write_text("")
    done = musnad("gold", tmp_path / "held" / "below", "--ledger", file)
    assert done.code == 2
    assert "cannot be written" in done.said
