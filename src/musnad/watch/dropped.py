"""A look at a drop folder: files are taken once, and again when they change."""

import os
from collections.abc import Iterator
from pathlib import Path

from musnad.errors import MusnadError
from musnad.intake.door import open_source
from musnad.intake.folder import articles_in
from musnad.intake.given import Failure
from musnad.ledger.polls import items_noted
from musnad.watch.polling import Polling, Steps

SETTLED = 10.0
"""Seconds for which a file must have been left alone: it is not being written any more."""


class Dropped(Polling):
    """A look at a folder and those below it."""

    def steps(self) -> Steps:
        """Take the files that are new or have changed.

        Raises:
            MusnadError: the ledger complains.
        """
        self.changed = False
        try:
            files = list(files_below(Path(self.source.place)))
        except OSError as error:
            self.fault = MusnadError(self.source.place, f"cannot be listed: {error.strerror}")
            return
        for path in files:
            yield ""
            if self.adding.stop():
                self.stop()
                return
            self.look_at(path)

    def look_at(self, path: Path) -> None:
        """Take one file, unless it was taken as it is or is still being written."""
        try:
            found = path.stat()
        except OSError:
            return  # gone since it was listed
        mark = f"{found.st_size}-{found.st_mtime_ns}"
        with self.tools.ledger.looking() as connection:
            noted = items_noted(connection, path.as_uri())
        if noted and noted[0].etag == mark:
            return
        if 0 <= self.tools.clock.now().timestamp() - found.st_mtime < SETTLED:
            self.whole = False
            return
        self.changed = self.touched = True
        before = len(self.failures)
        for outcome in open_source(
            str(path), self.adding.given, limits=self.tools.limits, network=self.adding.network
        ):
            if isinstance(outcome, Failure):
                self.failures.append(outcome)
            else:
                self.take(outcome, is_page=False)
            if self.adding.stop():
                self.stop()
                return
        self.recorder.flush()
        failed = self.failures[before:]
        self.note_item(path.as_uri(), failed[0].cause if failed else None, mark)


def files_below(folder: Path) -> Iterator[Path]:
    """The articles, exports and archives in a folder and those below it; links are not followed.

    Raises:
        OSError: the folder cannot be listed.
    """
    os.scandir(folder).close()
    for place, names, _ in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith("."))
        try:
            found = articles_in(Path(place))
        except (MusnadError, OSError):
            continue  # nothing in it, or gone
        yield from (path for path in found if not path.is_symlink())
