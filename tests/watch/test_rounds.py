"""Watching against a real server, with a clock that only moves when somebody waits."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.watch.site import (
    FEED,
    NOON,
    Desk,
    Handler,
    Sent,
    Site,
    feed,
    item,
    page,
    rss,
    source,
)

from musnad.ledger.polls import coverage, standing
from musnad.ledger.purging import purge
from musnad.ledger.tables import documents, polls, versions


def addresses(desk: Desk) -> list[str]:
    ledger = desk.opened()
    with ledger.looking() as connection:
        found = list(connection.scalars(select(documents.c.address).order_by(documents.c.id)))
    ledger.close()
    return found


def test_items_are_taken_once(site: Site, tmp_path: Path) -> None:
    desk = Desk(tmp_path, site, source())
    site.answers["/feed"] = rss(item(1), item(2))
    (first,) = desk.run()
    assert (first.poll.outcome, first.poll.items, first.poll.taken) == ("taken", 2, 2)
    desk.pass_(minutes=15)
    (second,) = desk.run()
    assert (second.poll.items, second.poll.taken) == (2, 0)
    site.answers["/feed"] = rss(item(3), item(2), item(1, "أعلنت الوزارة أن الحصيلة خطأ. " * 20))
    desk.pass_(minutes=15)
    (third,) = desk.run()
    assert (third.poll.items, third.poll.taken) == (3, 2)
    assert len(addresses(desk)) == 3
    ledger = desk.opened()
    with ledger.looking() as connection:
        assert len(connection.scalars(select(versions.c.id)).all()) == 4
    ledger.close()


def test_who_asks_says_how_to_be_reached(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = rss(item(1))
    Desk(tmp_path, site, source()).run()
    assert site.last["/feed"]["User-Agent"].endswith("(+desk@example.org)")


def test_what_has_not_changed_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    def answer(handler: Handler) -> Sent:
        if handler.headers.get("If-None-Match") == '"v1"':
            return 304, b"", {}
        return rss(item(1), ETag='"v1"', Last_Modified="Wed, 25 Nov 2026 11:00:00 GMT")

    site.answers["/feed"] = answer
    desk = Desk(tmp_path, site, source())
    desk.run()
    for _ in range(3):  # each run begins anew: what is known stands in the journal
        desk.pass_(minutes=15)
        (looked,) = desk.run()
        assert (looked.poll.outcome, looked.poll.status) == ("unchanged", 304)
    assert site.last["/feed"]["If-Modified-Since"] == "Wed, 25 Nov 2026 11:00:00 GMT"


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


def test_failures_are_asked_less_and_less(site: Site, tmp_path: Path) -> None:
    desk = Desk(tmp_path, site, source(place="http://dead.example/feed"))
    desk.until = NOON + timedelta(days=1)
    desk.run(once=False)
    starts = [looked[0].poll.at for looked in desk.rounds]
    assert all(looked[0].poll.outcome == "failed" for looked in desk.rounds)
    assert [start[11:16] for start in starts[:4]] == ["12:00", "12:30", "13:30", "15:30"]
    assert len(starts) < 10  # bound: six hours
    assert "connection refused" in (desk.rounds[0][0].poll.note or "")
    assert [looked[0].after.failures for looked in desk.rounds[:3]] == [1, 2, 3]


def test_one_dead_host_costs_only_itself(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = rss(item(1))
    dead = source("dead", "http://dead.example/feed")
    desk = Desk(tmp_path, site, dead, source())
    outcomes = {looked.poll.source: looked.poll.outcome for looked in desk.run()}
    assert outcomes == {"dead": "failed", "news": "taken"}
    assert desk.failing


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


def test_teasers_are_followed_and_pages_opened_once(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = rss(item(1, "قالت الوزارة"), item(2, "قالت الوزارة"))
    site.answers |= {"/1": page(1), "/2": page(2)}
    desk = Desk(tmp_path, site, source(outlet="News"))
    desk.run()
    desk.pass_(minutes=15)
    (looked,) = desk.run()
    assert (looked.poll.items, looked.poll.taken) == (0, 0)
    assert (site.asked["/1"], site.asked["/2"]) == (1, 1)
    assert addresses(desk) == ["http://news.example/2", "http://news.example/1"]


def test_a_page_that_fails_is_tried_three_times(site: Site, tmp_path: Path) -> None:
    def answer(handler: Handler) -> Sent:
        if handler.headers.get("If-None-Match"):
            return 304, b"", {}
        return rss(item(1, "قالت الوزارة إن قواتها تقدمت"), ETag='"v1"')

    site.answers["/feed"] = answer
    desk = Desk(tmp_path, site, source())
    outcomes = []
    for _ in range(12):
        outcomes += [looked.poll.outcome for looked in desk.run()]
        desk.pass_(hours=2)
    assert site.asked["/1"] == 3
    assert outcomes[:3] == ["taken"] * 3  # the whole feed again, until nothing is left to try
    assert outcomes[-1] == "unchanged"
    assert addresses(desk) == ["http://news.example/1"]  # its teaser stands in


def test_a_sitemap_is_taken_in_portions_the_newest_first(site: Site, tmp_path: Path) -> None:
    entries = "".join(
        f"<url><loc>http://news.example/{n}</loc><lastmod>2026-11-0{n}</lastmod></url>"
        for n in range(1, 6)
    )
    urlset = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'
    site.answers["/map"] = (200, urlset.encode(), {"Content-Type": "text/xml", "ETag": '"m"'})
    site.answers |= {f"/{n}": page(n) for n in range(1, 6)}
    desk = Desk(tmp_path, site, source("map", "http://news.example/map", kind="sitemap"))
    (first,) = desk.run(pages=2)
    assert (first.poll.taken, first.poll.etag) == (2, None)
    assert addresses(desk) == ["http://news.example/5", "http://news.example/4"]
    for _ in range(2):
        desk.pass_(minutes=15)
        (last,) = desk.run(pages=2)
    assert (len(addresses(desk)), last.poll.etag) == (5, '"m"')


def test_a_page_that_its_sitemap_calls_changed_is_a_new_version(site: Site, tmp_path: Path) -> None:
    def urlset(day: str) -> Sent:
        listed = f"<url><loc>http://news.example/1</loc><lastmod>{day}</lastmod></url>"
        text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</urlset>'
        return 200, text.encode(), {"Content-Type": "text/xml"}

    site.answers |= {"/map": urlset("2026-11-20"), "/1": page(1)}
    desk = Desk(tmp_path, site, source("map", "http://news.example/map", kind="sitemap"))
    desk.run()
    desk.pass_(days=2)
    desk.run()
    assert site.asked["/1"] == 1
    site.answers |= {"/map": urlset("2026-11-26T08:00:00Z"), "/1": page(7)}
    desk.pass_(days=1)
    (looked,) = desk.run()
    assert (looked.poll.taken, len(addresses(desk))) == (1, 1)


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (page(1), "no feed there, but a page"),
        ((200, b"<rss><channel>", {"Content-Type": "text/xml"}), ""),
        ((200, b"", {"Content-Type": "text/xml"}), ""),
        ((200, b"\x89PNG", {"Content-Type": "image/png"}), "not a kind that is read"),
        (
            (
                200,
                b'<!DOCTYPE rss [<!ENTITY a "aaa">]>' + feed(item(1)).split(b"?>", 1)[1],
                {"Content-Type": "application/rss+xml"},
            ),
            "entities",
        ),
    ],
)
def test_what_is_no_feed_is_a_failure(answer: Sent, cause: str, site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = answer
    desk = Desk(tmp_path, site, source())
    (looked,) = desk.run()
    assert looked.poll.outcome == "failed"
    assert cause in (looked.poll.note or "")
    assert addresses(desk) == []


def test_what_was_purged_is_neither_taken_nor_asked_for_again(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = rss(item(1, "قالت الوزارة"), item(2, "قالت الوزارة"))
    site.answers |= {"/1": page(1), "/2": page(2)}
    desk = Desk(tmp_path, site, source())
    desk.run()
    ledger = desk.opened()
    with ledger.looking() as connection:
        gone = documents.c.address == "http://news.example/1"
        uid = connection.scalars(select(documents.c.uid).where(gone)).one()
    purge(ledger, [uid], "asked for")
    ledger.close()
    for _ in range(4):
        desk.pass_(minutes=15)
        desk.run()
    assert addresses(desk) == ["http://news.example/2"]
    assert site.asked["/1"] == 2  # once more, to see that it is the one
    assert b"news.example/1" not in Path(desk.place).read_bytes()


def test_a_feed_that_ends_early_is_asked_for_whole(site: Site, tmp_path: Path) -> None:
    cut = feed(item(1), item(2), item(3))[:-300]
    site.answers["/feed"] = (200, cut, {"Content-Type": "text/xml", "ETag": '"cut"'})
    (looked,) = Desk(tmp_path, site, source()).run()
    assert (looked.poll.outcome, looked.poll.taken, looked.poll.etag) == ("taken", 2, None)


def test_a_look_leaves_what_takes_too_long(site: Site, tmp_path: Path) -> None:
    site.answers["/robots.txt"] = (200, b"User-agent: *\nCrawl-delay: 200\n", {})
    site.answers["/feed"] = rss(*(item(n, "قالت الوزارة") for n in range(1, 10)))
    site.answers |= {f"/{n}": page(n) for n in range(1, 10)}
    desk = Desk(tmp_path, site, source())
    (looked,) = desk.run()
    assert looked.poll.taken == 5
    (looked,) = desk.run()
    assert looked.poll.taken == 4
    assert len(addresses(desk)) == 9


def test_a_damaged_item_costs_itself(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = rss(item(1), "<item><guid>x</guid></item>", item(2))
    desk = Desk(tmp_path, site, source())
    (looked,) = desk.run()
    assert (looked.poll.outcome, looked.poll.taken, looked.poll.failed) == ("taken", 2, 1)
    assert not desk.failing


def test_who_asks_to_end_gets_the_item_in_hand(site: Site, tmp_path: Path) -> None:
    desk = Desk(tmp_path, site, source())

    def asked_to_end(_: Handler) -> Sent:
        desk.stopped = True
        return page(2)

    items = [item(n, "قالت الوزارة") for n in (1, 2, 3)]
    site.answers["/feed"] = rss(*items, ETag='"v1"')
    site.answers |= {"/1": page(1), "/2": asked_to_end, "/3": page(3)}
    (looked,) = desk.run(once=False)
    assert (looked.poll.outcome, looked.poll.etag) == ("ended early", None)
    assert addresses(desk) == ["http://news.example/3", "http://news.example/2"]
    desk.stopped = False
    (looked,) = desk.run()  # at once: no interval to wait for
    assert looked.poll.outcome == "taken"
    assert len(addresses(desk)) == 3
    assert [site.asked[path] for path in ("/1", "/2", "/3")] == [1, 1, 1]


def test_the_rhythm_outlives_the_process(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = rss(item(1))
    desk = Desk(tmp_path, site, source())
    desk.until = NOON + timedelta(minutes=1)
    desk.run(once=False)
    desk.until = NOON + timedelta(minutes=10)
    desk.run(once=False)
    assert len(desk.rounds) == 1
    desk.until = NOON + timedelta(minutes=16)
    desk.run(once=False)
    assert [looked[0].poll.at[11:16] for looked in desk.rounds] == ["12:00", "12:15"]


def test_silence_is_told_from_not_looking(site: Site, tmp_path: Path) -> None:
    desk = Desk(tmp_path, site, source())
    site.answers["/feed"] = rss(item(1))
    desk.run()
    desk.pass_(days=1)
    desk.run()
    desk.pass_(days=2)
    site.answers["/feed"] = (500, b"", {})
    desk.run()
    ledger = desk.opened()
    with ledger.looking() as connection:
        days = list(coverage(connection, desk.now.date(), 7))
        stands = standing(connection, "news")
        assert len(connection.scalars(select(polls.c.id)).all()) == 3
    ledger.close()
    assert [(day.day[8:], day.said) for day in days] == [
        ("28", "failed"),
        ("27", "not looked"),
        ("26", "silent"),
        ("25", "taken"),
    ]
    assert days[0].note == "answered 500 Internal Server Error"
    assert (days[3].looks, days[3].hours, days[3].items, days[3].taken) == (1, 1, 1, 1)
    assert stands.failures == 1


def test_the_feed_may_be_at_the_end_of_a_redirect(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = (301, b"", {"Location": "/there"})
    site.answers["/there"] = rss(item(1))
    (looked,) = Desk(tmp_path, site, source(place=FEED)).run()
    assert looked.poll.taken == 1
