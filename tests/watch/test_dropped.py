"""Drop folders: each file once, again when it has changed, not while it is written."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from tests.watch.site import NOON, Desk, Site, source

from musnad.ledger.polls import Poll

TEXT = "أعلنت وزارة الدفاع أن قواتها دمرت {} دبابة.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "drop"
    found.mkdir()
    return found


@pytest.fixture
def desk(tmp_path: Path, folder: Path, site: Site) -> Desk:
    return Desk(tmp_path, site, source("drop", str(folder), kind="folder", outlet="Archive"))


def put(path: Path, text: str, age: timedelta = timedelta(hours=1)) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    when = (NOON - age).timestamp()
    os.utime(path, (when, when))


def look(desk: Desk) -> Poll:
    (looked,) = desk.run()
    return looked.poll


def test_files_are_taken_once_and_when_they_change(desk: Desk, folder: Path) -> None:
    put(folder / "a.txt", TEXT.format("عشرين"))
    put(folder / "2020-10" / "b.txt", TEXT.format("ثلاثين"))
    first = look(desk)
    assert (first.outcome, first.items, first.taken) == ("taken", 2, 2)
    assert look(desk).outcome == "unchanged"
    put(folder / "a.txt", TEXT.format("أربعين"))
    again = look(desk)
    assert (again.items, again.taken) == (1, 1)


def test_a_file_is_left_until_it_is_written(desk: Desk, folder: Path) -> None:
    put(folder / "a.txt", TEXT.format("عشرين"), age=timedelta(seconds=3))
    assert look(desk).items == 0
    desk.pass_(seconds=20)
    assert look(desk).items == 1


def test_a_bad_file_is_named_once(desk: Desk, folder: Path) -> None:
    put(folder / "a.txt", "no Arabic here")
    put(folder / "b.txt", TEXT.format("عشرين"))
    first = look(desk)
    assert (first.items, first.failed, first.outcome) == (1, 1, "taken")
    assert "Arabic" in (first.note or "")
    assert look(desk).failed == 0


def test_links_and_hidden_folders_are_left(desk: Desk, folder: Path, tmp_path: Path) -> None:
    put(tmp_path / "secret" / "s.txt", TEXT.format("عشرين"))
    (folder / "s.txt").symlink_to(tmp_path / "secret" / "s.txt")
    (folder / "in").symlink_to(tmp_path / "secret")
    put(folder / ".part" / "x.txt", TEXT.format("عشرين"))
    assert look(desk).items == 0


def test_a_folder_that_is_gone_fails(desk: Desk, folder: Path) -> None:
    folder.rmdir()
    assert look(desk).outcome == "failed"
    assert desk.failing
