"""A claim with some of its fields set by people."""

from typing import Any

from msgspec import structs

from musnad.ledger.corrections import Fields, Voice, kind_of
from musnad.model import Claim, Evidence, Figure, Party, Place, Source, Span

REVIEW = "review"
"""What a value that a person set rests on, as its evidence names it."""
BY_HAND = Evidence(inferred_from=REVIEW)
RESTING = ("act", "polarity", "reality", "said_on", "when")
"""The plain fields that need evidence."""
UNKNOWN = "XXX.UNK"
"""The code of a voice that nobody gave one."""


def rebuilt(claim: Claim | None, id_: str, fields: Fields) -> Claim:
    """A claim with values in the place of its own; a new one where there is none.

    A new claim needs `content`; `act` is `state` where it is not said.

    Raises:
        ValueError: no content.
    """
    plain: dict[str, Any] = {
        name: value for name, value in fields.items() if kind_of(name) == name != "source"
    }
    evidence = dict(claim.evidence) if claim else dict.fromkeys(RESTING[:3], BY_HAND)
    evidence |= {name: BY_HAND for name in RESTING if name in plain}
    for day in ("said_on", "when"):
        if day in plain:
            plain[f"{day}_words"] = None
    if "source" in fields:
        voice = fields["source"]
        known = claim.source if claim else None
        plain["source"] = source(voice, known) if isinstance(voice, Voice) else None
    content = plain.get("content") or (claim.content if claim else None)
    if content is None:
        message = "a claim without content"
        raise ValueError(message)
    plain["figures"] = items(claim.figures if claim else (), fields, "figure", content)
    plain["places"] = items(claim.places if claim else (), fields, "place", content)
    plain["evidence"] = evidence
    if claim is not None:
        if plain.get("act", "deny") != "deny":
            plain["denial_scope"] = None
        return structs.replace(claim, **plain)
    return Claim(id=id_, **({"act": "state"} | plain))


def source(voice: Voice, known: Source | None) -> Source:
    """Who speaks, as a person says; what stays the same keeps its grounds."""
    parties = {party.name: party for party in (*known.parties, *known.via)} if known else {}
    same = known is not None and known.name == voice.name
    first = Party(name=voice.name, code=voice.code, inferred_from=REVIEW)
    return Source(
        name=voice.name,
        code=voice.code,
        names=voice.names or (voice.name,),
        mention=known.mention if known and same else None,
        parties=known.parties if known and same and known.code == voice.code else (first,),
        via=tuple(
            parties.get(name) or Party(name=name, code=UNKNOWN, inferred_from=REVIEW)
            for name in voice.via
        ),
        evidence={"name": BY_HAND, "code": BY_HAND},
    )


def items(old: tuple[Any, ...], fields: Fields, kind: str, content: Span) -> tuple[Any, ...]:
    """Figures or places with those that people set; figures only within the content."""
    held: dict[str, Any] = {f"{kind}:{item.start}": item for item in old}
    held |= {name: value for name, value in fields.items() if kind_of(name) == kind}
    kept = [item for item in held.values() if isinstance(item, Figure | Place)]
    if kind == "figure":
        kept = [item for item in kept if content.start <= item.start and item.end <= content.end]
        starts = {item.start for item in kept}
        kept = [
            item
            if item.part_of is None or item.part_of in starts  # type: ignore[union-attr]
            else structs.replace(item, part_of=None)
            for item in kept
        ]
    return tuple(sorted(kept, key=lambda item: item.start))
