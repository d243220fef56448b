"""Feed lists and sitemaps, whose addresses a stand-in for the network answers."""

import gzip
from collections.abc import Iterable
from pathlib import Path

import httpcore
import pytest

from musnad.intake.door import Failure, Given, Limits, Network, open_source
from musnad.intake.limits import LIMITS
from musnad.model import Report

BODY = "أعلنت وزارة الدفاع في بيان أن قواتها دمرت عشرين دبابة في المنطقة الشمالية.\n"
OPML = '<opml version="2.0"><body><outline text="أخبار">{}</outline></body></opml>'
URLSET = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{}</urlset>'
)
INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>'
NEWS = (
    "<news:news><news:publication><news:name>موقع</news:name></news:publication>"
    "<news:publication_date>2020-09-30T22:10:00+04:00</news:publication_date>"
    "<news:title>بيان الوزارة</news:title></news:news>"
)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ههههه"><!ENTITY b "&a;&a;&a;">]>'


def feed(*links: str) -> str:
    items = "".join(
        f"<item><title>خبر</title><link>{link}</link><description>قال الناطق ذلك</description>"
        "<pubDate>Wed, 30 Sep 2020 22:10:00 +0400</pubDate>"
        '<source url="http://s.example">وكالة</source></item>'
        for link in links
    )
    return f'<rss version="2.0"><channel><title>موقع</title>{items}</channel></rss>'


def outline(*addresses: str) -> str:
    return OPML.format("".join(f'<outline text="م" xmlUrl="{each}"/>' for each in addresses))


def urls(*addresses: str, form: str = URLSET, name: str = "url", more: str = "") -> str:
    return form.format("".join(f"<{name}><loc>{a}</loc>{more}</{name}>" for a in addresses))


class Served(httpcore.NetworkBackend):
    """One answer a host; `asked` keeps the hosts in order."""

    def __init__(self, **bodies: str | bytes | tuple[str, str | bytes]) -> None:
        """`bodies` by the first part of the host name; HTML, XML or text by their look."""
        self.bodies = bodies
        self.asked: list[str] = []

    def names(self, host: str, _port: int) -> list[str]:
        """A public address of its own for each host."""
        self.asked.append(host.partition(".")[0])
        return ["10.0.0.7"] if host.startswith("inside") else ["93.184.215.14"]

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002
        port: int,  # noqa: ARG002
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """The answer of the host that was resolved last."""
        told = self.bodies.get(self.asked[-1])
        if told is None:
            return httpcore.MockStream([b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"])
        kind, body = told if isinstance(told, tuple) else ("", told)
        content = body if isinstance(body, bytes) else body.encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n"
        return httpcore.MockStream([head.encode(), content])

    def read(
        self, source: object, given: Given | None = None, limits: Limits = LIMITS
    ) -> list[Report | Failure]:
        """The outcomes of a source on this network."""
        network = Network(resolver=self.names, dial=self)
        asked = str(source)
        return list(open_source(asked, given or Given(), limits=limits, network=network))


def written(tmp_path: Path, content: str | bytes, name: str) -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def addresses(found: list[Report | Failure]) -> list[str]:
    return [each.address for each in found if isinstance(each, Report)]


@pytest.mark.parametrize("kind", ["application/rss+xml", "text/xml", "text/html", "text/plain"])
def test_an_address_that_is_a_feed(kind: str) -> None:
    served = Served(feed=(kind, feed("http://a.example/1", "/2")))
    found = served.read("http://feed.example/rss")
    assert addresses(found) == ["http://a.example/1", "http://feed.example/2"]
    first = found[0]
    assert isinstance(first, Report)
    assert first.channel == "http://feed.example/rss"
    assert first.retrieval is not None
    assert (first.retrieval.place, first.retrieval.status) == ("http://feed.example/rss", 200)
    assert served.asked == ["feed"]


@pytest.mark.parametrize("name", ["list.opml", "list.xml", "list.odd"])
def test_the_feeds_of_a_list_are_opened_one_by_one(tmp_path: Path, name: str) -> None:
    served = Served(one=feed("http://a.example/1"), two=feed("http://a.example/2"))
    hosts = ("http://one.example/", "http://none.example/", "http://two.example/")
    path = written(tmp_path, outline(*hosts, "http://inside.example/", "file:///etc/passwd"), name)
    one, none, two, inside, file = served.read(path)
    assert addresses([one, two]) == ["http://a.example/1", "http://a.example/2"]
    assert none == Failure(source="http://none.example/", cause="answered 404 Not Found")
    assert isinstance(inside, Failure)
    assert "not a public address" in inside.cause
    assert isinstance(file, Failure)
    assert file.cause == "'file:///etc/passwd' is not a web address"


def test_a_sitemap_says_of_its_pages_what_they_do_not_say() -> None:
    page = urls("http://page.example/a.txt", more="<lastmod>2021-01-01</lastmod>" + NEWS)
    served = Served(map=page, page=("text/plain", BODY))
    (found,) = served.read("http://map.example/sitemap.xml")
    assert isinstance(found, Report)
    document = found.document
    assert (document.text, document.title, document.outlet) == (BODY, "بيان الوزارة", "موقع")
    assert found.published_at == "2020-09-30T22:10:00+04:00"


@pytest.mark.parametrize("kind", ["application/gzip", "application/x-gzip", "", "text/xml"])
def test_sitemaps_of_an_index_gzipped_too(tmp_path: Path, kind: str) -> None:
    index = urls("http://one.example/1.xml.gz", form=INDEX, name="sitemap")
    one = gzip.compress(urls("http://page.example/a.txt").encode())
    served = Served(one=(kind, one), page=("text/plain", BODY))
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        content = gzip.compress(index.encode()) if name.endswith("gz") else index
        found = served.read(written(tmp_path, content, name))
        assert addresses(found) == ["http://page.example/a.txt"]


def test_no_more_addresses_are_opened_than_the_limit() -> None:
    pages = [f"http://p{number}.example/" for number in range(6)]
    served = Served(map=urls(*pages), **{f"p{n}": ("text/plain", BODY) for n in range(6)})
    found = served.read("http://map.example/", limits=Limits(addresses=4))
    assert served.asked == ["map", "p0", "p1", "p2"]
    assert found[-1] == Failure(
        source="http://map.example/", cause="lists more than 4 addresses; 3 were not opened"
    )


def test_lists_that_name_each_other_end() -> None:
    lists = {
        f"m{n}": urls(f"http://m{n + 1}.example/", form=INDEX, name="sitemap") for n in range(9)
    }
    served = Served(**lists)
    (found,) = served.read("http://m0.example/")
    assert isinstance(found, Failure)
    assert "more than 3 deep" in found.cause
    served = Served(a=urls("http://a.example/", "http://a.example/"))
    assert served.read("http://a.example/") == []


@pytest.mark.parametrize("form", [outline("http://a.example/"), urls("http://a.example/")])
def test_entities_and_broken_lists_are_refused(tmp_path: Path, form: str) -> None:
    served = Served()
    for content in (LAUGHS + form, f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{form}'):
        (found,) = served.read(written(tmp_path, content, "list.xml"))
        assert isinstance(found, Failure)
        assert "declares XML entities" in found.cause
    for content in (form[:-5], form.replace("a.example", "&b;"), form.replace(">", ">\0", 1)):
        (found,) = served.read(written(tmp_path, content, "list.xml"))
        assert isinstance(found, Failure)
        assert "broken XML" in found.cause
    assert served.asked == []


def test_lists_without_addresses(tmp_path: Path) -> None:
    (found,) = Served().read(written(tmp_path, OPML, "list.opml"))
    assert isinstance(found, Failure)
    assert found.cause == "no addresses in this list"
    found, *_ = Served().read(written(tmp_path, URLSET.format("<url><x/></url>"), "map.xml"))
    assert isinstance(found, Failure)
    assert "'' is not a web address" in found.cause


def test_a_zip_bomb_is_met_with_the_limit(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<urlset>" + b" " * 50_000_000)
    (found,) = Served().read(written(tmp_path, bomb, "sitemap.xml.gz"))
    assert isinstance(found, Failure)
    assert "larger than the limit" in found.cause


def test_links_of_teasers_are_followed_where_the_user_says_so() -> None:
    rss = feed("http://page.example/a.txt", "http://none.example/b")
    served = Served(feed=rss, page=("text/plain", BODY))
    given = Given(follow=True)
    page, failed, teaser = served.read("http://feed.example/rss", given)
    assert isinstance(page, Report)
    assert page.document.text == BODY
    assert (page.publisher, page.channel) == ("وكالة", "http://feed.example/rss")
    assert page.published_at == "2020-09-30T22:10:00+04:00"
    assert isinstance(failed, Failure)
    assert isinstance(teaser, Report)
    assert (teaser.address, teaser.document.text) == (
        "http://none.example/b",
        "خبر\nقال الناطق ذلك",
    )
