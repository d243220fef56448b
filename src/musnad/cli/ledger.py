"""The option `--ledger`, and the ledger that it names."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from musnad.ledger.opening import Ledger

F = TypeVar("F", bound=Callable[..., Any])


def ledger_option(command: F) -> F:
    """Give a command the option `--ledger`; its value is the place, by default the user's own."""
    return click.option(
        "--ledger",
        "place",
        metavar="PLACE",
        help="The ledger: a file, or postgresql://USER@HOST/DATABASE. Default: see musnad --help.",
    )(command)


@contextmanager
def opened(place: str | None, *, create: bool = False) -> Iterator["Ledger"]:
    """The ledger at `place`, or the default one, let go of in the end.

    Raises:
        MusnadError: it cannot be opened.
    """
    # SQLAlchemy is dear to import: only where a ledger is opened.
    from musnad.ledger.opening import open_ledger  # noqa: PLC0415
    from musnad.ledger.place import default_place  # noqa: PLC0415

    ledger = open_ledger(place or default_place(), create=create)
    try:
        yield ledger
    finally:
        ledger.close()
