"""The claims of a reading as people reviewed them: the one place where this is worked out.

Every review says values of fields: an acceptance all that were seen, a correction those it
changes. Of one person the last word on a field counts. Where persons differ, the reader's value
stands and all are shown. Reviews are found again by their words, in any reading and version.
"""

from collections.abc import Iterable

from msgspec import Struct, structs
from sqlalchemy import Connection, delete, insert, select

from musnad.ledger.anchoring import Anchors
from musnad.ledger.contents import fetch, text_of, unpack
from musnad.ledger.corrections import Fields, Value, fields_in, fields_of, kind_of, same, shown
from musnad.ledger.naming import Named
from musnad.ledger.rebuilding import rebuilt
from musnad.ledger.reviews import Review, reviews_of, standing, texts_of
from musnad.ledger.rows import key_of_claim
from musnad.ledger.tables import claims, current, readings, review_states, reviews, versions
from musnad.model import Claim, Figure, Place, Reading, Span

CUE = 0.5
"""What the same cue is worth when a review is told to a claim, beside the share of the words."""
ITEMS = ("figure", "place")


class Said(Struct, frozen=True, kw_only=True):
    """What one person says of a field."""

    by: str
    value: str


class Dispute(Struct, frozen=True, kw_only=True):
    """A field on which persons differ; `claim` where they differ on whether it is one."""

    field: str
    said: tuple[Said, ...]


class Reviewed(Struct, frozen=True, kw_only=True):
    """A claim as reviewed; `read` as the reader has it, null where people added or kept it.

    `state` is unreviewed, accepted, corrected, rejected, added, kept (the reader has it no more)
    or disputed. `corrected` are the fields that differ from what is read, `adrift` those whose
    corrected words are gone.
    """

    key: str
    claim: Claim
    read: Claim | None
    state: str
    reviews: tuple[Review, ...] = ()
    corrected: tuple[str, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    adrift: tuple[str, ...] = ()


class ReviewedReading(Struct, frozen=True, kw_only=True):
    """A reading with its claims as reviewed; `adrift` are reviews whose words are gone."""

    read: Reading
    claims: tuple[Reviewed, ...]
    adrift: tuple[Review, ...] = ()
    last: int = 0

    @property
    def reading(self) -> Reading:
        """The reading as people would have it: without what they reject, with what they add."""
        kept = tuple(each.claim for each in self.claims if each.state != "rejected")
        ids = {claim.id for claim in kept}
        relations = tuple(
            each for each in self.read.relations if each.from_ in ids and each.to in ids
        )
        return structs.replace(self.read, claims=kept, relations=relations)


class Heard(Struct):
    """A claim with what is said of it."""

    key: str
    read: Claim | None
    base: Claim
    said: list[tuple[Review, Fields]]
    adrift: list[str]


def reviewed_reading(
    connection: Connection, found: Named, reading: Reading, until: int | None = None
) -> ReviewedReading:
    """A reading of the ledger as people reviewed it, up to the review `until`."""
    known = reviews_of(connection, found.document_id, until)
    texts = texts_of(connection, known)
    return as_reviewed(reading, known, texts, found.reading_id)


def as_reviewed(
    reading: Reading,
    known: tuple[Review, ...],
    texts: dict[int, str],
    reading_id: int | None = None,
) -> ReviewedReading:
    """The same, of reviews and the texts of the versions they were made of."""
    places = [Heard(key_of_claim(claim.id), claim, claim, [], []) for claim in reading.claims]
    adrift = []
    for review in standing(known):
        anchors = Anchors(texts[review.version_id], reading.document.text)
        place = placed(review, places, anchors, reading, reading_id)
        if place is None:
            adrift.append(review)
        elif review.verdict == "reject" and place.read is None and not place.said:
            places.remove(place)
    made = sorted(map(judged, places), key=lambda each: each.claim.content.start)
    return ReviewedReading(
        read=reading,
        claims=tuple(made),
        adrift=tuple(adrift),
        last=known[-1].id if known else 0,
    )


def placed(
    review: Review,
    places: list[Heard],
    anchors: Anchors,
    reading: Reading,
    reading_id: int | None,
) -> Heard | None:
    """Tell a review to the claim it is about, made where there is none; null: words are gone."""
    anchor = review.anchor
    words = anchors.span(anchor) if anchor else None
    if anchor is None or words is None:
        return None
    shift = words.start - anchor.start
    fields, lost = moved(said_in(review), anchors, shift)
    cue = review.seen.cue if review.seen else fields.get("cue")
    if isinstance(cue, Span) and review.seen:
        cue = anchors.span(cue, shift)
    # A person who adds a claim has seen those beside it: only one with the same cue is the same.
    least = 2 * CUE if review.verdict == "missed" else CUE
    found = about(review, places, reading_id) or nearest(words, cue, places, least)
    if found is None:
        whole = dict(fields)
        if review.seen is not None:
            whole = moved(fields_of(review.seen), anchors, shift)[0]
        whole["content"] = words
        key = f"m{review.id}"
        base = rebuilt(None, f"{reading.document.id}:{key}", whole)
        found = Heard(key, None, base, [], [])
        places.append(found)
    found.said.append((review, fields))
    found.adrift += lost
    return found


def said_in(review: Review) -> Fields:
    """The values that a review says."""
    if review.verdict == "accept" and review.seen is not None:
        return fields_of(review.seen)
    return fields_in(review.correction) if review.correction else {}


def moved(fields: Fields, anchors: Anchors, shift: int) -> tuple[Fields, list[str]]:
    """The values where they stand now, and the fields whose words are gone."""
    told: Fields = {}
    lost = []
    for field, value in fields.items():
        kind, _, start = field.partition(":")
        now = value
        if isinstance(value, Span | Figure | Place):
            at = anchors.find(value.start, value.end, shift)
            if at is None:
                lost.append(field)
                continue
            now = structs.replace(value, start=at, end=at + len(value.text))
            if isinstance(now, Figure) and at != value.start:
                now = structs.replace(now, part_of=None, evidence={})
        begin = int(start) + shift if start else 0
        told[f"{kind}:{begin}" if start else kind] = now
    return told, lost


def about(review: Review, places: list[Heard], reading_id: int | None) -> Heard | None:
    """The claim that a review names, where it was made of this very reading."""
    if review.claim_key is None or review.reading_id != reading_id:
        return None
    return next((each for each in places if each.key == review.claim_key), None)


def nearest(words: Span, cue: Value, places: list[Heard], least: float = CUE) -> Heard | None:
    """The claim with most of the words, the one with the same cue before others."""
    scored = [
        (shared(words, each.base.content) + CUE * same_cue(cue, each.base.cue), -n, each)
        for n, each in enumerate(places)
        if shared(words, each.base.content) > 0
    ]
    best = max(scored, key=lambda each: each[:2], default=None)
    return best[2] if best and best[0] >= least else None


def shared(one: Span, other: Span) -> float:
    """The part that two stretches share of all they cover, 0 to 1."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(common, 0) / (max(one.end, other.end) - min(one.start, other.start))


def same_cue(one: Value, other: Span | None) -> bool:
    """Whether two cues touch, or neither is there."""
    if not isinstance(one, Span) or other is None:
        return one is None and other is None
    return shared(one, other) > 0


def judged(place: Heard) -> Reviewed:
    """A claim with what is said of it, as reviewed."""
    if not place.said:
        return Reviewed(key=place.key, claim=place.base, read=place.read, state="unreviewed")
    base = fields_of(place.base)
    verdicts, values = told_by(place, base)
    disputes = list(differing(values))
    if len({*verdicts.values()}) > 1:
        told = tuple(Said(by=by, value=value) for by, value in verdicts.items())
        disputes.insert(0, Dispute(field="claim", said=told))
    open_ = {each.field for each in disputes}
    chosen = {
        field: next(iter(said.values()))
        for field, said in values.items()
        if said and field not in open_
    }
    corrected = tuple(
        field for field, value in chosen.items() if same(value) != same(base.get(field))
    )
    changed = {field: chosen[field] for field in corrected}
    return Reviewed(
        key=place.key,
        claim=rebuilt(place.base, place.base.id, changed) if changed else place.base,
        read=place.read,
        state=state_of(place, verdicts, corrected, disputed=bool(disputes)),
        reviews=tuple(review for review, _ in place.said),
        corrected=corrected,
        disputes=tuple(disputes),
        adrift=tuple(dict.fromkeys(place.adrift)),
    )


def told_by(place: Heard, base: Fields) -> tuple[dict[str, str], dict[str, dict[str, Value]]]:
    """Whether each person holds it for a claim, and what they say by field and person."""
    verdicts: dict[str, str] = {}
    values: dict[str, dict[str, Value]] = {}
    for review, fields in place.said:
        if review.verdict == "note":
            continue
        if review.verdict == "reject":
            for said in values.values():
                said.pop(review.by, None)
        verdicts[review.by] = "reject" if review.verdict == "reject" else "accept"
        for field, value in fields.items():
            values.setdefault(at_home(field, value, base), {})[review.by] = value
    return verdicts, values


def at_home(field: str, value: Value, base: Fields) -> str:
    """The name of an item's field by the item of the claim whose words it touches."""
    if field in base or kind_of(field) not in ITEMS or not isinstance(value, Figure | Place):
        return field
    for known, item in base.items():
        if (
            kind_of(known) == kind_of(field)
            and isinstance(item, Figure | Place)
            and item.start < value.end
            and value.start < item.end
        ):
            return known
    return field


def differing(values: dict[str, dict[str, Value]]) -> Iterable[Dispute]:
    """The fields on which persons differ."""
    for field, said in values.items():
        if len({same(value) for value in said.values()}) > 1:
            told = tuple(Said(by=by, value=shown(value)) for by, value in said.items())
            yield Dispute(field=field, said=told)


def state_of(
    place: Heard, verdicts: dict[str, str], corrected: tuple[str, ...], *, disputed: bool
) -> str:
    """How a claim stands with its reviewers."""
    if disputed:
        return "disputed"
    if not verdicts:
        return "unreviewed" if place.read else "kept"
    if "reject" in verdicts.values():
        return "rejected"
    if place.read is None:
        return "added" if place.said[0][0].verdict == "missed" else "kept"
    return "corrected" if corrected else "accepted"


def refresh(connection: Connection, document_id: int) -> None:
    """Have the index of states tell how the standing claims of a document stand."""
    if connection.scalar(select(reviews.c.id).where(reviews.c.document_id == document_id)) is None:
        return
    asked = select(readings.c.id, readings.c.packed, versions.c.text_id)
    asked = asked.join(current, current.c.reading_id == readings.c.id)
    asked = asked.join(versions, versions.c.id == current.c.version_id)
    row = connection.execute(asked.where(current.c.document_id == document_id)).first()
    of_document = select(versions.c.id).where(versions.c.document_id == document_id)
    read = select(readings.c.id).where(readings.c.version_id.in_(of_document))
    said = select(claims.c.id).where(claims.c.reading_id.in_(read))
    connection.execute(delete(review_states).where(review_states.c.claim_id.in_(said)))
    if row is None:
        return
    reading = unpack(row.packed, text_of(fetch(connection, row.text_id)))
    known = reviews_of(connection, document_id)
    made = as_reviewed(reading, known, texts_of(connection, known), row.id)
    held = select(claims.c.key, claims.c.id).where(claims.c.reading_id == row.id)
    ids = {each.key: each.id for each in connection.execute(held)}
    rows = [
        {"claim_id": ids[each.key], "state": each.state}
        for each in made.claims
        if each.key in ids and each.state != "unreviewed"
    ]
    if rows:
        connection.execute(insert(review_states), rows)
