"""How a matter stands: labels that describe who speaks, by rules that are published here.

No label says whether something is true. Each comes with its reason in a sentence.
"""

from collections.abc import Iterable, Mapping, Sequence

from musnad.link.interest import is_coalition, is_military
from musnad.model.dossier import (
    Covered,
    Disagreement,
    DisputeScope,
    Matter,
    Origin,
    Standing,
    Told,
)

SCOPES: Mapping[DisputeScope, str] = {
    "fact": "that it happened",
    "doer": "who did it",
    "target": "whom or what it struck",
    "figure": "how many",
    "place": "where it happened",
    "time": "when it happened",
    "cause": "how it came about",
    "legality": "whether it was lawful",
    "knowledge": "having known of it",
    "unstated": "it, without saying what in it",
}
"""What is disputed, as what somebody denies or two accounts differ in."""
Against = tuple[Disagreement, Origin | None]
"""A dispute that touches a matter, with the voice behind it."""


def standing_of(
    matter: Matter, against: Sequence[Against], reports: Sequence[Covered]
) -> tuple[Standing, ...]:
    """The labels of a matter; `against` are the disputes that touch it, with who disputes it."""
    found = [voices(matter)]
    found += acknowledged(matter)
    denials = [each for each in against if each[0].type == "denies"]
    if denials:
        found += denied(denials)
    elif not matter.denial:
        found.append(silence(reports))
    found += left_open([each for each in against if each[0].type == "leaves open"])
    found += differing([each for each, _ in against if each.type == "contradicts"])
    return tuple(found)


def voices(matter: Matter) -> Standing:
    """How many voices of how many sides put it forward, or deny it.

    Sides are told by body: a group is another side than the state that it fights, whatever code
    both have. Third parties are no side, and outlets confirm none.
    """
    parties = [origin for origin in matter.origins if origin.side == "party"]
    third = [origin for origin in matter.origins if origin.side == "third party"]
    sides = {origin.party or origin.who for origin in parties}
    named_ = [origin.name for origin in (*parties, *third)]
    if not named_:
        label = "no named voice"
    elif len(named_) == 1:
        label = "one voice" if len(matter.origins) == 1 else "one named voice"
    elif not parties:
        label = "several third parties"
    elif len(sides) > 1:
        label = "several voices of several sides"
    else:
        label = "one side and third parties" if third else "several voices of one side"
    return Standing(label=label, reason=who_speaks(matter, named_))


def who_speaks(matter: Matter, names: Sequence[str]) -> str:
    """Who puts a matter forward, or denies it, in how many outlets."""
    does = ("denies it", "deny it") if matter.denial else ("puts it forward", "put it forward")
    outlets = len({outlet for origin in matter.origins for outlet in origin.outlets})
    where = f"in {outlets} {'outlet' if outlets == 1 else 'outlets'}"
    others = len(matter.origins) - len(names)
    if not names:
        return f"nobody who is named {does[0]}, {where}"
    beside = f"; {others} more without a name or in an outlet's own" if others else ""
    return f"{listed(names)} {does[len(names) > 1]}, {where}{beside}"


def listed(names: Iterable[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    held = list(names)
    return " and ".join([part for part in (", ".join(held[:-1]), held[-1]) if part])


def acknowledged(matter: Matter) -> list[Standing]:
    """Whether a side admits its own loss or deed, and the bodies that do.

    Who speaks for a coalition, or of what it did, admits for the coalition and not for one state.
    """
    own: dict[str, set[str]] = {}
    for origin in matter.origins:
        for mention in origin.mentions:
            body = mention.source or origin.name
            for figure in mention.figures:
                if figure.interest == "acknowledged":
                    own.setdefault(body, set()).add(admitted(body, figure))
    return [
        Standing(
            label="acknowledged by a side",
            reason=f"{body} gives figures of {listed(sorted(what))}",
        )
        for body, what in sorted(own.items())
    ]


def admitted(body: str, figure: Told) -> str:
    """What a body admits with a figure: losses or a deed, its own or a coalition's."""
    lost = is_military(figure)
    if is_coalition(body) or is_coalition(figure.of if lost else figure.by):
        return "losses of the coalition" if lost else "what the coalition did"
    return "its own losses" if lost else "what it did itself"


def denied(denials: Sequence[Against]) -> list[Standing]:
    """Who denies it, and in what."""
    return [
        Standing(
            label=f"denied by {name}",
            reason=f"{name} denies {listed(SCOPES[scope] for scope in scopes)}",
        )
        for name, scopes in disputing(denials).items()
    ]


def left_open(answers: Sequence[Against]) -> list[Standing]:
    """Who was asked, and neither confirmed nor denied it."""
    return [
        Standing(
            label=f"neither confirmed nor denied by {name}",
            reason=f"{name} declines to confirm or deny it, which is no denial",
        )
        for name in disputing(answers)
    ]


def disputing(against: Sequence[Against]) -> dict[str, list[DisputeScope]]:
    """The voices behind some disputes, by name, each with the scopes in the order of `SCOPES`."""
    found: dict[str, set[DisputeScope]] = {}
    for each, who in against:
        name = who.name if who is not None else each.from_.source or each.from_.outlet or "?"
        found.setdefault(name, set()).add(each.scope)
    return {
        name: [scope for scope in SCOPES if scope in scopes]
        for name, scopes in sorted(found.items())
    }


def differing(against: Sequence[Disagreement]) -> list[Standing]:
    """In what accounts differ that cannot hold together."""
    if not against:
        return []
    scopes = [scope for scope in SCOPES if any(each.scope == scope for each in against)]
    many = "two accounts" if len(against) == 1 else f"{len(against)} pairs of accounts"
    reason = f"{many} cannot both hold: they differ in {listed(SCOPES[each] for each in scopes)}"
    return [Standing(label="accounts differ", reason=reason)]


def silence(reports: Sequence[Covered]) -> Standing:
    """That no denial was found, and in how much: not that there is none."""
    outlets = len({report.outlet for report in reports})
    last = max((report.published or "" for report in reports), default="") or "an unknown day"
    read = f"{len(reports)} {'report' if len(reports) == 1 else 'reports'}"
    of = f"{outlets} {'outlet' if outlets == 1 else 'outlets'}"
    reason = f"no denial found in {read} of {of} read up to {last}"
    return Standing(label="no denial found", reason=reason)
