"""Read a whole corpus on one core: how fast, in how much memory, and with nothing broken.

    python bench/corpus.py FILE.jsonl.gz [--sample N] [--stages] [--peer spacy] [--slowest N]

Each record is read; building its `Reading` holds every span against the text, and this command
holds the spans of what it gets against the text once more. Prints sums only, the slowest articles
by their id, and every crash by id and cause. Times are processor seconds of this process, so that
other work on the machine counts less; gunzip and JSON are outside them. `--sample N` takes every
k-th record so that N are read. `--stages` reads up to 2,000 of them again under a sampling clock.
`--peer spacy` gives the same texts to spaCy's blank `ar` tokenizer with its sentencizer
(`pip install spacy`). Exits 1 where an article crashed or a span does not quote.
"""

import argparse
import gc
import gzip
import heapq
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.stages import watched

from musnad.model import Document, Reading, document_of, spans_of
from musnad.reader import read_document

_WATCHED = 2_000
"""How many articles are read again for the shares of the stages."""
_WARM = 0.1
"""The part of the run after which memory should not grow any more."""


@dataclass(slots=True)
class Run:
    """What one pass over the articles adds up to."""

    articles: int = 0
    characters: int = 0
    bytes: int = 0
    seconds: float = 0.0
    claims: int = 0
    figures: int = 0
    spans: int = 0
    misquoted: int = 0
    crashes: list[str] = field(default_factory=list)
    slowest: list[tuple[float, str, int]] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)

    def check(self, reading: Reading) -> None:
        """Count what was found and hold each span against the text."""
        text = reading.document.text
        self.claims += len(reading.claims)
        for claim in reading.claims:
            self.figures += len(claim.figures)
            for start, end, words in spans_of(claim):
                self.spans += 1
                self.misquoted += text[start:end] != words


def peak() -> int:
    """The most memory this process has held so far, in KiB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most


def records(path: Path, step: int = 1) -> Iterator[Document]:
    """Every `step`-th record of a `.jsonl` or `.jsonl.gz` file as a document."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % step == 0:
                record = json.loads(line)
                yield document_of(
                    record["text"],
                    name=str(record["id"]),
                    title=record.get("title"),
                    outlet=record.get("outlet"),
                    url=record.get("url"),
                    published=(record.get("published") or "")[:10] or None,
                    language="ar",
                )


def count(path: Path) -> int:
    """How many records a file has."""
    return sum(1 for _ in records(path))


def read_all(documents: Iterator[Document], kept: int, total: int) -> Run:
    """Read every document; keep the `kept` slowest."""
    run = Run(memory=[peak()])
    for document in documents:
        run.articles += 1
        run.characters += len(document.text)
        run.bytes += len(document.text.encode())
        started = time.process_time()
        try:
            reading = read_document(document)
        except Exception as error:  # noqa: BLE001  (what it is for: name every crash, go on)
            run.crashes.append(f"{document.name}: {type(error).__name__}: {error}")
            reading = None
        taken = time.process_time() - started
        run.seconds += taken
        heapq.heappush(run.slowest, (taken, document.name, len(document.text)))
        if len(run.slowest) > kept:
            heapq.heappop(run.slowest)
        if reading is not None:
            run.check(reading)
        if run.articles in (1, max(1, round(total * _WARM)), total):
            run.memory.append(peak())
    return run


def spacy_seconds(documents: Iterator[Document]) -> float:
    """Processor seconds spaCy's blank `ar` tokenizer and sentencizer need for the same texts."""
    import spacy  # noqa: PLC0415  (an extra, only for this comparison)

    pipeline = spacy.blank("ar")
    pipeline.add_pipe("sentencizer")
    pipeline.max_length = 10_000_000
    seconds = 0.0
    for document in documents:
        started = time.process_time()
        pipeline(document.text)
        seconds += time.process_time() - started
    return seconds


def stages(documents: list[Document]) -> Counter[str]:
    """How often each module was found at work on these documents (crashes are told before)."""
    with watched() as seen:
        for document in documents:
            with suppress(Exception):
                read_document(document)
    return seen


def print_run(run: Run) -> None:
    """The sums of a run as lines."""
    seconds = run.seconds or 1e-9
    print(f"articles      {run.articles:>12,}")
    print(f"seconds       {run.seconds:>12,.1f}  (processor time)")
    print(f"articles/s    {run.articles / seconds:>12,.0f}")
    print(f"MB/s (UTF-8)  {run.bytes / seconds / 1e6:>12,.2f}")
    print(f"characters/s  {run.characters / seconds:>12,.0f}")
    print(f"claims        {run.claims:>12,}  {run.claims / max(1, run.articles):.2f} an article")
    print(f"figures       {run.figures:>12,}  {run.figures / max(1, run.articles):.2f} an article")
    print(f"spans         {run.spans:>12,}  {run.misquoted} that do not quote their text")
    names = ("before", "after the first", "after a tenth", "at the end")
    held = ", ".join(f"{k / 1024:.0f} {n}" for n, k in zip(names, run.memory, strict=False))
    print(f"peak memory   {run.memory[-1] / 1024:>12,.0f}  MiB ({held})")
    print(f"crashes       {len(run.crashes):>12,}")
    for crash in run.crashes[:20]:
        print(f"  {crash}")
    print("slowest")
    for taken, name, size in sorted(run.slowest, reverse=True):
        print(f"  {taken * 1000:8.1f} ms {size:>9,} characters  {name}")


def main() -> int:
    """Run the command; 1 where anything broke."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--sample", type=int, default=0, metavar="N")
    parser.add_argument("--stages", action="store_true")
    parser.add_argument("--peer", choices=("spacy",))
    parser.add_argument("--slowest", type=int, default=10, metavar="N")
    given = parser.parse_args()
    total = count(given.file)
    step = max(1, total // given.sample) if given.sample else 1
    read_document(document_of("قال الجيش إن جنديا قتل.", language="ar"))
    gc.freeze()  # the lists are loaded and stay, as in the command line
    run = read_all(records(given.file, step), given.slowest, -(-total // step))
    print_run(run)
    if given.stages:
        spread = max(step, -(-total // _WATCHED))
        seen = stages(list(records(given.file, spread)))
        print("stages (share of the time)")
        for name, looks in seen.most_common():
            print(f"  {looks / max(1, seen.total()):6.1%}  {name}")
    if given.peer:
        seconds = spacy_seconds(records(given.file, step))
        rate = f"{run.characters / seconds:,.0f} characters/s"
        print(f"spaCy blank ar + sentencizer: {seconds:.1f} s, {rate}")
        print(f"Musnad takes {run.seconds / seconds:.2f} times its time")
    return 1 if run.crashes or run.misquoted else 0


if __name__ == "__main__":
    sys.exit(main())
