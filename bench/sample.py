"""Print a chance sample of one field's readings for a reader to judge by eye.

    python bench/sample.py FIELD CORPUS.jsonl[.gz] [--count 40] [--seed 1] [--articles 3000]

FIELD is `denial_scope`, `caveat`, `reality`, `happenings` or `relations`. Articles are drawn by
chance, read, and of all the claims that carry the field as many as asked for are drawn. Of
`reality` as many of each value are drawn as there are, since most of what is told has happened.
What is printed quotes the corpus: it is for the screen, not for the repository.
"""

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from musnad.model import Claim, Reading, document_of
from musnad.reader import read_document

_AROUND = 90
_MOST = 260


def main() -> None:
    """Draw, read and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("field", choices=sorted(_CASES))
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=3000)
    given = parser.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 (no secret: the same sample again)
    records = _records(given.corpus)
    drawn = chance.sample(records, min(given.articles, len(records)))
    cases: dict[str, list[str]] = defaultdict(list)
    for record in drawn:
        for value, case in _CASES[given.field](_read(record)):
            cases[value].append(case)
    for number, case in enumerate(_mixed(cases, given.count, chance), start=1):
        print(f"{number}. {case}\n")
    print({value: len(of_value) for value, of_value in sorted(cases.items())})


def _records(corpus: Path) -> list[dict[str, str]]:
    opened = gzip.open if corpus.suffix == ".gz" else open
    with opened(corpus, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _read(record: dict[str, str]) -> Reading:
    published = (record.get("published") or "")[:10] or None
    document = document_of(record["text"], name=record["id"], published=published)
    return read_document(document)


def _mixed(cases: dict[str, list[str]], count: int, chance: random.Random) -> list[str]:
    """As many of each value as there are, up to `count`, in an order of chance."""
    piles = [chance.sample(pile, len(pile)) for _, pile in sorted(cases.items())]
    mixed: list[str] = []
    while len(mixed) < count and any(piles):
        mixed += [pile.pop() for pile in piles if pile]
    return mixed[:count]


def _said(reading: Reading, claim: Claim) -> str:
    start, end = claim.content.start, claim.content.end
    if claim.cue is not None:
        start, end = min(start, claim.cue.start), max(end, claim.cue.end)
    text = reading.document.text
    before = text[max(0, start - _AROUND) : start]
    said = text[start:end][:_MOST] + text[end : end + _AROUND // 2]
    return f"[{claim.act}] {before}<<{said}".replace("\n", " / ")


def _reality(reading: Reading) -> Iterator[tuple[str, str]]:
    for claim in reading.claims:
        yield claim.reality, f"{claim.reality}: {_said(reading, claim)}"


def _denial_scope(reading: Reading) -> Iterator[tuple[str, str]]:
    for claim in reading.claims:
        if claim.denial_scope is not None:
            yield "any", f"{claim.denial_scope}: {_said(reading, claim)}"


def _caveat(reading: Reading) -> Iterator[tuple[str, str]]:
    for claim in reading.claims:
        if claim.caveat is not None:
            yield "any", f"{claim.caveat.text[:90]}: {_said(reading, claim)}"


def _happenings(reading: Reading) -> Iterator[tuple[str, str]]:
    for claim in reading.claims:
        for done in claim.happenings:
            parts = [done.doer, done.object, done.weapon]
            told = " | ".join("-" if part is None else part.text for part in parts)
            yield "any", f"{done.deed}: {done.words.text} | {told}\n   {_said(reading, claim)}"


def _relations(reading: Reading) -> Iterator[tuple[str, str]]:
    by_id = {claim.id: claim for claim in reading.claims}
    for relation in reading.relations:
        ends = (_said(reading, by_id[end]) for end in (relation.from_, relation.to))
        yield relation.type, "\n   ".join((relation.type, *ends))


_CASES = {
    "caveat": _caveat,
    "denial_scope": _denial_scope,
    "happenings": _happenings,
    "reality": _reality,
    "relations": _relations,
}


if __name__ == "__main__":
    main()
