"""A reading as lines of (words, role) pieces; roles are turned into colours by the writer."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from musnad.export.table.layout import flowed, foreign, wrapped
from musnad.export.wording import ACTS, PASSIVES, amount, days, inference, labels, plain, polarity
from musnad.model import Claim, Figure, Moment, Reading, Source

Line = list[tuple[str, str]]

MARGIN = 4
LABEL = 16


def document_lines(reading: Reading, width: int) -> Iterator[Line]:
    """The header of a document and a block for each of its claims."""
    rule = "─" * width
    yield [(rule, "label")]
    yield from header(reading, width)
    yield [(rule, "label")]
    short = labels(reading)
    related = relations(reading, short)
    for claim in reading.claims:
        yield from claim_lines(claim, short[claim.id], related.get(claim.id, []), width)
        yield []
    if not reading.claims:
        yield [("No claims found.", "note")]
    for note in reading.notes:
        yield from ([(words, "note")] for words in wrapped(note, width))
    reader = reading.reader
    yield [
        (f"{reader.name} {reader.version}, ", "label"),
        (f"language pack {reader.language_pack} {reader.pack_version}. ", "label"),
        ("A claim is not a fact.", "label"),
    ]


def header(reading: Reading, width: int) -> Iterator[Line]:
    """Title, outlet, day, number of claims, address."""
    document = reading.document
    yield from ([(words, "strong")] for words in wrapped(document.title or document.name, width))
    count = len(reading.claims)
    facts = (
        foreign(document.outlet or "outlet unknown"),
        foreign(document.published or "day of publication unknown"),
        f"{count} {'claim' if count == 1 else 'claims'}",
    )
    yield [(" · ".join(facts), "text")]
    if document.url:
        yield from ([(words, "label")] for words in wrapped(document.url, width))


def claim_lines(claim: Claim, label: str, related: list[str], width: int) -> Iterator[Line]:
    """One claim: who, what kind of saying, the content beside its polarity, then the rest."""
    room = width - MARGIN - LABEL
    yield from titled(claim, label, width)
    yield from standing(claim, room)
    for figure in claim.figures:
        yield from labelled("figure", figure_words(figure), room)
    yield from labelled("place", [place.text for place in claim.places], room)
    yield from labelled("when", moment(claim.when, claim.when_words), room)
    said_on = (claim.said_on, claim.said_on) if claim.said_on else None
    yield from labelled("said on", moment(said_on, claim.said_on_words), room)
    yield from labelled("to or against", [claim.target.text] if claim.target else [], room)
    via = claim.source.via if claim.source else ()
    yield from labelled("via", [f"{party.name} {party.code}" for party in via], room)
    yield from labelled("denies what", [claim.denial_scope] if claim.denial_scope else [], room)
    blame = [] if claim.responsibility == "unknown" else [claim.responsibility]
    yield from labelled("responsibility", blame, room)
    yield from labelled("caveat", [claim.caveat.text] if claim.caveat else [], room)
    yield from labelled("relations", related, room)


def titled(claim: Claim, label: str, width: int) -> Iterator[Line]:
    """`c3  SPEAKER  AZE.MIL`, then what the speaker does."""
    start: Line = [(f"{label:<{MARGIN - 1}} ", "strong")]
    if claim.source is None:
        yield [*start, ("the outlet itself", "strong")]
        return
    lines = wrapped(claim.source.name, width - len(start[0][0]) - 10)
    for number, words in enumerate(lines):
        last = number == len(lines) - 1
        line = [*start] if number == 0 else [(" " * MARGIN, "label")]
        yield [*line, (words, "strong"), (f"  {claim.source.code}" if last else "", "label")]
    yield from speaker_notes(claim.source, width - MARGIN)


def speaker_notes(source: Source, room: int) -> Iterator[Line]:
    """The voices of a joint source, and whence a speaker not named here is known."""
    margin = (" " * MARGIN, "label")
    if len(source.parties) > 1:
        for party in source.parties:
            for words in wrapped(party.name, room - 14):
                yield [margin, ("with ", "label"), (f"{words}  {party.code}", "text")]
    note = inference(source.evidence.get("name"))
    if note:
        yield from ([margin, (words, "label")] for words in wrapped(note, room))


def standing(claim: Claim, room: int) -> Iterator[Line]:
    """The content with its act and polarity beside it, and its reality unless it is done."""
    beside = [(ACTS[claim.act], "label")]
    plainly = claim.polarity == "asserted"
    beside += [
        (words, "label" if plainly else "warn") for words in wrapped(polarity(claim), LABEL - 1)
    ]
    if claim.reality != "happened":
        beside += [(claim.reality, "label" if claim.countable else "warn")]
    content = wrapped(claim.content.text, room)
    for side, words in zip_longest(beside, content, fillvalue=None):
        name, role = side or ("", "label")
        yield [(" " * MARGIN, "label"), (f"{name:<{LABEL}}", role), (words or "", "text")]


def figure_words(figure: Figure) -> list[str]:
    """`130 دبابة`, then what it means: `tank: 130`, `of ARM`, `by AZE`, `total`."""
    facts = [figure.text, f"{plain(figure.class_)}: {amount(figure)}"]
    facts += [f"{word} {who}" for word, who in (("of", figure.of), ("by", figure.by)) if who]
    facts += [figure.change] if figure.change else []
    facts += [plain(word) for word in (figure.status, figure.outcome) if word != "unknown"]
    return facts + [plain(trait) for trait in figure.traits]


def labelled(name: str, values: Sequence[str], room: int) -> Iterator[Line]:
    """Values under one label; no line where there are none."""
    for number, words in enumerate(flowed(values, room)):
        label = name if number == 0 else ""
        yield [(" " * MARGIN, "label"), (f"{label:<{LABEL}}", "label"), (words, "text")]


def relations(reading: Reading, short: dict[str, str]) -> dict[str, list[str]]:
    """`denies c3` by the id of the claim that does, `denied by c4` by the other's."""
    found: dict[str, list[str]] = {}
    for relation in reading.relations:
        found.setdefault(relation.from_, []).append(f"{relation.type} {short[relation.to]}")
        words = f"{PASSIVES[relation.type]} {short[relation.from_]}"
        found.setdefault(relation.to, []).append(words)
    return found


def moment(pair: tuple[str, str] | None, words: Moment | None) -> list[str]:
    """Days, then the words of the text that say them."""
    return ([days(pair)] if pair else []) + ([words.words.text] if words else [])
