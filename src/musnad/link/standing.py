"""How a matter stands: labels that describe who speaks, by rules that are published here.

No label says whether something is true. Each comes with its reason in a sentence.
"""

from collections.abc import Sequence

from musnad.model.dossier import Covered, Disagreement, Matter, Origin, Standing


def standing_of(
    matter: Matter,
    against: Sequence[tuple[Disagreement, Origin | None]],
    reports: Sequence[Covered],
) -> tuple[Standing, ...]:
    """The labels of a matter; `against` are the disputes that touch it, with who disputes it."""
    found = [voices(matter)]
    found += acknowledged(matter)
    denials = [(each, who) for each, who in against if each.type == "denies"]
    if denials:
        found += denied(denials)
    elif not matter.denial:
        found.append(silence(reports))
    differing = [each for each, _ in against if each.type == "contradicts"]
    if differing:
        scopes = ", ".join(sorted({each.scope for each in differing}))
        reason = f"{len(differing)} pairs of claims cannot both hold ({scopes})"
        found.append(Standing(label="accounts differ", reason=reason))
    return tuple(found)


def voices(matter: Matter) -> Standing:
    """How many voices of how many sides put it forward."""
    named = [origin for origin in matter.origins if origin.side in ("party", "third party")]
    outlets = len({outlet for origin in matter.origins for outlet in origin.outlets})
    sides = {origin.who.split(".")[0] for origin in named if origin.side == "party"}
    third = any(origin.side == "third party" for origin in named)
    count = f"{len(matter.origins)} {'voice' if len(matter.origins) == 1 else 'voices'}"
    reason = f"{count} in {outlets} {'outlet' if outlets == 1 else 'outlets'}"
    if not named:
        return Standing(label="no named voice", reason=f"{reason}; none of them is named")
    if len(matter.origins) == 1:
        return Standing(label="one voice", reason=reason)
    if len(sides) + third > 1:
        return Standing(label="several voices of several sides", reason=reason)
    return Standing(label="several voices of one side", reason=reason)


def acknowledged(matter: Matter) -> list[Standing]:
    """Whether a side admits its own loss or deed."""
    own = sorted(
        {
            origin.name
            for origin in matter.origins
            for mention in origin.mentions
            if any(figure.interest == "acknowledged" for figure in mention.figures)
        }
    )
    if not own:
        return []
    reason = f"{', '.join(own)} gives figures of its own losses or of what it did"
    return [Standing(label="acknowledged by a side", reason=reason)]


def denied(denials: Sequence[tuple[Disagreement, Origin | None]]) -> list[Standing]:
    """Who denies it, and in what."""
    by_whom: dict[str, set[str]] = {}
    for each, who in denials:
        name = who.name if who is not None else each.from_.source or each.from_.outlet or "?"
        by_whom.setdefault(name, set()).add(each.scope)
    return [
        Standing(label=f"denied by {name}", reason=f"denies {', '.join(sorted(scopes))}")
        for name, scopes in sorted(by_whom.items())
    ]


def silence(reports: Sequence[Covered]) -> Standing:
    """That no denial was found, and in how much."""
    outlets = len({report.outlet for report in reports})
    last = max((report.published or "" for report in reports), default="") or "an unknown day"
    reason = f"no denial found in {len(reports)} reports of {outlets} outlets read up to {last}"
    return Standing(label="no denial found", reason=reason)
