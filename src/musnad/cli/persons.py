"""`musnad persons`: who is named in the ledger, in which role, and who is masked."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
import getpass
from pathlib import Path

import click

from musnad.cli.leaving import Leaving, leaves, refuse
from musnad.cli.ledger import ledger_option, opened
from musnad.cli.listed import listed, put_out

MARKS = ("public", "victim", "witness", "private")


@click.group(
    short_help="Who is named in the ledger, and who is masked.", invoke_without_command=True
)
@ledger_option
@click.option("--doc", metavar="ID", help="Only of this document.")
@listed
@leaves
@click.pass_context
def persons(
    context: click.Context,
    *,
    place: str | None,
    doc: str | None,
    format_: str,
    out: Path | None,
    leaving: Leaving,
) -> int:
    """List the persons whom the documents name, with their marks and where these are from.

    Who is not in a public role is masked in what leaves the ledger, in this list as well.
    """
    context.obj = place
    if context.invoked_subcommand is not None:
        return 0
    from musnad.ledger.naming import named
    from musnad.ledger.persons import Named, find_persons, nameless

    with opened(place) as ledger:
        masks = leaving.masks(ledger)
        with ledger.looking() as connection:
            document = named(connection, doc).uid if doc is not None else None
            found = find_persons(connection, document)
        put_out(nameless(found) if masks else found, Named, format_, out)
    return 0


@persons.command(short_help="Say in which role a person is.")
@click.argument("name", metavar="NAME")
@ledger_option
@click.option("--as", "mark_", type=click.Choice(MARKS), help="The role.")
@click.option("--lift", is_flag=True, help="Show the name, whatever the role.")
@click.option("--reason", metavar="TEXT", help="Why; it is kept.")
@click.option("--by", metavar="NAME", help="Who says it. Default: your login name.")
@click.pass_context
def mark(
    context: click.Context,
    *,
    name: str,
    place: str | None,
    mark_: str | None,
    lift: bool,
    reason: str | None,
    by: str | None,
) -> int:
    """Mark a person, in all documents. NAME is the full name; the last mark counts.

    `public` and `--lift` show the name in what leaves the ledger, the others mask it.
    """
    from musnad.ledger.persons import LIFTED, mark_person

    if lift == (mark_ is not None):
        refuse("one of --as and --lift is needed")
    if not (reason or "").strip():
        refuse("--reason is needed: it is kept with the mark")
    with opened(place or context.obj) as ledger, ledger.writing() as connection:
        mark_person(connection, name, mark_ or LIFTED, reason or "", by or getpass.getuser())
    return 0
