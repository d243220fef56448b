import random
from pathlib import Path

import pytest
from tests.intake.archived import NEWS, http, packed, page, records, warc, zipped

from musnad.intake.door import Failure, Given, Limits, open_source
from musnad.model import Report

SMALL = Limits(size=30_000)


def outcomes(
    tmp_path: Path, content: bytes, name: str = "a.warc", **more: object
) -> list[Report | Failure]:
    path = tmp_path / name
    path.write_bytes(content)
    return list(open_source(str(path), Given(), **more))  # type: ignore[arg-type]


def told(found: list[Report | Failure]) -> list[str]:
    """The last part of each address, and the cause of each failure."""
    return [
        each.cause if isinstance(each, Failure) else each.address.removeprefix(NEWS)
        for each in found
    ]


def only(found: list[Report | Failure]) -> Report:
    (report,) = found
    assert isinstance(report, Report), report
    return report


def causes(found: list[Report | Failure]) -> list[str]:
    return [each.cause for each in found if isinstance(each, Failure)]


def test_a_response_is_a_report_with_the_way_it_came(tmp_path: Path) -> None:
    report = only(outcomes(tmp_path, warc(http(page()))))
    assert report.address == report.document.url == f"{NEWS}1.html"
    assert (report.document.outlet, report.document.published) == ("news.example", "2024-04-30")
    assert (report.kind, report.raw) == ("text/html", page())
    assert report.retrieval is not None
    assert report.retrieval.at == report.document.retrieved == "2024-05-01T10:00:00+00:00"
    assert (report.retrieval.place, report.retrieval.status) == (f"{NEWS}1.html", 200)
    assert report.retrieval.headers == {
        "content-type": "text/html; charset=utf-8",
        "etag": '"v1"',
    }


@pytest.mark.parametrize("name", ["a.warc", "a.WARC.GZ", "by-its-look"])
def test_records_come_in_their_order(tmp_path: Path, name: str) -> None:
    parts = records(1, 2, 3)
    content = packed(parts) if name.endswith("GZ") else b"".join(parts)
    assert told(outcomes(tmp_path, content, name)) == ["1.html", "2.html", "3.html"]


def test_one_gzip_member_around_all_records(tmp_path: Path) -> None:
    found = outcomes(tmp_path, zipped(b"".join(records(1, 2, 3))), "a.warc.gz")
    assert told(found) == ["1.html", "2.html", "3.html"]


def test_what_holds_no_article_is_passed_over(tmp_path: Path) -> None:
    parts = [
        warc(b"software: archiver\r\n", type_="warcinfo"),
        warc(b"GET /ar/1.html HTTP/1.1\r\n\r\n", type_="request"),
        warc(b"fetchTimeMs: 12\r\n", type_="metadata"),
        warc(http(b""), type_="revisit"),
        warc(http(page(), status="404 Not Found")),
        warc(http(b"", status="301 Moved", more="Location: /\r\n")),
        warc(http(b"\x89PNG", kind="image/png")),
        warc(b"news.example. 60 IN A 192.0.2.1", "dns:news.example"),
        *records(1),
    ]
    assert told(outcomes(tmp_path, b"".join(parts))) == ["1.html"]
    assert told(outcomes(tmp_path, packed(parts), "a.warc.gz")) == ["1.html"]


def test_plain_text_and_json_bodies(tmp_path: Path) -> None:
    text = "أعلنت الوزارة أنها دمرت عشرين دبابة."
    listed = f'[{{"text": "{text}", "id": "a"}}, {{"id": "b"}}]'.encode()
    parts = [
        warc(http(text.encode(), kind="text/plain; charset=utf-8"), f"{NEWS}1.txt"),
        warc(http(text.encode("cp1256"), kind="text/plain; charset=windows-1256"), f"{NEWS}2"),
        warc(http(listed, kind="application/json"), f"{NEWS}list"),
    ]
    one, two, three, four = outcomes(tmp_path, b"".join(parts))
    assert isinstance(one, Report)
    assert isinstance(two, Report)
    assert isinstance(three, Report)
    assert [one.document.text, two.document.text, three.document.text] == [text] * 3
    assert isinstance(four, Failure)
    assert "record at byte" in four.source
    assert four.source.endswith("record 2")


def chunked(body: bytes) -> bytes:
    return b"%X\r\n%s\r\n0\r\n\r\n" % (len(body), body)


@pytest.mark.parametrize(
    ("more", "body"),
    [
        ("Content-Encoding: gzip", zipped(page())),
        ("Content-Encoding: gzip", page()),
        ("Transfer-Encoding: chunked", chunked(page())),
        ("Transfer-Encoding: chunked", page()),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", chunked(zipped(page()))),
    ],
)
def test_bodies_are_unpacked_where_they_are_packed(tmp_path: Path, more: str, body: bytes) -> None:
    report = only(outcomes(tmp_path, warc(http(body, more=f"{more}\r\n"))))
    assert report.raw == page()


@pytest.mark.parametrize(
    ("more", "body", "cause"),
    [
        ("Content-Encoding: gzip", zipped(page())[:-20], "ends early"),
        ("Content-Encoding: gzip", zipped(page())[:10] + b"\xff" * 30, "damaged gzip"),
        ("Content-Encoding: gzip", zipped(bytes(1_000_000)), "larger than the limit"),
        ("Content-Encoding: br", b"no brotli", "damaged body"),
        ("Content-Encoding: zstd", b"no zstd", "damaged body"),
        ("Content-Encoding: sdch", page(), "'sdch', which is not read"),
        ("Transfer-Encoding: chunked", b"FFFF\r\nhello", "damaged body"),
    ],
)
def test_a_packed_body_at_fault_costs_its_record(
    tmp_path: Path, more: str, body: bytes, cause: str
) -> None:
    parts = [warc(http(body, more=f"{more}\r\n")), *records(2)]
    failure, report = outcomes(tmp_path, b"".join(parts), limits=SMALL)
    assert isinstance(failure, Failure)
    assert failure.source.endswith("a.warc: record at byte 0")
    assert cause in failure.cause
    assert isinstance(report, Report)


@pytest.mark.parametrize("length", [10, 900, 10**12, 10**30, -5, "abc", ""])
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_record_of_wrong_length_costs_itself(tmp_path: Path, length: object, name: str) -> None:
    wrong = warc(http(page()), length=length)
    one, three = records(1, 3)
    parts = [one, wrong, three]
    content = packed(parts) if name.endswith("gz") else b"".join(parts)
    first, failure, last = outcomes(tmp_path, content, name)
    assert told([first, last]) == ["1.html", "3.html"]
    assert isinstance(failure, Failure)
    at = len(packed([one]) if name.endswith("gz") else one)
    assert failure.source.endswith(f"record at byte {at}")
    assert "ength" in failure.cause


@pytest.mark.parametrize(
    ("block", "cause"),
    [
        (b"garbage\r\n\r\nzz", "no HTTP answer"),
        (b"", "no HTTP answer"),
        (b"HTTP/1.1 2x0 OK\r\nContent-Type: text/html\r\n\r\nzz", "no HTTP answer"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 60_000 + b"\r\n\r\n", "cannot be read"),
        (http(b""), "empty"),
        (http(b"\0\1\2\3"), "binary"),
        (http(b"<html><body>only English here</body></html>"), "no "),
    ],
)
def test_broken_http_costs_its_record(tmp_path: Path, block: bytes, cause: str) -> None:
    found = outcomes(tmp_path, b"".join([warc(block), *records(2)]))
    assert told(found)[1:] == ["2.html"]
    assert cause in told(found)[0]


def test_headers_with_bare_line_feeds(tmp_path: Path) -> None:
    block = http(page()).replace(b"\r\n", b"\n")
    assert only(outcomes(tmp_path, warc(block))).raw == page()


@pytest.mark.parametrize(
    "at",
    ["", "yesterday", "0000-01-01T00:00:00Z", "99999-01-01T00:00:00Z", "0001-01-01T00:00+14:00"],
)
def test_a_date_that_is_none_costs_its_record(tmp_path: Path, at: str) -> None:
    found = outcomes(tmp_path, b"".join([warc(http(page()), at=at), *records(2)]))
    assert told(found)[1:] == ["2.html"]
    assert "is not an ISO instant" in told(found)[0]


def test_an_address_with_a_password_is_not_kept(tmp_path: Path) -> None:
    found = outcomes(tmp_path, warc(http(page()), "https://user:secret@news.example/"))
    assert "password" in told(found)[0]
    assert "secret" not in str(found)


def test_a_record_over_the_limit_costs_itself(tmp_path: Path) -> None:
    large = warc(http(b"<html>" + bytes(200_000)))
    found = outcomes(tmp_path, packed([large, *records(2)]), "a.warc.gz", limits=SMALL)
    assert "more than the limit of" in told(found)[0]
    assert told(found)[1:] == ["2.html"]


def test_a_file_cut_short_keeps_what_stands_before_the_cut(tmp_path: Path) -> None:
    for name, whole in (
        ("a.warc", b"".join(records(1, 2))),
        ("a.warc.gz", packed(records(1, 2))),
    ):
        found = outcomes(tmp_path, whole[:-200], name)
        assert told(found)[0] == "1.html"
        assert len(causes(found)) == 1
        assert "end" in causes(found)[0]


def test_a_damaged_gzip_member_costs_itself(tmp_path: Path) -> None:
    one, two, three = (packed([part]) for part in records(1, 2, 3))
    for broken in (
        two[:-100],
        two[:100] + b"\0" * 30 + two[130:],
        two[:-8] + b"\0\0\0\0" + two[-4:],  # only its checksum is wrong
        b"garbage between members",
        zipped(b"no WARC record\r\n\r\n"),
        two[:3],
    ):
        found = outcomes(tmp_path, one + broken + three, "a.warc.gz")
        assert told([found[0], found[-1]]) == ["1.html", "3.html"]
        assert len(causes(found)) == len(found) - 2 == 1
        assert str(found[1]).count(f"record at byte {len(one)}") == 1


def test_endless_headers(tmp_path: Path) -> None:
    endless = b"WARC/1.1\r\nX: " + b"a" * 200_000 + b"\r\n"
    found = outcomes(tmp_path, b"".join([endless, *records(2)]))
    assert told(found) == ["WARC headers: endless", "2.html"]


@pytest.mark.parametrize("content", [b"", b"not a WARC file", zipped(b"no"), b"\x1f\x8b"])
def test_what_is_no_warc_file(tmp_path: Path, content: bytes) -> None:
    (cause,) = causes(outcomes(tmp_path, content))
    assert cause == "empty" or cause.startswith("not a WARC file")


def test_a_file_with_too_many_damaged_records_is_given_up(tmp_path: Path) -> None:
    wrong = warc(http(b"zz"), length=1)
    found = outcomes(tmp_path, wrong * 20 + records(1)[0], limits=Limits(faults=5))
    assert len(found) == 6
    assert "more than 5 damaged records" in causes(found)[-1]


def test_whatever_is_damaged_only_failures_come_of_it(tmp_path: Path) -> None:
    chance = random.Random(4)  # noqa: S311 - no secret hangs on it
    sound = b"".join(records(1, 2, 3))
    for whole, name in ((sound, "a.warc"), (packed(records(1, 2, 3)), "a.warc.gz")):
        for _ in range(40):
            content = bytearray(whole)
            at = chance.randrange(len(content))
            content[at : at + chance.randrange(1, 50)] = chance.randbytes(chance.randrange(50))
            assert outcomes(tmp_path, bytes(content), name)


def test_a_list_of_addresses_in_an_archive_opens_none(tmp_path: Path) -> None:
    listed = (
        b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        b"<url><loc>http://127.0.0.1:9/a.html</loc></url></urlset>"
    )
    parts = [warc(http(listed)), warc(http(listed, kind="text/plain")), *records(2)]
    assert told(outcomes(tmp_path, b"".join(parts))) == ["2.html"]
