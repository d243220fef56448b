"""Plain text for a terminal: each matter with its voices, who denies it, how counts moved."""

from collections.abc import Iterator
from typing import TextIO

from musnad.export.dossier.wording import MAXIM, counted, ordered, read
from musnad.export.table.layout import clean
from musnad.model.dossier import Dossier, Matter, Origin, Series

WIDTH = 96


def write(dossier: Dossier, out: TextIO) -> None:
    """Write the dossier for people to read."""
    out.writelines(line.rstrip() + "\n" for line in lines(dossier))


def lines(dossier: Dossier) -> Iterator[str]:
    """All of it, the matters with most voices first."""
    yield f"{clean(dossier.about)}: {read(dossier)}"
    yield f"{len(dossier.claims)} claims, {len(dossier.matters)} matters; {dossier.status}"
    parties = ", ".join(dossier.parties) or "none found"
    yield f"parties to the conflict, by who is said to have done or lost what: {parties}"
    for matter in ordered(dossier):
        yield ""
        yield from matter_lines(matter)
    if dossier.series:
        yield ""
        yield "Running totals"
        for series in dossier.series:
            yield from series_lines(series)
    yield ""
    yield MAXIM


def matter_lines(matter: Matter) -> Iterator[str]:
    """A matter: what it is about, how it stands, each voice and where it is repeated."""
    yield "─" * WIDTH
    yield ("denial: " if matter.denial else "") + clean(matter.about)
    yield f"  {counted(matter)}"
    for standing in matter.standing:
        yield f"  · {standing.label}: {clean(standing.reason)}"
    for origin in matter.origins:
        yield from origin_lines(origin)


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
