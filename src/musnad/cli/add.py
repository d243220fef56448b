"""`musnad add`: sources into the ledger."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from musnad.cli.given import Said, given_by, given_options
from musnad.cli.labels import printable
from musnad.cli.ledger import ledger_option, opened
from musnad.cli.outlets import outlets_option

if TYPE_CHECKING:
    from musnad.intake.given import Failure
    from musnad.ledger.recorder import Recorder

NAMED = 1000  # failures that are named; more are counted


@click.command(short_help="Add sources to the ledger.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@ledger_option
@given_options
@click.option("--no-read", is_flag=True, help="Keep the reports and do not read them yet.")
@click.option(
    "--codes",
    type=click.Path(path_type=Path),
    help="Dated codes of actors to use for the shipped ones: a table with their columns.",
)
@outlets_option
@click.option("--allow-private", is_flag=True, help="Take web addresses that are not public too.")
def add(
    *,
    sources: tuple[str, ...],
    place: str | None,
    no_read: bool,
    codes: Path | None,
    outlets: Path | None,
    allow_private: bool,
    **said: Unpack[Said],
) -> int:
    """Add reports to the ledger, and read them.

    SOURCE is what `musnad read` takes. What stands in the ledger already is left as it is; a
    report whose text has changed becomes a new version of its document.

    Exit code 2 means that some source could not be taken; the others were.
    """
    from musnad.collect.adding import Adding
    from musnad.collect.adding import add as add_all
    from musnad.intake.network import Network
    from musnad.ledger.recorder import Recorder
    from musnad.ledger.salt import salt_of
    from musnad.resolve.outlets import load_outlets

    asked = Interruption()
    with opened(place, create=True) as ledger, asked.heard():
        adding = Adding(
            given=given_by(said, salt_of(ledger)),
            network=Network(allow_private=allow_private),
            codes=codes,
            read=not no_read,
            stop=asked,
            outlets=load_outlets(outlets),
        )
        recorder = Recorder(ledger)
        failures: list[Failure] = []
        failed = 0
        for failure in with_bar(add_all(sources, adding, recorder), recorder):
            if failure is not None:
                failed += 1
                failures += [failure] if failed <= NAMED else []
    return conclude(recorder, failures, failed, interrupted=asked())


class Interruption:
    """Whether the user or the system has asked to end: the item in hand is then finished."""

    def __init__(self) -> None:
        """Nobody has asked yet."""
        self.asked = False

    def __call__(self) -> bool:
        """Whether somebody asked."""
        return self.asked

    def heard(self) -> "Hearing":
        """Listen for the signals that ask a program to end, until the block's end."""
        return Hearing(self)


class Hearing:
    """The signals SIGTERM and SIGINT, heard by an `Interruption` for a while."""

    def __init__(self, interruption: Interruption) -> None:
        """Nothing is changed before the block begins."""
        self.interruption = interruption

    def __enter__(self) -> None:
        """Take the signals over."""
        self.before = {
            number: signal.signal(number, self.note) for number in (signal.SIGTERM, signal.SIGINT)
        }

    def __exit__(self, *_: object) -> None:
        """Give them back."""
        for number, handler in self.before.items():
            signal.signal(number, handler)

    def note(self, *_: object) -> None:
        """Somebody asks to end; who asks twice is obeyed at once.

        Raises:
            KeyboardInterrupt: it was asked before.
        """
        if self.interruption.asked:
            raise KeyboardInterrupt
        self.interruption.asked = True


def with_bar(steps: Iterable["Failure | None"], recorder: "Recorder") -> Iterator["Failure | None"]:
    """The same steps, counted on a terminal's standard error."""
    if not sys.stderr.isatty():
        yield from steps
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), redirect_stdout=False) as bar:
        task = bar.add_task("adding", total=None)
        for step in steps:
            bar.update(task, advance=1, description=counted(recorder) or "adding")
            yield step


def counted(recorder: "Recorder") -> str:
    """What came of the reports: `12 added, 3 known`."""
    return ", ".join(f"{count} {outcome}" for outcome, count in recorder.counts.items())


def conclude(
    recorder: "Recorder", failures: list["Failure"], failed: int, *, interrupted: bool
) -> int:
    """Say what was added and what failed; the exit code."""
    lines = [f"{each.source}: {each.cause}" for each in failures]
    lines += [f"{each.source}: {each.cause}" for each in recorder.refused]
    failed += len(recorder.refused)
    told = counted(recorder) or "nothing added"
    click.echo(f"{told}, {failed} failed:" if failed else told, err=True)
    for line in lines:
        click.echo(f"  {printable(line)}", err=True)
    if failed > len(lines):
        click.echo(f"  and {failed - len(lines)} more", err=True)
    if interrupted:
        click.echo("ended early, as asked; run it again to go on", err=True)
        return 128 + signal.SIGTERM
    return 2 if failed else 0
