import io
import zipfile
from pathlib import Path

import pytest
from tests.intake.archived import NEWS, packed, records, zipped

from musnad.intake.door import Failure, Given, Limits, open_source
from musnad.model import Report

TITLE = b'{"profile": "data-package", "title": "\xd8\xa3\xd8\xb1\xd8\xb4\xd9\x8a\xd9\x81"}'
WARC = "archive/data.warc.gz"


def wacz(files: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return content.getvalue()


def outcomes(tmp_path: Path, content: bytes, **more: object) -> list[Report | Failure]:
    place = tmp_path / "within" / "a.wacz"
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(content)
    found = list(open_source(str(place), Given(), **more))  # type: ignore[arg-type]
    assert [*tmp_path.rglob("*")] == [place.parent, place]  # nothing was unpacked to the disk
    return found


def told(found: list[Report | Failure]) -> list[str]:
    return [
        each.cause if isinstance(each, Failure) else each.address.removeprefix(NEWS)
        for each in found
    ]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_its_warc_files_are_read_where_they_stand(tmp_path: Path, method: int) -> None:
    files = {
        WARC: packed(records(1, 2)),
        "archive/more.warc": b"".join(records(3)),
        "indexes/index.cdx": b"x",
        "pages/pages.jsonl": b'{"url": "https://news.example/ar/1.html"}',
        "datapackage.json": TITLE,
    }
    found = outcomes(tmp_path, wacz(files, method))
    assert told(found) == ["1.html", "2.html", "3.html"]
    assert {each.channel for each in found if isinstance(each, Report)} == {"أرشيف"}


@pytest.mark.parametrize("package", [b"{", b"[1]", b'{"title": 1}', b"[" * 100_000, b"\xff"])
def test_a_faulty_datapackage_costs_the_title_alone(tmp_path: Path, package: bytes) -> None:
    (found,) = outcomes(tmp_path, wacz({"datapackage.json": package, WARC: packed(records(1))}))
    assert isinstance(found, Report)
    assert found.channel is None


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/cron.d/x.warc",
        "/etc/x.warc",
        "archive/../../x.warc",
        "..\\..\\x.warc",
        "C:\\x.warc",
        "C:x.warc",
        "\\\\host\\share\\x.warc",
    ],
)
def test_a_name_that_climbs_out_is_refused(tmp_path: Path, name: str) -> None:
    files = {name: b"".join(records(1)), WARC: packed(records(2))}
    failure, report = outcomes(tmp_path, wacz(files))
    assert isinstance(failure, Failure)
    assert failure.source.endswith(name)
    assert "leads out" in failure.cause
    assert told([report]) == ["2.html"]


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    bomb = bytes(30_000_000)
    files = {"archive/bomb.warc": bomb, WARC: packed(records(1))}
    found = outcomes(tmp_path, wacz(files, zipfile.ZIP_DEFLATED))
    assert told(found) == ["unpacks to more than 200 times its size: refused", "1.html"]


def test_a_bomb_within_the_gzip_is_passed_over_in_bounded_memory(tmp_path: Path) -> None:
    head = b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 40000000\r\n\r\n"
    files = {"archive/bomb.warc.gz": zipped(head + bytes(40_000_000) + b"\r\n\r\n")}
    files[WARC] = packed(records(1))
    found = outcomes(tmp_path, wacz(files))
    assert told(found) == ["holds 40 MB, more than the limit of 20 MB for one document", "1.html"]


def test_an_entry_over_the_limit_is_refused(tmp_path: Path) -> None:
    files = {WARC: packed(records(1, 2, 3)), "archive/b.warc.gz": packed(records(4))}
    found = outcomes(tmp_path, wacz(files), limits=Limits(archive=1000))
    assert "more than 1000 bytes" in told(found)[0]
    assert told(found)[1:] == ["4.html"]


def test_archives_within_are_not_opened(tmp_path: Path) -> None:
    inner = wacz({WARC: packed(records(1))})
    found = outcomes(tmp_path, wacz({"archive/inner.wacz": inner, WARC: packed(records(2))}))
    assert told(found) == ["an archive within an archive is not opened", "2.html"]


def test_a_zip_of_very_many_files_is_refused(tmp_path: Path) -> None:
    files = {f"archive/{n}.warc.gz": b"" for n in range(20)}
    (cause,) = told(outcomes(tmp_path, wacz(files), limits=Limits(members=10)))
    assert cause == "a zip archive of more than 10 files: refused"
    lying = bytearray(wacz(files))
    end = lying.rindex(b"PK\x05\x06")
    lying[end + 8 : end + 12] = b"\1\0\1\0"  # says one file; its directory has twenty
    (cause,) = told(outcomes(tmp_path, bytes(lying), limits=Limits(members=1)))
    assert cause == "a zip archive of more than 1 files: refused"


def test_a_wide_zip_of_very_many_files_is_refused(tmp_path: Path) -> None:
    whole = wacz({WARC: packed(records(1))})
    end = whole.rindex(b"PK\x05\x06")
    crowd = (2**40).to_bytes(8, "little")
    wide = b"PK\x06\x06" + bytes(28) + crowd * 2 + bytes(8)
    locator = b"PK\x06\x07" + bytes(16)
    content = whole[:end] + wide + locator + whole[end:]
    (cause,) = told(outcomes(tmp_path, content))
    assert cause == "a zip archive of more than 10000 files: refused"


def test_files_that_overlap_are_refused(tmp_path: Path) -> None:
    whole = wacz({WARC: packed(records(1, 2)), "archive/b.warc.gz": packed(records(3))})
    size = len(packed(records(3)))
    larger = whole.replace(size.to_bytes(4, "little"), len(whole).to_bytes(4, "little"))
    (cause,) = told(outcomes(tmp_path, larger))
    assert "overlap" in cause


def test_an_encrypted_entry_costs_itself(tmp_path: Path) -> None:
    content = bytearray(wacz({WARC: packed(records(1)), "archive/b.warc.gz": packed(records(2))}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert told(outcomes(tmp_path, bytes(content))) == ["encrypted", "2.html"]


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"no zip", b"PK\x05\x06", b"PK\x05\x06" + b"\xff" * 18]
)
def test_what_is_no_zip(tmp_path: Path, content: bytes) -> None:
    (failure,) = outcomes(tmp_path, content)
    assert isinstance(failure, Failure)


def test_a_zip_without_warc_files(tmp_path: Path) -> None:
    assert told(outcomes(tmp_path, wacz({"a.txt": b"x"}))) == ["no WARC file in this archive"]


def test_a_damaged_entry_costs_itself(tmp_path: Path) -> None:
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        files = {WARC: packed(records(1, 2)), "archive/b.warc": b"".join(records(3))}
        whole = wacz(files, method)
        broken = bytearray(whole)
        at = len(WARC) + 30 + 300
        broken[at : at + 60] = bytes(60)
        found = outcomes(tmp_path, bytes(broken))
        assert told(found)[-1] == "3.html"
        assert isinstance(found[0], Failure)
        for end in range(len(whole) - 300, len(whole), 40):
            assert outcomes(tmp_path, whole[:end])


def test_a_damaged_record_of_an_archive_costs_itself(tmp_path: Path) -> None:
    one, two, three = (packed([each]) for each in records(1, 2, 3))
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        found = outcomes(tmp_path, wacz({WARC: one + two[:-60] + three}, method))
        assert told([found[0], *found[2:]]) == ["1.html", "3.html"]
        assert isinstance(found[1], Failure)
        assert found[1].source.endswith(f"{WARC}: record at byte {len(one)}")
