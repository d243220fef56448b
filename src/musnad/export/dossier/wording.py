"""The words that formats of a dossier have in common."""

from collections.abc import Mapping

from musnad.export.wording import plain
from musnad.model.dossier import Dossier, Matter, Side, Thing

MAXIM = "A claim is not a fact. Voices of two belligerents are not two observers."

SIDES: Mapping[Side, tuple[str, str]] = {
    "party": ("party to the conflict", "parties to the conflict"),
    "third party": ("third party", "third parties"),
    "outlet": ("outlet's own", "outlets' own"),
    "unnamed": ("unnamed", "unnamed"),
}
"""Whose voices they are, of one and of several."""


def number_of(count: int, one: str, several: str | None = None) -> str:
    """`1 voice`, `3 voices`."""
    return f"{count} {one if count == 1 else several or one + 's'}"


def counted(matter: Matter) -> str:
    """`3 voices (2 parties to the conflict, 1 third party) · 14 outlets`."""
    sides = [origin.side for origin in matter.origins]
    parts = [number_of(sides.count(side), *words) for side, words in SIDES.items() if side in sides]
    outlets = len({outlet for origin in matter.origins for outlet in origin.outlets})
    voices = number_of(len(sides), "voice")
    return f"{voices} ({', '.join(parts)}) · {number_of(outlets, 'outlet')}"


def read(dossier: Dossier) -> str:
    """`14 reports of 13 outlets`."""
    outlets = len({report.outlet for report in dossier.reports})
    reports = number_of(len(dossier.reports), "report")
    return f"{reports} of {number_of(outlets, 'outlet')}"


def unlinked(dossier: Dossier) -> str:
    """That some reports of a ledger are not linked yet; nothing, where all are."""
    if not dossier.unlinked:
        return ""
    reports = number_of(dossier.unlinked, "report")
    return (
        f"{reports} not linked yet (musnad link): linked for this dossier alone, by what it holds."
    )


def ordered(dossier: Dossier) -> list[Matter]:
    """The matters, those with most voices first."""
    return sorted(dossier.matters, key=lambda each: (-len(each.origins), each.id))


def thing_named(thing: Thing, whose: str | None = None) -> str:
    """`killed of AZE, civilian, child`; `whose` is the party by another name than its code."""
    of = f" of {whose or thing.of}" if thing.of else ", of nobody named"
    told = [each for each in (thing.status, thing.outcome) if each != "unknown"]
    return ", ".join((plain(thing.class_) + of, *map(plain, (*told, *thing.traits))))
