"""Where readings go: standard output, one file, or a folder with one file a document."""

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from musnad.errors import MusnadError
from musnad.model import Reading

Write = Callable[[Iterable[Reading], TextIO], None]
Note = Callable[[str], None]

UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
LONGEST = 200  # bytes of a file name before its ending; systems take 255 in all


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A text file that takes its name only when it is whole.

    A device or pipe is written to as it is: a rename would put a file in its place.
    """
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="") as out:
            yield out
        return
    target = path.resolve()
    part = target.with_name(f".{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8", newline="") as out:
            yield out
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def write_one(readings: Iterable[Reading], write: Write, path: Path, inputs: set[Path]) -> None:
    """Write all readings into the file `path`.

    Raises:
        MusnadError: it cannot be written.
    """
    refuse_input(path, inputs)
    with reported(path), replacing(path) as out:
        write(readings, out)


def write_single(readings: Iterator[Reading], write: Write, path: Path, inputs: set[Path]) -> None:
    """Write the only reading there is into the file `path`.

    Raises:
        MusnadError: there are several, or it cannot be written.
    """
    first = next(readings, None)
    if first is None:
        return
    if next(readings, None) is not None:
        raise MusnadError(str(path), "one file for several documents: name a folder")
    write_one([first], write, path, inputs)


class Shelf:
    """A folder that takes one file a document, each under a name of its own."""

    def __init__(self, folder: Path, suffix: str, inputs: set[Path], note: Note) -> None:
        """Make the folder if it is missing.

        Raises:
            MusnadError: it cannot be made.
        """
        self.folder = folder
        self.suffix = suffix
        self.inputs = inputs
        self.note = note
        self.taken: set[str] = set()
        with reported(folder):
            folder.mkdir(parents=True, exist_ok=True)

    def put(self, reading: Reading, write: Write) -> None:
        """Write one reading.

        Raises:
            MusnadError: it cannot be written, or its file is an input of this run.
        """
        path = self.folder / (self.free_name(reading.document.name) + self.suffix)
        write_one([reading], write, path, self.inputs)

    def free_name(self, name: str) -> str:
        """A file name for a document's name that no other document of this run has."""
        plain = safe_name(name)
        free, number = plain, 1
        while key(free) in self.taken:
            number += 1
            free = f"{plain}-{number}"
        self.taken.add(key(free))
        if number > 1:
            self.note(f"another document is named {plain}: this one is {free}{self.suffix}")
        return free


def safe_name(name: str) -> str:
    """A document's name as a file name: no separators, no hidden file, not too long."""
    plain = UNSAFE.sub("_", name).strip()
    plain = plain.encode("utf-8", "replace")[:LONGEST].decode("utf-8", "ignore")
    return f"_{plain}" if plain.startswith(".") or not plain else plain


def key(name: str) -> str:
    """What two names share that some file system holds to be one."""
    return unicodedata.normalize("NFC", name).casefold()


def refuse_input(path: Path, inputs: set[Path]) -> None:
    """Refuse to write over what is being read.

    Raises:
        MusnadError: `path` is one of the inputs.
    """
    if path.resolve() in inputs:
        raise MusnadError(str(path), "would overwrite an input: choose another --out")


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Say which file could not be written.

    Raises:
        MusnadError: in the place of any OSError.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise MusnadError(str(path), f"cannot be written: {error.strerror or error}") from None
