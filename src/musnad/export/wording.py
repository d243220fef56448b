"""The words every format a person reads has in common."""

import re
from collections.abc import Mapping

from musnad.model import Claim, Evidence, Figure, Reading

UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Controls (tab and line ends apart) and lone surrogates: no output can carry them safely."""

ACTS: Mapping[str, str] = {
    "state": "states",
    "affirm": "affirms",
    "deny": "denies",
    "accuse": "accuses",
    "allege": "alleges",
    "condemn": "condemns",
    "propose": "proposes",
    "demand": "demands",
    "threaten": "threatens",
    "warn": "warns",
    "commit": "commits to",
    "refuse": "refuses",
    "concern": "is concerned",
    "characterize": "characterizes",
    "narrate": "narrates",
}
"""What a speaker does, as a verb."""

PASSIVES: Mapping[str, str] = {
    "denies": "denied by",
    "repeats": "repeated by",
    "supports": "supported by",
    "contradicts": "contradicted by",
    "updates": "updated by",
    "leaves open": "left open by",
}
"""A relation as seen from the claim it points to."""


def printable(text: str) -> str:
    """`text` with what no output can carry safely shown as U+FFFD, length kept."""
    return UNSAFE.sub("\ufffd", text)


def labels(reading: Reading) -> dict[str, str]:
    """The short names of the claims by their ids: `c1`, `c2` ... in the order of the reading."""
    return {claim.id: f"c{number}" for number, claim in enumerate(reading.claims, 1)}


def amount(figure: Figure) -> str:
    """How much a figure says: `130`, `about 100`, `101 or more`, `9 to 11`, `no number given`."""
    return ("about " if figure.approx else "") + bounds(figure)


def bounds(figure: Figure) -> str:
    """The value or the bounds of a figure, in words."""
    if figure.value is not None:
        return number(figure.value)
    return between(figure.min, figure.max)


def between(least: float | None, most: float | None) -> str:
    """Two bounds in words, null for an open end."""
    if least is not None and most is not None:
        return f"{number(least)} to {number(most)}"
    if least is not None:
        return f"{number(least)} or more"
    if most is not None:
        return f"up to {number(most)}"
    return "no number given"


def number(value: float) -> str:
    """A number as people write it: `1,500`, `2.5`."""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def polarity(claim: Claim) -> str:
    """Whether the content is put forward or denied, in words."""
    return "neither confirmed nor denied" if claim.polarity == "neither" else claim.polarity


def days(pair: tuple[str, str] | None) -> str:
    """A stretch of ISO days: `2020-09-30`, `2020-09-27 to 2020-09-30`, empty for none."""
    if pair is None:
        return ""
    first, last = pair
    return first if first == last else f"{first} to {last}"


def plain(name: str) -> str:
    """A label of the domain as English words: `air_defence` is `air defence`."""
    return name.replace("_", " ")


def inference(evidence: Evidence | None) -> str:
    """`inferred from: ...` where a value was inferred, else empty."""
    if evidence is None or not evidence.inferred_from:
        return ""
    return f"inferred from: {plain(evidence.inferred_from)}"
