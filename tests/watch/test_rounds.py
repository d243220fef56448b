"""Watching against a real server, with a clock that only moves when somebody waits."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
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

from musnad.errors import MusnadError
from musnad.ledger.polls import Standing, coverage, standing
from musnad.ledger.purging import purge
from musnad.ledger.tables import documents, polls, versions
from musnad.watch import rounds
from musnad.watch.plan import Plan, Watched
from musnad.watch.polling import Tools

PLACE = "postgresql://desk/news"
AWAY = "the server cannot be reached"
FULL = "the disk is full"


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


def test_a_server_that_is_away_is_waited_for(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.answers["/feed"] = rss(item(1))
    desk = Desk(tmp_path, site, source())
    real = rounds.standings
    tries: list[int] = []

    def failing_twice(plan: Plan, tools: Tools) -> list[tuple[Watched, Standing]]:
        tries.append(1)
        if len(tries) < 3:
            away = OperationalError("SELECT 1", {}, OSError("connection refused"))
            raise MusnadError(PLACE, AWAY) from away
        return real(plan, tools)

    monkeypatch.setattr(rounds, "standings", failing_twice)
    desk.until = NOON + timedelta(minutes=5)
    desk.run(once=False)
    assert [error.cause for error in desk.complaints] == [AWAY, AWAY]
    assert [looked[0].poll.taken for looked in desk.rounds] == [1]


def test_a_ledger_that_cannot_be_written_ends_it(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> list[tuple[Watched, Standing]]:
        raise MusnadError(PLACE, FULL)

    monkeypatch.setattr(rounds, "standings", full)
    with pytest.raises(MusnadError, match=FULL):
        Desk(tmp_path, site, source()).run(once=False)
