"""Find the copies among the articles of a corpus: how many pairs, how alike, how long it takes.

    python bench/copies.py CORPUS.jsonl[.gz] [--show 50] [--seed 1] [--least 0.5] [--across]

Every article is fingerprinted into an index in memory. Hashes that stand in more than 50 articles
find no pairs, nor do those of more than 4 articles of one outlet pair articles of that outlet: it
is what the outlet's pages say beside their reports. The share of a pair is the part of the words
of one text that stands in the other, whichever is more. `--show` prints pairs drawn by chance side
by side, with their longest passages in common, for a reader to judge: it quotes the corpus and
is for the screen, not for the repository.
"""

import argparse
import gzip
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from msgspec import Struct

from musnad.link.passages import (
    COMMON,
    COMMON_AT_OUTLET,
    Fingerprint,
    Passage,
    fingerprints,
    share,
    shared,
)

BANDS = (0.9, 0.5, 0.2, 0.0)
_LONGEST_SHOWN = 300


class Pair(Struct):
    """Two articles, by number, with the passages of the first that stand in the second."""

    one: int
    other: int
    share: float
    passages: list[Passage]


def main() -> None:
    """Fingerprint, pair, count and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=float, default=0.5)
    parser.add_argument("--across", action="store_true", help="show pairs across outlets only")
    given = parser.parse_args()
    articles = _articles(given.corpus)
    size = sum(len(article["text"]) for article in articles)
    begun = time.process_time()
    prints = [fingerprints(article["text"]) for article in articles]
    taken = time.process_time() - begun
    kept = sum(map(len, prints))
    print(f"{len(articles)} articles, {size / 1e6:.1f} M characters, {kept} fingerprints")
    print(
        f"fingerprints: {taken:.1f} s of one core, {size / taken / 1e6:.2f} M characters a second"
    )
    begun = time.process_time()
    pairs = list(_pairs(articles, prints))
    print(
        f"pairs: {len(pairs)} share a fingerprint, {time.process_time() - begun:.1f} s of one core"
    )
    _tell(articles, pairs)
    alike = [pair for pair in pairs if pair.share >= given.least]
    chance = random.Random(given.seed)  # noqa: S311 (no secret: the same sample again)
    if given.across:
        alike = [p for p in alike if articles[p.one]["outlet"] != articles[p.other]["outlet"]]
    for number, pair in enumerate(chance.sample(alike, min(given.show, len(alike))), start=1):
        _show(number, articles[pair.one], articles[pair.other], pair)


def _articles(corpus: Path) -> list[dict[str, str]]:
    opened = gzip.open if corpus.suffix == ".gz" else open
    with opened(corpus, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _own(
    articles: list[dict[str, str]], prints: list[list[Fingerprint]]
) -> list[list[Fingerprint]]:
    """The fingerprints that are an article's own at its outlet."""
    numbers: Counter[tuple[str, int]] = Counter()
    outlets = [article["outlet"] for article in articles]
    for outlet, of_article in zip(outlets, prints, strict=True):
        numbers.update({(outlet, fingerprint.hash) for fingerprint in of_article})
    return [
        [one for one in of_article if numbers[outlet, one.hash] <= COMMON_AT_OUTLET]
        for outlet, of_article in zip(outlets, prints, strict=True)
    ]


def _meeting(prints: list[list[Fingerprint]]) -> set[tuple[int, int]]:
    """The pairs of articles that share a hash which is not common."""
    standing: dict[int, list[int]] = defaultdict(list)
    for number, of_article in enumerate(prints):
        for value in {fingerprint.hash for fingerprint in of_article}:
            standing[value].append(number)
    few = (numbers for numbers in standing.values() if 1 < len(numbers) <= COMMON)
    return {pair for numbers in few for pair in combinations(numbers, 2)}


def _pairs(articles: list[dict[str, str]], prints: list[list[Fingerprint]]) -> Iterator[Pair]:
    """All pairs in a fixed order: by every gram across outlets, by own fingerprints within one."""
    own = _own(articles, prints)

    @lru_cache(maxsize=4096)
    def grams(number: int) -> list[Fingerprint]:
        return fingerprints(articles[number]["text"], window=1)

    for one, other in sorted(_meeting(prints)):
        if articles[one]["outlet"] == articles[other]["outlet"]:
            passages = shared(own[one], own[other])
        else:
            passages = shared(grams(one), grams(other))
        if passages:
            turned = [Passage(p.other_start, p.other_end, p.start, p.end) for p in passages]
            mine, theirs = articles[one]["text"], articles[other]["text"]
            yield Pair(one, other, max(share(mine, passages), share(theirs, turned)), passages)


def _tell(articles: list[dict[str, str]], pairs: list[Pair]) -> None:
    counts: Counter[tuple[float, bool]] = Counter()
    copies: set[int] = set()
    for pair in pairs:
        band = next(least for least in BANDS if pair.share >= least)
        counts[band, articles[pair.one]["outlet"] == articles[pair.other]["outlet"]] += 1
        if band >= BANDS[1]:
            copies |= {pair.one, pair.other}
    print("share      across outlets   within one")
    for least in BANDS:
        print(f"from {least:.1f} {counts[least, False]:17} {counts[least, True]:12}")
    print(f"articles in a pair of share {BANDS[1]} or more: {len(copies)}")


def _show(number: int, one: dict[str, str], other: dict[str, str], pair: Pair) -> None:
    print(f"\n=== {number}. share {pair.share:.2f}, passages {len(pair.passages)}")
    for article in (one, other):
        text = article["text"]
        print(f"--- {article['outlet']} {article['published']} {len(text)}: {article['title']}")
        print(text[:_LONGEST_SHOWN])
    longest = sorted(pair.passages, key=lambda passage: passage.start - passage.end)[:2]
    for passage in longest:
        print(">>>", one["text"][passage.start : passage.end][:_LONGEST_SHOWN])


if __name__ == "__main__":
    main()
