"""`musnad reread`: read what is kept with this Musnad's reader."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
from pathlib import Path

import click

from musnad.cli.labels import printable
from musnad.cli.ledger import ledger_option, opened
from musnad.cli.outlets import outlets_option


@click.command(short_help="Read again what is kept, with this Musnad.")
@click.argument("docs", nargs=-1, metavar="[DOC...]")
@ledger_option
@click.option(
    "--codes",
    type=click.Path(path_type=Path),
    help="Dated codes of actors to use for the shipped ones: a table with their columns.",
)
@outlets_option
def reread(
    *, docs: tuple[str, ...], place: str | None, codes: Path | None, outlets: Path | None
) -> int:
    """Read documents, or all there are, that this version of the reader has not read.

    Earlier readings stay; `musnad diff-readings` compares them.
    """
    from musnad.collect.rereading import reread as read_again
    from musnad.collect.rereading import unread
    from musnad.ledger.naming import named
    from musnad.resolve.outlets import load_outlets

    failed = 0
    with opened(place) as ledger:
        with ledger.looking() as connection:
            uids = tuple(named(connection, doc).uid for doc in docs)
        wanted = unread(ledger, uids, codes)
        for failure in read_again(ledger, wanted, load_outlets(outlets), codes):
            if failure is not None:
                failed += 1
                click.echo(f"{failure.source}: {printable(failure.cause)}", err=True)
    click.echo(f"{len(wanted) - failed} read, {failed} failed", err=True)
    return 2 if failed else 0
