"""`musnad docs`: which documents there are."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
from pathlib import Path

import click

from musnad.cli.leaving import Leaving, leaves
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
@leaves
def docs(
    *,
    words: tuple[str, ...],
    place: str | None,
    outlet: str | None,
    limit: int,
    outlets: Path | None,
    format_: str,
    out: Path | None,
    leaving: Leaving,
) -> int:
    """List documents: those whose newest version holds all WORDS, the newest first."""
    from musnad.ledger.persons import Masker
    from musnad.ledger.questions import Kept, find_documents
    from musnad.ledger.rights import with_rights
    from musnad.resolve.outlets import load_outlets

    with opened(place) as ledger:
        masks = leaving.masks(ledger)
        with ledger.looking() as connection:
            kept = find_documents(connection, " ".join(words) or None, outlet, limit or None)
            found = with_rights(kept, load_outlets(outlets))
            if masks:
                found = Masker(connection).records(found, "id")
            put_out(found, Kept, format_, out)
    return 0
