"""`musnad confirm`: say that claims are rightly together."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
import getpass

import click

from musnad.cli.ledger import ledger_option, opened


@click.command(short_help="Say that claims are rightly together.")
@click.argument("ids", nargs=-1, required=True, metavar="MATTER|CLAIM [CLAIM...]")
@ledger_option
@click.option("--because", required=True, metavar="WHY", help="Why; it is kept and shown.")
@click.option("--by", metavar="NAME", help="Who says it. Default: your login name.")
def confirm(*, ids: tuple[str, ...], place: str | None, because: str, by: str | None) -> int:
    """Confirm a whole matter (its id as in dossiers, or one of its claims), or some of its claims.

    They stay together, and a matter of which all claims are confirmed says by whom and when.
    """
    from musnad.ledger.settling import confirm as decide

    with opened(place) as ledger, ledger.writing() as connection:
        decide(connection, ids, by or getpass.getuser(), because)
    return 0
