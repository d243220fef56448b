"""Articles that people reviewed as gold: a text and a JSON of its claims, as annotators write."""

import re
from collections.abc import Iterator
from unicodedata import normalize

import msgspec
from msgspec import Struct

from musnad.model import Claim, Figure, Reading, Source, Span

CODE = re.compile(
    "[A-Z]{3}\\.(GOV|MIL|REB|COP|JUD|LEG|PTY|OPP|MED|HLH|CVL|BUS|REL|IGO|NGO|UNK)", re.ASCII
)
NO_CODE = "XXX.UNK"

Value = float | int | tuple[float | int | None, float | int | None] | None


class GoldFigure(Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"class_": "class"}):
    """A figure; `value` is a number, a pair of bounds, or null for a vague one.

    `nth` tells which of several places of `text` in the content is meant, from 1 on.
    """

    text: str
    value: Value
    class_: str
    of: str | None
    by: str | None
    change: str | None
    approx: bool = False
    nth: int = 1


class GoldSource(Struct, frozen=True, kw_only=True):
    """Who speaks: the names in the text, the code, and the chain to the outlet."""

    names: list[str]
    code: str
    via: list[str]


class GoldClaim(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A claim; `nth` tells which of several places of `content` in the text is meant."""

    id: str
    cue: str | None
    act: str
    content: str
    source: GoldSource | None
    target: str | None
    said_on: str | None
    figures: list[GoldFigure]
    places: list[str]
    when: tuple[str, str] | None
    nth: int = 1


class GoldRelation(Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """How one claim stands to another, by their ids."""

    type: str
    from_: str
    to: str


class Gold(Struct, frozen=True, kw_only=True):
    """An annotated article."""

    doc: str
    published: str | None
    outlet: str | None
    conflict: str | None
    boilerplate: list[str]
    claims: list[GoldClaim]
    relations: list[GoldRelation]


class Golden(Struct, frozen=True):
    """An article's text and its gold; `bent` is what gold cannot say as the reading does."""

    text: str
    gold: Gold
    bent: tuple[str, ...]

    @property
    def json(self) -> bytes:
        """The gold as it is written."""
        return msgspec.json.format(msgspec.json.encode(self.gold), indent=1) + b"\n"


def golden(reading: Reading, name: str) -> Golden:
    """A reading as gold, its claims numbered anew in the order of the text."""
    words = Words(reading.document.text)
    claims = sorted(reading.claims, key=lambda claim: (claim.content.start, claim.content.end))
    ids = {claim.id: f"c{number}" for number, claim in enumerate(claims, 1)}
    bent: list[str] = []
    gold = Gold(
        doc=name,
        published=reading.document.published,
        outlet=reading.document.outlet,
        conflict=None,
        boilerplate=list(boilerplate(reading)),
        claims=[words.claim(claim, ids[claim.id], bent) for claim in claims],
        relations=[
            GoldRelation(type=each.type, from_=ids[each.from_], to=ids[each.to])
            for each in reading.relations
        ],
    )
    return Golden(words.text, gold, tuple(bent))


def plain(text: str) -> str:
    """A text as gold has it: NFC, with line feeds alone."""
    return normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def boilerplate(reading: Reading) -> Iterator[str]:
    """The lines that are not annotated."""
    for section in reading.document.sections:
        if section.kind == "boilerplate":
            lines = plain(reading.document.text[section.start : section.end]).split("\n")
            yield from (line.strip() for line in lines if line.strip())


class Words:
    """The words of a text as gold quotes them."""

    def __init__(self, text: str) -> None:
        """Take the text that offsets are of."""
        self.original = text
        self.text = plain(text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the original stands in the gold's text."""
        return len(plain(self.original[:start])), len(plain(self.original[:end]))

    def quoted(self, words: Span | None) -> str | None:
        """The words of a span."""
        if words is None:
            return None
        start, end = self.span(words.start, words.end)
        return self.text[start:end]

    def claim(self, claim: Claim, id_: str, bent: list[str]) -> GoldClaim:
        """A claim; what had to be bent is added to `bent`."""
        start, end = self.span(claim.content.start, claim.content.end)
        content = self.text[start:end]
        source = self.source(claim.source, id_, bent)
        act = claim.act
        if (act == "narrate") != (source is None):
            act = "narrate" if source is None else "state"
            bent.append(f"{id_}: {claim.act} is written as {act}, as its voice wants")
        within = [
            each
            for each in claim.figures
            if claim.content.start <= each.start and each.end <= claim.content.end
        ]
        return GoldClaim(
            id=id_,
            cue=None if act == "narrate" else self.quoted(claim.cue),
            act=act,
            content=content,
            source=source,
            target=self.quoted(claim.target),
            said_on=claim.said_on,
            figures=[self.figure(each, start, content) for each in within],
            places=[plain(each.text) for each in claim.places],
            when=claim.when,
            nth=nth(self.text, content, start),
        )

    def source(self, source: Source | None, id_: str, bent: list[str]) -> GoldSource | None:
        """Who speaks, by the names that stand in the text; null where none does."""
        if source is None:
            return None
        names = [plain(name) for name in source.names or (source.name,)]
        standing = [name for name in names if name and name in self.text]
        if not standing:
            bent.append(f"{id_}: its speaker {source.name} stands nowhere in the text")
            return None
        via = [plain(party.name) for party in source.via]
        code = source.code if CODE.fullmatch(source.code) else NO_CODE
        if code != source.code:
            bent.append(f"{id_}: the code {source.code} is none of the gold's")
        via = [name for name in via if name in self.text]
        return GoldSource(names=[*dict.fromkeys(standing)], code=code, via=via)

    def figure(self, figure: Figure, start: int, content: str) -> GoldFigure:
        """A figure of the content that begins at `start`."""
        first, last = self.span(figure.start, figure.end)
        text = self.text[first:last]
        return GoldFigure(
            text=text,
            value=value_of(figure),
            class_=figure.class_,
            of=figure.of,
            by=figure.by,
            change=figure.change,
            approx=figure.approx,
            nth=nth(content, text, first - start),
        )


def value_of(figure: Figure) -> Value:
    """A number, a pair of bounds, or null."""
    if figure.value is not None:
        return whole(figure.value)
    if figure.min is None and figure.max is None:
        return None
    return whole(figure.min), whole(figure.max)


def whole(number: float | None) -> float | int | None:
    """A number without a fraction that is none."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


def nth(text: str, words: str, start: int) -> int:
    """Which of the places of some words in a text begins at `start`, from 1 on."""
    number, at = 1, text.find(words)
    while -1 < at < start:
        number, at = number + 1, text.find(words, at + 1)
    return number
