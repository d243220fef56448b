"""Copies of a whole ledger: a file that is a ledger itself, of either kind of ledger.

A file is copied page by page, as it stood when the copy began; a server's rows are read in one
transaction. Both may be written to meanwhile.
"""

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, func, insert, select, text

from musnad.errors import MusnadError
from musnad.ledger.opening import Ledger, open_ledger
from musnad.ledger.place import is_server, shown
from musnad.ledger.purging import Purged, erase, purges_in, purges_of, sidecar, wipe
from musnad.ledger.reindexing import reindex
from musnad.ledger.tables import COMINGS, RECORDS, current, documents, settings, users

STEP = 1000
"""Rows that are carried over at a time."""
COPIED = (*RECORDS, current, settings, users)
"""All but sessions and tokens: what has ended since must not let anybody in again."""


def back_up(ledger: Ledger, target: Path) -> None:
    """Copy a ledger to a new file, which takes its name when it is whole.

    Raises:
        MusnadError: there is a file already, it cannot be written, or the database complains.
    """
    if target.exists():
        raise MusnadError(str(target), "is there already; a backup never overwrites a file")
    part = target.with_name(f"{target.name}.part")
    clear(part)
    try:
        copy_whole(ledger, part)
        part.replace(target)
    except OSError as error:
        raise MusnadError(str(target), f"cannot be written: {error.strerror}") from None
    finally:
        clear(part)


def copy_whole(ledger: Ledger, target: Path) -> None:
    """Copy a ledger of either kind into a file that is not there yet.

    Raises:
        MusnadError: it cannot be written, or the database complains.
    """
    if ledger.is_server:
        made = open_ledger(str(target))
        try:
            carry_over(ledger, made)
        finally:
            made.close()
        return
    try:
        into = sqlite3.connect(target)
        try:
            with ledger.engine.connect() as connection:
                own = connection.connection.driver_connection
                own.backup(into)  # type: ignore[union-attr]
            leave_out_comings(into)
            into.execute("PRAGMA journal_mode=DELETE")
        finally:
            into.close()
    except sqlite3.Error as error:
        raise MusnadError(str(target), f"cannot be written: {error}") from None


def leave_out_comings(copy: sqlite3.Connection) -> None:
    """Clear from a copied file by what people come in, down to its bytes."""
    copy.execute("PRAGMA secure_delete=ON")
    for table in COMINGS:
        copy.execute(f"DELETE FROM {table.name}")  # noqa: S608 - our own names
    copy.commit()


def restore(place: str, backup: Path, lists: Iterable[Path] = ()) -> int:
    """Put a backup in the place of a ledger; how many documents purged since were erased again.

    A file that stands there is kept beside it under another name; a server's database must be
    empty. Purges are replayed from the ledger that is replaced, from the file beside it, and
    from `lists`.

    Raises:
        MusnadError: the backup is no ledger, the place cannot be written, or is not empty.
    """
    if not backup.is_file():
        raise MusnadError(str(backup), "there is no such backup")
    wanted = {each.uid: each for path in lists for each in purges_in(path)}
    wanted |= {each.uid: each for each in known_purges(place)}
    return (
        restore_to_server(place, backup, wanted)
        if is_server(place)
        else restore_to_file(place, backup, wanted)
    )


def known_purges(place: str) -> list[Purged]:
    """The purges that the ledger at a place and the file beside it know of.

    Raises:
        MusnadError: the file beside it cannot be read.
    """
    known: list[Purged] = []
    if not is_server(place):
        beside = sidecar(place)
        known += purges_in(beside) if beside.exists() else []
        if not Path(place).exists():
            return known
    try:
        ledger = open_ledger(place, create=False)
    except MusnadError:
        return known  # damaged or empty: what stands beside it is all there is
    try:
        with ledger.looking() as connection:
            return known + purges_of(connection)
    finally:
        ledger.close()


def restore_to_file(place: str, backup: Path, wanted: dict[str, Purged]) -> int:
    """Put a backup in the place of a file; see `restore`."""
    part = Path(f"{place}.part")
    clear(part)
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        source = open_ledger(str(backup), create=False)
        try:
            copy_whole(source, part)
        finally:
            source.close()
        erased = replay(str(part), wanted)
        set_aside(place)
        part.replace(place)
    except OSError as error:
        raise MusnadError(place, f"cannot be restored to: {error.strerror}") from None
    finally:
        clear(part)
    return erased


def replay(place: str, wanted: dict[str, Purged]) -> int:
    """Erase once more what was purged; how many documents were still there."""
    ledger = open_ledger(place)
    try:
        with ledger.writing() as connection:
            erased = erase(connection, list(wanted.values())) if wanted else 0
        if wanted:
            wipe(ledger)
    finally:
        ledger.close()
    return erased


def set_aside(place: str) -> None:
    """Keep the ledger that is replaced under another name."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    for ending in ("", "-wal", "-shm"):
        path = Path(place + ending)
        if path.exists():
            path.rename(f"{place}.before-{stamp}{ending}")


def restore_to_server(place: str, backup: Path, wanted: dict[str, Purged]) -> int:
    """Put a backup into a server's empty database; see `restore`."""
    target = open_ledger(place)
    source = open_ledger(str(backup), create=False)
    try:
        with target.looking() as connection:
            if connection.scalar(select(func.count()).select_from(documents)):
                cause = "holds documents; restore into a new database of the server"
                raise MusnadError(shown(place), cause)
        carry_over(source, target)
        with target.writing() as connection:
            erased = erase(connection, list(wanted.values())) if wanted else 0
        if wanted:
            wipe(target)
    finally:
        source.close()
        target.close()
    return erased


def carry_over(source: Ledger, target: Ledger) -> None:
    """Copy all rows into an empty ledger, in one transaction, and index their words.

    Raises:
        MusnadError: a database complains; nothing is kept.
    """
    with source.looking() as reading, target.writing() as writing:
        for table in COPIED:
            writing.execute(table.delete()) if table is settings else None
            rows = reading.execution_options(yield_per=STEP).execute(select(table))
            for some in rows.mappings().partitions(STEP):
                writing.execute(insert(table), [dict(row) for row in some])
        if target.is_server:
            count_on(writing)
        reindex(writing)


def count_on(connection: Connection) -> None:
    """Have a server count ids on from the highest that were carried over."""
    for table in COPIED:
        if "id" in table.c:
            connection.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'),"  # noqa: S608
                    f" (SELECT max(id) FROM {table.name}))"
                )
            )


def clear(part: Path) -> None:
    """Remove what an earlier try may have left."""
    for ending in ("", "-wal", "-shm", "-journal"):
        Path(f"{part}{ending}").unlink(missing_ok=True)
