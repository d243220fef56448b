"""`musnad coverage`: what was looked at, day by day."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
from datetime import UTC, datetime
from pathlib import Path

import click

from musnad.cli.ledger import ledger_option, opened
from musnad.cli.listed import listed, put_out


@click.command(short_help="What was watched, by source and day.")
@ledger_option
@click.option(
    "--days", type=click.IntRange(min=1), default=7, show_default=True, help="How many days back."
)
@listed
def coverage(*, place: str | None, days: int, format_: str, out: Path | None) -> int:
    """Show for each watched source and day how often it was looked at and what came of it.

    A day on which a source said nothing (`silent`) is told from one on which nobody looked
    (`not looked`) or every look failed (`failed`). Days are of UTC.
    """
    from musnad.ledger.polls import Day
    from musnad.ledger.polls import coverage as told

    with opened(place) as ledger, ledger.looking() as connection:
        put_out(told(connection, datetime.now(UTC).date(), days), Day, format_, out)
    return 0
