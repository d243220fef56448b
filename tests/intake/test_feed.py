"""Feeds as files and bytes; feedparser never sees an address or a path."""

from pathlib import Path

import pytest

from musnad.errors import MusnadError
from musnad.intake.door import Failure, Given, Limits, open_source
from musnad.intake.feed import items_of
from musnad.model import Report

BODY = "أعلنت وزارة الدفاع في بيان أن قواتها دمرت عشرين دبابة في المنطقة الشمالية."
LAUGHS = (
    '<!DOCTYPE rss [<!ENTITY a "هههههههههه"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:atom="http://www.w3.org/2005/Atom"'
)


def rss(*items: str, doctype: str = "", head: str = "") -> str:
    inside = "".join(f"<item>{item}</item>" for item in items)
    start = f'<?xml version="1.0" encoding="utf-8"?>{doctype}<rss version="2.0" {SPACES}>'
    return f"{start}<channel><title>موقع الأخبار</title>{head}{inside}</channel></rss>"


def item(number: int = 1, text: str = BODY, more: str = "") -> str:
    link = f"<link>https://news.example/ar/{number}.html</link>"
    return f"<title>بيان {number}</title>{link}<description>{text}</description>{more}"


def read(
    tmp_path: Path, content: str | bytes, name: str = "feed.rss", **more: object
) -> list[object]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(open_source(str(path), Given(), **more))  # type: ignore[arg-type]


def reports(tmp_path: Path, content: str | bytes, name: str = "feed.rss") -> list[Report]:
    found = read(tmp_path, content, name)
    assert all(isinstance(each, Report) for each in found), found
    return [each for each in found if isinstance(each, Report)]


def test_an_item_is_a_report_that_knows_its_way(tmp_path: Path) -> None:
    more = (
        "<guid>g-1</guid><pubDate>Wed, 30 Sep 2020 22:10:00 +0400</pubDate>"
        '<source url="https://agency.example/rss">وكالة الأنباء</source>'
        f"<content:encoded><![CDATA[<p>{BODY}</p><p>ونفت <a href='/b'>ذلك</a>.</p>]]>"
        "</content:encoded><enclosure url='https://x.example/1.jpg' type='image/jpeg'/>"
        "<media:content url='https://x.example/1.mp4' medium='video'/>"
    )
    head = '<atom:link rel="self" href="https://news.example/rss"/>'
    (found,) = reports(tmp_path, rss(item(1, "مختصر", more), head=head))
    document = found.document
    assert document.text == f"بيان 1\n{BODY}\nونفت ذلك."
    assert (document.title, document.outlet) == ("بيان 1", "وكالة الأنباء")
    assert document.url == found.address == "https://news.example/ar/1.html"
    assert document.published == "2020-09-30"
    assert found.published_at == "2020-09-30T22:10:00+04:00"
    assert found.published_precision == "instant"
    assert (found.publisher, found.channel) == ("وكالة الأنباء", "https://news.example/rss")
    assert found.links == ("https://news.example/b",)
    assert found.unread == {"image": 1, "video": 1}
    assert BODY.encode() in found.raw


def test_an_atom_entry(tmp_path: Path) -> None:
    content = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>قناة</title><entry>'
        '<title type="html">&lt;b&gt;بيان&lt;/b&gt;</title><id>urn:1</id>'
        "<published>2020-09-30</published><updated>2020-10-01T10:00:00Z</updated>"
        '<source><title>وكالة</title></source><content type="xhtml">'
        f'<div xmlns="http://www.w3.org/1999/xhtml"><p>{BODY}</p></div></content></entry></feed>'
    )
    (found,) = reports(tmp_path, content, "feed.xml")
    assert found.document.text == f"بيان\n{BODY}"
    assert (found.address, found.document.url) == ("urn:1", None)
    assert (found.published_at, found.published_precision) == ("2020-09-30", "day")
    assert found.edited_at == "2020-10-01T10:00:00+00:00"
    assert (found.publisher, found.channel, found.document.outlet) == ("وكالة", "قناة", "وكالة")


def test_without_a_source_the_feed_is_the_outlet(tmp_path: Path) -> None:
    (found,) = reports(tmp_path, rss(item()))
    assert (found.publisher, found.document.outlet) == (None, "موقع الأخبار")
    assert (found.channel, found.published_precision) == ("موقع الأخبار", "unknown")


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-8", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    content = rss(item()).replace("utf-8", encoding).encode(encoding)
    assert reports(tmp_path, content, "feed.xml")[0].document.text == f"بيان 1\n{BODY}"


@pytest.mark.parametrize("name", ["feed.rss", "feed.xml", "feed.odd"])
@pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE, OUTSIDE.replace("a SYSTEM", "% a SYSTEM")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, name: str, doctype: str, encoding: str) -> None:
    content = rss(item(text="&c;&a;"), doctype=doctype).replace("utf-8", encoding)
    (found,) = read(tmp_path, content.encode(encoding), name)
    assert isinstance(found, Failure)
    assert "declares XML entities" in found.cause


def test_an_entity_that_is_only_spoken_of_is_text(tmp_path: Path) -> None:
    (found,) = reports(tmp_path, rss(item(text=f"<![CDATA[{BODY} &lt;!ENTITY x>]]>")))
    assert BODY in found.document.text


def test_a_feed_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    with path.open("wb") as file:
        file.write(rss(item()).encode())
        file.truncate(2_000_000_000)
    (huge,) = open_source(str(path), Given())
    assert isinstance(huge, Failure)
    assert "is 2000 MB, more than the limit" in huge.cause
    (found,) = read(tmp_path, rss(item()), limits=Limits(size=100))
    assert isinstance(found, Failure)
    assert "more than the limit of 100 bytes" in found.cause
    (found,) = read(tmp_path, rss(*[item()] * 20), limits=Limits(tags=40))
    assert isinstance(found, Failure)
    assert found.cause == "a feed of more than 40 tags"


def test_of_a_feed_that_ends_early_the_whole_items_go_in(tmp_path: Path) -> None:
    content = rss(item(1), item(2), item(3))
    first, second, cut = read(tmp_path, content[: content.rindex("</description>") - 9])
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert isinstance(cut, Failure)
    assert "ends early" in cut.cause


@pytest.mark.parametrize("broken", ["&nbsp;", "<b>", "</i>", "& ", "<1>", "<![CDATA[ <p>"])
def test_broken_xml_costs_no_more_than_its_item(tmp_path: Path, broken: str) -> None:
    found = read(tmp_path, rss(item(1), item(2, f"{BODY} {broken}"), item(3)))
    urls = [each.document.url for each in found if isinstance(each, Report)]
    assert urls[0] == "https://news.example/ar/1.html"
    assert len(found) >= 2


@pytest.mark.parametrize("content", ["<rss", "<rss></rss>", "<html><p>قال</p></html>", "قال", "{}"])
def test_what_is_no_feed(tmp_path: Path, content: str) -> None:
    found = read(tmp_path, content)
    assert all(isinstance(each, Failure) for each in found)


@pytest.mark.parametrize("year", ["0000", "0", "99999"])
@pytest.mark.parametrize("form", ["Fri, 31 Jan {} 10:00:00 GMT", "{}-01-31T10:00:00Z"])
def test_a_date_that_is_none_leaves_the_item(tmp_path: Path, year: str, form: str) -> None:
    (found,) = reports(tmp_path, rss(item(more=f"<pubDate>{form.format(year)}</pubDate>")))
    assert (found.document.published, found.published_at) == (None, None)
    assert found.published_precision == "unknown"


@pytest.mark.parametrize("bad", ["&#xD800;", "&#55296;", "&#0;", "&#x110000;", "&#99999999;"])
def test_half_a_character_costs_its_item_only(tmp_path: Path, bad: str) -> None:
    first, second, third = read(tmp_path, rss(item(1), item(2, f"{BODY}{bad}"), item(3)))
    assert isinstance(second, Failure)
    assert second.source.endswith("feed.rss: item 2")
    assert "damaged text" in second.cause
    assert isinstance(first, Report)
    assert isinstance(third, Report)


def test_damaged_bytes_cost_their_item_only(tmp_path: Path) -> None:
    content = rss(item(1), item(2, "أعلنت @ ذلك"), item(3)).encode().replace(b"@", b"\xed\xa0\x80")
    first, second, third = read(tmp_path, content)
    assert isinstance(second, Failure)
    assert isinstance(first, Report)
    assert isinstance(third, Report)


def test_control_characters_are_left_out(tmp_path: Path) -> None:
    content = rss(item(1, f"{BODY}@")).encode().replace(b"@", b"\0\x0b")
    assert reports(tmp_path, content)[0].document.text.endswith(BODY)


def test_items_without_link_or_text(tmp_path: Path) -> None:
    items = [f"<description>{BODY}</description>", "<link>https://x.example/1</link>", ""]
    bare, empty, nothing = read(tmp_path, rss(*items, "<title>بيان الوزارة</title>")[:])[:3]
    assert isinstance(bare, Report)
    assert bare.document.url is None
    assert bare.address == bare.document.name == bare.document.sha256[:16]
    for each in (empty, nothing):
        assert isinstance(each, Failure)
        assert each.cause == "an item without text"


def test_links_that_are_no_web_addresses_are_none(tmp_path: Path) -> None:
    for link in ("javascript:alert(1)", "file:///etc/passwd", "http://[", "//"):
        (found,) = reports(tmp_path, rss(f"<link>{link}</link><description>{BODY}</description>"))
        assert found.document.url is None


def test_items_tell_teasers_from_texts() -> None:
    long = f"{BODY} " * 10
    found = items_of(rss(item(1), item(2, long), item(3, f"{long} […]")).encode())
    assert [each.teaser for each in found] == [True, False, True]


def test_feedparser_is_given_no_path(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(rss(item()), encoding="utf-8")
    with pytest.raises(MusnadError, match="no RSS or Atom feed"):
        items_of(str(path).encode())
