"""`musnad withdraw`: take back a document or a claim."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
import getpass

import click

from musnad.cli.ledger import ledger_option, opened


@click.command(short_help="Take back a document or claim; it stays, marked.")
@click.argument("id_", metavar="ID")
@ledger_option
@click.option("--reason", required=True, help="Why; it is kept and shown.")
@click.option("--by", metavar="NAME", help="Who does it. Default: the name you are logged in by.")
def withdraw(*, id_: str, place: str | None, reason: str, by: str | None) -> int:
    """Withdraw a document or a claim. Lists leave it out; it stays in the ledger with the reason.

    To erase something, as the law or someone's safety may ask for, see `musnad purge`.
    """
    from musnad.ledger.naming import named
    from musnad.ledger.withdrawing import withdraw as mark

    with opened(place) as ledger, ledger.writing() as connection:
        mark(connection, named(connection, id_), reason, by or getpass.getuser())
    return 0
