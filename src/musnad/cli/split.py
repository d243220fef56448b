"""`musnad split`: keep a claim apart from others."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
import getpass

import click

from musnad.cli.ledger import ledger_option, opened


@click.command(short_help="Keep a claim apart from others.")
@click.argument("ids", nargs=-1, required=True, metavar="CLAIM [CLAIM...]")
@ledger_option
@click.option("--because", required=True, metavar="WHY", help="Why; it is kept and shown.")
@click.option("--by", metavar="NAME", help="Who says it. Default: your login name.")
def split(*, ids: tuple[str, ...], place: str | None, because: str, by: str | None) -> int:
    """Keep a claim apart from the others that are given, or else from all it is with now.

    They are in one matter never again, not even through a third, unless `musnad join` undoes it.
    """
    from musnad.ledger.settling import split as decide

    with opened(place) as ledger, ledger.writing() as connection:
        decide(connection, ids, by or getpass.getuser(), because)
    return 0
