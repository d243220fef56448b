"""What a person says of a claim: values of its fields, each with the words it stands on."""

from collections.abc import Mapping

from msgspec import UNSET, Struct, UnsetType

from musnad.model import Claim, Figure, Place, Source, Span
from musnad.model.vocabulary import Act, Polarity, Reality


class Voice(Struct, frozen=True, kw_only=True):
    """Who speaks, as a person says it: the fullest name, all names, the code, the chain."""

    name: str
    code: str
    names: tuple[str, ...] = ()
    via: tuple[str, ...] = ()


class FigureEdit(Struct, frozen=True, kw_only=True):
    """One figure: the words of the one that it takes the place of, null for a new one.

    `now` is null where it is none.
    """

    was: Span | None = None
    now: Figure | None = None


class PlaceEdit(Struct, frozen=True, kw_only=True):
    """One place, likewise."""

    was: Span | None = None
    now: Place | None = None


class Correction(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The fields that a person sets; what is unset they say nothing about."""

    act: Act | UnsetType = UNSET
    polarity: Polarity | UnsetType = UNSET
    reality: Reality | UnsetType = UNSET
    content: Span | UnsetType = UNSET
    cue: Span | UnsetType | None = UNSET
    source: Voice | UnsetType | None = UNSET
    target: Span | UnsetType | None = UNSET
    said_on: str | UnsetType | None = UNSET
    when: tuple[str, str] | UnsetType | None = UNSET
    figures: tuple[FigureEdit, ...] = ()
    places: tuple[PlaceEdit, ...] = ()


Value = str | Span | Voice | tuple[str, str] | Figure | Place | None
Fields = dict[str, Value]
"""Values by field: `act`, ...; `figure:120` and `place:98` by where they start."""
PLAIN = ("act", "polarity", "reality", "content", "cue", "source", "target", "said_on", "when")
"""The fields that a claim has once each."""


def voice_of(source: Source | None) -> Voice | None:
    """A source as a person would say it."""
    if source is None:
        return None
    return Voice(
        name=source.name,
        code=source.code,
        names=source.names or (source.name,),
        via=tuple(party.name for party in source.via),
    )


def fields_of(claim: Claim) -> Fields:
    """All values of a claim that people can correct."""
    found: Fields = {name: getattr(claim, name) for name in PLAIN if name != "source"}
    found["source"] = voice_of(claim.source)
    found |= {f"figure:{figure.start}": figure for figure in claim.figures}
    return found | {f"place:{place.start}": place for place in claim.places}


def fields_in(correction: Correction) -> Fields:
    """The values that a correction sets; an item that is none has null."""
    found: Fields = {
        name: getattr(correction, name) for name in PLAIN if getattr(correction, name) is not UNSET
    }
    for kind, edits in (("figure", correction.figures), ("place", correction.places)):
        for edit in edits:
            words = edit.was or edit.now
            if words is not None:
                found[f"{kind}:{words.start}"] = edit.now
    return found


def same(value: Value) -> object:
    """What two values that say the same have in common."""
    if isinstance(value, Figure):
        told = (value.value, value.min, value.max, value.approx)
        sides = (value.of, value.by, value.change, value.status)
        return value.start, value.end, value.class_, told, sides
    if isinstance(value, Span | Place):
        return value.start, value.end
    return value


def kind_of(field: str) -> str:
    """What a field is counted as: `figure` of `figure:120`."""
    return field.partition(":")[0]


def shown(value: Value) -> str:
    """A value as people read it."""
    if value is None:
        return ""
    if isinstance(value, Figure):
        return " ".join(filter(None, (value.text, value.class_, amount(value), *sides(value))))
    if isinstance(value, Voice):
        return f"{value.name} [{value.code}]"
    if isinstance(value, Span | Place):
        return value.text
    return value if isinstance(value, str) else "..".join(value)


def amount(figure: Figure) -> str:
    """The number or bounds of a figure."""
    if figure.value is not None:
        return f"{figure.value:g}"
    ends = ("" if end is None else f"{end:g}" for end in (figure.min, figure.max))
    return "..".join(ends)


def sides(figure: Figure) -> Mapping[str, None]:
    """What else is said of a figure, each once and in order."""
    held = (figure.of, figure.by and f"< {figure.by}", figure.change, figure.status)
    return dict.fromkeys(word for word in held if word and word != "unknown")
