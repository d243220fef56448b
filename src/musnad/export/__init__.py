"""How readings leave Musnad: one folder a format, each loaded only when it is asked for.

A format is a module with `suffix` and `write`; to add one, add its folder and its name here.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import Protocol, TextIO, cast

from musnad.errors import MusnadError
from musnad.model import Reading

FORMATS: tuple[str, ...] = ("table", "json", "jsonl", "csv", "html")
"""The names of the formats, the terminal's default first."""


class Exporter(Protocol):
    """What a format's module holds."""

    @property
    def suffix(self) -> str:
        """The ending of a file in this format, with its dot."""

    def write(self, readings: Iterable[Reading], out: TextIO) -> None:
        """Write all of `readings` to `out`, which takes any Unicode and stays open.

        A file should be opened with `newline=""`: line ends are the format's business.
        """


def load(format: str) -> Exporter:  # noqa: A002 - the word users type
    """The exporter of that name.

    Raises:
        MusnadError: no such format; the cause lists those there are.
    """
    if format not in FORMATS:
        raise MusnadError(format, f"is not a format; there are {', '.join(FORMATS)}")
    return cast("Exporter", import_module(f"{__name__}.{format}"))
