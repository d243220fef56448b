"""`musnad backup` and `musnad restore`: the whole ledger in a file, and back."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
from pathlib import Path

import click

from musnad.cli.ledger import ledger_option, opened


@click.command(short_help="Copy the whole ledger to a file.")
@click.argument("file", type=click.Path(path_type=Path))
@ledger_option
def backup(*, file: Path, place: str | None) -> int:
    """Copy the ledger, as it stands now, to a new FILE; others may go on adding.

    The copy is a ledger itself: `--ledger FILE` reads it.
    """
    from musnad.ledger.backup import back_up

    with opened(place) as ledger:
        back_up(ledger, file)
    return 0


@click.command(short_help="Put a backup in the place of the ledger.")
@click.argument("file", type=click.Path(path_type=Path))
@ledger_option
@click.option(
    "--purges",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A list of purges to replay, as `musnad purges` writes it; may be given again.",
)
def restore(*, file: Path, place: str | None, purges: tuple[Path, ...]) -> int:
    """Put the backup FILE in the place of the ledger, and erase again what was purged since.

    The file that stood there is kept beside it under another name. A server's database must be
    empty.
    """
    from musnad.ledger.backup import restore as put_back
    from musnad.ledger.place import default_place

    erased = put_back(place or default_place(), file, purges)
    click.echo(f"restored; {erased} documents purged again" if erased else "restored", err=True)
    return 0


@click.command(short_help="List what was erased.")
@ledger_option
@click.option("--out", type=click.Path(path_type=Path), help="Write to this file.")
def purges(*, place: str | None, out: Path | None) -> int:
    """List purges, a JSON object a line: ids, instants and reasons. `musnad restore` takes it."""
    from musnad.cli.listed import put_out
    from musnad.ledger.purging import Purged, purges_of

    with opened(place) as ledger, ledger.looking() as connection:
        put_out(purges_of(connection), Purged, "jsonl", out)
    return 0
