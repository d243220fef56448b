"""A plain text file, with what a sidecar `NAME.meta.json` says of it."""

from pathlib import Path

import msgspec

from musnad.errors import MusnadError
from musnad.intake.bounded import read_file
from musnad.intake.decode import decode
from musnad.intake.given import Bytes, Given, Particulars, readable, report
from musnad.intake.limits import Limits
from musnad.model import Report

PLAIN = "text/plain"


class Sidecar(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of `NAME.meta.json` that are read; others may stand there."""

    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None


def read_plain(path: Path, given: Given, limits: Limits) -> Report:
    """The report of a text file; its text is the file's, code point by code point.

    Raises:
        MusnadError: the file or its sidecar cannot be used.
        OSError: it cannot be read.
    """
    source = str(path)
    content = read_file(path, source, limits.size)
    beside = path.with_name(f"{path.stem}.meta.json")
    sidecar = read_sidecar(beside, limits) if beside.is_file() else Sidecar()
    said = Particulars(
        name=readable(path.stem),
        title=sidecar.title,
        outlet=sidecar.outlet,
        url=sidecar.url,
        published=sidecar.published,
        address=path.resolve().as_uri(),
    )
    raw = Bytes(content=content, kind=PLAIN)
    return report(decode(content, source), source, given, said, raw)


def read_sidecar(path: Path, limits: Limits) -> Sidecar:
    """What a sidecar says.

    Raises:
        MusnadError: it is not a JSON object of the fields above.
        OSError: it cannot be read.
    """
    content = decode(read_file(path, str(path), limits.size), str(path))
    try:
        return msgspec.json.decode(content, type=Sidecar)
    except (msgspec.DecodeError, RecursionError) as error:
        raise MusnadError(str(path), f"not a sidecar: {error}") from None
