import gzip
import io
import json
from pathlib import Path

import pytest

from musnad.intake.door import Failure, Given, Limits, open_source
from musnad.model import Document

TEXT = "أعلنت وزارة الدفاع أن قواتها دمرت عشرين دبابة.\r\nونفت الوزارة ذلك.\n"
SMALL = Limits(size=1000)
PAGE = """<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>بيان | موقع</title>
<meta property="og:title" content="بيان وزارة الدفاع">
<meta property="og:site_name" content="موقع الأخبار">
<meta property="article:published_time" content="2020-09-30T22:10:00+04:00">
<link rel="canonical" href="https://news.example/ar/1.html"></head><body>
<nav><a href="/">الرئيسية</a></nav><article><h1>بيان وزارة الدفاع</h1>
<p>أعلنت وزارة الدفاع في بيان أن قواتها دمرت عشرين دبابة في المنطقة الشمالية.</p>
<p>ونفت الوزارة في البيان نفسه أن تكون طائراتها قد قصفت أحياء سكنية في المدينة.</p>
<p>ودعا وزير الخارجية الطرفين إلى وقف إطلاق النار والعودة إلى طاولة المفاوضات.</p>
</article></body></html>"""


def outcomes(source: object, given: Given | None = None, **more: object) -> list[object]:
    """Documents and failures: what a report adds has tests of its own."""
    found = open_source(str(source), given or Given(), **more)  # type: ignore[arg-type]
    return [each if isinstance(each, Failure) else each.document for each in found]


def only_document(source: object, given: Given | None = None, **more: object) -> Document:
    (found,) = outcomes(source, given, **more)
    assert isinstance(found, Document), found
    return found


def only_failure(source: object, **more: object) -> Failure:
    (found,) = outcomes(source, None, **more)
    assert isinstance(found, Failure), found
    return found


def record(text: str = TEXT, **fields: object) -> str:
    return json.dumps({"text": text, **fields}, ensure_ascii=False)


def test_a_text_file_is_its_text(tmp_path: Path) -> None:
    path = tmp_path / "خبر.txt"
    path.write_bytes(TEXT.encode())
    found = only_document(path)
    assert (found.text, found.name, found.published) == (TEXT, "خبر", None)


def test_a_sidecar_says_what_the_text_does_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    sidecar = tmp_path / "a.meta.json"
    fields = {"published": "2020-09-30", "outlet": "موقع", "url": None, "title": "ع", "x": 1}
    sidecar.write_text(json.dumps(fields), encoding="utf-8")
    found = only_document(tmp_path / "a.txt", Given(outlet="غيره"))
    assert (found.published, found.outlet, found.title) == ("2020-09-30", "غيره", "ع")
    sidecar.write_text("[1]", encoding="utf-8")
    assert only_failure(tmp_path / "a.txt").source == str(sidecar)


def test_a_page_gives_its_article_under_its_title(tmp_path: Path) -> None:
    path = tmp_path / "page.HTML"
    path.write_text(PAGE, encoding="utf-8")
    found = only_document(path)
    assert found.text.startswith("بيان وزارة الدفاع\nأعلنت وزارة الدفاع")
    assert found.text.count("بيان وزارة الدفاع") == 1
    assert "الرئيسية" not in found.text
    assert (found.title, found.outlet) == ("بيان وزارة الدفاع", "موقع الأخبار")
    assert (found.published, found.url) == ("2020-09-30", "https://news.example/ar/1.html")


def test_a_page_in_windows_1256(tmp_path: Path) -> None:
    path = tmp_path / "page.htm"
    path.write_bytes(PAGE.replace("utf-8", "windows-1256").encode("cp1256"))
    assert "دمرت عشرين دبابة" in only_document(path).text


@pytest.mark.parametrize("markup", ["<di", "<p", "<html><body></body></html>", "<p>أعلن"])
def test_a_page_without_an_article(tmp_path: Path, markup: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(markup, encoding="utf-8")
    assert only_failure(path).cause == "no article text found in the HTML"


def test_a_page_that_would_take_minutes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<p>" + "<b>قال</b> " * 20, encoding="utf-8")
    assert "20 elements" in only_failure(path, limits=Limits(elements=20)).cause
    path.write_text("<p " + "a=1 " * 30 + ">قال", encoding="utf-8")
    assert "20 words" in only_failure(path, limits=Limits(words=20)).cause


def test_records_of_a_list(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    good = record(id="a/1", published="2018-02-19T00:16:11+04:00", outlet="و", url="http://x/1")
    path.write_text(f"[{good}, 3, {record('no')}, {record()}]", encoding="utf-8")
    first, number, english, last = outcomes(path)
    assert isinstance(first, Document)
    assert (first.text, first.name, first.published) == (TEXT, "a/1", "2018-02-19")
    assert isinstance(number, Failure)
    assert number.source == f"{path}: record 2"
    assert english == Failure(source=f"{path}: record 3", cause="no Arabic text")
    assert isinstance(last, Document)
    assert last.name == "r-4"


def test_one_record(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text("\ufeff" + record(title="عنوان"), encoding="utf-8")
    assert only_document(path).name == "r"


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "no records"),
        ('{"claims": []}', "required field `text`"),
        ('{"text": 3}', "Expected `str`"),
        ('{"text": " "}', "empty text"),
        ('{"text": "نفى", "published": "أمس"}', "not an ISO day"),
    ],
)
def test_json_that_is_no_record(tmp_path: Path, content: str, cause: str) -> None:
    path = tmp_path / "r.json"
    path.write_text(content, encoding="utf-8")
    assert cause in only_failure(path).cause


@pytest.mark.parametrize("name", ["r.jsonl", "r.jsonl.gz"])
def test_a_bad_line_is_named_and_the_others_go_on(tmp_path: Path, name: str) -> None:
    lines = [record(id=7), "{oops", "", record("س" * 2000), record()]
    content = "\n".join(lines).encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    first, oops, long, last = outcomes(path, limits=SMALL)
    assert isinstance(first, Document)
    assert first.name == "7"
    assert isinstance(oops, Failure)
    assert oops.source == f"{path}:2"
    assert "not JSON" in oops.cause
    assert long == Failure(source=f"{path}:4", cause="line longer than the limit of 1000 bytes")
    assert isinstance(last, Document)
    assert last.name == "r-5"


def test_a_damaged_archive(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl.gz"
    path.write_bytes(gzip.compress(record().encode())[:-12])
    assert "damaged gzip archive" in only_failure(path).cause
    path.write_bytes(b"{}")
    assert "damaged gzip archive" in only_failure(path).cause


def test_a_folder_gives_its_articles_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.htm", ".hidden.txt", "note.md"):
        (tmp_path / name).write_text(PAGE if name == "a.htm" else TEXT, encoding="utf-8")
    for name in ("b.json", "a.json", "c.json", "b.meta.json"):
        (tmp_path / name).write_text(record("نفى الناطق ذلك"), encoding="utf-8")
    (tmp_path / "sub.txt").mkdir()
    (tmp_path / "d.jsonl").write_text(record(id="d1") + "\n" + record(id="d2"), encoding="utf-8")
    (tmp_path / "e.txt").write_bytes(b"")
    (tmp_path / "b.meta.json").write_text("{}", encoding="utf-8")
    found = outcomes(tmp_path)
    names = [each.name for each in found if isinstance(each, Document)]
    assert names == ["a", "b", "c", "d1", "d2"]
    assert found[-1] == Failure(source=str(tmp_path / "e.txt"), cause="empty")


def test_a_folder_without_articles(tmp_path: Path) -> None:
    assert "no articles in this folder" in only_failure(tmp_path).cause


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.odd"])
def test_a_large_file_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(50_000_000)
    cause = only_failure(path).cause
    assert "larger than the limit" in cause or "more than the limit of 20 MB" in cause


def test_a_device_without_end_is_refused() -> None:
    assert "larger than the limit" in only_failure("/dev/zero", limits=SMALL).cause


@pytest.mark.parametrize("source", ["/no/such.txt", "x\0y", "a" * 5000])
def test_what_is_not_there(source: str) -> None:
    assert only_failure(source).source == source


@pytest.mark.parametrize(
    ("content", "names"),
    [(TEXT, 1), (PAGE, 1), (record(), 1), (f"[{record()},{record()}]", 2)],
)
def test_standard_input_is_known_by_its_look(content: str, names: int) -> None:
    found = outcomes("-", stdin=io.BytesIO(content.encode()))
    assert len(found) == names
    assert all(isinstance(each, Document) for each in found)


def test_json_lines_from_standard_input() -> None:
    content = f"{record(id='a')}\n{record(id='b')}\n".encode()
    found = outcomes("-", stdin=io.BytesIO(content))
    assert [each.name for each in found if isinstance(each, Document)] == ["a", "b"]


def test_empty_standard_input() -> None:
    assert only_failure("-", stdin=io.BytesIO()) == Failure(source="-", cause="empty")


def test_keys_of_a_record_may_be_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"النص": TEXT, "التاريخ": "2024-05-15", "id": 7}), encoding="utf-8")
    given = Given(columns={"text": "النص", "published": "التاريخ"})
    found = only_document(path, given)
    assert (found.text, found.published, found.name) == (TEXT, "2024-05-15", "7")
    assert "النص" not in only_failure(path).cause
