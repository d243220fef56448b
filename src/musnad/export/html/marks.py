"""Where the words of claims stand, cut so that overlapping and nested spans can be drawn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from musnad.model import Claim, Evidence, Figure, Happening, Source, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of one claim: `start` to `end` in code points, end exclusive.

    `claim` is the claim's key in the page; `size` the length of its content, by which the
    innermost of nested claims is told.
    """

    start: int
    end: int
    claim: str
    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text over which the same marks hold, those of the innermost claim first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marks_of(claim: Claim, key: str) -> set[Mark]:
    """Every span of a claim."""
    size = claim.content.end - claim.content.start
    return {Mark(start, end, key, kind, size) for kind, start, end in places_of(claim)}


def places_of(claim: Claim) -> Iterator[tuple[str, int, int]]:
    """(kind, start, end) of every span of a claim."""
    single = {
        "content": claim.content,
        "cue": claim.cue,
        "target": claim.target,
        "caveat": claim.caveat,
    }
    yield from found(single)
    for moment in (claim.said_on_words, claim.when_words):
        yield from found({"date": moment.words if moment else None})
    for place in claim.places:
        yield "place", place.start, place.end
    for happening in claim.happenings:
        yield from of_happening(happening)
    for figure in claim.figures:
        yield from of_figure(figure)
    if claim.source:
        yield from of_source(claim.source)
    yield from of_evidence(claim.evidence)


def found(spans: dict[str, Span | None]) -> Iterator[tuple[str, int, int]]:
    """Those that are there."""
    for kind, span in spans.items():
        if span:
            yield kind, span.start, span.end


def of_happening(happening: Happening) -> Iterator[tuple[str, int, int]]:
    """The deed and what takes part in it."""
    for span in (happening.words, happening.doer, happening.object, happening.weapon):
        yield from found({"deed": span})


def of_figure(figure: Figure) -> Iterator[tuple[str, int, int]]:
    """The figure's own words and what its fields rest on."""
    yield "figure", figure.start, figure.end
    yield from of_evidence(figure.evidence)


def of_source(source: Source) -> Iterator[tuple[str, int, int]]:
    """Where the speaker, each voice of a joint one, and the chain are named."""
    yield from found({"source": source.mention})
    for party in source.parties:
        yield from found({"source": party.mention})
    for party in source.via:
        yield from found({"via": party.mention})
    yield from of_evidence(source.evidence)


def of_evidence(evidence: dict[str, Evidence]) -> Iterator[tuple[str, int, int]]:
    """Words that plain fields rest on."""
    for item in evidence.values():
        yield from found({"evidence": item.span})


def segments(marks: Iterable[Mark], borders: Iterable[int]) -> list[Segment]:
    """Cut at every border of a mark and at `borders`, whose least and greatest are the ends."""
    marks = list(marks)
    ends = sorted(set(borders))
    cuts = {cut for mark in marks for cut in (mark.start, mark.end)} | set(ends)
    inside = sorted(cut for cut in cuts if ends[0] <= cut <= ends[-1])
    waiting = sorted(marks, key=lambda mark: mark.start, reverse=True)
    open_marks: list[Mark] = []
    result = []
    for start, end in pairwise(inside):
        while waiting and waiting[-1].start <= start:
            open_marks.append(waiting.pop())
        open_marks = [mark for mark in open_marks if mark.end > start]
        ordered = sorted(open_marks, key=lambda mark: (mark.size, mark.claim, mark.kind))
        result.append(Segment(start, end, tuple(ordered)))
    return result
