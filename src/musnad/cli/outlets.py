"""The option `--outlets`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def outlets_option(command: F) -> F:
    """Give a command the option `--outlets`; its value is a file or None."""
    return click.option(
        "--outlets",
        type=click.Path(path_type=Path),
        help="Outlets of your own, which go before the shipped ones: a table with their columns.",
    )(command)
