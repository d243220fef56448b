"""`musnad sources`: who speaks in the ledger."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
from pathlib import Path

import click

from musnad.cli.asking import asked_for, asking
from musnad.cli.ledger import ledger_option, opened
from musnad.cli.listed import listed, put_out


@click.command(short_help="Who speaks in the ledger, and how often.")
@ledger_option
@asking
@listed
def sources(*, place: str | None, format_: str, out: Path | None, **options: object) -> int:
    """List the sources of the claims that the options ask for, those with most claims first."""
    from musnad.ledger.questions import Voice, find_sources

    asked = asked_for((), options)
    with opened(place) as ledger, ledger.looking() as connection:
        put_out(find_sources(connection, asked, asked.limit), Voice, format_, out)
    return 0
