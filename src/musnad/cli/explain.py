"""`musnad read --explain`: which claims are explained."""

# ruff: noqa: PLC0415  (dear to import)
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from musnad.cli.labels import printable
from musnad.errors import MusnadError

if TYPE_CHECKING:
    from musnad.cli.run import Run
    from musnad.model import Document, Explanation

EVERY = "*"
"""What stands for all claims where `--explain` names none."""

_LABEL = re.compile(r"(?:[0-9a-f]{16}:)?c?([1-9][0-9]{0,5})", re.ASCII)


def told_apart(claim: str | None, sources: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """The claim as `c3`, and the sources: a file named right behind `--explain` is one of them.

    Raises:
        BadParameter: what was named is no claim and no source.
    """
    from musnad.intake.door import is_address

    if claim is None or claim == EVERY:
        return claim, sources
    named = _LABEL.fullmatch(claim)
    if named is not None:
        return f"c{named[1]}", sources
    if claim == "-" or is_address(claim) or Path(claim).exists():
        return EVERY, (claim, *sources)
    wrong = f"--explain {printable(claim)}: is no claim (say it as c3 or 3) and no file."
    raise click.BadParameter(wrong)


def explanations(run: "Run", claim: str) -> Iterator["Explanation"]:
    """The explanations of `claim` in each document, or of all claims; failures are noted."""
    from musnad.reader import explain_document

    def read(document: "Document", codes: Path | None) -> tuple["Explanation", ...]:
        found = explain_document(document, codes)[1]
        return found if claim == EVERY else (_one(document.name, found, claim),)

    for found in run.outcomes(read):
        yield from found or ()


def _one(name: str, found: tuple["Explanation", ...], claim: str) -> "Explanation":
    """The explanation of one claim of the document `name`.

    Raises:
        MusnadError: the document has no such claim.
    """
    for one in found:
        if one.claim == claim:
            return one
    has = f"its claims are c1 to c{len(found)}" if len(found) > 1 else "it has one: c1"
    raise MusnadError(name, f"has no claim {claim}; {has if found else 'no claim was found'}")
