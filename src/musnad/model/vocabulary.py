"""The closed word lists of the domain, as `GUIDELINE.md` of the gold defines them."""

from typing import Literal

Act = Literal[
    "state",
    "affirm",
    "deny",
    "accuse",
    "allege",
    "condemn",
    "propose",
    "demand",
    "threaten",
    "warn",
    "commit",
    "refuse",
    "concern",
    "characterize",
    "narrate",
]
"""What the source does by speaking; `narrate` is the outlet's own voice."""

Polarity = Literal["asserted", "denied", "neither"]
"""Whether the content is put forward, denied, or neither confirmed nor denied."""

Reality = Literal["happened", "ongoing", "planned", "conditional", "wanted"]
"""Whether the content is told as a fact of the world or as something only meant or wished."""

Responsibility = Literal["claimed", "laid", "refused", "unknown"]
"""Claimed by the speaker, laid on another, refused by the speaker, or not spoken of."""

DenialScope = Literal["fact", "number", "responsibility", "involvement", "knowledge", "unstated"]
"""What exactly a denial denies."""

FigureClass = Literal[
    "killed",
    "wounded",
    "casualties",
    "captured",
    "missing",
    "displaced",
    "deserted",
    "troops",
    "tank",
    "armour",
    "artillery",
    "mlrs",
    "air_defence",
    "aircraft",
    "helicopter",
    "drone",
    "ship",
    "vehicle",
    "missile",
    "depot",
    "anti_tank",
    "materiel",
    "house",
    "public_building",
    "school",
    "health",
    "religious",
    "bridge",
    "infrastructure",
    "settlement",
    "attack",
    "distance",
    "other",
]
"""What is counted."""

Status = Literal["civilian", "combatant", "mixed", "unknown"]
"""Of counted persons; `unknown` is never counted as either."""

Trait = Literal["child", "woman", "elderly", "journalist", "medic", "aid_worker", "prisoner"]
"""What else is said of counted persons."""

Outcome = Literal["destroyed", "damaged", "captured", "shot_down", "unknown"]
"""What became of counted materiel."""

Change = Literal["total", "new"]
"""Cumulative (or rising *to*), or of this one event or period."""

RelationType = Literal["denies", "repeats", "supports", "contradicts", "updates"]
"""How two claims of one article stand to each other."""

SectionKind = Literal["title", "body", "heading", "boilerplate"]

Precision = Literal["day", "days", "month", "year", "hours", "vague"]
"""How exactly the words of a moment place it; `vague` has no days at all."""

PERSONS: frozenset[str] = frozenset(
    "killed wounded casualties captured missing displaced deserted troops".split()
)
"""Figure classes that count persons."""

ROLES: tuple[str, ...] = tuple(
    "GOV MIL REB COP JUD LEG PTY OPP MED HLH CVL BUS REL IGO NGO UNK".split()
)
"""PLOVER sectors, the second half of a code."""
