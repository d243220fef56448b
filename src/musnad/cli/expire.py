"""`musnad expire`: erase what may be kept no longer."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
from pathlib import Path

import click

from musnad.cli.labels import printable
from musnad.cli.ledger import ledger_option, opened
from musnad.cli.outlets import outlets_option

REASON = "past the days that its outlet lets it be kept"


@click.command(short_help="Erase what may be kept no longer.")
@ledger_option
@outlets_option
@click.option("--dry-run", is_flag=True, help="Only say what would be erased.")
def expire(*, place: str | None, outlets: Path | None, dry_run: bool) -> int:
    """Erase documents that are older than the `retain_days` of their outlet.

    The days count from the day on which their newest version came in. They are purged: see
    `musnad purge`.
    """
    from musnad.collect.expiring import expired
    from musnad.ledger.purging import purge
    from musnad.resolve.outlets import load_outlets

    with opened(place) as ledger:
        with ledger.looking() as connection:
            found = expired(connection, load_outlets(outlets))
        for each in found:
            click.echo(f"{each.uid}  {each.day}  {printable(each.outlet)}: {each.days} days")
        if found and not dry_run:
            purge(ledger, [each.uid for each in found], REASON)
    click.echo(f"{len(found)} {'to erase' if dry_run else 'erased'}", err=True)
    return 0
