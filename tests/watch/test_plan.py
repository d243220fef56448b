"""The file that says what is watched."""

from pathlib import Path

import pytest

from musnad.errors import MusnadError
from musnad.watch.plan import Watched, load_plan

CONTACT = 'contact = "desk@example.org"\n'
OPML = (
    '<opml version="2.0"><body><outline text="A" xmlUrl="http://a.example/feed"/>'
    '<outline text="B" xmlUrl="http://b.example/feed"/>'
    '<outline text="A again" xmlUrl="http://a.example/feed"/></body></opml>'
)
WHOLE = """
contact = "desk@example.org"
interval = "30m"
delay = 2
pages = 50
alert = ["notify", "--urgent"]
alert_after = 5

[[source]]
name = "mod"
feed = "https://mod.example/feed"
outlet = "MoD"
interval = "90s"
follow = false
proxy = "http://127.0.0.1:8118"

[[source]]
sitemap = "https://news.example/sitemap.xml"

[[source]]
folder = "drop"

[[source]]
opml = "feeds.opml"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_plan_with_everything(tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text(OPML, encoding="utf-8")
    plan = load_plan(written(tmp_path, WHOLE))
    first, sitemap, folder, *feeds = plan.sources
    assert first == Watched(
        name="mod",
        kind="feed",
        place="https://mod.example/feed",
        interval=90,
        outlet="MoD",
        proxy="http://127.0.0.1:8118",
        follow=False,
    )
    assert (sitemap.kind, sitemap.name, sitemap.interval) == ("sitemap", sitemap.place, 1800)
    assert (folder.kind, folder.place) == ("folder", str(tmp_path.resolve() / "drop"))
    assert [feed.place for feed in feeds] == ["http://a.example/feed", "http://b.example/feed"]
    assert (plan.delay, plan.pages, plan.alert_after) == (2.0, 50, 5)
    assert plan.alert == ("notify", "--urgent")


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("[[source]", "cannot be read as TOML"),
        (CONTACT, "missing required field `source`"),
        (CONTACT + "source = []", "no sources in it"),
        (CONTACT + "[[source]]\n", "name one of: feed"),
        (CONTACT + '[[source]]\nfeed = "http://a.example"\nfolder = "x"', "name one of: feed"),
        (CONTACT + '[[source]]\nfeed = "ftp://a.example/"', "not an http or https address"),
        (CONTACT + '[[source]]\nfeed = "http://["', "not an http or https address"),
        (CONTACT + '[[source]]\nfeed = "http://a.example"\nintervall = "1h"', "unknown field"),
        (CONTACT + '[[source]]\nfeed = "http://a.example"\ninterval = "1 week"', "write it as 90s"),
        (CONTACT + '[[source]]\nfeed = "http://a.example"\ninterval = "5s"', "a minute is"),
        (CONTACT + '[[source]]\nfeed = "http://a.example"\nproxy = "socks5://x"', "proxy 'socks5"),
        (CONTACT + '[[source]]\nopml = "none.opml"', "none.opml: cannot be read"),
        (CONTACT + "delay = -1\n" + '[[source]]\nfolder = "x"', "too small"),
        (CONTACT + '[[source]]\nfolder = "x"\n[[source]]\nfolder = "x"', "two sources are named"),
        ('[[source]]\nfeed = "http://a.example"', "contact is missing"),
        ('contact = "a b"\n[[source]]\nfolder = "x"', "without blanks"),
        ('contact = "a\\r\\nX: y"\n[[source]]\nfolder = "x"', "without blanks"),
    ],
)
def test_a_plan_that_cannot_be_followed(text: str, cause: str, tmp_path: Path) -> None:
    with pytest.raises(MusnadError) as fault:
        load_plan(written(tmp_path, text))
    assert cause in str(fault.value)


def test_a_folder_needs_no_contact(tmp_path: Path) -> None:
    assert load_plan(written(tmp_path, '[[source]]\nfolder = "x"')).contact is None


def test_a_file_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(MusnadError, match=r"none\.toml"):
        load_plan(tmp_path / "none.toml")
