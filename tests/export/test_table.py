"""The ledger: nothing scrambled, nothing wider than a terminal, nothing that steers it."""

import io
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from musnad.export import load
from musnad.export.table.layout import clean, wrapped
from musnad.model import Reading

ISOLATES = re.compile("[\u2066\u2067\u2069]")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Claim to be one."""
        return True


def ledger(reading: Reading, out: io.StringIO | None = None) -> str:
    out = out or io.StringIO()
    load("table").write([reading], out)
    return out.getvalue()


def block(text: str, label: str) -> str:
    """The lines of one claim, isolates taken off."""
    return ISOLATES.sub("", text).partition(f"\n{label}  ")[2].partition("\n\n")[0]


def test_every_claim_shows_who_what_and_polarity(reading: Reading) -> None:
    text = ledger(reading)
    assert "جريدة المثال" in text
    assert re.search(r"states +قواتها دمرت 12 دبابة", block(text, "c1"))
    assert "12 دبابة · tank: 12 · of BBB · by AAA · total · destroyed" in block(text, "c1")
    assert "101 or more" in block(text, "c1")
    assert "no number given" in block(text, "c1")
    assert "\n    asserted " in block(text, "c1")
    assert "\n    denied\n" in block(text, "c2")
    assert "denies c3" in block(text, "c2")
    assert "denied by c2" in block(text, "c3")
    assert re.search(r"via +وكالة البريد XXX.MED", block(text, "c4"))
    assert "\n    planned\n" in block(text, "c5")
    assert block(text, "c5").count("with ") == 2
    assert re.search(r"neither\n +confirmed nor\n +denied\n", block(text, "c6"))
    assert "inferred from: bare noun" in block(text, "c6")
    assert "9 to 11" in block(text, "c7")


def test_lines_hold_in_eighty_cells_and_keep_the_letters_in_order(reading: Reading) -> None:
    lines = ledger(reading).splitlines()
    assert max(map(cell_len, lines)) <= 80
    for line in lines:
        assert line.count("\u2067") + line.count("\u2066") == line.count("\u2069")
    content = " ".join(ISOLATES.sub("", line)[20:] for line in lines[6:8]).split()
    assert " ".join(content).startswith(" ".join(reading.claims[0].content.text.split()[:15]))


def test_long_words_without_spaces_are_cut(told: Callable[..., Reading]) -> None:
    words = "ب" * 500
    assert max(map(cell_len, ledger(told(words, words, title=words)).splitlines())) <= 80


def test_text_cannot_steer_the_terminal(told: Callable[..., Reading]) -> None:
    words = "قتل \x1b[31mخمسة\x1b]0;x\x07 \x9b2J \u202eabc\u2028وجرح\r\nستة"
    text = ledger(told(words, words, title=words, outlet=words), Terminal())
    styled = re.sub(r"\x1b\[[0-9;]*m", "", text.replace("\x1b[31m", "FORGED"))
    assert "FORGED" not in styled
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028]", styled)


def test_styles_only_on_a_terminal_without_no_color(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" not in ledger(reading)
    assert "\x1b[" in ledger(reading, Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in ledger(reading, Terminal())


@given(st.text(alphabet=st.sampled_from("ابتث ًabc12🚀 \t\n\u202e\x1b漢"), max_size=80))
def test_wrapping_loses_no_word_and_holds(text: str) -> None:
    lines = wrapped(text, 12)
    assert all(cell_len(line) <= 12 for line in lines)
    bare = "".join(ISOLATES.sub("", line).replace(" ", "") for line in lines)
    assert bare == clean(text).replace(" ", "")
