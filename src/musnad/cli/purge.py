"""`musnad purge`: erase for law or safety."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
from typing import TYPE_CHECKING

import click

from musnad.cli.ledger import ledger_option, opened
from musnad.errors import MusnadError

if TYPE_CHECKING:
    from musnad.ledger.opening import Ledger


@click.command(short_help="Erase documents for law or safety.")
@click.argument("what", metavar="DOC|PERSON")
@ledger_option
@click.option(
    "--reason", required=True, help="Why, without personal data; this is all that is kept."
)
@click.option("--person", is_flag=True, help="WHAT is a name, even if it looks like an id.")
@click.option("--yes", is_flag=True, help="Do not ask before erasing.")
def purge(*, what: str, place: str | None, reason: str, person: bool, yes: bool) -> int:
    """Erase a document, or all documents that name a person, with all that was made of them.

    Bytes, text, quotes, search entries, readings and reviews go. The id, the day and the reason
    stay; the document is not taken again, and a backup that is restored loses it once more.
    """
    from musnad.ledger.purging import purge as erase

    with opened(place) as ledger:
        uids, is_person = wanted(ledger, what, person=person)
        if not yes:
            told = f"{len(uids)} {'document' if len(uids) == 1 else 'documents'}"
            click.confirm(f"Erase {told} for good ({', '.join(uids[:5])} ...)?", abort=True)
        erased = erase(ledger, uids, reason, person=what if is_person else "")
    click.echo(f"{erased} erased", err=True)
    return 0


def wanted(ledger: "Ledger", what: str, *, person: bool) -> tuple[list[str], bool]:
    """The ids of the documents that are meant, and whether a person was named.

    Raises:
        MusnadError: nothing in the ledger is meant.
    """
    from musnad.ledger.naming import WRITTEN, named
    from musnad.ledger.purging import documents_naming

    with ledger.looking() as connection:
        if not person and WRITTEN.fullmatch(what.strip().lower()):
            return [named(connection, what).uid], False
        found = documents_naming(connection, what)
    if not found:
        raise MusnadError(what, "no document names this person")
    return found, True
