"""The commands of the ledger: what they print, where, and their exit codes."""

import csv
import functools
import io
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest
from tests.cli.commands import Musnad
from tests.ledger.news import ROOT, examples, keep, rows_of
from tests.ledger.test_opening import UNUSABLE, Spoil

from musnad.ledger import opening

EXAMPLES = ROOT / "examples"
UID = examples()[0].report.id
LISTS = ("claims", "docs", "sources")


@pytest.fixture
def full(place: str) -> str:
    """A ledger with the examples."""
    keep(place, *examples())
    return place


def test_adding_once_and_again(bare: str, musnad: Musnad) -> None:
    done = musnad("add", "--ledger", bare, EXAMPLES)
    assert (done.code, done.raw, done.said) == (0, b"", "5 added\n")
    before = rows_of(bare)
    assert musnad("add", "--ledger", bare, EXAMPLES).said == "5 known\n"
    assert rows_of(bare) == before


def test_what_is_added_is_what_is_read(full: str, musnad: Musnad) -> None:
    done = musnad("show", "--ledger", full, UID, "--format", "json")
    shown, read = json.loads(done.out), musnad("read", EXAMPLES / "casualty-update.txt", *AS_JSON)
    kept = [(claim["act"], claim["content"]) for claim in shown["claims"]]
    assert kept == [(each["act"], each["content"]) for each in json.loads(read.out)["claims"]]


AS_JSON = ("--format", "json")


def test_a_fault_costs_its_source_only(bare: str, musnad: Musnad, tmp_path: Path) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text("قال الجيش إن جنديا قتل.", encoding="utf-8")
    bad.write_text("no Arabic at all", encoding="utf-8")
    done = musnad("add", "--ledger", bare, bad, good, tmp_path / "c.txt")
    assert done.code == 2
    first, *others = done.said.splitlines()
    assert first == "1 added, 2 failed:"
    assert [line.split(":")[0].strip() for line in others] == [str(bad), str(tmp_path / "c.txt")]


def test_adding_unread_and_reading_later(bare: str, musnad: Musnad) -> None:
    assert musnad("add", "--ledger", bare, EXAMPLES, "--no-read").said == "5 added\n"
    assert musnad("claims", "--ledger", bare).raw.strip() == b""
    assert len(json.loads(musnad("docs", "--ledger", bare, *AS_JSON).out)) == 5
    shown = musnad("show", "--ledger", bare, UID)
    assert (shown.code, "version 1" in shown.out) == (0, True)
    assert musnad("add", "--ledger", bare, EXAMPLES).said == "5 new reading\n"


def test_nothing_to_add(bare: str, musnad: Musnad, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = musnad("add", "--ledger", bare, empty)
    assert done.code == 2
    assert "nothing added, 1 failed" in done.said


@pytest.mark.parametrize("command", LISTS)
def test_every_format_says_the_same(
    full: str, musnad: Musnad, command: str, tmp_path: Path
) -> None:
    def put(format_: str) -> bytes:
        done = musnad(command, "--ledger", full, "--limit", 0, "--format", format_)
        assert (done.code, done.said) == (0, "")
        return done.raw

    records = json.loads(put("json"))
    assert len(records) > 4
    assert [json.loads(line) for line in put("jsonl").splitlines()] == records
    rows = list(csv.DictReader(io.StringIO(put("csv").decode("utf-8"), newline="")))
    assert [list(row) for row in rows] == [list(record) for record in records]
    for row, record in zip(rows, records, strict=True):
        assert {name: of_cell(value, record[name]) for name, value in row.items()} == record
    path = tmp_path / "made.parquet"
    path.write_bytes(put("parquet"))
    assert of_parquet(path) == records
    table = put("table").decode("utf-8")
    assert all(str(record.get("id") or record["name"].split()[0]) in table for record in records)


def of_cell(value: str, wanted: object) -> object:
    """A cell of a CSV file as the value that it was."""
    if isinstance(wanted, list):
        return json.loads(value) if value else []
    if isinstance(wanted, bool):
        return value == "true"
    if isinstance(wanted, int):
        return int(value)
    return value.removeprefix("'") if value or wanted is not None else None


def of_parquet(path: Path) -> list[dict[str, Any]]:
    """The records of a Parquet file."""
    with duckdb.connect() as database:
        asked = database.read_parquet(str(path))
        names = asked.columns
        return [dict(zip(names, row, strict=True)) for row in asked.fetchall()]


@pytest.mark.parametrize("format_", ["table", "json", "jsonl", "csv", "parquet"])
@pytest.mark.parametrize("command", LISTS)
def test_formats_of_nothing(
    file: str, musnad: Musnad, command: str, format_: str, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = musnad(command, "--ledger", file, "--format", format_, "--out", out)
    assert (done.code, done.raw, done.said) == (0, b"", "")
    if format_ == "json":
        assert json.loads(out.read_bytes()) == []
    if format_ == "parquet":
        assert of_parquet(out) == []
    assert sorted(tmp_path.iterdir()) == [tmp_path / "ledger.db", out]


def test_options_and_words_reach_the_ledger(full: str, musnad: Musnad) -> None:
    def found(command: str, *arguments: object) -> list[dict[str, Any]]:
        done = musnad(command, "--ledger", full, "--limit", 0, *AS_JSON, *arguments)
        assert (done.code, done.said) == (0, "")
        records: list[dict[str, Any]] = json.loads(done.out)
        return records

    assert {each["act"] for each in found("claims", "--act", "deny")} == {"deny"}
    assert {each["code"] for each in found("sources", "--code", "EGY.MIL")} == {"EGY.MIL"}
    (document,) = found("docs", "بيشاور")
    assert document["outlet"] == "وكالة مدار للأنباء"
    assert found("claims", "قتيل", "طالبان") == found("claims", "قتيل طالبان")
    assert found("claims", "--doc", UID[:6], "--figure", "killed")
    assert not found("claims", "--said", "1990")
    assert len(found("claims", "--limit", 3)) == 3


def test_showing(full: str, musnad: Musnad) -> None:
    text = musnad("show", "--ledger", full, UID, "--text")
    assert text.out == examples()[0].report.document.text
    claim = musnad("show", "--ledger", full, f"{UID[:8]}:c2", *AS_JSON)
    assert [each["id"] for each in json.loads(claim.out)["claims"]] == [f"{UID}:c2"]
    page = musnad("show", "--ledger", full, UID, "--format", "html")
    assert page.out.startswith("<!DOCTYPE html>")
    table = musnad("show", "--ledger", full, UID)
    assert "History" in table.out


WRONG = (
    (("show", "0000"), "nothing in the ledger has this id"),
    (("show", "قتلى"), "not an id"),
    (("show", f"{UID}:c999"), "no claim c999"),
    (("show", f"{UID}@7"), "no version 7"),
    (("claims", "--said", "yesterday"), "no day or range"),
    (("sources", "--when", "2020-1"), "no day or range"),
    (("claims", "--out", "/nowhere/file"), "cannot be written"),
)


def test_what_cannot_be_answered_is_one_line(full: str, musnad: Musnad) -> None:
    for arguments, cause in WRONG:
        done = musnad(arguments[0], "--ledger", full, *arguments[1:])
        assert (done.code, done.raw, done.said.count("\n")) == (2, b"", 1)
        assert done.said.startswith("musnad: ")
        assert cause in done.said


@pytest.mark.parametrize("spoil", UNUSABLE, ids=lambda spoil: spoil.__name__)
def test_what_is_no_ledger_is_one_line(musnad: Musnad, tmp_path: Path, spoil: Spoil) -> None:
    path = tmp_path / "ledger.db"
    spoil(path)
    for command in (("add", EXAMPLES), ("claims", "قتلى"), ("docs",), ("sources",), ("show", UID)):
        done = musnad(command[0], "--ledger", path, *command[1:])
        assert (done.code, done.said.count("\n")) == (2, 1), (command, done)
        assert done.said.startswith(f"musnad: {path}: "), command


@pytest.mark.parametrize("command", ["claims", "docs", "sources", "show"])
def test_asking_where_there_is_no_ledger(musnad: Musnad, tmp_path: Path, command: str) -> None:
    arguments = [UID] if command == "show" else []
    done = musnad(command, "--ledger", tmp_path / "none.db", *arguments)
    assert (done.code, done.said.count("\n")) == (2, 1)
    assert "`musnad add` makes one" in done.said
    assert not list(tmp_path.iterdir())


def test_a_held_file_is_one_line(
    file: str, musnad: Musnad, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasty = functools.partial(opening.open_ledger, patience=0.01)
    monkeypatch.setattr(opening, "open_ledger", hasty)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        done = musnad("add", "--ledger", file, EXAMPLES)
    assert done.code == 2
    cause = "another program holds it locked; it was waited for in vain"
    assert done.said == f"musnad: {file}: {cause}\n"


def test_the_ledger_of_the_environment(
    file: str, musnad: Musnad, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    named = str(shutil.copyfile(file, tmp_path / "named.db"))
    monkeypatch.setenv("MUSNAD_LEDGER", named)
    assert musnad("add", EXAMPLES).said == "5 added\n"
    assert rows_of(named)["documents"]
    assert not rows_of(file)["documents"]
