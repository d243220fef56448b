"""What the stages say of their decisions while somebody listens; nobody does in a plain reading.

A stage that turns something down calls `Trace.over` where it does so, with the name of its
reason, and one that sets a border calls `Trace.took`. The explanation of a claim is made of these
calls, so that it cannot say anything that the deciding code does not.
"""

from typing import NamedTuple


class Note(NamedTuple):
    """One decision on tokens `first` to `last` (end exclusive).

    `kind` says what they were a candidate for, `why` names the reason; `about` is the token of
    the cue or mention that asked, -1 where the tokens speak for themselves.
    """

    kind: str
    first: int
    last: int
    why: str
    about: int = -1


class Trace:
    """Takes notes and keeps none."""

    __slots__ = ()

    def over(self, kind: str, first: int, last: int, why: str, about: int = -1) -> None:
        """Tokens `first` to `last` were not taken as a `kind`, for the reason `why`."""

    def took(self, kind: str, first: int, last: int, why: str, about: int = -1) -> None:
        """Tokens `first` to `last` were taken as a `kind`, for the reason `why`."""


class Kept(Trace):
    """Keeps all notes; the last on the same tokens, kind and asker stands."""

    __slots__ = ("passed", "taken")

    def __init__(self) -> None:
        """Nothing is noted yet."""
        self.passed: dict[tuple[str, int, int], Note] = {}
        self.taken: dict[tuple[str, int], Note] = {}

    def over(self, kind: str, first: int, last: int, why: str, about: int = -1) -> None:
        """Keep what was turned down."""
        self.passed[kind, first, about] = Note(kind, first, last, why, about)

    def took(self, kind: str, first: int, last: int, why: str, about: int = -1) -> None:
        """Keep what was taken."""
        self.taken[kind, about] = Note(kind, first, last, why, about)


SILENT = Trace()
