"""`musnad evaluate`: how well the reader does, by what people said of its claims."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
from typing import TYPE_CHECKING

import click
import msgspec

from musnad.cli.ledger import ledger_option, opened

if TYPE_CHECKING:
    from musnad.ledger.measuring import Measure, Tally

ROWS = ("articles", "accepted", "corrected", "rejected", "missed", "disputed", "unreviewed")


@click.command(short_help="How well the reader does, by people's reviews.")
@click.option(
    "--against",
    type=click.Choice(["reviews"]),
    default="reviews",
    show_default=True,
    help="What the reader is held against: what people said at the desk.",
)
@ledger_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How it is written.",
)
def evaluate(*, against: str, place: str | None, format_: str) -> int:
    """Measure the reader on the claims that people reviewed.

    Counts what was accepted, corrected, rejected and missed. Precision and recall are of the
    articles of which every claim was reviewed; whoever reviewed one is held to have added what
    was missed.
    """
    from musnad.ledger.measuring import measured, reviewed_articles

    with opened(place) as ledger, ledger.looking() as connection:
        told = measured(reviewed_articles(connection))
    if format_ == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(told), indent=2).decode())
    else:
        click.echo("\n".join(lines_of(told, against)))
    return 0


def lines_of(told: "Measure", against: str) -> list[str]:
    """A measure for people."""
    lines = [f"{'reader':<12} {name}: {number} articles" for name, number in told.readers.items()]
    lines += [f"{'against':<12} {against}", ""]
    lines.append(f"{'':<12} {'all':>8} {'whole':>8}")
    lines += [row(name, told.every, told.whole) for name in ROWS]
    lines.append("")
    lines += [
        f"{name:<12} {percent(getattr(told, name)):>17}"
        for name in ("precision", "recall", "untouched")
    ]
    if told.corrections:
        lines += ["", "corrections"]
        lines += [f"  {field:<10} {number:>8}" for field, number in told.corrections.items()]
    if told.adrift:
        lines += ["", f"{told.adrift} reviews are of words that are gone"]
    return lines


def row(name: str, every: "Tally", whole: "Tally") -> str:
    """A count in all articles, and in those that are reviewed whole."""
    return f"{name:<12} {getattr(every, name):>8,} {getattr(whole, name):>8,}"


def percent(share: float | None) -> str:
    """A share for people."""
    return "-" if share is None else f"{share:.1%}"
