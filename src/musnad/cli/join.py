"""`musnad join`: say that claims are about the same."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
import getpass

import click

from musnad.cli.ledger import ledger_option, opened


@click.command(short_help="Say that claims are about the same.")
@click.argument("ids", nargs=-1, required=True, metavar="CLAIM CLAIM...")
@ledger_option
@click.option("--because", required=True, metavar="WHY", help="Why; it is kept and shown.")
@click.option("--by", metavar="NAME", help="Who says it. Default: your login name.")
def join(*, ids: tuple[str, ...], place: str | None, because: str, by: str | None) -> int:
    """Have claims (3fa91c02b7:c7) be in one matter, whatever the linker finds.

    Who is joined to one of them by an earlier decision comes along. The last decision about two
    claims counts; one that contradicts another is refused.
    """
    from musnad.ledger.settling import join as decide

    with opened(place) as ledger, ledger.writing() as connection:
        decide(connection, ids, by or getpass.getuser(), because)
    return 0
