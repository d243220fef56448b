"""`musnad diff` and `musnad diff-readings`: what changed in a document's claims."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
from pathlib import Path
from typing import TYPE_CHECKING

import click

from musnad.cli.leaving import Leaving, leaves
from musnad.cli.ledger import ledger_option, opened
from musnad.cli.listed import listed, put_out
from musnad.errors import MusnadError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from musnad.ledger.comparing import Change
    from musnad.model import Reading


@click.command(short_help="What changed in the claims of a changed document.")
@click.argument("doc", metavar="DOC")
@click.argument("numbers", nargs=-1, type=click.IntRange(min=1), metavar="[OLD [NEW]]")
@ledger_option
@listed
@leaves
def diff(
    *,
    doc: str,
    numbers: tuple[int, ...],
    place: str | None,
    format_: str,
    out: Path | None,
    leaving: Leaving,
) -> int:
    """Show which claims came, went or changed from one version of a document to another.

    Without numbers: from the last version but one to the last.
    """
    from musnad.ledger.comparing import Change
    from musnad.ledger.naming import named

    with opened(place) as ledger:
        masks = leaving.masks(ledger)
        with ledger.looking() as connection:
            found = named(connection, doc)
            old, new = two_of(numbers, found.version, doc, "version")
            readings = [read(connection, f"{found.uid}@{number}") for number in (old, new)]
            put_out(changes(connection, readings, masks=masks), Change, format_, out)
    return 0


@click.command("diff-readings", short_help="What another reader made of the same text.")
@click.argument("doc", metavar="DOC")
@click.argument("numbers", nargs=-1, type=click.IntRange(min=1), metavar="[OLD [NEW]]")
@ledger_option
@listed
@leaves
def diff_readings(
    *,
    doc: str,
    numbers: tuple[int, ...],
    place: str | None,
    format_: str,
    out: Path | None,
    leaving: Leaving,
) -> int:
    """Show which claims came, went or changed from one reading of a version to another.

    DOC may name a version (3fa91c02b7@1). Without numbers: from the last reading but one to the
    last.
    """
    from musnad.ledger.comparing import Change
    from musnad.ledger.naming import named

    with opened(place) as ledger:
        masks = leaving.masks(ledger)
        with ledger.looking() as connection:
            found = named(connection, doc)
            old, new = two_of(numbers, found.reading or 0, doc, "reading")
            base = f"{found.uid}@{found.version}"
            readings = [read(connection, f"{base}.{number}") for number in (old, new)]
            put_out(changes(connection, readings, masks=masks), Change, format_, out)
    return 0


def changes(connection: "Connection", readings: "list[Reading]", *, masks: bool) -> "list[Change]":
    """What changed from one reading to the other, with persons masked if they are to be."""
    from musnad.ledger.comparing import compare
    from musnad.ledger.persons import Masker

    found = compare(*readings)
    if not masks:
        return found
    mask = Masker(connection).mask(*readings)
    return [mask.record(change) for change in found]


def two_of(numbers: tuple[int, ...], last: int, doc: str, what: str) -> tuple[int, int]:
    """The two that are compared: those given, else the last two; one given goes with the last.

    Raises:
        MusnadError: there are not two of them.
    """
    old, new = (*numbers, last)[:2] if numbers else (last - 1, last)
    if len(numbers) > 2 or old < 1 or old == new:
        raise MusnadError(doc, f"has {last} {what}{'' if last == 1 else 's'}; name two of them")
    return old, new


def read(connection: "Connection", written: str) -> "Reading":
    """The reading that an id names.

    Raises:
        MusnadError: there is none.
    """
    from musnad.ledger.looking import reading_of
    from musnad.ledger.naming import named

    return reading_of(connection, named(connection, written))
