"""Recasting a text with other nations in the same parts.

`Recast` puts each nation's names in the place of another's: its noun, adjectives in every form,
peoples and capitals, with their article and clitics. Only nations whose nouns are of one gender
and both with or both without an article can stand for each other. The accusative of an indefinite
adjective (`إثيوبيا`) is spelt like a nation's noun and is taken for the noun.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import musnad

TABLE = Path(musnad.__file__).parent / "languages/ar/words/nations.tsv"
_ADJECTIVE_ENDS = ("", "ة", "ان", "ين", "تان", "تين", "ون", "ات")
_ARTICLED = ("وبال", "فبال", "وال", "بال", "فال", "كال", "ولل", "لل", "ال", "")
_CLITICS = ("وب", "ول", "فل", "و", "ف", "ب", "ل", "ك", "")


class Nation(NamedTuple):
    """One row of the table: the names of a state, its people and its capital."""

    code: str
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]


@cache
def nations() -> dict[str, Nation]:
    """Every nation of the table by its code."""
    rows = [
        line.split("\t")
        for line in TABLE.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("#", "iso\t"))
    ]
    return {
        row[0]: Nation(row[0], *(tuple(filter(None, cell.split("|"))) for cell in row[1:5]))
        for row in rows
    }


def _forms(nation: Nation) -> list[list[str]]:
    """Names without clitics, in groups; a group's n-th name answers another nation's n-th."""
    groups = [list(nation.nouns), list(nation.capitals)]
    groups += [[adjective + end for adjective in nation.adjectives] for end in _ADJECTIVE_ENDS]
    return groups


class Recast:
    """Puts nations in the place of others: `parts` maps the code that stands to the one to stand.

    `also` has further phrases and what stands for each: towns of the one side for towns of the
    other, or a group's name with a nation in it, which stands for itself.
    """

    def __init__(self, parts: dict[str, str], also: dict[str, str] | None = None) -> None:
        """Line up every form of each nation with those of the nation that takes its place."""
        self.parts = parts
        self.words: dict[str, str] = {}
        for old, new in parts.items():
            groups = zip(_forms(nations()[old]), _forms(nations()[new]), strict=True)
            for number, (ours, theirs) in enumerate(groups):
                for n, form in enumerate(ours):
                    if theirs:
                        self._put(form, theirs[min(n, len(theirs) - 1)], articled=number > 1)
        for phrase, other in (also or {}).items():
            for clitic in _CLITICS:
                self.words[clitic + phrase] = clitic + other
        longest_first = sorted(map(re.escape, self.words), key=len, reverse=True)
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)")

    def _put(self, form: str, other: str, *, articled: bool) -> None:
        for clitic in (*_ARTICLED, *_CLITICS) if articled else _CLITICS:
            self.words.setdefault(clitic + form, clitic + other)

    def text(self, text: str) -> str:
        """The text with the parts recast, in one pass."""
        return self.pattern.sub(lambda found: self.words[found.group()], text)

    def code(self, code: str | None) -> str | None:
        """A country's code or a `COUNTRY.ROLE` recast; anything else as it is."""
        if code is None:
            return None
        country, dot, role = code.partition(".")
        return self.parts.get(country, country) + dot + role

    def party(self, party: str | None) -> str | None:
        """Whose a figure is: a code, or a group's name as in the text."""
        return self.text(party) if party and len(party) != 3 else self.code(party)
