"""`musnad dossier`: what everyone says about one event, and who is really saying it."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click
import msgspec

from musnad.cli.labels import printable
from musnad.cli.leaving import Leaving, leaves, refuse
from musnad.cli.ledger import ledger_option, opened
from musnad.errors import MusnadError

if TYPE_CHECKING:
    from musnad.ledger.gathering import Wanted
    from musnad.link.rules import Rule
    from musnad.link.statement import Statement
    from musnad.model.dossier import Covered, Dossier

FORMATS = ("table", "json", "html")


@click.command(short_help="Put together what many reports say of one event.")
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[FOLDER]")
@ledger_option
@click.option("--about", metavar="TEXT", help="Words that reports of a ledger hold; its title.")
@click.option("--place", "where", metavar="NAME", help="Reports with a claim about this place.")
@click.option("--from", "first", metavar="DAY", help="Published on this day or later.")
@click.option("--to", "last", metavar="DAY", help="Published on this day or earlier.")
@click.option(
    "--conflict",
    metavar="CODES",
    help="Reports in which each of these countries has a part, as ARM,AZE.",
)
@click.option(
    "--claims",
    "annotated_in",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Take annotated claims (NAME.json beside NAME.txt) from here and do not read.",
)
@click.option(
    "--rule",
    "picked",
    metavar="RULE",
    help="Pick low, best and high of each count: lowest, median-of-origins, or "
    "'latest-of NAME' (a name or code of a voice). Without it nothing is picked.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=1000,
    show_default=True,
    help="At most so many reports of a ledger, the newest.",
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
@leaves
def dossier(  # noqa: PLR0913 - one for each option
    *,
    folder: Path | None,
    place: str | None,
    about: str | None,
    where: str | None,
    first: str | None,
    last: str | None,
    conflict: str | None,
    annotated_in: Path | None,
    picked: str | None,
    limit: int,
    format_: str,
    out: Path | None,
    leaving: Leaving,
) -> int:
    """Show who says what about the same happenings, over a ledger or the reports of a FOLDER.

    For each matter: the voices that stand behind it and the outlets that repeat them, who denies
    it, which figures cannot both hold; and how each voice's running totals moved. Nothing in it
    has been reviewed by a person, but matters of a ledger that say so. Over a ledger it takes the
    links that are kept (`musnad link`); persons without a public role are masked in what leaves
    it, as in other commands.
    """
    from musnad.cli.outfile import replacing, reported
    from musnad.export.dossier import writer
    from musnad.link.dossier import dossier_of
    from musnad.link.rules import rule_named

    rule = rule_named(picked) if picked else None
    if (folder or annotated_in) and (leaving.masked or leaving.unmasked):
        refuse("--masked and --unmasked are for what a ledger holds")
    title = about or where or (folder.resolve().name if folder else conflict or "ledger")
    failed = 0
    if folder or annotated_in:
        taken = annotated_reports(annotated_in) if annotated_in else read_reports(folder or Path())
        if not taken.reports:
            raise MusnadError(title, "no report tells of it")
        failed = taken.failed
        made = dossier_of(title, taken.reports, taken.statements, taken.texts, rule)
    else:
        wanted = wanted_by(about, where, (first, last), conflict, limit)
        made = kept_dossier(place, title, wanted, rule, leaving)
    write = writer(format_)
    if out is None:
        write(made, sys.stdout)
    else:
        with reported(out), replacing(out) as file:
            write(made, file)
    return 2 if failed else 0


class Taken(NamedTuple):
    """Reports with their statements and, by their names, texts; how many failed."""

    reports: "list[Covered]"
    statements: "list[Statement]"
    texts: dict[str, str]
    failed: int = 0


def read_reports(folder: Path) -> Taken:
    """The reports of a folder, read, and how many could not be."""
    from musnad.intake.door import Failure, Given, open_source
    from musnad.link.dossier import covered
    from musnad.link.statement import statements_of
    from musnad.reader import read_document

    reports: list[Covered] = []
    statements: list[Statement] = []
    texts: dict[str, str] = {}
    failed = 0
    for outcome in open_source(str(folder), Given()):
        if isinstance(outcome, Failure):
            failed += 1
            click.echo(f"{printable(outcome.source)}: {printable(outcome.cause)}", err=True)
            continue
        reading = read_document(outcome.document)
        reports.append(covered(reading, outcome.document.name))
        statements += statements_of(reading, outcome.document.name)
        texts[outcome.document.name] = outcome.document.text
    return Taken(reports, statements, texts, failed)


def kept_dossier(
    place: str | None, title: str, wanted: "Wanted", rule: "Rule | None", leaving: Leaving
) -> "Dossier":
    """The dossier of the reports of a ledger that are asked for.

    Raises:
        MusnadError: no report tells of it, or the ledger cannot be asked.
    """
    from musnad.ledger.dossiers import dossier_over

    with opened(place) as ledger:
        masks = leaving.masks(ledger)
        with ledger.looking() as connection:
            return dossier_over(connection, title, wanted, rule=rule, masked=masks)


def wanted_by(
    about: str | None,
    where: str | None,
    published: tuple[str | None, str | None],
    conflict: str | None,
    limit: int,
) -> "Wanted":
    """What the options ask for.

    Raises:
        MusnadError: a day that is none.
    """
    from musnad.ledger.asked import days
    from musnad.ledger.gathering import Wanted

    first = days(published[0], "--from")[0] if published[0] else None
    last = days(published[1], "--to")[1] if published[1] else None
    parties = tuple(code.strip() for code in (conflict or "").split(",") if code.strip())
    return Wanted(words=about, place=where, published=(first, last), parties=parties, limit=limit)


def annotated_reports(folder: Path) -> Taken:
    """The annotated articles of a folder.

    Raises:
        MusnadError: it cannot be read, or an annotation is none.
    """
    from musnad.link.statement import annotated
    from musnad.model.dossier import Covered

    reports: list[Covered] = []
    statements: list[Statement] = []
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt")
        if path.name.endswith(".meta.json") or not text.exists():
            continue
        try:
            gold = msgspec.json.decode(path.read_bytes(), type=dict[str, object])
            words = text.read_text(encoding="utf-8")
            found = annotated(words, gold, path.stem)
            covered = {"name": path.stem, "outlet": gold.get("outlet")}
            covered |= {"published": gold.get("published"), "claims": len(found)}
            reports.append(msgspec.convert(covered, Covered))
        except (OSError, ValueError, KeyError, TypeError, msgspec.MsgspecError) as error:
            raise MusnadError(str(path), f"not annotated claims: {error}") from None
        statements += found
        texts[path.stem] = words
    return Taken(reports, statements, texts)
