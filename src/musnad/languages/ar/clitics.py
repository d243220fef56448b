"""Taking off what Arabic writes on to a word.

Before the stem: `و ف`, then `ب ل ك`, then the article; a verb may carry `س` or `ل` there. Behind
it: a pronoun. All of it on folded keys.
"""

from typing import NamedTuple

PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "نا", "كم", "ني", "ه", "ك", "ي")
"""Pronouns written on to a word, the longer first."""

THIRD_PERSON = ("هما", "ها", "هم", "هن", "نا", "ه")
"""Those that a verb of the outlet's own sentences carries."""


def _by_last(pronouns: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Pronouns by their last letter: most words end in another, and carry none."""
    lasts = {pronoun[-1] for pronoun in pronouns}
    return {last: tuple(p for p in pronouns if p[-1] == last) for last in lasts}


_OF_NOUNS = _by_last(PRONOUNS)
_OF_VERBS = _by_last(THIRD_PERSON)
_FRONTS = "وفبلك"
_LEAST = 2


class Parse(NamedTuple):
    """One way to take the front off: `lead` letters of `conj` and `prep`, then `rest`.

    `bare` is `rest` without its article, equal to it where it has none.
    """

    rest: str
    bare: str
    conj: str
    prep: str
    lead: int


def fronts(key: str) -> list[Parse]:
    """Every way to take conjunction and preposition off, the least taken first.

    `للجيش` gives the rest `الجيش`: the article that writing hides comes back.
    """
    found = [Parse(key, without_article(key), "", "", 0)]
    if len(key) <= _LEAST or key[0] not in _FRONTS:
        return found
    if key[0] in "وف":
        found.append(Parse(key[1:], without_article(key[1:]), key[0], "", 1))
    for base in list(found):
        rest = base.rest
        if len(rest) > _LEAST and rest[0] in "بلك":
            hidden = rest.startswith("لل")
            taken = base.lead + (2 if hidden else 1)
            behind = "ال" + rest[2:] if hidden else rest[1:]
            found.append(Parse(behind, without_article(behind), base.conj, rest[0], taken))
    return found


def without_article(rest: str) -> str:
    """`rest` without `ال`."""
    return rest[2:] if rest.startswith("ال") and len(rest) > 3 else rest


def verb_stems(rest: str) -> list[tuple[str, str]]:
    """(stem, pronoun) of every way to read `rest` as verb and object pronoun, none first.

    `نفاه` gives `نفي`, `قالوه` gives `قالوا`: spelling changes where the pronoun joins.
    """
    ways = [(rest, "")]
    for pronoun in _OF_VERBS.get(rest[-1:], ()):
        if rest.endswith(pronoun) and len(rest) - len(pronoun) >= _LEAST:
            stem = rest[: -len(pronoun)]
            ways.append((stem, pronoun))
            if stem[-1] == "ا":
                ways.append((stem[:-1] + "ي", pronoun))
            elif stem[-1] == "و":
                ways.append((stem + "ا", pronoun))
    return ways


def noun_stems(rest: str) -> list[tuple[str, str]]:
    """(stem, pronoun) of every way to read `rest` as noun and possessive pronoun, none first.

    `غارتها` gives `غاره`, `جنوده` gives `جنود`; the final nun of a dual or plural that the
    pronoun displaced is left to the lists, which hold construct forms.
    """
    ways = [(rest, "")]
    for pronoun in _OF_NOUNS.get(rest[-1:], ()):
        if rest.endswith(pronoun) and len(rest) - len(pronoun) >= _LEAST:
            stem = rest[: -len(pronoun)]
            ways.append((stem, pronoun))
            if stem[-1] == "ت":
                ways.append((stem[:-1] + "ه", pronoun))
    return ways
