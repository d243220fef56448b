"""`musnad show`: one claim or document of the ledger, with all that is known of it."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
import sys
from typing import TYPE_CHECKING

import click

from musnad.cli.labels import printable
from musnad.cli.leaving import Leaving, leaves
from musnad.cli.ledger import ledger_option, opened
from musnad.errors import MusnadError

if TYPE_CHECKING:
    from musnad.ledger.looking import Copy, Happened
    from musnad.model import Reading


@click.command(short_help="Show one claim or document.")
@click.argument("id_", metavar="ID")
@ledger_option
@click.option("--text", is_flag=True, help="Show the text of the document, and nothing else.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("table", "json", "html")),
    default="table",
    show_default=True,
    help="How the reading is shown.",
)
@leaves
def show(*, id_: str, place: str | None, text: bool, format_: str, leaving: Leaving) -> int:
    """Show a claim, or a document with its claims, and where it is from.

    ID is a document's (3fa91c02b7) or a claim's (3fa91c02b7:c7), as lists show it; an older
    version or reading is named by 3fa91c02b7@1 or 3fa91c02b7@1.2.
    """
    from musnad.export import load
    from musnad.ledger.contents import fetch, text_of
    from musnad.ledger.looking import copies_of, history_of, reading_of
    from musnad.ledger.naming import named
    from musnad.ledger.persons import Masker

    with opened(place) as ledger:
        masks = leaving.masks(ledger)
        with ledger.looking() as connection:
            found = named(connection, id_)
            masker = Masker(connection) if masks else None
            if text:
                whole = text_of(fetch(connection, found.text_id))
                click.echo(masker.of(found.uid).blocks(whole) if masker else whole, nl=False)
                return 0
            history, copies = history_of(connection, found), copies_of(connection, found)
            if found.reading_id is None:
                tell(history, copies)
                return 0
            reading = reading_of(connection, found)
            if masker:
                reading = masker.mask(reading).reading(reading)
    if found.key is not None:
        reading = only(reading, found.key, id_)
    load(format_).write([reading], sys.stdout)
    if format_ == "table":
        tell(history, copies)
    return 0


def only(reading: "Reading", key: str, id_: str) -> "Reading":
    """The reading with one claim, and the relations among it and others left out.

    Raises:
        MusnadError: there is no such claim.
    """
    from msgspec import structs

    kept = tuple(claim for claim in reading.claims if claim.id.endswith(f":{key}"))
    if not kept:
        raise MusnadError(id_, f"no claim {key}")
    return structs.replace(reading, claims=kept, relations=())


def tell(history: "list[Happened]", copies: "list[Copy]") -> None:
    """Show the history of a document and who else has its words."""
    click.echo("\nHistory")
    for line in history:
        click.echo(f"  {line.at}  {line.what}: {printable(line.detail)}")
    if copies:
        click.echo("\nWords in common with")
    for copy in copies:
        day, outlet = copy.published or "no day", printable(copy.outlet or "outlet unknown")
        click.echo(f"  {copy.document[:10]}  {day}  {outlet}: {copy.share:.0%} of this text,")
        click.echo(f"              {copy.other_share:.0%} of the other")
