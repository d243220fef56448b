"""`musnad docs`: which documents there are."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
from pathlib import Path

import click

from musnad.cli.ledger import ledger_option, opened
from musnad.cli.listed import listed, put_out
from musnad.cli.outlets import outlets_option


@click.command(short_help="Find documents in the ledger.")
@click.argument("words", nargs=-1, metavar="[WORDS...]")
@ledger_option
@click.option("--outlet", metavar="NAME", help="Published by this outlet.")
@click.option(
    "--limit", type=click.IntRange(min=0), default=50, show_default=True, help="0 is no limit."
)
@outlets_option
@listed
def docs(
    *,
    words: tuple[str, ...],
    place: str | None,
    outlet: str | None,
    limit: int,
    outlets: Path | None,
    format_: str,
    out: Path | None,
) -> int:
    """List documents: those whose newest version holds all WORDS, the newest first."""
    from musnad.ledger.questions import Kept, find_documents
    from musnad.ledger.rights import with_rights
    from musnad.resolve.outlets import load_outlets

    with opened(place) as ledger, ledger.looking() as connection:
        found = find_documents(connection, " ".join(words) or None, outlet, limit or None)
        put_out(with_rights(found, load_outlets(outlets)), Kept, format_, out)
    return 0
