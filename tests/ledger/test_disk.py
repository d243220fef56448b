"""A disk that is full, a place that may only be read, a file that somebody holds."""

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from bench.invented import articles, write_articles
from bench.kill import adding, faults_of
from tests.ledger.news import counts_of, entry_of, examples, keep, ledger_at, looking, report_of

from musnad.errors import MusnadError
from musnad.ledger.opening import open_ledger
from musnad.ledger.recorder import Recorder
from musnad.ledger.recording import Entry

Mount = Callable[[str], Path]


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Mount]:
    """Makes a small disk in memory, with the options it is given."""
    folder = tmp_path / "disk"
    folder.mkdir()

    def mount(options: str) -> Path:
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
        try:
            subprocess.run(command, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as error:
            pytest.skip(f"mounting needs root: {error}")
        return folder

    yield mount
    subprocess.run(["umount", str(folder)], check=False, capture_output=True)  # noqa: S607


def said_by(place: Path, source: Path) -> str:
    """What `musnad add` says where it fails."""
    process = adding(str(place), source)
    _, said = process.communicate()
    assert process.returncode == 2
    assert said.startswith(f"musnad: {place}: ")
    assert said.count("\n") == 1
    return said


def unread(count: int) -> list[Entry]:
    return [
        entry_of(report_of(each["text"] * 40, address=each["id"]), read=False)
        for each in articles(count)
    ]


def test_a_full_disk(mounted: Mount, tmp_path: Path, ready_file: Path) -> None:
    place = mounted("size=1m") / "ledger.db"
    shutil.copyfile(ready_file, place)
    source = write_articles(tmp_path / "articles.jsonl", 400)
    assert "the disk is full" in said_by(place, source)
    assert faults_of(str(place), source, whole=False) == []
    before = counts_of(str(place))
    assert 0 < before["documents"] < 400
    assert before["documents"] % 25 == 0  # whole steps
    mounted_again = ["mount", "-o", "remount,size=16m", str(place.parent)]
    subprocess.run(mounted_again, check=True, capture_output=True)
    process = adding(str(place), source)
    process.communicate()
    assert process.returncode == 0
    assert faults_of(str(place), source, whole=True) == []


@pytest.mark.parametrize("size", ["16k", "64k", "128k"])
def test_no_room_for_a_new_ledger(mounted: Mount, size: str) -> None:
    place = mounted(f"size={size}") / "ledger.db"
    with pytest.raises(MusnadError, match="disk is full") as told:
        open_ledger(str(place))
    assert told.value.source == str(place)
    mounted_again = ["mount", "-o", "remount,size=16m", str(place.parent)]
    subprocess.run(mounted_again, check=True, capture_output=True)
    assert keep(str(place), *examples()[:1]) == {"added": 1}


def test_a_place_that_may_only_be_read(mounted: Mount, tmp_path: Path) -> None:
    place = mounted("size=8m") / "ledger.db"
    keep(str(place), *examples()[:1])
    subprocess.run(["mount", "-o", "remount,ro", place.parent], check=True)  # noqa: S607
    source = write_articles(tmp_path / "articles.jsonl", 3)
    for where in (place, place.parent / "other.db"):
        said = said_by(where, source)
        assert "no leave to write" in said or "read-only" in said
    said_by(place.parent / "folder" / "ledger.db", source)
    subprocess.run(["mount", "-o", "remount,rw", place.parent], check=True)  # noqa: S607
    assert counts_of(str(place))["documents"] == 1
    assert [each.name for each in place.parent.iterdir()] == ["ledger.db"]


def test_a_file_that_somebody_holds(file: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        ledger = open_ledger(file, patience=0.01)
        try:
            recorder = Recorder(ledger)
            recorder.put(examples()[0])
            with pytest.raises(MusnadError, match="waited for in vain") as told:
                recorder.flush()
        finally:
            ledger.close()
        assert told.value.source == file
        with looking(file) as connection:  # who looks does not wait
            assert connection.closed is False
        other.execute("ROLLBACK")
    assert keep(file, examples()[0]) == {"added": 1}


def test_a_new_file_that_somebody_holds(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(MusnadError, match="waited for in vain"):
            open_ledger(path, patience=0.01)
        other.execute("ROLLBACK")
    assert keep(path, examples()[0]) == {"added": 1}


def test_a_server_that_somebody_holds(place: str) -> None:
    with ledger_at(place) as other, other.writing():
        ledger = open_ledger(place, patience=0.01)
        with pytest.raises(MusnadError, match="waited for in vain"), ledger.writing():
            pass
        ledger.close()
    assert keep(place, examples()[0]) == {"added": 1}


def test_a_step_that_does_not_fit_leaves_nothing(mounted: Mount, ready_file: Path) -> None:
    place = str(mounted("size=1m") / "ledger.db")
    shutil.copyfile(ready_file, place)
    with pytest.raises(MusnadError, match="nothing of this step was kept"):
        keep(place, *unread(1500))
    counted = counts_of(place)
    assert counted["documents"] == counted["versions"]
    assert counted["documents"] % 25 == 0
