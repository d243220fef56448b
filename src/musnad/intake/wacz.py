"""A WACZ file, a zip of WARC files -> the articles in them. Nothing of it is put on the disk."""

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from struct import unpack
from typing import BinaryIO

import msgspec

from musnad.errors import MusnadError
from musnad.intake.frames import UNREADABLE
from musnad.intake.given import Failure, Given
from musnad.intake.limits import Limits, shown
from musnad.intake.warc import warc_reports
from musnad.model import Report

WARCS = (".warc", ".warc.gz")
NESTED = (".wacz", ".zip")
PACKAGE = "datapackage.json"
PACKAGE_SIZE = 1_000_000  # bytes; it lists the files and their checksums
ENTRY = 512  # bytes an entry of a zip's directory may have; they have about a hundred
SMALL = 1_000_000  # bytes that are no bomb, however well they pack
ENCRYPTED = 0x1
TAIL = 65_557  # bytes: the end record of a zip with the longest comment
END, LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x07"
BROKEN = (*UNREADABLE, NotImplementedError, RuntimeError, ValueError, OSError)
"""What opening or reading an entry of a hostile zip raises."""


class Package(msgspec.Struct, frozen=True, kw_only=True):
    """What is read of `datapackage.json`."""

    title: str | None = None


def read_wacz(path: Path, given: Given, limits: Limits) -> Iterator[Report | Failure]:
    """The reports of the WARC files in a `.wacz` file; its title is their `channel`.

    An entry that cannot be used is a failure and the others go in. Indexes, lists of pages and
    whatever else a WACZ holds are not opened.

    Raises:
        MusnadError: it is no zip, is made to exhaust its reader, or has no WARC file.
        OSError: it cannot be read.
    """
    source = str(path)
    with path.open("rb") as stream:
        refuse_crowd(stream, source, limits)
        try:
            archive = zipfile.ZipFile(stream)
        except BROKEN as error:
            raise MusnadError(source, f"damaged zip archive: {error}") from None
        with archive:
            refuse_overlap(archive, source, path.stat().st_size)
            channel = title_of(archive)
            found = False
            for entry in archive.infolist():
                found = found or entry.filename.lower().endswith(WARCS)
                yield from entry_reports(archive, entry, source, given, limits, channel)
    if not found:
        raise MusnadError(source, "no WARC file in this archive")


def entry_reports(
    archive: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    source: str,
    given: Given,
    limits: Limits,
    channel: str | None,
) -> Iterator[Report | Failure]:
    """The reports of one file in a zip: none, where it is no WARC file."""
    where = f"{source}: {entry.filename}"
    name = entry.filename.lower()
    cause = refusal(entry, limits)
    if cause is not None:
        yield Failure(source=where, cause=cause)
    elif name.endswith(NESTED):
        yield Failure(source=where, cause="an archive within an archive is not opened")
    elif name.endswith(WARCS):
        try:
            with archive.open(entry) as stream:
                yield from warc_reports(stream, where, given, limits, channel)  # type: ignore[arg-type]
        except MusnadError as error:
            yield Failure(source=error.source, cause=error.cause)
        except BROKEN as error:
            yield Failure(source=where, cause=f"damaged: {error}")


def refusal(entry: zipfile.ZipInfo, limits: Limits) -> str | None:
    """Why an entry is not opened; None where nothing speaks against it."""
    if climbs(entry.filename):
        return "its name leads out of the archive: refused"
    if entry.flag_bits & ENCRYPTED:
        return "encrypted"
    if entry.file_size > limits.archive:
        return f"unpacks to {shown(entry.file_size)}, more than {shown(limits.archive)}"
    if entry.file_size > max(SMALL, limits.ratio * entry.compress_size):
        return f"unpacks to more than {limits.ratio} times its size: refused"
    return None


def climbs(name: str) -> bool:
    """Whether a name, on any system, means a place outside the folder it would be unpacked to."""
    windows = PureWindowsPath(name)
    rooted = PurePosixPath(name).is_absolute() or bool(windows.drive or windows.root)
    return rooted or ".." in windows.parts


def title_of(archive: zipfile.ZipFile) -> str | None:
    """The title that `datapackage.json` gives; a faulty one costs no more than the title."""
    try:
        with archive.open(PACKAGE) as stream:
            content = stream.read(PACKAGE_SIZE)
        return msgspec.json.decode(content, type=Package).title or None
    except (KeyError, RecursionError, msgspec.DecodeError, *BROKEN):
        return None


def refuse_overlap(archive: zipfile.ZipFile, source: str, size: int) -> None:
    """Refuse a zip whose entries share their bytes, as bombs do.

    Raises:
        MusnadError: it is one.
    """
    if sum(entry.compress_size for entry in archive.infolist()) > size:
        raise MusnadError(source, "a zip archive whose files overlap: refused")


def refuse_crowd(stream: BinaryIO, source: str, limits: Limits) -> None:
    """Refuse a zip of very many files before its directory is taken into memory.

    Raises:
        MusnadError: it is one, or no zip.
    """
    size = stream.seek(0, 2)
    stream.seek(max(0, size - TAIL))
    tail = stream.read(TAIL)
    end = tail.rfind(END)
    if end < 0 or len(tail) < end + 20:
        raise MusnadError(source, "no zip archive, or cut short")
    count, directory = unpack("<10xHI", tail[end : end + 16])
    wide = end - 76  # where the wide end record stands, if there is one
    if wide >= 0 and tail[end - 20 :].startswith(LOCATOR_64):
        count, directory = unpack("<32xQQ", tail[wide : wide + 48])
    if max(count, directory // ENTRY) > limits.members:
        raise MusnadError(source, f"a zip archive of more than {limits.members} files: refused")
