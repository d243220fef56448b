"""What leaves the ledger is masked, in every format, unless somebody says why not."""

import io
import json
from pathlib import Path

import duckdb
import pytest
from sqlalchemy import select
from tests.cli.commands import Musnad
from tests.ledger.news import entry_of, keep, looking, report_of
from tests.ledger.test_persons import NEWS

from musnad.ledger.tables import persons
from musnad.model import Reading

CHANGED = NEWS + "وقال مصدر أمني إن القوات اعتقلت مصعب جابر.\n"
REPORT = report_of(NEWS, title="مقتل الطفل أحمد الحسن في قصف على القرية")
UID = REPORT.id
LISTS = (("claims",), ("docs",), ("sources",), ("diff", UID), ("persons",))
NAMES = ("أحمد", "الحسن", "كمال", "درويش", "مصعب", "جابر")
FILES = ("json", "jsonl", "csv", "parquet")
WHY = "طلب المحكمة"


@pytest.fixture
def ledger(place: str) -> str:
    """A ledger with a report in two versions."""
    title = REPORT.document.title
    keep(place, entry_of(REPORT), entry_of(report_of(CHANGED, title=title)))
    return place


def words_of(raw: bytes, format_: str, folder: Path) -> str:
    """All words of an export."""
    if format_ != "parquet":
        return raw.decode("utf-8")
    path = folder / "read.parquet"
    path.write_bytes(raw)
    with duckdb.connect() as database:
        return repr(database.read_parquet(str(path)).fetchall())


@pytest.mark.parametrize("format_", FILES)
@pytest.mark.parametrize("command", LISTS, ids=lambda command: command[0])
def test_no_export_names_who_is_private(
    ledger: str, tmp_path: Path, musnad: Musnad, command: tuple[str, ...], format_: str
) -> None:
    done = musnad(*command, "--ledger", ledger, "--format", format_)
    assert done.code == 0, done.said
    words = words_of(done.raw, format_, tmp_path)
    assert "[" in words
    assert not [name for name in NAMES if name in words]
    out = tmp_path / "out"
    assert musnad(*command, "--ledger", ledger, "--format", format_, "--out", out).code == 0
    words = words_of(out.read_bytes(), format_, tmp_path)
    assert not [name for name in NAMES if name in words]


def test_a_table_shows_the_desk_its_names(ledger: str, tmp_path: Path, musnad: Musnad) -> None:
    assert "كمال درويش" in musnad("sources", "--ledger", ledger).out
    assert "درويش" not in musnad("sources", "--ledger", ledger, "--masked").out
    out = tmp_path / "table.txt"
    assert musnad("sources", "--ledger", ledger, "--out", out).code == 0
    assert "درويش" not in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("format_", ["json", "html"])
def test_a_shown_reading_is_masked_and_quotes(ledger: str, musnad: Musnad, format_: str) -> None:
    done = musnad("show", "--ledger", ledger, UID, "--format", format_)
    assert done.code == 0, done.said
    assert not [name for name in NAMES if name in done.out]
    assert "سالم الفارس" in done.out
    if format_ == "json":
        import msgspec  # noqa: PLC0415

        shown = msgspec.json.decode(done.raw, type=Reading)  # holds each span against the text
        assert len(shown.document.text) == len(CHANGED)


def test_text_is_masked_where_asked(ledger: str, musnad: Musnad) -> None:
    assert musnad("show", "--ledger", ledger, UID, "--text").out == CHANGED
    hidden = musnad("show", "--ledger", ledger, UID, "--text", "--masked").out
    assert len(hidden) == len(CHANGED)
    assert not [name for name in NAMES if name in hidden]


def test_names_leave_for_a_reason_that_is_kept(ledger: str, musnad: Musnad) -> None:
    asked = ("claims", "--ledger", ledger, "--format", "csv", "--unmasked")
    refused = musnad(*asked)
    assert refused.code == 2
    assert "--unmasked needs --reason" in refused.said
    assert "كمال درويش" in musnad(*asked, "--reason", WHY).out
    with looking(ledger) as connection:
        (row,) = connection.execute(select(persons)).all()
    assert (row.key, row.name, row.reason) == ("", "claims as csv", WHY)


@pytest.mark.parametrize(
    "options",
    [
        ("--masked", "--unmasked", "--reason", WHY),
        ("--reason", WHY),
        ("--unmasked", "--reason", " "),
    ],
)
def test_options_that_do_not_go_together(
    ledger: str, musnad: Musnad, options: tuple[str, ...]
) -> None:
    assert musnad("claims", "--ledger", ledger, *options).code == 2


def test_marking_a_person(ledger: str, musnad: Musnad) -> None:
    marked = ("persons", "mark", "كمال درويش", "--ledger", ledger)
    assert musnad(*marked, "--as", "public").code == 2
    assert musnad(*marked, "--reason", WHY).code == 2
    assert musnad(*marked, "--as", "public", "--lift", "--reason", WHY).code == 2
    assert musnad(*marked, "--lift", "--reason", WHY, "--by", "رنا").code == 0
    listed = musnad("persons", "--ledger", ledger, "--doc", UID, "--format", "jsonl")
    found = {each["name"]: each for each in map(json.loads, io.StringIO(listed.out))}
    kept = found["كمال درويش"]
    assert (kept["mark"], kept["said_by"], kept["by"], kept["why"]) == (
        "lifted",
        "person",
        "رنا",
        WHY,
    )
    assert "كمال درويش" in musnad("claims", "--ledger", ledger, "--format", "json").out


@pytest.mark.parametrize("format_", ["json", "html"])
def test_no_dossier_of_a_ledger_names_who_is_private(
    ledger: str, tmp_path: Path, musnad: Musnad, format_: str
) -> None:
    out = tmp_path / "dossier"
    asked = ("dossier", "--about", "القرية", "--ledger", ledger, "--format", format_)
    assert musnad(*asked, "--out", out).code == 0
    words = out.read_text(encoding="utf-8")
    assert "█" in words
    assert not [name for name in NAMES if name in words]
    assert musnad(*asked, "--out", out, "--unmasked", "--reason", WHY).code == 0
    assert [name for name in NAMES if name in out.read_text(encoding="utf-8")]
