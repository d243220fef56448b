"""One run over many sources: what was read, what failed, and what is said of it at the end."""

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import click

from musnad.cli.labels import printable
from musnad.errors import MusnadError
from musnad.intake.door import Failure, Given, Network, files_of, is_address, open_source
from musnad.model import Document, Reading
from musnad.reader import read_document

NAMED = 1000  # failures that are kept to be named; more are counted
RECORDS = (".json", ".jsonl", ".ndjson", ".gz", ".warc", ".wacz")

R = TypeVar("R")


class Run:
    """Reads sources one document at a time; one that fails never stops the rest."""

    def __init__(
        self, sources: tuple[str, ...], given: Given, network: Network, codes: Path | None = None
    ) -> None:
        """Nothing is read before somebody asks for the readings."""
        self.sources = sources
        self.given = given
        self.network = network
        self.codes = codes
        self.read = 0
        self.failed = 0
        self.failures: list[Failure] = []

    def readings(self) -> Iterator[Reading]:
        """The readings of all documents, failures noted on the way."""
        for reading in self.steps():
            if reading is not None:
                yield reading

    def readings_with_bar(self) -> Iterator[Reading]:
        """The same, with a progress bar on a terminal's standard error if there are many."""
        total = self.expected()
        if total == 1 or not sys.stderr.isatty():
            yield from self.readings()
            return
        from rich.console import Console  # noqa: PLC0415 - dear to import
        from rich.progress import Progress  # noqa: PLC0415

        with Progress(console=Console(stderr=True), redirect_stdout=False) as bar:
            task = bar.add_task("reading", total=total)
            for reading in self.steps():
                counted = f"{self.read} read" + (f", {self.failed} failed" if self.failed else "")
                bar.update(task, advance=1, description=counted)
                if reading is not None:
                    yield reading

    def steps(self) -> Iterator[Reading | None]:
        """A reading for each document, None for each failure."""
        return self.outcomes(read_document)

    def outcomes(self, read: Callable[[Document, Path | None], R]) -> Iterator[R | None]:
        """What `read` makes of each document and the codes, None for each failure."""
        for source in self.sources:
            for outcome in open_source(source, self.given, network=self.network):
                if isinstance(outcome, Failure):
                    self.fail(outcome.source, outcome.cause)
                    yield None
                else:
                    yield self.read_one(outcome.document, read)

    def read_one(self, document: Document, read: Callable[[Document, Path | None], R]) -> R | None:
        """What `read` makes of one document; a fault of the reader costs it, not the run."""
        try:
            made = read(document, self.codes)
        except MusnadError as error:
            self.fail(error.source, error.cause)
            return None
        except Exception as error:  # noqa: BLE001
            cause = f"the reader failed on it, which is our fault ({type(error).__name__}: {error})"
            self.fail(document.name, cause)
            return None
        if self.read == 0:
            gc.freeze()  # the word lists are loaded and stay: nothing to collect among them
        self.read += 1
        return made

    def lose(self, error: MusnadError) -> None:
        """Note a document that was read and could not be written."""
        self.read -= 1
        self.fail(error.source, error.cause)

    def fail(self, source: str, cause: str) -> None:
        """Note a failure."""
        self.failed += 1
        if len(self.failures) < NAMED:
            self.failures.append(Failure(source=source, cause=cause))

    def expected(self) -> int | None:
        """How many documents there will be; None where records or addresses leave it open."""
        paths = self.inputs()
        open_ended = len(self.sources) > 1 and any(map(is_address, self.sources))
        if open_ended or "-" in self.sources or any(p.suffix.lower() in RECORDS for p in paths):
            return None
        return max(1, len(paths))

    def inputs(self) -> set[Path]:
        """The files that are read in this run."""
        found: set[Path] = set()
        for source in self.sources:
            if source == "-" or is_address(source):
                continue
            try:
                found.update(path.resolve() for path in files_of(source))
            except MusnadError:
                continue  # said when its turn comes
        return found

    def conclude(self) -> int:
        """Say on standard error what failed, and what was read if that was much; the exit code."""
        failures = [f"{printable(each.source)}: {printable(each.cause)}" for each in self.failures]
        counted = f"{self.read} read, {self.failed} failed"
        if self.failed == 1 and not self.read:
            click.echo(f"musnad: {failures[0]}", err=True)
        elif self.failed == 1:
            click.echo(f"{counted}: {failures[0]}", err=True)
        elif self.failed:
            click.echo("\n  ".join([f"{counted}:", *failures]), err=True)
            if self.failed > len(failures):
                click.echo(f"  and {self.failed - len(failures)} more", err=True)
        elif self.read > 1:
            click.echo(f"{self.read} read", err=True)
        return 2 if self.failed else 0
