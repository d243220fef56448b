"""The word lists, loaded: what each file gives the lexicon."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from musnad.annotate.folding import key_of
from musnad.languages.ar.tables import Phrases, keys_of, rows
from musnad.languages.ar.word import Cue, Deed, Nation, Role, Thing, Verb
from musnad.resolve.gazetteer import gazetteer

_LIMITING = ("caveat", "silence", "verifying")
"""What limits what an outlet passes on: see caveats.py."""
_ENDING = frozenset(("negator", "relative", "subordinator", "clause_break", "pointing"))
"""Classes of particles that end a noun phrase."""
_BOUNDING = frozenset(("more_than", "about", "at_least", "less_than", "up_to", "between", "vague"))
"""Classes of particles before a number; as phrases, they lose their clitics (`بأكثر من`)."""


class Lists(Struct):
    """Look-up tables over folded keys.

    `nouns` gives what a noun sets on its `Word`, by attribute; `phrases` are of several kinds,
    and `openers` holds every key that one of them begins with.
    """

    cues: dict[str, Cue]
    deeds: dict[str, Deed]
    verb_forms: dict[str, tuple[Verb, ...]]
    particles: dict[str, frozenset[str]]
    nouns: dict[str, dict[str, Any]]
    phrases: dict[str, Phrases[Any]]
    openers: frozenset[str]


def load_lists() -> Lists:
    """Read every list of `words/`."""
    cues, masdars = _cues()
    deeds, deed_nouns = _deeds()
    things, harm, materiel = _things()
    particles, caveats, bounds = _particles()
    nations, nation_phrases = _nations()
    phrases = {
        "actor": _actors(),
        "nation": nation_phrases,
        "role": _roles(),
        "materiel": materiel,
        "place_head": _sorted((keys_of(c[0]), c[1]) for c in rows("place_heads.tsv")),
        "attribution": _attributions(),
        "caveat": caveats,
        "bound": bounds,
        "place": _places(),
    }
    return Lists(
        cues=cues,
        deeds=deeds,
        verb_forms=_verb_forms(),
        particles=particles,
        nouns=_by_noun(
            thing=things,
            harm=harm,
            cue_noun={**masdars, **_noun_cues()},
            deed=deed_nouns,
            event_noun={key_of(c[0]): c[1] for c in rows("event_nouns.tsv")},
            nation=nations,
        ),
        phrases=phrases,
        openers=frozenset().union(*(table.by_first for table in phrases.values())),
    )


def _by_noun(**tables: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Tables by attribute turned into attributes by noun, so that one look-up finds all."""
    nouns: dict[str, dict[str, Any]] = {}
    for attribute, table in tables.items():
        for noun, value in table.items():
            nouns.setdefault(noun, {})[attribute] = value
    return nouns


def _sorted(entries: Iterable[tuple[tuple[str, ...], Any]]) -> Phrases[Any]:
    phrases: Phrases[Any] = Phrases()
    for keys, what in entries:
        phrases.add(keys, what)
    phrases.sort()
    return phrases


def _cues() -> tuple[dict[str, Cue], dict[str, Cue]]:
    verbs: dict[str, Cue] = {}
    nouns: dict[str, Cue] = {}
    for lemma, act, frames, masdar, strength, *_ in rows("cues.tsv"):
        cue = Cue(act, frozenset(frames.split("|")), strength == "always")
        verbs[lemma] = cue
        for form in filter(None, masdar.split("|")):
            nouns.setdefault(key_of(form), Cue(act, cue.frames | {"masdar"}, always=False))
    return verbs, nouns


def _noun_cues() -> dict[str, Cue]:
    return {
        key_of(form): Cue(act, frozenset(frames.split("|")), always=True)
        for form, act, frames, *_ in rows("noun_cues.tsv")
    }


def _deeds() -> tuple[dict[str, Deed], dict[str, Deed]]:
    verbs: dict[str, Deed] = {}
    nouns: dict[str, Deed] = {}
    for lemma, name, masdar, subject_is, harm, event, *_ in rows("deeds.tsv"):
        deed = Deed(name, subject_is, harm, event == "1")
        verbs[lemma] = deed
        for form in filter(None, masdar.split("|")):
            nouns.setdefault(key_of(form), deed)
    return verbs, nouns


def _verb_forms() -> dict[str, tuple[Verb, ...]]:
    table: dict[str, list[Verb]] = {}
    for form, lemma, tense, voice, person, gender, number in rows("verb_forms.tsv"):
        table.setdefault(key_of(form), []).append(Verb(lemma, tense, voice, person, gender, number))
    return {key: tuple(verbs) for key, verbs in table.items()}


def _things() -> tuple[dict[str, Thing], dict[str, Thing], Phrases[Any]]:
    people: dict[str, Thing] = {}
    harm: dict[str, Thing] = {}
    materiel: Phrases[Any] = Phrases()
    for form, number, _gender, status, trait, *_ in rows("people.tsv"):
        people[key_of(form)] = Thing("person", "", number, status, trait)
    for form, class_, number, _gender, _case, status, *_ in rows("harm_nouns.tsv"):
        harm[key_of(form)] = Thing("harm", class_, number, status)
    for phrase, class_, number, *_ in rows("materiel.tsv"):
        materiel.add(keys_of(phrase), Thing("materiel", class_, number))
    for name, class_, *_ in rows("weapons.tsv"):
        materiel.add(keys_of(name), Thing("weapon", class_, "sg"))
    materiel.sort()
    return people, harm, materiel


def _particles() -> tuple[dict[str, frozenset[str]], Phrases[Any], Phrases[Any]]:
    """Single words that end a noun phrase, caveats, and what bounds or blurs a number."""
    single: dict[str, frozenset[str]] = {}
    caveats: Phrases[Any] = Phrases()
    bounds: Phrases[Any] = Phrases()
    for form, class_, *_ in rows("particles.tsv"):
        keys = keys_of(form)
        if len(keys) == 1 and class_ in _ENDING:
            single[keys[0]] = single.get(keys[0], frozenset()) | {class_}
        if class_ in _LIMITING:
            caveats.add(keys, class_)
        elif class_ in _BOUNDING:
            bounds.add(keys, class_)
    caveats.sort()
    bounds.sort()
    return single, caveats, bounds


def _nations() -> tuple[dict[str, Nation], Phrases[Any]]:
    single: dict[str, Nation] = {}
    phrases: Phrases[Any] = Phrases()
    for iso, nouns, adjectives, people, capitals, voices, *_ in rows("nations.tsv"):
        party = iso if ":" in iso else f"state:{iso}"
        listed = [("noun", nouns), ("people", people), ("capital", capitals), ("voice", voices)]
        for kind, cell in listed:
            for name in filter(None, cell.split("|")):
                spelt, _, role = name.partition(":")
                phrases.add(keys_of(spelt), Nation(party, kind, role))
                if kind == "people" and len(keys_of(spelt)) == 1:
                    single.setdefault(keys_of(spelt)[0], Nation(party, kind))
        for adjective in filter(None, adjectives.split("|")):
            if " " in adjective:
                for keys in _inflected_both(keys_of(adjective)):
                    phrases.add(keys, Nation(party, "adjective"))
                continue
            for form in _inflected(key_of(adjective)):
                single.setdefault(form, Nation(party, "adjective"))
    phrases.sort()
    return single, phrases


def _inflected_both(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The same of an adjective of two words; `جنوب` and its like stay as they are.

    Each form stands with and without the article on its first word.
    """
    first, *between, last = words
    firsts = _inflected(first) if first.endswith("ي") else (first,) * len(_inflected(last))
    forms = [(a, *between, b) for a, b in zip(firsts, _inflected(last), strict=True)]
    return [*forms, *((f"ال{form[0]}", *form[1:]) for form in forms)]


def _inflected(adjective: str) -> tuple[str, ...]:
    """Feminine, dual and sound plurals of a folded nisba adjective, itself first."""
    return (
        adjective,
        adjective + "ه",
        adjective + "ا",
        adjective + "ين",
        adjective + "ان",
        adjective + "تين",
        adjective + "تان",
        adjective + "ون",
        adjective + "ات",
    )


def _actors() -> Phrases[Any]:
    return _sorted((keys_of(c[1]), (c[0], c[2] == "1")) for c in rows("actor_names.tsv"))


def _roles() -> Phrases[Any]:
    return _sorted((keys_of(c[0]), Role(c[1], c[2], c[3])) for c in rows("roles.tsv"))


def _places() -> Phrases[Any]:
    phrases: Phrases[Any] = Phrases()
    phrases.by_first = gazetteer().first_keys
    return phrases


def _attributions() -> Phrases[Any]:
    entries = []
    for phrase, act, position, *_ in rows("source_phrases.tsv"):
        keys = keys_of(phrase)
        joined = len(keys) > 1 and keys[-1] == "ل"
        if joined:
            keys = keys[:-1]
        if keys != ("عن",):
            entries.append((keys, (act, position, joined)))
    return _sorted(entries)
