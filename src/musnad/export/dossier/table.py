"""Plain text for a terminal: each matter with its voices, who denies it, how counts moved."""

from collections.abc import Iterator
from typing import TextIO

from musnad.export.dossier.wording import MAXIM, counted, ordered, read, thing_named, unlinked
from musnad.export.table.layout import clean
from musnad.export.wording import number
from musnad.model.dossier import UNREVIEWED, Chosen, Dossier, Matter, Origin, Point, Series

WIDTH = 96


def write(dossier: Dossier, out: TextIO) -> None:
    """Write the dossier for people to read."""
    out.writelines(line.rstrip() + "\n" for line in lines(dossier))


def lines(dossier: Dossier) -> Iterator[str]:
    """All of it, the matters with most voices first."""
    yield f"{clean(dossier.about)}: {read(dossier)}"
    yield f"{len(dossier.claims)} claims, {len(dossier.matters)} matters; {dossier.status}"
    if dossier.unlinked:
        yield unlinked(dossier)
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
    if dossier.chosen:
        yield ""
        yield f"Low, best and high by your rule: {clean(dossier.chosen[0].rule)}"
        for each in dossier.chosen:
            yield from chosen_lines(each)
    yield ""
    yield MAXIM


def matter_lines(matter: Matter) -> Iterator[str]:
    """A matter: what it is about, how it stands, each voice and where it is repeated."""
    yield "─" * WIDTH
    yield ("denial: " if matter.denial else "") + clean(matter.about)
    confirmed = "" if matter.status == UNREVIEWED else f"; {clean(matter.status)}"
    yield f"  {counted(matter)}{confirmed}"
    for standing in matter.standing:
        yield f"  · {standing.label}: {clean(standing.reason)}"
    for origin in matter.origins:
        yield from origin_lines(origin)
    for rival in matter.rivals:
        yield f"  another account ({rival.scope}: {clean(rival.reason)}; {rival.status})"
        for origin in rival.origins:
            yield from origin_lines(origin)


def origin_lines(origin: Origin) -> Iterator[str]:
    """A voice with its claims."""
    yield f"    {clean(origin.name)} [{origin.who}] {origin.side}{passed_on(origin)}"
    bodies = [body for body in origin.bodies if body != origin.name]
    if bodies:
        yield f"      speaks also as {', '.join(map(clean, bodies))}"
    for mention in (*origin.mentions, *origin.joint):
        interests = {figure.interest for figure in mention.figures} - {"unknown"}
        told = f" ({', '.join(sorted(interests))})" if interests else ""
        where = f"{mention.report} {mention.claim.rpartition(':')[2]}"
        told += " (with another voice)" if mention in origin.joint else ""
        yield f"      {mention.act}: {clean(mention.content)[: WIDTH - 20]}{told}  [{where}]"


def passed_on(origin: Origin) -> str:
    """Whose count a voice passes on, and through whom its own words came."""
    relayed = f", relays {', '.join(map(clean, origin.relays))}" if origin.relays else ""
    return relayed + (f", via {', '.join(map(clean, origin.via))}" if origin.via else "")


def series_lines(series: Series) -> Iterator[str]:
    """One voice's totals of one thing."""
    interest = "" if series.interest == "unknown" else f" {series.interest}"
    yield f"  {thing_named(series)} · {clean(series.name)} [{series.who}]{interest}"
    for point in series.points:
        yield f"    {point_line(point)}"


def point_line(point: Point) -> str:
    """A total with its notes, and where its words stand."""
    notes = "".join(f"  ({note})" for note in point.notes)
    where = f"{point.mention.report} {point.mention.claim.rpartition(':')[2]}"
    since = f", since {point.since}" if point.since else ""
    return f"{point.day}  {clean(point.words)}{since}{notes}  [{where}]"


def chosen_lines(each: Chosen) -> Iterator[str]:
    """What the user's rule made of one thing, and what it left out."""
    low, best, high = (
        "open" if bound is None else number(bound) for bound in (each.low, each.best, each.high)
    )
    picked = f"best {best}" if each.best is not None else "no best"
    yield f"  {thing_named(each)}: low {low}, {picked}, high {high}"
    for point in each.rests_on:
        yield f"    rests on {point_line(point)}"
    for left in each.left_out:
        yield f"    left out ({left.why}) {clean(left.name)} [{left.who}] {point_line(left.point)}"
