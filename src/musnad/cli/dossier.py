"""`musnad dossier`: what everyone says about one event, and who is really saying it."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from musnad.cli.labels import printable
from musnad.errors import MusnadError

if TYPE_CHECKING:
    from musnad.link.statement import Statement
    from musnad.model.dossier import Covered

FORMATS = ("table", "json")


@click.command(short_help="Put together what many reports say of one event.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option("--about", metavar="TEXT", help="What it is called. Default: the folder's name.")
@click.option(
    "--claims",
    "annotated_in",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Take annotated claims (NAME.json beside NAME.txt) from here and do not read.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How it is shown or written.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Write to this file.")
def dossier(
    *, folder: Path, about: str | None, annotated_in: Path | None, format_: str, out: Path | None
) -> int:
    """Show who says what about the same happenings, over the reports of a FOLDER.

    For each matter: the voices that stand behind it and the outlets that repeat them, who denies
    it, which figures cannot both hold; and how each voice's running totals moved. Nothing in it
    has been reviewed by a person.
    """
    from musnad.cli.outfile import replacing, reported
    from musnad.export.dossier import writer
    from musnad.link.dossier import dossier_of

    taken = annotated_reports(annotated_in) if annotated_in else read_reports(folder)
    reports, statements, failed = taken
    if not reports:
        raise MusnadError(str(folder), "no report in it could be read")
    made = dossier_of(about or folder.resolve().name, reports, statements)
    write = writer(format_)
    if out is None:
        write(made, sys.stdout)
    else:
        with reported(out), replacing(out) as file:
            write(made, file)
    return 2 if failed else 0


Taken = tuple[list["Covered"], list["Statement"], int]


def read_reports(folder: Path) -> Taken:
    """The reports of a folder, read, and how many could not be."""
    from musnad.intake.door import Failure, Given, open_source
    from musnad.link.statement import statements_of
    from musnad.model.dossier import Covered
    from musnad.reader import read_document

    reports: list[Covered] = []
    statements: list[Statement] = []
    failed = 0
    for outcome in open_source(str(folder), Given()):
        if isinstance(outcome, Failure):
            failed += 1
            click.echo(f"{printable(outcome.source)}: {printable(outcome.cause)}", err=True)
            continue
        document = outcome.document
        reading = read_document(document)
        reports.append(
            Covered(
                name=document.name,
                outlet=document.outlet,
                published=document.published,
                title=document.title,
                url=document.url,
                claims=len(reading.claims),
            )
        )
        statements += statements_of(reading, document.name)
    return reports, statements, failed


def annotated_reports(folder: Path) -> Taken:
    """The annotated articles of a folder.

    Raises:
        MusnadError: it cannot be read, or an annotation is none.
    """
    from musnad.link.statement import annotated
    from musnad.model.dossier import Covered

    reports: list[Covered] = []
    statements: list[Statement] = []
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt")
        if path.name.endswith(".meta.json") or not text.exists():
            continue
        try:
            gold = msgspec.json.decode(path.read_bytes(), type=dict[str, object])
            found = annotated(text.read_text(encoding="utf-8"), gold, path.stem)
            covered = {"name": path.stem, "outlet": gold.get("outlet")}
            covered |= {"published": gold.get("published"), "claims": len(found)}
            reports.append(msgspec.convert(covered, Covered))
        except (OSError, ValueError, KeyError, TypeError, msgspec.MsgspecError) as error:
            raise MusnadError(str(path), f"not annotated claims: {error}") from None
        statements += found
    return reports, statements, 0
