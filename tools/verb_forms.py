"""Write `verb_forms.tsv`: every form of the verbs in `cues.tsv` and `deeds.tsv`.

Run at build time, never by a reader of news:

    python tools/verb_forms.py

It reads the `lemma` column (fully vocalised past, 3ms) of both lists, finds root and pattern with
mazini's lexicon of attested verbs, conjugates with mazini, adds the inflected participles, strips
the vowel marks and writes one row for each form and analysis:

    form  lemma  tense  voice  person  gender  number

tense is `past`, `present` (indicative, subjunctive and jussive together) or `participle`; voice
`active` or `passive`; person `1`, `2`, `3`, gender `m`, `f`, number `s`, `d`, `p`; `-` where a form
has none. Imperatives and the energetic are left out; so are the second person's dual and feminine
plural (not newsroom Arabic) and any second-person form that looks like a third- or first-person one
of the same verb. Bound shapes (`نفاه`, `أعلنوه`, `مؤكدي`) are composed in code.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from pathlib import Path
from typing import NamedTuple

from mazini import WAZNS, Conjugation, MaziniError, conjugate
from mazini.lexicon import attested_wazns

WORDS = Path(__file__).parents[1] / "src/musnad/languages/ar/words"
LISTS = ("cues.tsv", "deeds.tsv")
TARGET = "verb_forms.tsv"

SHADDA = "\u0651"
SUKUN = "\u0652"
FATHA = "\u064e"
KASRATAN = "\u064d"
MARKS = frozenset("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670")
HAMZAS = dict.fromkeys("أإؤئ", "ء")
WEAK_READINGS = {"ا": "ويء", "ى": "وي", "و": "و", "ي": "ي"}
MOODS = {"past": "past", "ind": "present", "sub": "present", "juss": "present"}
SKIPPED_PERSONS = frozenset({"2d", "2fp"})

PARADIGMS: dict[str, tuple[str, str]] = {
    "أَجْزَمَ": ("جزم", "IV"),
    "خَافَ": ("خوف", "I/i~a"),
    "دَانَ": ("دين", "I/a~i"),
    "دَكَّ": ("دكك", "I/a~u"),
    "دَلَّ": ("دلل", "I/a~u"),
    "دَهَسَ": ("دهس", "I/a~a"),
    "رَاحَ": ("روح", "I/a~u"),
    "زَارَ": ("زور", "I/a~u"),
    "سَاقَ": ("سوق", "I/a~u"),
    "صَاحَ": ("صيح", "I/a~i"),
    "طَالَ": ("طول", "I/a~u"),
    "قَالَ": ("قول", "I/a~u"),
    "مَاتَ": ("موت", "I/a~u"),
}
"""Root and pattern of lemmas that mazini's lexicon lacks, or reads as two different verbs."""

HEADER = """\
# Every form of the verbs in cues.tsv and deeds.tsv, without vowel marks. Made by
# tools/verb_forms.py with mazini 0.2 (https://pypi.org/project/mazini, CC BY 4.0, Wael Tellat,
# after the Arabic Wiktionary's ar-verb).
# Do not edit by hand. tense past|present|participle; person 1|2|3; gender m|f; number s|d|p;
# - where a form has none.
form\tlemma\ttense\tvoice\tperson\tgender\tnumber
"""


class Row(NamedTuple):
    """One form with one analysis, a line of `verb_forms.tsv`."""

    form: str
    lemma: str
    tense: str
    voice: str
    person: str
    gender: str
    number: str


def bare(word: str) -> str:
    """Return the word in NFC without vowel marks."""
    word = unicodedata.normalize("NFC", word)
    return "".join(letter for letter in word if letter not in MARKS)


def comparable(word: str) -> str:
    """Return a vocalised word with the habits of vocalisers evened out (sukun, first alef)."""
    word = unicodedata.normalize("NFC", word).replace("ٱ", "ا").replace(SUKUN, "")
    for letter in "اى":
        word = word.replace(FATHA + letter, letter)
        word = word.replace(FATHA + SHADDA + letter, SHADDA + letter)
    word = word.rstrip(FATHA)
    if word.endswith(FATHA + SHADDA):
        word = word[:-2] + SHADDA
    return "ا" + word[2:] if word.startswith("ا\u0650") else word


def root_letters(lemma: str) -> str:
    """Return the lemma's letters with doubled ones written twice and hamza off its seat."""
    letters: list[str] = []
    for mark in unicodedata.normalize("NFC", lemma).replace("آ", "ءا"):
        if mark == SHADDA:
            letters.append(next(one for one in reversed(letters) if one not in MARKS))
        else:
            letters.append(HAMZAS.get(mark, mark))
    return "".join(letter for letter in letters if letter not in MARKS)


def candidate_roots(lemma: str) -> set[str]:
    """Return every root the letters of a lemma could hold, weak letters read each way."""
    letters = root_letters(lemma)
    roots: set[str] = set()
    for size in (3, 4):
        for chosen in combinations(letters, size):
            readings = [WEAK_READINGS.get(letter, letter) for letter in chosen]
            roots.update("".join(reading) for reading in product(*readings))
    return roots


def paradigms(lemma: str) -> Iterator[Conjugation]:
    """Yield the attested conjugations whose past 3ms is written like the lemma."""
    for root in sorted(candidate_roots(lemma)):
        for pattern in attested_wazns(root):
            yield from matching(root, pattern, lemma)


def matching(root: str, pattern: str, lemma: str) -> Iterator[Conjugation]:
    """Yield root and pattern conjugated, where the past 3ms comes out as the lemma."""
    for reduced in (False, True):
        try:
            verb = conjugate(root, pattern, reduced=reduced)
        except MaziniError:
            continue
        pasts = [comparable(past.form) for past in verb.slots.get("past_3ms", [])]
        if comparable(lemma) in pasts:
            yield verb
            return


def conjugated(lemma: str) -> list[Conjugation]:
    """Return the lemma's conjugations: the one of `PARADIGMS`, else the attested, else derived."""
    if lemma in PARADIGMS:
        return list(matching(*PARADIGMS[lemma], lemma))
    found = list(paradigms(lemma))
    if found:
        return found
    derived = [info.wazn for info in WAZNS if info.verb_form != "I"]
    pairs = product(sorted(candidate_roots(lemma)), derived)
    return [verb for root, pattern in pairs for verb in matching(root, pattern, lemma)]


def finite_rows(verb: Conjugation, lemma: str) -> Iterator[Row]:
    """Yield the past and present forms of a verb, active and passive."""
    for slot, forms in verb.slots.items():
        mood, _, rest = slot.partition("_")
        voice, _, who = rest.rpartition("_")
        if mood not in MOODS or who in SKIPPED_PERSONS:
            continue
        gender, number = (who[1], who[2]) if len(who) == 3 else ("-", who[1])
        for form in forms:
            tense, spoken = MOODS[mood], "passive" if voice else "active"
            yield Row(bare(form.form), lemma, tense, spoken, who[0], gender, number)


def participle_shapes(vocalised: str) -> set[tuple[str, str, str]]:
    """Return (form, gender, number) of a participle given as mazini cites it (indefinite ms)."""
    word = bare(vocalised)
    if word.endswith("ى"):
        return inflected([word], word[:-1] + "اة", dual=word[:-1] + "ي", plural=word[:-1])
    if KASRATAN in unicodedata.normalize("NFC", vocalised):
        plural = word[:-1] + "ئ" if word.endswith("ء") else word
        full = plural + "ي"
        return inflected([word, full, full + "ا"], full + "ة", dual=full, plural=plural)
    accusative = word if word.endswith("اء") else joined(word, "ا")
    return inflected([word, accusative], word + "ة", dual=word, plural=word)


def inflected(
    singular: list[str], feminine: str, *, dual: str, plural: str
) -> set[tuple[str, str, str]]:
    """Return (form, gender, number) of a participle from its stems, both cases of each number."""
    shapes = [(form, "m", "s") for form in singular] + [(feminine, "f", "s")]
    shapes += [(joined(dual, "ان"), "m", "d"), (dual + "ين", "m", "d")]
    shapes += [(feminine[:-1] + ending, "f", "d") for ending in ("تان", "تين")]
    if plural.endswith("اء"):
        shapes += [(plural[:-1] + ending, "m", "p") for ending in ("ؤون", "ئين")]
    else:
        shapes += [(plural + ending, "m", "p") for ending in ("ون", "ين")]
    return {*shapes, (joined(dual, "ات"), "f", "p")}


def joined(stem: str, ending: str) -> str:
    """Return stem and ending with hamza and long a written as madda (مفاجأ + ان is مفاجآن)."""
    return stem[:-1] + "آ" + ending[1:] if stem.endswith("أ") else stem + ending


def participle_rows(verb: Conjugation, lemma: str) -> Iterator[Row]:
    """Yield the participles, inflected for gender, number and (where written) case."""
    for slot, voice in (("ap", "active"), ("pp", "passive")):
        for cited in verb.slots.get(slot, []):
            if cited.uncertain or "?" in cited.form:
                continue
            for form, gender, number in participle_shapes(cited.form):
                yield Row(form, lemma, "participle", voice, "-", gender, number)


def without_idle_second_person(rows: Iterable[Row]) -> set[Row]:
    """Drop second-person rows whose form is a first or third person of the same verb and tense."""
    rows = set(rows)
    others = {(row.form, row.tense) for row in rows if row.person in "13"}
    return {row for row in rows if row.person != "2" or (row.form, row.tense) not in others}


def rows_of(lemma: str) -> set[Row]:
    """Return every row of one verb; raise ValueError for a lemma that is no verb known here."""
    verbs = conjugated(lemma)
    if not verbs:
        message = f"no verb found for {lemma}: correct its vowels or add it to PARADIGMS"
        raise ValueError(message)
    tables = []
    for verb in verbs:
        rows = {*finite_rows(verb, lemma), *participle_rows(verb, lemma)}
        tables.append(without_idle_second_person(rows))
    if any(table != tables[0] for table in tables):
        readings = ", ".join(f"{verb.root_display} {verb.wazn}" for verb in verbs)
        message = f"{lemma} is several verbs ({readings}): choose one in PARADIGMS"
        raise ValueError(message)
    return tables[0]


def lemmas(path: Path) -> list[str]:
    """Return the `lemma` column of a word list; empty where the list does not stand."""
    if not path.exists():
        return []
    lines = [line for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"]
    column = lines[0].split("\t").index("lemma")
    return [unicodedata.normalize("NFC", line.split("\t")[column]) for line in lines[1:]]


def main() -> int:
    """Write the table; return 1 and name the lemmas that could not be conjugated."""
    rows: set[Row] = set()
    failures: list[str] = []
    for lemma in sorted({lemma for name in LISTS for lemma in lemmas(WORDS / name)}):
        try:
            rows |= rows_of(lemma)
        except ValueError as problem:
            failures.append(str(problem))
    lines = ("\t".join(row) + "\n" for row in sorted(rows))
    (WORDS / TARGET).write_text(HEADER + "".join(lines), "utf-8")
    print(f"{len(rows)} rows, {len(failures)} failures", *failures, sep="\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
