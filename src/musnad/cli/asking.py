"""The options by which claims are asked for, and what they ask."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

if TYPE_CHECKING:
    from musnad.ledger.asked import Asked

F = TypeVar("F", bound=Callable[..., Any])

OPTIONS = (
    click.option("--source", metavar="NAME", help="Part of the name of who says it."),
    click.option(
        "--code", metavar="CODE", help="Code of who says it: AZE.MIL, a country AZE, a sector .MIL."
    ),
    click.option("--act", metavar="ACT", help="Kind of saying: state, deny, accuse, ..."),
    click.option("--polarity", metavar="WORD", help="asserted, denied or neither."),
    click.option("--figure", metavar="CLASS", help="Has a figure of this class: killed, tank, ..."),
    click.option("--of", metavar="PARTY", help="Its figure is of this party's: a code or name."),
    click.option("--by", metavar="PARTY", help="Its figure was done by this party."),
    click.option("--place", metavar="NAME", help="Names this place, or a place of this country."),
    click.option("--said", metavar="DAYS", help="Said on: 2020-09-30, or 2020-09-01..2020-10-15."),
    click.option("--when", "when_", metavar="DAYS", help="Tells of these days."),
    click.option("--outlet", metavar="NAME", help="Published by this outlet."),
    click.option("--doc", metavar="ID", help="Of this document."),
    click.option("--reviewed/--unreviewed", default=None, help="Looked at by people, or not."),
    click.option("--withdrawn", is_flag=True, help="Also what was withdrawn."),
    click.option(
        "--limit", type=click.IntRange(min=0), default=50, show_default=True, help="0 is no limit."
    ),
)


def asking(command: F) -> F:
    """Give a command the options that ask for claims."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def asked_for(words: tuple[str, ...], options: dict[str, object]) -> "Asked":
    """What the words and options of a command ask for.

    Raises:
        MusnadError: days that are none.
    """
    # SQLAlchemy is dear to import: only where a ledger is asked.
    from musnad.ledger.asked import Asked, days  # noqa: PLC0415

    said, when = options.pop("said"), options.pop("when_")
    asked = {
        **options,
        "words": " ".join(words) or None,
        "said": days(str(said), "--said") if said else (None, None),
        "when": days(str(when), "--when") if when else (None, None),
        "document": options["doc"],
        "limit": options["limit"] or None,
    }
    return msgspec.convert(asked, Asked)
