"""What the way of a report says of it: its outlet's name, and whose voice its channel is.

A ministry's channel needs no "the ministry said": what stands there without a source is the
ministry's own. What it passes on is not: a forwarded message speaks for whoever wrote it.
"""

from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct, structs

from musnad.model import Claim, Document, Evidence, Party, Reading, Report, Source
from musnad.resolve.outlets import Outlet, Outlets

CHANNEL = "channel"
FORWARD = "forward"


class Way(Struct, frozen=True, kw_only=True):
    """The way a report came: its channel, and whom its message was forwarded from."""

    channel: str | None = None
    forwarded_from: str | None = None


def outlet_named(report: Report, outlets: Outlets, given: str | None) -> Report:
    """The report under its outlet's name, where only its host was known of it.

    What the user has `given` or the page calls itself stands.
    """
    document = report.document
    own = (document.outlet or "").casefold()
    if given is not None or own not in ("", host_of(document.url)):
        return report
    known = outlets.at(document.url)
    if known is None:
        return report
    return structs.replace(report, document=structs.replace(document, outlet=known.name))


def host_of(url: str | None) -> str:
    """The host of an address, lower case; empty where there is none."""
    try:
        return (urlsplit(url or "").hostname or "").casefold()
    except ValueError:
        return ""


def outlet_of(document: Document, way: Way, outlets: Outlets) -> Outlet | None:
    """What the table says of a report's channel, else of its address, else of its outlet."""
    return outlets.of(way.channel) or outlets.at(document.url) or outlets.named(document.outlet)


def spoken(reading: Reading, way: Way, outlets: Outlets, codes: Path | None = None) -> Reading:
    """The reading with the voices that the way it came answers for.

    A statement without a source is that of the actor whose channel it is; in a forwarded message
    it is that of whom the message is from, and what others say there is said `via` them.
    """
    on = reading.document.published
    if way.forwarded_from:
        known = outlets.of(way.forwarded_from)
        voice = party_of(way.forwarded_from, known, FORWARD, on, codes)
        claims = tuple(forwarded(claim, voice) for claim in reading.claims)
    else:
        known = outlet_of(reading.document, way, outlets)
        if known is None or known.actor is None:
            return reading
        voice = party_of(known.name, known, CHANNEL, on, codes)
        claims = tuple(voiced(claim, voice) for claim in reading.claims)
    return structs.replace(reading, claims=claims)


def party_of(
    name: str, known: Outlet | None, how: str, on: str | None, codes: Path | None
) -> Party:
    """The voice of a channel, coded where the table knows it."""
    if known is None:
        return Party(name=name, code="XXX.UNK", inferred_from=how)
    actor = known.actor.partition("/")[0] if known.actor else None
    return Party(name=known.name, code=known.code(on, codes), actor=actor, inferred_from=how)


def voiced(claim: Claim, voice: Party) -> Claim:
    """The claim with a voice where it had none but the outlet's."""
    if claim.source is not None or claim.act != "narrate":
        return claim
    because = Evidence(inferred_from=voice.inferred_from)
    source = Source(
        name=voice.name,
        code=voice.code,
        names=(voice.name,),
        parties=(voice,),
        evidence={"name": because, "code": because},
    )
    return structs.replace(
        claim, source=source, act="state", evidence={**claim.evidence, "act": because}
    )


def forwarded(claim: Claim, voice: Party) -> Claim:
    """The claim of a message that `voice` wrote and somebody else passed on."""
    if claim.source is None:
        return voiced(claim, voice)
    source = structs.replace(claim.source, via=(voice, *claim.source.via))
    return structs.replace(claim, source=source)
