"""What the word lists know of the words one searches for, as look-up tables over folded keys."""

from functools import cache

from msgspec import Struct

from musnad.annotate.folding import key_of
from musnad.languages.ar.clitics import without_article
from musnad.languages.ar.particles import FUNCTION_WORDS, GIVEN_NAMES, PREPOSITIONS
from musnad.languages.ar.tables import rows
from musnad.resolve.gazetteer import gazetteer

_COUNTED = {"people.tsv": 1, "harm_nouns.tsv": 2, "materiel.tsv": 2}
"""Lists of nouns from singular to plural, and the column that tells which of them a row is."""
_LISTED = {
    **dict.fromkeys(_COUNTED, 0),
    "actor_names.tsv": 1,
    "day_words.tsv": 0,
    "deeds.tsv": 2,
    "event_nouns.tsv": 0,
    "months.tsv": 0,
    "noun_cues.tsv": 0,
    "numbers.tsv": 0,
    "occasions.txt": 0,
    "place_heads.tsv": 0,
    "roles.tsv": 0,
    "weekdays.tsv": 0,
}
"""Lists of other words than verbs, and the column they stand in."""
_ENDINGS = (
    "هما",
    "كما",
    "ها",
    "هم",
    "هن",
    "كم",
    "نا",
    "ات",
    "ون",
    "ين",
    "ان",
    "وا",
    "ا",
    "يه",
    "ه",
    "ي",
)
"""Endings of inflection, the longer first."""
LEAST_STEM = 3
"""Letters that a stem keeps at least."""


def light(stem: str) -> str:
    """`stem` without its endings, as long as three letters are left."""
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= LEAST_STEM:
            stem = stem[: -len(ending)]
    return stem


class Form(Struct, frozen=True, gc=False):
    """What a form of a verb may be: `past` is its folded past, empty if there are several."""

    past: str
    tenses: frozenset[str]


@cache
def verbs() -> dict[str, Form]:
    """The verbs of the lists by folded form."""
    pasts: dict[str, set[str]] = {}
    tenses: dict[str, set[str]] = {}
    for form, lemma, tense, *_ in rows("verb_forms.tsv"):
        key = key_of(form)
        tenses.setdefault(key, set()).add(tense)
        if tense != "participle":
            pasts.setdefault(key, set()).add(key_of(lemma))
    kinds = {kind: kind for kind in map(frozenset, tenses.values())}
    return {
        key: Form(_only(pasts.get(key, set())), kinds[frozenset(found)])
        for key, found in tenses.items()
    }


def _only(words: set[str]) -> str:
    return next(iter(words)) if len(words) == 1 else ""


@cache
def nouns() -> frozenset[str]:
    """Words of the lists that are no forms of verbs, folded, without article."""
    found = {*FUNCTION_WORDS, *PREPOSITIONS, *GIVEN_NAMES, *(name for name, _ in _nations())}
    for list_, column in _LISTED.items():
        for cells in rows(list_):
            found.update(_first_word(phrase) for phrase in cells[column].split("|") if phrase)
    for cells in rows("materiel.tsv"):
        later = map(key_of, cells[0].split()[1:])
        found.update(word for word in later if not word.startswith(("و", "لل", "ال")))
    for cells in rows("nations.tsv"):
        found.update(_first_word(capital) for capital in cells[4].split("|") if capital)
    return frozenset(found)


@cache
def places() -> frozenset[str]:
    """Places of one word, without article, that are nothing else."""
    known = gazetteer()
    names = (key for key in known.names() if " " not in key and not known.is_common(key))
    return frozenset(map(without_article, names))


def _first_word(phrase: str) -> str:
    """Folded and without article; that of `ألمانيا` is none, which folding hides."""
    first = phrase.split(maxsplit=1)[0]
    return key_of(without_article(first))


@cache
def _nations() -> tuple[tuple[str, str], ...]:
    """Every one-word name of a nation, its adjectives and its people, with the term for all."""
    found: list[tuple[str, str]] = []
    for cells in rows("nations.tsv"):
        names = [name for cell in cells[1:4] for name in cell.split("|")]
        single = [_first_word(name) for name in names if name and " " not in name]
        found.extend((name, light(single[0])) for name in single)
    return tuple(found)


@cache
def families() -> dict[str, str]:
    """Nouns that endings do not bring together: the term that stands for each."""
    found = dict(_nations())
    for list_, column in _COUNTED.items():
        found.update(_broken_plurals(list_, column))
    return found


def _broken_plurals(list_: str, column: int) -> dict[str, str]:
    """Plurals of a list, and their singulars, to the stem of the singular that leads them."""
    plurals: dict[str, str] = {}
    singular = before = ""
    for cells in rows(list_):
        form = key_of(cells[0])
        count = cells[column]
        if count == "sg" and (before != "sg" or form != singular + "ا"):
            singular = form
        elif count == "pl" and " " not in singular + form:
            stem = light(singular)
            if stem and stem != light(form):
                plurals |= {form: stem, singular: stem}
        before = count
    return plurals
