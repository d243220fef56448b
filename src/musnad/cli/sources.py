"""`musnad sources`: who speaks in the ledger."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
from pathlib import Path

import click

from musnad.cli.asking import asked_for, asking
from musnad.cli.leaving import Leaving, leaves
from musnad.cli.ledger import ledger_option, opened
from musnad.cli.listed import listed, put_out


@click.command(short_help="Who speaks in the ledger, and how often.")
@ledger_option
@asking
@listed
@leaves
def sources(
    *,
    place: str | None,
    format_: str,
    out: Path | None,
    leaving: Leaving,
    **options: object,
) -> int:
    """List the sources of the claims that the options ask for, those with most claims first."""
    from musnad.ledger.persons import Masker
    from musnad.ledger.questions import Voice, find_sources

    asked = asked_for((), options)
    with opened(place) as ledger:
        masks = leaving.masks(ledger)
        with ledger.looking() as connection:
            found = find_sources(connection, asked, asked.limit)
            if masks:
                found = Masker(connection).voices(found)
            put_out(found, Voice, format_, out)
    return 0
