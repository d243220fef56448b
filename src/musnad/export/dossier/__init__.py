"""A dossier in one of its formats; a format is a module with `write(dossier, out)`."""

from collections.abc import Callable
from importlib import import_module
from typing import TextIO

from musnad.model.dossier import Dossier

FORMATS = ("table", "json", "html")

Write = Callable[[Dossier, TextIO], None]


def writer(name: str) -> Write:
    """The function that writes a dossier in a format of `FORMATS`."""
    write: Write = import_module(f"{__name__}.{name}").write
    return write
