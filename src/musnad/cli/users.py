"""`musnad users`: who may come in at the desk."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
import sys

import click

from musnad.cli.labels import printable
from musnad.cli.ledger import ledger_option, opened

ROLES = ("reader", "reviewer", "admin")


def asked_password() -> str:
    """A new password's hash, asked at the terminal, else the first line of standard input.

    Raises:
        MusnadError: it is too short or too long.
    """
    from musnad.desk.guard.passwords import hash_of

    if sys.stdin.isatty():
        typed = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    else:
        typed = sys.stdin.readline().rstrip("\r\n")
    return hash_of(typed)


@click.group(short_help="Who may come in at the desk.")
def users() -> None:
    """Add, list, change and remove the people of the desk."""


@users.command(short_help="Let somebody in.")
@click.argument("name", metavar="NAME")
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True, help="Role.")
@ledger_option
def add(*, name: str, role: str, place: str | None) -> int:
    """Add somebody; the password is asked for, or read from standard input."""
    from musnad.ledger.users import add_user

    with opened(place) as ledger:
        password = asked_password()
        with ledger.writing() as connection:
            add_user(connection, name, role, password)
    return 0


@users.command("list", short_help="Who may come in.")
@ledger_option
def list_(*, place: str | None) -> int:
    """List the people of the desk with their roles."""
    from musnad.ledger.users import all_users

    with opened(place) as ledger, ledger.looking() as connection:
        for user in all_users(connection):
            click.echo(f"{printable(user.name)}\t{user.role}\t{user.added[:10]}")
    return 0


@users.command(short_help="Give somebody another role.")
@click.argument("name", metavar="NAME")
@click.argument("role", type=click.Choice(ROLES))
@ledger_option
def role(*, name: str, role: str, place: str | None) -> int:
    """Give somebody another role; it holds at once. The last admin stays one."""
    from musnad.ledger.users import give_role

    with opened(place) as ledger, ledger.writing() as connection:
        give_role(connection, name, role)
    return 0


@users.command(short_help="Give somebody another password.")
@click.argument("name", metavar="NAME")
@ledger_option
def password(*, name: str, place: str | None) -> int:
    """Give somebody another password and sign them out everywhere."""
    from musnad.ledger.users import give_password

    with opened(place) as ledger:
        kept = asked_password()
        with ledger.writing() as connection:
            give_password(connection, name, kept)
    return 0


@users.command(short_help="Let somebody in no more.")
@click.argument("name", metavar="NAME")
@ledger_option
def remove(*, name: str, place: str | None) -> int:
    """Remove somebody, with their sessions and tokens; what they reviewed keeps their name."""
    from musnad.ledger.users import remove_user

    with opened(place) as ledger, ledger.writing() as connection:
        remove_user(connection, name)
    return 0
