"""`musnad gold`: the articles that people reviewed, as annotated articles."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
from pathlib import Path
from typing import TYPE_CHECKING

import click

from musnad.cli.labels import printable
from musnad.cli.leaving import Leaving, leaves
from musnad.cli.ledger import ledger_option, opened
from musnad.errors import MusnadError

if TYPE_CHECKING:
    from musnad.export.gold import Golden


@click.command(short_help="Write reviewed articles as gold.")
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path, file_okay=False))
@ledger_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(["gold"]),
    default="gold",
    show_default=True,
    help="NAME.txt and NAME.json for each article, as annotators write them.",
)
@leaves
def gold(*, out: Path, place: str | None, format_: str, leaving: Leaving) -> int:
    """Write the articles of which every claim was reviewed into the folder OUT, as gold.

    Articles with unreviewed claims, or with claims on which people differ, are left out and
    counted. What gold cannot say as the ledger does is told.
    """
    from musnad.export.gold import golden
    from musnad.ledger.measuring import is_whole, reviewed_articles
    from musnad.ledger.persons import Masker

    written = left = 0
    with opened(place) as ledger:
        masks = leaving.masks(ledger)
        with ledger.looking() as connection:
            masker = Masker(connection) if masks else None
            for made in reviewed_articles(connection):
                if not is_whole(made) or any(each.state == "disputed" for each in made.claims):
                    left += 1
                    continue
                reading = made.reading
                if masker is not None:
                    reading = masker.mask(reading, made.read).reading(reading)
                name = made.read.document.id
                put(out, name, golden(reading, name))
                written += 1
    click.echo(f"articles as {format_}: {written}; not reviewed whole: {left}", err=True)
    return 0


def put(out: Path, name: str, article: "Golden") -> None:
    """Write one article, its text before its claims; say what was bent.

    Raises:
        MusnadError: it cannot be written.
    """
    for told in article.bent:
        click.echo(f"{name}: {printable(told)}", err=True)
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{name}.txt").write_text(article.text, encoding="utf-8", newline="")
        (out / f"{name}.json").write_bytes(article.json)
    except OSError as error:
        raise MusnadError(str(out), f"cannot be written: {error.strerror}") from None
