"""`musnad link`: find out which claims of a ledger tell of the same."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from musnad.cli.ledger import ledger_option, opened

if TYPE_CHECKING:
    from musnad.ledger.linking import Done


@click.command(short_help="Link what tells of the same, and keep it.")
@ledger_option
@click.option("--anew", is_flag=True, help="Link everything anew; what people decided stays.")
def link(*, place: str | None, anew: bool) -> int:
    """Link the claims that are not linked yet to those that are.

    It may be ended at any time and goes on where it was. What another version of the linker
    linked is linked anew. What people decided (`musnad join`, `split`, `confirm`) stays.
    """
    from musnad.ledger.linking import link as link_all
    from musnad.ledger.settling import lost

    linked = unlinked = kept = 0
    with opened(place) as ledger:
        for done in with_line(link_all(ledger, anew=anew)):
            linked += done.linked
            unlinked += done.unlinked
            kept += done.kept
        with ledger.looking() as connection:
            for each in lost(connection):
                click.echo(each, err=True)
    click.echo(f"{linked:,} claims linked, {unlinked:,} let go, {kept:,} pairs kept", err=True)
    return 0


def with_line(steps: Iterator["Done"]) -> Iterator["Done"]:
    """The same steps, counted on a terminal's standard error."""
    if not sys.stderr.isatty():
        yield from steps
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), redirect_stdout=False) as bar:
        task = bar.add_task("linking", total=None)
        claims = 0
        for step in steps:
            claims += step.linked
            bar.update(task, description=f"{claims:,} claims linked, {step.left:,} reports left")
            yield step
