import csv
import io
from pathlib import Path

import pytest

from musnad.errors import MusnadError
from musnad.intake.door import Failure, Given, Limits, open_source
from musnad.intake.limits import LIMITS
from musnad.model import Report

TEXT = "أعلنت وزارة الدفاع أن قواتها دمرت عشرين دبابة.\r\nونفت الوزارة ذلك، مرة أخرى."
ARABIC = {"text": "النص", "published": "التاريخ", "url": "الرابط", "outlet": "المصدر", "id": "رقم"}
HEAD = ["رقم", "التاريخ", "المصدر", "الرابط", "النص"]
ROW = ["7", "2020-09-30T22:10:00+04:00", "موقع", "https://x.example/1", TEXT]


def table(*rows: list[str], delimiter: str = ",") -> str:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue()


def read(
    tmp_path: Path,
    content: str | bytes,
    given: Given | None = None,
    limits: Limits = LIMITS,
    name: str = "t.csv",
) -> list[Report | Failure]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(open_source(str(path), given or Given(), limits=limits))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_rows_under_a_map_of_columns(tmp_path: Path, delimiter: str, encoding: str) -> None:
    content = table(HEAD, ROW, delimiter=delimiter).encode(encoding)
    (found,) = read(tmp_path, content, Given(columns=ARABIC))
    assert isinstance(found, Report)
    document = found.document
    assert (document.text, document.name, document.outlet) == (TEXT, "7", "موقع")
    assert found.address == document.url == "https://x.example/1"
    assert found.published_at == "2020-09-30T22:10:00+04:00"
    assert found.kind == "text/csv"


def test_without_a_map_the_english_names_count(tmp_path: Path) -> None:
    rows = [["note", "title", "text"], ["x", "بيان", TEXT], ["", "", ""], ["y", "", "قال ذلك"]]
    first, second = read(tmp_path, table(*rows))
    assert isinstance(first, Report)
    assert (first.document.title, first.document.name) == ("بيان", "t-2")
    assert isinstance(second, Report)
    assert second.document.name == "t-4"
    (row,) = csv.DictReader(io.StringIO(second.raw.decode()))
    assert row["text"] == "قال ذلك"


def test_standard_input_that_looks_like_a_table() -> None:
    stdin = io.BytesIO(table(["id", "text"], ["1", TEXT]).encode())
    (found,) = open_source("-", Given(), stdin=stdin)
    assert isinstance(found, Report)
    assert found.document.name == "1"


def test_a_bad_row_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    rows = [
        ["text", "published"],
        ["", "2020-09-30"],
        ["no"],
        ["قال", "أمس"],
        ["قال", "", "زائد"],
        ["قال\0", ""],
        ["قال", "99999-01-01"],
        ["قال ذلك"],
    ]
    *failures, last = read(tmp_path, table(*rows))
    told = [(each.source, each.cause) for each in failures if isinstance(each, Failure)]
    assert [source.rpartition(" ")[2] for source, _ in told] == ["2", "3", "4", "5", "6", "7"]
    causes = [
        "empty text",
        "no Arabic",
        "not an ISO day",
        "3 cells under 2",
        "U+0000",
        "not an ISO",
    ]
    assert all(cause in said for cause, (_, said) in zip(causes, told, strict=True))
    assert isinstance(last, Report)


def test_damaged_bytes_cost_their_row_only(tmp_path: Path) -> None:
    rows = table(["text"], [TEXT], ["نفى @ ذلك"], ["قال ذلك"]).encode()
    first, second, third = read(tmp_path, rows.replace(b"@", b"\xed\xa0\x80"))
    assert isinstance(second, Failure)
    assert second.source.endswith("row 3")
    assert "damaged text" in second.cause
    assert isinstance(first, Report)
    assert isinstance(third, Report)


@pytest.mark.parametrize("huge", ["س" * 25_000_000, ("س" * 500 + "\n") * 50_000])
def test_a_field_of_fifty_megabytes_costs_its_row_only(tmp_path: Path, huge: str) -> None:
    found = read(tmp_path, table(["text", "id"], ["قال ذلك", "1"], [huge, "2"], ["نفى ذلك", "3"]))
    assert isinstance(found[0], Report)
    assert any(isinstance(each, Failure) and "limit" in each.cause for each in found)
    assert isinstance(found[-1], Report)
    assert found[-1].document.name == "3"


def test_a_column_that_is_not_there(tmp_path: Path) -> None:
    (found,) = read(tmp_path, table(HEAD, ROW), Given(columns={"text": "المتن"}))
    assert isinstance(found, Failure)
    assert found.cause == f"no column 'المتن'; its columns are: {', '.join(HEAD)}"
    (found,) = read(tmp_path, table(HEAD, ROW))
    assert isinstance(found, Failure)
    assert "no column for the text; its columns are: رقم" in found.cause
    with pytest.raises(MusnadError, match="'body' is no field; the fields are text, id"):
        Given(columns={"body": "النص"})


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"text\n", "no rows under the head"),
        (b"%PDF-1.4", "a PDF"),
        ("text\nأعلنت الوزارة أن القوات انسحبت".encode("iso-8859-6"), "neither UTF-8"),
        (b"text," + b"x" * 3000, "limit of 2000 bytes"),
    ],
)
def test_what_is_no_table(tmp_path: Path, content: bytes, cause: str) -> None:
    (found,) = read(tmp_path, content, limits=Limits(size=2000))
    assert isinstance(found, Failure)
    assert cause in found.cause
