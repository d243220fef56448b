"""`musnad copies`: which documents have the same words."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
from pathlib import Path

import click

from musnad.cli.ledger import ledger_option, opened
from musnad.cli.listed import listed, put_out
from musnad.cli.outlets import outlets_option


@click.command(short_help="Which documents have the same words, and which was likely first.")
@ledger_option
@outlets_option
@click.option(
    "--least",
    type=click.FloatRange(0.1, 1),
    default=0.5,
    show_default=True,
    help="The part of the words of one of both that stands in the other.",
)
@click.option(
    "--limit", type=click.IntRange(min=0), default=50, show_default=True, help="0 is no limit."
)
@listed
def copies(
    *,
    place: str | None,
    outlets: Path | None,
    least: float,
    limit: int,
    format_: str,
    out: Path | None,
) -> int:
    """List pairs of documents that share passages, the newest first.

    `original` is the one that was likely there first: an agency's, else the one published
    earlier. `musnad show` names the pairs of one document.
    """
    from musnad.ledger.originals import Pair, find_pairs
    from musnad.resolve.outlets import load_outlets

    with opened(place) as ledger, ledger.looking() as connection:
        found = find_pairs(connection, load_outlets(outlets), least=least, limit=limit or None)
        put_out(found, Pair, format_, out)
    return 0
