"""How lists are put out: `--format` and `--out` of the commands that ask questions."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
import io
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click
from msgspec import Struct

from musnad.errors import MusnadError

FORMATS = ("table", "json", "jsonl", "csv", "parquet")

PARQUET = "--format parquet"  # as errors name it

F = TypeVar("F", bound=Callable[..., Any])


def listed(command: F) -> F:
    """Give a command the options `--format` and `--out`."""
    command = click.option(
        "--out", type=click.Path(path_type=Path), help="Write to this file, not to the terminal."
    )(command)
    return click.option(
        "--format",
        "format_",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How they are written.",
    )(command)


def put_out(records: Iterable[Struct], kind: type[Struct], format_: str, out: Path | None) -> None:
    """Write records to standard output, or to a file that takes its name when it is whole.

    Raises:
        MusnadError: they cannot be written there.
    """
    from musnad.export.listing import writer

    write = writer(format_)
    if out is None:
        if format_ == "parquet" and sys.stdout.isatty():
            cause = "not for a terminal; name a file with --out"
            raise MusnadError(PARQUET, cause)
        write(records, kind, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    whole = io.BytesIO()
    write(records, kind, whole)
    beside = out.with_name(f".{out.name}.part")
    try:
        beside.write_bytes(whole.getbuffer())
        beside.replace(out)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise MusnadError(str(out), f"cannot be written: {error.strerror}") from None
