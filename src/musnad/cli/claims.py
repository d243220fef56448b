"""`musnad claims`: which claims there are."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
from pathlib import Path

import click

from musnad.cli.asking import asked_for, asking
from musnad.cli.leaving import Leaving, leaves
from musnad.cli.ledger import ledger_option, opened
from musnad.cli.listed import listed, put_out
from musnad.cli.outlets import outlets_option


@click.command(short_help="Find claims in the ledger.")
@click.argument("words", nargs=-1, metavar="[WORDS...]")
@ledger_option
@asking
@outlets_option
@listed
@leaves
def claims(
    *,
    words: tuple[str, ...],
    place: str | None,
    outlets: Path | None,
    format_: str,
    out: Path | None,
    leaving: Leaving,
    **options: object,
) -> int:
    """Find claims: those that hold all WORDS and that the options ask for, the newest first.

    WORDS are found in other forms too (القتلى for قتلى), after those that stand as written; words
    between quotation marks are looked for together. Claims are of the newest reading of the
    newest version of each document.
    """
    from musnad.ledger.persons import Masker
    from musnad.ledger.questions import Found, find_claims
    from musnad.ledger.rights import with_rights
    from musnad.resolve.outlets import load_outlets

    asked = asked_for(words, options)
    with opened(place) as ledger:
        masks = leaving.masks(ledger)
        with ledger.looking() as connection:
            found = with_rights(find_claims(connection, asked), load_outlets(outlets))
            if masks:
                found = Masker(connection).records(found, "document")
            put_out(found, Found, format_, out)
    return 0
