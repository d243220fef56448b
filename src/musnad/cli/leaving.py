"""What leaves the ledger: `--masked` and `--unmasked`, and who is masked in it.

A table on the terminal is the desk's own and shows names; a file, or a format for machines, is
held to leave and shows only who is in a public role.
"""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
import getpass
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click
from msgspec import Struct

if TYPE_CHECKING:
    from musnad.ledger.opening import Ledger

F = TypeVar("F", bound=Callable[..., Any])


class Leaving(Struct, frozen=True, kw_only=True):
    """How something leaves, and what was said of masks."""

    command: str
    format: str
    to_file: bool
    masked: bool
    unmasked: bool
    reason: str | None

    def masks(self, ledger: "Ledger") -> bool:
        """Whether persons are masked; where a mask is lifted, this is noted in the ledger first.

        Raises:
            MusnadError: it cannot be noted.
        """
        if not self.unmasked:
            return self.masked or self.to_file or self.format != "table"
        from musnad.ledger.persons import note_export

        with ledger.writing() as connection:
            what = f"{self.command} as {self.format}"
            note_export(connection, what, self.reason or "", getpass.getuser())
        return False


def leaves(command: F) -> F:
    """Give a command the options of masks, and their values as `leaving`."""

    @wraps(command)
    def called(
        *,
        masked: bool,
        unmasked: bool,
        reason: str | None,
        **options: Any,  # noqa: ANN401 - whatever the command takes
    ) -> int:
        if masked and unmasked:
            refuse("--masked and --unmasked exclude each other")
        if unmasked and not (reason or "").strip():
            refuse("--unmasked needs --reason: why the names may leave")
        if reason and not unmasked:
            refuse("--reason goes with --unmasked")
        out: Path | None = options.get("out")
        leaving = Leaving(
            command=click.get_current_context().info_name or "",
            format=options["format_"],
            to_file=out is not None,
            masked=masked,
            unmasked=unmasked,
            reason=reason,
        )
        done: int = command(**options, leaving=leaving)
        return done

    options = (
        click.option("--masked", is_flag=True, help="Mask persons on the terminal, too."),
        click.option(
            "--unmasked", is_flag=True, help="Leave names as they are; needs --reason, is noted."
        ),
        click.option("--reason", metavar="TEXT", help="Why names may leave; it is kept."),
    )
    given: Any = called
    for option in reversed(options):
        given = option(given)
    return given  # type: ignore[no-any-return]


def refuse(why: str) -> NoReturn:
    """End the command: its options do not go together.

    Raises:
        click.UsageError: always.
    """
    raise click.UsageError(why)
