"""`musnad read`: sources in, claims out.

What is dear to import (readers, exporters, the progress bar) is imported where it is used, so
that `musnad --help` stays quick.
"""

# ruff: noqa: PLC0415
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from musnad.cli.explain import EVERY, told_apart
from musnad.cli.given import Said, given_by, given_options
from musnad.cli.labels import printable
from musnad.errors import MusnadError

if TYPE_CHECKING:
    from musnad.cli.run import Run
    from musnad.export import Exporter
    from musnad.model import Reading

FORMATS = ("table", "json", "jsonl", "csv", "html")
ONE_FILE_A_DOCUMENT = ("json", "html")


@click.command(short_help="Read articles into claims.")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@given_options
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How claims are shown or written.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Write here, not to the terminal: a folder for json and html (a file for one document),"
    " a file for the others.",
)
@click.option(
    "--codes",
    type=click.Path(path_type=Path),
    help="Dated codes of actors to use for the shipped ones: a table with their columns.",
)
@click.option(
    "--explain",
    metavar="[CLAIM]",
    is_flag=False,
    flag_value=EVERY,
    help="Show how each field of the claims was made and what was passed over: of all claims, or"
    " of one (c3 or 3). As table or json.",
)
@click.option("--allow-private", is_flag=True, help="Read web addresses that are not public too.")
def read(
    *,
    sources: tuple[str, ...],
    format_: str,
    out: Path | None,
    codes: Path | None,
    explain: str | None,
    allow_private: bool,
    **said: Unpack[Said],
) -> int:
    """Read articles and show who said what in them.

    SOURCE is a .txt, .html, .json, .jsonl, .jsonl.gz, .csv, .tsv, .pdf, .eml, .rss, .atom,
    .warc, .warc.gz or .wacz file, a folder of such files, a list of feeds (.opml), a sitemap, an
    http or https address, or - for standard input. What --published, --outlet and --title say
    goes before what the source says of itself. NAME.meta.json beside NAME.txt is read with it.

    Exit code 2 means that some source could not be read; the others were.
    """
    from musnad.cli.run import Run
    from musnad.export import load
    from musnad.intake.door import Network

    explain, sources = told_apart(explain, sources)
    if not sources:
        missing = "Missing argument 'SOURCE...'."
        raise click.UsageError(missing)
    run = Run(sources, given_by(said), Network(allow_private=allow_private), codes)
    if explain is not None:
        show_explained(run, explain, format_, out)
        return run.conclude()
    exporter = load(format_)
    if out is None:
        # A terminal that shows the readings needs no bar to see that something happens.
        readings = run.readings() if sys.stdout.isatty() else run.readings_with_bar()
        show(readings, exporter)
    else:
        file = format_ not in ONE_FILE_A_DOCUMENT
        keep(run, exporter, out, file=file)
    return run.conclude()


def show_explained(run: "Run", claim: str, format_: str, out: Path | None) -> None:
    """Write the explanations of one claim or of all to standard output or the file `out`.

    Raises:
        MusnadError: they cannot be written there.
        UsageError: the format has no explanations.
    """
    from musnad.cli.explain import explanations
    from musnad.cli.outfile import refuse_input, replacing, reported
    from musnad.export.explanation import WRITERS

    if format_ not in WRITERS:
        wrong = f"--explain is written as {' or '.join(WRITERS)}, not as {format_}."
        raise click.UsageError(wrong)
    found = explanations(run, claim)
    first = next(found, None)
    if first is None:
        return
    if out is None:
        WRITERS[format_](chain([first], found), sys.stdout)
        return
    refuse_input(out, run.inputs())
    with reported(out), replacing(out) as file:
        WRITERS[format_](chain([first], found), file)


def show(readings: Iterator["Reading"], exporter: "Exporter") -> None:
    """Write readings to standard output; nothing, not even a header, where there are none."""
    first = next(readings, None)
    if first is not None:
        exporter.write(chain([first], readings), sys.stdout)


def keep(run: "Run", exporter: "Exporter", out: Path, *, file: bool) -> None:
    """Write readings to one `file`, or to a folder or file as `--out` says for one a document.

    Raises:
        MusnadError: they cannot be written there.
    """
    from musnad.cli.outfile import Shelf, write_one, write_single

    readings, inputs = run.readings_with_bar(), run.inputs()
    if file:
        first = next(readings, None)
        if first is not None:
            write_one(chain([first], readings), exporter.write, out, inputs)
    elif out.suffix.lower() == exporter.suffix and not out.is_dir():
        write_single(readings, exporter.write, out, inputs)
    else:
        shelf = Shelf(out, exporter.suffix, inputs, note)
        for reading in readings:
            try:
                shelf.put(reading, exporter.write)
            except MusnadError as error:
                run.lose(error)


def note(words: str) -> None:
    """Say something on standard error."""
    click.echo(f"musnad: {printable(words)}", err=True)
