"""`musnad read --explain` as a whole process."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = (
    "أعلنت وزارة الدفاع الإثيوبية أن قواتها دمرت عشرين دبابة إريترية.\n"
    "ونفت وزارة الخارجية الإريترية ذلك.\n"
)
COMMAND = [sys.executable, "-c", "from musnad.cli.app import main; main()"]


def run(*arguments: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=stdin.encode(),
        capture_output=True,
        env={**os.environ, "COLUMNS": "80"},
        timeout=60,
        check=False,
    )
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert "Traceback" not in err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "خبر.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("claim", ["c1", "1"])
def test_one_claim(article: Path, claim: str) -> None:
    done = run("read", article, "--explain", claim)
    assert (done.returncode, done.stderr) == (0, "")
    assert "أعلنت" in done.stdout
    assert "c1  " in done.stdout
    assert "c2  " not in done.stdout


def test_all_claims_wherever_the_option_stands(article: Path) -> None:
    done = run("read", article, "--explain")
    assert "c1  " in done.stdout
    assert "c2  " in done.stdout
    assert run("read", "--explain", article).stdout == done.stdout
    assert run("read", "--explain", "-", stdin=TEXT).returncode == 0


def test_lines_hold_in_eighty_cells(article: Path) -> None:
    assert max(map(len, run("read", article, "--explain").stdout.splitlines())) <= 90


def test_json_is_a_list_of_explanations(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "grounds.json"
    assert run("read", article, "--explain", "--format", "json", "--out", out).returncode == 0
    found = json.loads(out.read_text(encoding="utf-8"))
    assert [one["claim"] for one in found] == ["c1", "c2"]
    grounds = {ground["field"]: ground for ground in found[0]["fields"]}
    words = grounds["cue"]["words"]
    assert TEXT[words["start"] : words["end"]] == words["text"] == "أعلنت"
    assert (
        json.loads(run("read", article, "--explain", "2", "--format", "json").stdout) == found[1:]
    )


def test_a_claim_that_is_not_there(article: Path) -> None:
    done = run("read", article, "--explain", "c9")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "has no claim c9; its claims are c1 to c2" in done.stderr


@pytest.mark.parametrize("bad", ["c0", "خبر", "first"])
def test_what_is_no_claim(article: Path, bad: str) -> None:
    done = run("read", article, "--explain", bad)
    assert done.returncode == 2
    assert "is no claim" in done.stderr


@pytest.mark.parametrize("format_", ["csv", "html", "jsonl"])
def test_other_formats_have_no_explanations(article: Path, format_: str) -> None:
    done = run("read", article, "--explain", "--format", format_)
    assert done.returncode == 2
    assert "table or json" in done.stderr


def test_a_source_is_still_needed() -> None:
    done = run("read", "--explain")
    assert done.returncode == 2
    assert "SOURCE" in done.stderr
