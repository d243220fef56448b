"""The options by which a user says what a source does not, or not rightly."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click
import msgspec

if TYPE_CHECKING:
    from musnad.intake.given import Given

F = TypeVar("F", bound=Callable[..., Any])

OPTIONS = (
    click.option("--published", metavar="DAY", help="Day of publication, as 2020-09-30."),
    click.option("--outlet", metavar="NAME", help="Who published it."),
    click.option("--title", metavar="TEXT", help="Its title."),
    click.option(
        "--column",
        "columns",
        metavar="FIELD=NAME",
        multiple=True,
        help="Which column of a table, or key of a record, holds a field: text, id, outlet,"
        " published, url or title.",
    ),
    click.option(
        "--follow", is_flag=True, help="Open the link of a feed's item that is only a teaser."
    ),
)


class Said(TypedDict):
    """What the options give."""

    published: str | None
    outlet: str | None
    title: str | None
    columns: tuple[str, ...]
    follow: bool


def given_options(command: F) -> F:
    """Give a command the options that say what a source does not."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def given_by(said: Said, salt: bytes | None = None) -> "Given":
    """What the options say, with a ledger's `salt` where there is one.

    Raises:
        MusnadError: a day or field that is none.
        UsageError: a column that is not written as FIELD=NAME.
    """
    from musnad.intake.given import Given  # noqa: PLC0415 - dear to import

    given = Given(
        published=said["published"],
        outlet=said["outlet"],
        title=said["title"],
        columns=named_columns(said["columns"]),
        follow=said["follow"],
    )
    return given if salt is None else msgspec.structs.replace(given, salt=salt)


def named_columns(columns: tuple[str, ...]) -> dict[str, str]:
    """The name of a table's column for each field that the user has named.

    Raises:
        UsageError: one is not written as FIELD=NAME.
    """
    for column in columns:
        if not all(column.partition("=")):
            wrong = f"--column {column!r} is not written as FIELD=NAME."
            raise click.UsageError(wrong)
    return {field: name for field, _, name in (column.partition("=") for column in columns)}
