"""Plain text for a terminal: each matter with its voices, who denies it, how counts moved."""

from collections.abc import Iterator
from typing import TextIO

from musnad.export.table.layout import clean
from musnad.model.dossier import Dossier, Matter, Origin, Series

WIDTH = 96


def write(dossier: Dossier, out: TextIO) -> None:
    """Write the dossier for people to read."""
    out.writelines(line.rstrip() + "\n" for line in lines(dossier))


def lines(dossier: Dossier) -> Iterator[str]:
    """All of it, the matters with most voices first."""
    outlets = len({report.outlet for report in dossier.reports})
    yield f"{clean(dossier.about)}: {len(dossier.reports)} reports of {outlets} outlets"
    yield f"{len(dossier.claims)} claims, {len(dossier.matters)} matters; {dossier.status}"
    parties = ", ".join(dossier.parties) or "none found"
    yield f"parties to the conflict, by who is said to have done or lost what: {parties}"
    order = sorted(dossier.matters, key=lambda each: (-len(each.origins), each.id))
    for matter in order:
        yield ""
        yield from matter_lines(matter)
    if dossier.series:
        yield ""
        yield "Running totals"
        for series in dossier.series:
            yield from series_lines(series)
    yield ""
    yield "A claim is not a fact. Voices of two belligerents are not two observers."


def matter_lines(matter: Matter) -> Iterator[str]:
    """A matter: what it is about, how it stands, each voice and where it is repeated."""
    yield "─" * WIDTH
    yield ("denial: " if matter.denial else "") + clean(matter.about)
    yield f"  {counted(matter)}"
    for standing in matter.standing:
        yield f"  · {standing.label}: {clean(standing.reason)}"
    for origin in matter.origins:
        yield from origin_lines(origin)


def counted(matter: Matter) -> str:
    """`3 voices (2 parties to the conflict, 1 third party) · 14 outlets`."""
    sides = [origin.side for origin in matter.origins]
    parts = [
        f"{sides.count(side)} {label if sides.count(side) == 1 else labels}"
        for side, label, labels in (
            ("party", "party to the conflict", "parties to the conflict"),
            ("third party", "third party", "third parties"),
            ("outlet", "outlet's own", "outlets' own"),
            ("unnamed", "unnamed", "unnamed"),
        )
        if side in sides
    ]
    outlets = len({outlet for origin in matter.origins for outlet in origin.outlets})
    voices = "voice" if len(sides) == 1 else "voices"
    return (
        f"{len(sides)} {voices} ({', '.join(parts)}) · "
        f"{outlets} {'outlet' if outlets == 1 else 'outlets'}"
    )


def origin_lines(origin: Origin) -> Iterator[str]:
    """A voice with its claims."""
    relayed = f", relays {', '.join(map(clean, origin.relays))}" if origin.relays else ""
    yield f"    {clean(origin.name)} [{origin.who}] {origin.side}{relayed}"
    for mention in origin.mentions:
        interests = {figure.interest for figure in mention.figures} - {"unknown"}
        told = f" ({', '.join(sorted(interests))})" if interests else ""
        where = f"{mention.report} {mention.claim.rpartition(':')[2]}"
        yield f"      {mention.act}: {clean(mention.content)[: WIDTH - 20]}{told}  [{where}]"


def series_lines(series: Series) -> Iterator[str]:
    """One voice's totals of one thing."""
    of = f" of {series.of}" if series.of else ""
    status = f", {series.status}" if series.status != "unknown" else ""
    yield f"  {series.class_}{of}{status} · {clean(series.name)} [{series.who}] {series.interest}"
    for point in series.points:
        note = f"  ({point.note})" if point.note else ""
        where = f"{point.mention.report} {point.mention.claim.rpartition(':')[2]}"
        yield f"    {point.day}  {clean(point.words)}{note}  [{where}]"
