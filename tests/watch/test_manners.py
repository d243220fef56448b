"""Manners: robots.txt, delays, and a server's word on when to come back."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.watch.site import NOON, Desk, Site, item, page, rss, source


def test_who_asks_says_how_to_be_reached(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = rss(item(1))
    Desk(tmp_path, site, source()).run()
    assert site.last["/feed"]["User-Agent"].endswith("(+desk@example.org)")


def test_a_server_that_asks_for_time_gets_it(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = (429, b"", {"Retry-After": "7200"})
    desk = Desk(tmp_path, site, source())
    (looked,) = desk.run()
    assert (looked.poll.outcome, looked.poll.status) == ("failed", 429)
    assert looked.poll.note == "answered 429 Too Many Requests"
    assert desk.failing
    site.answers["/feed"] = rss(item(1))
    desk.pass_(minutes=119)
    assert desk.run() == []
    assert desk.failing
    desk.pass_(minutes=2)
    (looked,) = desk.run()
    assert looked.poll.taken == 1
    assert not desk.failing


def test_retry_after_by_date(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = (503, b"", {"Retry-After": "Wed, 25 Nov 2026 16:00:00 GMT"})
    desk = Desk(tmp_path, site, source())
    (looked,) = desk.run()
    assert looked.poll.not_before == "2026-11-25T16:00:00+00:00"


@pytest.mark.parametrize("said", ["soon", "-5", "99999999999999999", "Wed, 99 Nov", "٣٠"])
def test_retry_after_that_is_none(said: str, site: Site, tmp_path: Path) -> None:
    header = said.encode().decode("latin-1")
    site.answers["/feed"] = (503, b"", {"Retry-After": header})
    (looked,) = Desk(tmp_path, site, source()).run()
    assert looked.poll.outcome == "failed"


def test_robots_are_obeyed(site: Site, tmp_path: Path) -> None:
    site.answers["/robots.txt"] = (200, b"User-agent: musnad\nDisallow: /feed\n", {})
    site.answers["/feed"] = rss(item(1))
    (looked,) = Desk(tmp_path, site, source()).run()
    assert (looked.poll.outcome, looked.poll.note) == (
        "failed",
        "its robots.txt does not allow it",
    )
    assert site.asked["/feed"] == 0


def test_robots_are_asked_once(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = rss(item(1))
    site.answers["/other"] = rss(item(2))
    desk = Desk(tmp_path, site, source(), source("other", "http://news.example/other"))
    desk.until = NOON + timedelta(hours=3)
    desk.run(once=False)
    assert len(desk.rounds) > 5
    assert site.asked["/robots.txt"] == 1


def test_robots_that_fail_forbid(site: Site, tmp_path: Path) -> None:
    site.answers["/robots.txt"] = (500, b"", {})
    site.answers["/feed"] = rss(item(1))
    (looked,) = Desk(tmp_path, site, source()).run()
    assert looked.poll.note == "robots.txt answered 500 Internal Server Error"
    assert site.asked["/feed"] == 0


def test_a_crawl_delay_is_kept(site: Site, tmp_path: Path) -> None:
    site.answers["/robots.txt"] = (200, b"User-agent: *\nCrawl-delay: 40\n", {})
    site.answers["/feed"] = rss(*(item(n, "قالت الوزارة") for n in (1, 2)))
    site.answers |= {"/1": page(1), "/2": page(2)}
    desk = Desk(tmp_path, site, source())
    desk.run()
    assert sum(desk.slept) == 5 + 40 + 40  # robots.txt itself is not paced by what it says
    assert site.asked["/2"] == 1


def test_a_host_that_wants_hours_between_requests_holds_up_nobody(
    site: Site, tmp_path: Path
) -> None:
    site.answers["/robots.txt"] = (200, b"User-agent: *\nCrawl-delay: 5000\n", {})
    site.answers["/feed"] = rss(item(1))
    desk = Desk(tmp_path, site, source())
    desk.until = NOON + timedelta(hours=6)
    desk.run(once=False)
    polls_made = [looked[0].poll for looked in desk.rounds]
    assert {poll.outcome for poll in polls_made} == {"taken"}
    assert len(polls_made) == 5  # 6 hours of 5,000 seconds each


def test_hosts_are_left_alone_between_requests(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = rss(*(item(n, "قالت الوزارة") for n in range(1, 5)))
    site.answers |= {f"/{n}": page(n) for n in range(1, 5)}
    desk = Desk(tmp_path, site, source())
    (looked,) = desk.run()
    assert looked.poll.taken == 4
    assert sum(desk.slept) == 5 * 5  # robots.txt, the feed, four pages
