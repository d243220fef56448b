"""Word lists and tables: in the form that normalised text has, and saying what they are."""

import unicodedata
from pathlib import Path

import pytest

from musnad.annotate.folding import key_of

SOURCE = Path(__file__).resolve().parents[2] / "src" / "musnad"
FILES = sorted(
    path
    for path in SOURCE.rglob("*")
    if path.suffix in {".tsv", ".txt", ".csv", ".toml"}
    and {"words", "tables"} & set(path.relative_to(SOURCE).parts)
)
KASHIDA = "\u0640"
VOCALISED = {"deeds.tsv", "cues.tsv", "expressing.txt", "relays.txt", "verb_forms.tsv"}
"""Files whose column `lemma` holds vocalised dictionary forms."""

data_file = pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))


def is_refused(letter: str) -> bool:
    """Whether folding drops or undoes this: a vowel mark, kashida, a letter's drawn shape."""
    mark = "\u064b" <= letter <= "\u065f" or letter == "\u0670" or "\u06d6" <= letter <= "\u06ed"
    drawn = "\ufb50" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefc"
    return mark or drawn or letter == KASHIDA


def entries(path: Path) -> list[str]:
    """The lines that are neither empty nor comments."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line.strip() and not line.startswith("#")]


def folded(line: str) -> str:
    """An entry as look-ups see it."""
    return " ".join(map(key_of, line.split()))


def marked_columns(path: Path) -> set[int]:
    """Which columns may hold marks: notes, which are for readers, and vocalised lemmas."""
    header = next(iter(entries(path)), "").split("\t")
    free = {"note", "reason"} | ({"lemma"} if path.name in VOCALISED else set())
    return {column for column, name in enumerate(header) if name in free}


@data_file
def test_it_is_nfc_with_plain_line_ends(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert "\ufeff" not in text
    assert text.endswith("\n")


@data_file
def test_it_says_what_it_is(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("#")


@data_file
def test_no_entry_holds_what_normalised_text_does_not(path: Path) -> None:
    free = marked_columns(path)
    for line in entries(path):
        for column, cell in enumerate(line.split("\t")):
            if column not in free:
                assert not any(is_refused(letter) for letter in cell), line


@data_file
def test_no_entry_stands_twice(path: Path) -> None:
    if path.suffix == ".toml":
        return
    lines = [folded(line) if path.suffix == ".txt" else line for line in entries(path)]
    assert len(lines) == len(set(lines))
