"""CSV: a row a claim, and no cell that a spreadsheet would run."""

import csv
import io
from collections.abc import Callable

import pytest

from musnad.export import load
from musnad.model import Reading


def rows(*readings: Reading) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    load("csv").write(readings, out)
    assert "\r\n" in out.getvalue()
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


def test_a_row_says_who_said_what(reading: Reading) -> None:
    first, denial, *_ = rows(reading)
    assert first["speaker"] == "وزارة الدفاع في بلاد الشمال"
    assert (first["when_start"], first["when_end"]) == ("2026-09-27", "2026-09-30")
    assert "12 دبابة [tank: 12, of BBB, by AAA, total, destroyed]" in first["figures"]
    assert "[air_defence: no number given]" in first["figures"]
    assert "said_on (weekday)" in first["inferred"]
    assert (denial["polarity"], denial["countable"]) == ("denied", "no")
    assert denial["relations"] == "denies c3"


def test_offsets_quote_the_text(reading: Reading) -> None:
    for row in rows(reading):
        assert reading.document.text[int(row["start"]) : int(row["end"])] == row["content"]


def test_joint_sources_and_chains_are_listed(reading: Reading) -> None:
    found = rows(reading)
    assert found[3]["via"] == "وكالة البريد"
    assert found[4]["parties"] == "وزير خارجية الشمال (AAA.GOV) | وزير خارجية الجنوب (BBB.GOV)"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝", " ="])
def test_formulas_are_disarmed(start: str, told: Callable[..., Reading]) -> None:
    words = f'{start}HYPERLINK("http://x","قتل")'
    row = rows(told(words, words, outlet=f"{start}1+1"))[0]
    assert row["content"] == f"'{words}"
    assert row["outlet"] == f"'{start}1+1"


def test_quotes_and_line_ends_survive(told: Callable[..., Reading]) -> None:
    words = 'قتل "خمسة",\r\nوجرح ستة'
    assert rows(told(words, words))[0]["content"] == words
