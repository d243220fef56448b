"""The command as a whole process: what it prints, where, and its exit code."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "أعلنت وزارة الدفاع أن قواتها دمرت عشرين دبابة.\nونفت وزارة الخارجية ذلك.\n"
COMMAND = [sys.executable, "-c", "from musnad.cli.app import main; main()"]


def run(
    *arguments: object, stdin: bytes = b"", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **environment},
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


def test_help_and_version() -> None:
    assert "read" in run("--help").stdout
    assert run("--version").stdout.startswith("musnad")
    help_of_read = run("read", "--help").stdout
    for option in ("--published", "--outlet", "--title", "--format", "--out", "--allow-private"):
        assert option in help_of_read


def test_help_imports_nothing_dear() -> None:
    probe = (
        "import sys, musnad.cli.app\n"
        "dear = ('rich', 'httpx', 'trafilatura', 'lxml')\n"
        "print([name for name in dear if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_one_article(article: Path) -> None:
    done = run("read", article)
    assert done.returncode == 0
    assert "خبر" in done.stdout
    assert done.stderr == ""


def test_standard_input_as_json() -> None:
    done = run("read", "-", "--format", "json", "--published", "2020-09-30", stdin=TEXT.encode())
    document = json.loads(done.stdout)["document"]
    assert (document["text"], document["published"]) == (TEXT, "2020-09-30")


def test_arabic_goes_out_as_utf8_in_any_locale(article: Path) -> None:
    done = run("read", article, "--format", "jsonl", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert json.loads(done.stdout)


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "empty"),
        (b"\0\1\2\3", "binary"),
        (TEXT.encode("utf-16-le"), "UTF-16 without"),
        (b"The ministry denied it.", "no Arabic text"),
        (b"\xc7\xe9 pas d'arabe", "neither UTF-8"),
        (b"x" * 20_000_001, "more than the limit of 20 MB"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(tmp_path: Path, content: bytes, cause: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    done = run("read", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"musnad: {path}: ")
    assert cause in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        (["read"], "SOURCE"),
        (["read", "x", "--format", "xml"], "xml"),
        (["read", "x", "--published", "2020"], "musnad: --published: '2020' is not a day"),
        (["read", "http://127.0.0.1:1/"], "not a public address"),
        (["read", "http://127.0.0.1:1/", "--allow-private"], "cannot be reached"),
        (["read", "a\x1b[31mred"], r"a\x1b[31mred"),
        (["nonsense"], "nonsense"),
    ],
)
def test_wrong_use(arguments: list[str], cause: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert cause in done.stderr


def test_one_bad_file_stops_nothing(article: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    other = tmp_path / "z.txt"
    other.write_text(TEXT, encoding="utf-8")
    done = run("read", tmp_path, "--format", "jsonl")
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr == f"2 read, 1 failed: {bad}: empty\n"
    done = run("read", bad, article, tmp_path / "none.txt", "--format", "jsonl")
    assert done.stderr.splitlines()[0] == "1 read, 2 failed:"


def test_nothing_read_writes_nothing(tmp_path: Path) -> None:
    bad, out = tmp_path / "bad.txt", tmp_path / "out.csv"
    bad.write_bytes(b"")
    out.write_text("kept", encoding="utf-8")
    assert run("read", bad, "--format", "csv", "--out", out).returncode == 2
    assert out.read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("format_", ["json", "html"])
def test_one_file_a_document(article: Path, tmp_path: Path, format_: str) -> None:
    twin = tmp_path / "twin" / article.name
    twin.parent.mkdir()
    twin.write_text(TEXT, encoding="utf-8")
    out = tmp_path / "deep" / "out"
    done = run("read", article, twin, "--format", format_, "--out", out)
    assert done.returncode == 0
    assert sorted(path.name for path in out.iterdir()) == [f"خبر-2.{format_}", f"خبر.{format_}"]
    assert "another document is named خبر" in done.stderr


def test_a_single_document_may_have_a_file_of_its_own(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "one.json"
    assert run("read", article, "--format", "json", "--out", out).returncode == 0
    assert json.loads(out.read_text(encoding="utf-8"))["document"]["name"] == "خبر"
    done = run("read", article, article, "--format", "json", "--out", tmp_path / "two.json")
    assert done.returncode == 2
    assert "name a folder" in done.stderr
    assert not (tmp_path / "two.json").exists()


@pytest.mark.parametrize("format_", ["table", "jsonl", "csv"])
def test_one_file_for_all(article: Path, tmp_path: Path, format_: str) -> None:
    out = tmp_path / "all.out"
    assert run("read", article, article, "--format", format_, "--out", out).returncode == 0
    assert out.stat().st_size > 0
    assert not list(tmp_path.glob(".*"))


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps({"text": TEXT}), encoding="utf-8")
    before = path.read_bytes()
    for out in (tmp_path, path):
        done = run("read", path, "--format", "json", "--out", out)
        assert done.returncode == 2
        assert "would overwrite an input" in done.stderr
    assert path.read_bytes() == before


def test_where_nothing_can_be_written(article: Path, tmp_path: Path) -> None:
    for format_, out in (("csv", tmp_path), ("json", article), ("csv", tmp_path / "no" / "a.csv")):
        done = run("read", article, "--format", format_, "--out", out)
        assert done.returncode == 2
        assert done.stderr.startswith("musnad: ")
    assert article.read_text(encoding="utf-8") == TEXT


def test_a_device_stays_a_device(article: Path) -> None:
    assert run("read", article, "--format", "csv", "--out", "/dev/null").returncode == 0
    assert not Path("/dev/null").is_file()


def test_names_of_records_cannot_leave_the_folder(tmp_path: Path) -> None:
    names = ["../../up", "/root/x", "..", "م" * 300, "a\nb"]
    lines = [json.dumps({"id": name, "text": TEXT}) for name in names]
    (tmp_path / "r.jsonl").write_text("\n".join(lines), encoding="utf-8")
    out = tmp_path / "a" / "b" / "out"
    assert run("read", tmp_path / "r.jsonl", "--format", "json", "--out", out).returncode == 0
    assert len(list(out.iterdir())) == len(names)
    assert [path.name for path in out.parent.iterdir()] == ["out"]


@pytest.mark.skipif(os.name == "nt", reason="signals and pipes of POSIX")
@pytest.mark.parametrize("format_", ["table", "jsonl", "csv"])
def test_a_closed_pipe_is_quiet(tmp_path: Path, format_: str) -> None:
    lines = [json.dumps({"id": str(number), "text": TEXT}) for number in range(300)]
    (tmp_path / "r.jsonl").write_text("\n".join(lines), encoding="utf-8")
    command = [*COMMAND, "read", str(tmp_path / "r.jsonl"), "--format", format_]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        said = process.stderr.read()
        process.wait()
    assert said == b""
    assert process.returncode not in (0, 2)


@pytest.mark.skipif(os.name == "nt", reason="signals and pipes of POSIX")
def test_an_interrupt_is_one_line() -> None:
    command = [*COMMAND, "read", "-", "--published", "2020-09-30"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(b"x" * 1_000_000)  # more than a pipe holds: it is reading by now
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        process.stdin.close()  # a read that began just after the signal would wait for ever
        said = process.stderr.read()
        process.wait()
    assert said.strip() == b"musnad: interrupted"
    assert process.returncode == 130


def test_columns_of_a_table(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('رقم,النص\n7,"أعلنت الوزارة ذلك."\n', encoding="utf-8")
    done = run("read", path, "--column", "text=النص", "--column", "id=رقم", "--format", "jsonl")
    assert done.returncode == 0
    assert json.loads(done.stdout)["document"]["name"] == "7"
    assert run("read", path, "--column", "النص").returncode == 2
    done = run("read", path, "--column", "body=النص")
    assert (done.returncode, "'body' is no field" in done.stderr) == (2, True)
