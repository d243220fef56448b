from pathlib import Path

import pytest

from musnad.cli import run as module
from musnad.cli.run import Run
from musnad.intake.door import Given, Network
from musnad.model import Document, Reading


def broken(_: Document, _codes: Path | None = None) -> Reading:
    message = "بلا سبب"
    raise ValueError(message)


def run_over(*sources: Path) -> Run:
    return Run(tuple(map(str, sources)), Given(), Network())


def test_a_fault_of_the_reader_costs_one_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("نفى", encoding="utf-8")
    monkeypatch.setattr(module, "read_document", broken)
    run = run_over(path)
    assert list(run.readings()) == []
    assert run.conclude() == 2
    assert "a: the reader failed on it, which is our fault (ValueError" in capsys.readouterr().err


def test_only_so_many_failures_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "NAMED", 2)
    run = run_over(*(Path(f"none-{number}") for number in range(5)))
    assert list(run.readings()) == []
    assert run.conclude() == 2
    said = capsys.readouterr().err
    assert said.startswith("0 read, 5 failed:\n  none-0: no such file")
    assert said.endswith("  and 3 more\n")


def test_how_many_there_will_be(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("نفى", encoding="utf-8")
    assert run_over(tmp_path).expected() == 2
    (tmp_path / "c.jsonl").write_text("{}", encoding="utf-8")
    assert run_over(tmp_path).expected() is None
