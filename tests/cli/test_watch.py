"""`musnad watch` and `musnad coverage`, against a server on loopback."""

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.watch.site import Handler, Sent, Site, item, page, rss

from musnad.cli.app import musnad


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    yield found
    found.close()


class Desk:
    """A plan in a file, and the command that is run with it."""

    def __init__(self, folder: Path, site: Site) -> None:
        """Watch the site's feed."""
        self.folder = folder
        self.home = f"http://127.0.0.1:{site.server.server_address[1]}"
        self.write()

    def write(self, more: str = "") -> None:
        """Write the plan, with `more` at its head."""
        (self.folder / "feeds.toml").write_text(
            f'contact = "desk@example.org"\ndelay = 0\n{more}\n'
            f'[[source]]\nname = "news"\nfeed = "{self.home}/feed"\n',
            encoding="utf-8",
        )

    def run(self, command: str, *options: str) -> int:
        """Run a command on the desk's own ledger."""
        line = [command, *options, "--ledger", str(self.folder / "ledger.db")]
        return int(musnad.main(line, standalone_mode=False))

    def watch(self, *options: str) -> int:
        """Watch."""
        return self.run("watch", str(self.folder / "feeds.toml"), "--allow-private", *options)


@pytest.fixture
def desk(tmp_path: Path, site: Site) -> Desk:
    return Desk(tmp_path, site)


def test_one_round_in_one_line(desk: Desk, site: Site, capfd: pytest.CaptureFixture[str]) -> None:
    site.answers["/feed"] = rss(item(1), item(2))
    assert desk.watch("--once") == 0
    (told,) = capfd.readouterr().out.splitlines()
    assert told.endswith("  1 source: 1 taken; 2 items, 2 new")
    assert desk.run("coverage", "--format", "json") == 0
    (day,) = json.loads(capfd.readouterr().out)
    assert (day["source"], day["said"], day["taken"]) == ("news", "taken", 2)
    assert desk.run("coverage") == 0
    assert "news" in capfd.readouterr().out


def test_a_failing_source_sounds_the_alarm_once(
    desk: Desk, site: Site, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    site.answers["/feed"] = (500, b"", {})
    rung = tmp_path / "rung"
    code = f"import sys; open({str(rung)!r}, 'a').write('|'.join(sys.argv[1:]) + '\\n')"
    desk.write(f"alert_after = 1\nalert = {json.dumps([sys.executable, '-c', code])}")
    assert desk.watch("--once") == 2
    assert "ALERT: news: failed 1 times in a row: answered 500" in capfd.readouterr().err
    assert desk.watch("--once") == 2  # it is left alone for a while, and still fails
    assert capfd.readouterr().out == ""
    told = "news|failed 1 times in a row: answered 500 Internal Server Error\n"
    assert rung.read_text(encoding="utf-8") == told


def test_an_alarm_that_cannot_be_rung(
    desk: Desk, site: Site, capfd: pytest.CaptureFixture[str]
) -> None:
    site.answers["/feed"] = (500, b"", {})
    desk.write('alert_after = 1\nalert = ["/nowhere/bell"]')
    assert desk.watch("--once") == 2
    assert "/nowhere/bell: cannot be run" in capfd.readouterr().err


def test_sigterm_finishes_the_item_in_hand(
    desk: Desk, site: Site, capfd: pytest.CaptureFixture[str]
) -> None:
    def terminated(_: Handler) -> Sent:
        os.kill(os.getpid(), signal.SIGTERM)
        return page(2)

    def feed_of(_: Handler) -> Sent:
        items = [item(n, "قالت الوزارة") for n in (1, 2, 3)]
        return rss(*(each.replace("http://news.example", desk.home) for each in items))

    site.answers |= {"/feed": feed_of, "/1": page(1), "/2": terminated, "/3": page(3)}
    before = signal.getsignal(signal.SIGTERM)
    assert desk.watch() == 0
    assert capfd.readouterr().out.endswith("1 source: 1 ended early; 2 items, 2 new\n")
    assert site.asked["/1"] == 0
    assert signal.getsignal(signal.SIGTERM) is before
    site.answers["/2"] = page(2)
    assert desk.watch("--once") == 0
    assert capfd.readouterr().out.endswith("1 source: 1 taken; 1 item, 1 new\n")


def test_private_addresses_are_refused(desk: Desk, site: Site) -> None:
    site.answers["/feed"] = rss(item(1))
    assert desk.run("watch", str(desk.folder / "feeds.toml"), "--once") == 2
    assert not site.asked
