"""`musnad check`: hold the ledger against itself."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
import click

from musnad.cli.labels import printable
from musnad.cli.ledger import ledger_option, opened


@click.command(short_help="Check that the ledger is whole.")
@ledger_option
def check(*, place: str | None) -> int:
    """Check the database, digests, readings against their texts, the search tables and links.

    Links have to be of linked claims; around some of them matters are held against the ladder.
    Exit code 2 means that something is wrong; each finding is a line on standard error.
    """
    from musnad.ledger.checking import check as findings
    from musnad.ledger.checking import counts

    wrong = 0
    with opened(place) as ledger, ledger.looking() as connection:
        for finding in findings(connection):
            wrong += 1
            click.echo(f"{finding.what}: {printable(finding.wrong)}", err=True)
        told = ", ".join(f"{number:,} {name}" for name, number in counts(connection).items())
    click.echo(f"{told}: {f'{wrong} wrong' if wrong else 'all is well'}")
    return 2 if wrong else 0
