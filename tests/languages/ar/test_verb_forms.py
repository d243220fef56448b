"""The generated table of verb forms: irregular verbs checked by hand, and the table's shape."""

import csv
import unicodedata
from collections import defaultdict
from importlib.resources import files

import pytest

WORDS = files("musnad.languages.ar") / "words"
TENSES = {"past", "present", "participle"}


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a word list by column name."""
    lines = (WORDS / name).read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("#")]
    return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return rows_of("verb_forms.tsv")


@pytest.fixture(scope="module")
def analyses(rows: list[dict[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row["form"]].add(" ".join(value for key, value in row.items() if key != "form"))
    return found


BY_HAND = """\
قال قَالَ past active 3 m s
قالت قَالَ past active 3 f s
قالا قَالَ past active 3 m d
قالتا قَالَ past active 3 f d
قالوا قَالَ past active 3 m p
قلن قَالَ past active 3 f p
قلت قَالَ past active 1 - s
قلنا قَالَ past active 1 - p
قيل قَالَ past passive 3 m s
يقول قَالَ present active 3 m s
تقول قَالَ present active 3 f s
يقولان قَالَ present active 3 m d
تقولان قَالَ present active 3 f d
يقولون قَالَ present active 3 m p
يقولوا قَالَ present active 3 m p
يقلن قَالَ present active 3 f p
يقل قَالَ present active 3 m s
يقال قَالَ present passive 3 m s
قائلا قَالَ participle active - m s
قائلة قَالَ participle active - f s
قائلين قَالَ participle active - m p
نفى نَفَى past active 3 m s
نفت نَفَى past active 3 f s
نفتا نَفَى past active 3 f d
نفيا نَفَى past active 3 m d
نفوا نَفَى past active 3 m p
نفينا نَفَى past active 1 - p
ينفي نَفَى present active 3 m s
تنفي نَفَى present active 3 f s
ينفون نَفَى present active 3 m p
ينفوا نَفَى present active 3 m p
ينف نَفَى present active 3 m s
نافيا نَفَى participle active - m s
نافية نَفَى participle active - f s
نافين نَفَى participle active - m p
دعا دَعَا past active 3 m s
دعت دَعَا past active 3 f s
دعوا دَعَا past active 3 m p
يدعو دَعَا present active 3 m s
تدعو دَعَا present active 3 f s
يدعون دَعَا present active 3 m p
يدع دَعَا present active 3 m s
ندعو دَعَا present active 1 - p
داعيا دَعَا participle active - m s
داعية دَعَا participle active - f s
داعين دَعَا participle active - m p
وصف وَصَفَ past active 3 m s
يصف وَصَفَ present active 3 m s
تصف وَصَفَ present active 3 f s
يصفون وَصَفَ present active 3 m p
يعد وَعَدَ present active 3 m s
حث حَثَّ past active 3 m s
حثت حَثَّ past active 3 f s
حثوا حَثَّ past active 3 m p
حثثنا حَثَّ past active 1 - p
يحث حَثَّ present active 3 m s
يحثون حَثَّ present active 3 m p
رأى رَأَى past active 3 m s
رأت رَأَى past active 3 f s
رأوا رَأَى past active 3 m p
يرى رَأَى present active 3 m s
ترى رَأَى present active 3 f s
يرون رَأَى present active 3 m p
ير رَأَى present active 3 m s
أدان أَدَانَ past active 3 m s
أدانت أَدَانَ past active 3 f s
يدين أَدَانَ present active 3 m s
تدين أَدَانَ present active 3 f s
ندين أَدَانَ present active 1 - p
أضافت أَضَافَ past active 3 f s
يضيف أَضَافَ present active 3 m s
مضيفا أَضَافَ participle active - m s
مضيفة أَضَافَ participle active - f s
أكد أَكَّدَ past active 3 m s
يؤكد أَكَّدَ present active 3 m s
نؤكد أَكَّدَ present active 1 - p
مؤكدين أَكَّدَ participle active - m p
مؤكدتين أَكَّدَ participle active - f d
أعلن أَعْلَنَ past active 3 m s
أعلن أَعْلَنَ present active 1 - s
أعلنتا أَعْلَنَ past active 3 f d
استنكر اِسْتَنْكَرَ past active 3 m s
مستنكرا اِسْتَنْكَرَ participle active - m s
اتهم اِتَّهَمَ past active 3 m s
يتهم اِتَّهَمَ present active 3 m s
متهمة اِتَّهَمَ participle active - f s
ادعى اِدَّعَى past active 3 m s
ادعت اِدَّعَى past active 3 f s
يدعي اِدَّعَى present active 3 m s
مدعيا اِدَّعَى participle active - m s
زعمت زَعَمَ past active 3 f s
يزعمون زَعَمَ present active 3 m p
أقرت أَقَرَّ past active 3 f s
يقر أَقَرَّ present active 3 m s
أبدوا أَبْدَى past active 3 m p
تخشى خَشِيَ present active 3 f s
يأمل أَمَلَ present active 3 m s
طمأنت طَمْأَنَ past active 3 f s
ينبئ أَنْبَأَ present active 3 m s
جاءت جَاءَ past active 3 f s
أسمت أَسْمَى past active 3 f s
"""
"""Written from the grammar, not from the generator's answer: form, then its analysis."""


@pytest.mark.parametrize("line", BY_HAND.splitlines())
def test_form_has_its_analysis(line: str, analyses: dict[str, set[str]]) -> None:
    form, _, analysis = line.partition(" ")

    assert unicodedata.normalize("NFC", analysis) in analyses[form]


@pytest.mark.parametrize(
    "form", ["قولت", "قالن", "يقولو", "نفات", "نفاوا", "دعات", "حثوت", "يرأى", "معزة"]
)
def test_wrong_or_unclean_form_is_not_made(form: str, analyses: dict[str, set[str]]) -> None:
    assert form not in analyses


def test_second_person_does_not_double_another_person(rows: list[dict[str, str]]) -> None:
    others = {(row["form"], row["lemma"], row["tense"]) for row in rows if row["person"] in "13"}
    second = [row for row in rows if row["person"] == "2"]

    assert second
    assert not [row for row in second if (row["form"], row["lemma"], row["tense"]) in others]


def test_table_is_clean(rows: list[dict[str, str]]) -> None:
    text = (WORDS / "verb_forms.tsv").read_text("utf-8")
    forms = "".join(row["form"] for row in rows)

    assert unicodedata.is_normalized("NFC", text)
    assert all("\u0621" <= letter <= "\u064a" and letter != "\u0640" for letter in forms)
    assert len({tuple(row.values()) for row in rows}) == len(rows)
    assert {row["tense"] for row in rows} == TENSES
    assert len(rows) < 60_000


def test_table_is_sorted(rows: list[dict[str, str]]) -> None:
    keys = [tuple(row.values()) for row in rows]

    assert keys == sorted(keys)


@pytest.mark.parametrize("name", ["cues.tsv", "deeds.tsv"])
def test_every_listed_verb_has_forms(name: str, rows: list[dict[str, str]]) -> None:
    made = {row["lemma"] for row in rows}

    assert {row["lemma"] for row in rows_of(name)} <= made
