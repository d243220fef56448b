"""How servers are asked: what robots.txt allows, no faster than it and the plan say."""

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from msgspec import Struct
from protego import Protego

from musnad.errors import MusnadError
from musnad.intake.fetch import NOTHING, Answer, Held, Refused, fetch
from musnad.intake.limits import Limits
from musnad.intake.network import Network
from musnad.watch.clock import Clock

AGENT = "musnad"
KEPT = timedelta(hours=24)
"""How long a robots.txt counts."""
AGAIN = timedelta(minutes=10)
"""How long one that could not be had is not asked for again."""
ROBOTS = Limits(size=2_000_000)
LONGEST = 86_400.0
"""Seconds: no server makes us wait for longer."""
TOO_MANY = 429


class Rules(Struct, frozen=True, kw_only=True):
    """What a host allows, until when that counts; or why nobody knows."""

    said: Protego | None
    until: datetime
    cause: str | None = None


class Manners:
    """Asks servers one request after another, each host no sooner than it may be asked."""

    def __init__(self, clock: Clock, delay: float, limits: Limits) -> None:
        """`delay` is the least time between two requests to a host, in seconds."""
        self.clock = clock
        self.delay = delay
        self.limits = limits
        self.rules: dict[str, Rules] = {}
        self.ready: dict[str, datetime] = {}

    def wait(self, url: str) -> float:
        """Seconds until the host of an address may be asked; none for what has no host."""
        ready = self.ready.get(host_of(url))
        return max(0.0, (ready - self.clock.now()).total_seconds()) if ready else 0.0

    def knows(self, url: str) -> bool:
        """Whether it is known what the host of an address allows."""
        rules = self.rules.get(origin_of(url))
        return rules is not None and self.clock.now() < rules.until

    def learn(self, url: str, network: Network) -> None:
        """Ask a host what it allows. Without a robots.txt that is everything."""
        now = self.clock.now()
        try:
            answer = self.asked(robots_of(url), network, NOTHING, ROBOTS)
        except Refused as error:
            if error.status == TOO_MANY or error.status >= 500:
                cause = f"robots.txt {error.cause}"
                rules = Rules(said=None, until=now + AGAIN, cause=cause)
            else:
                rules = Rules(said=None, until=now + KEPT)
        except MusnadError as error:
            rules = Rules(said=None, until=now + AGAIN, cause=error.cause)
        else:
            said = Protego.parse(answer.content.decode("utf-8", "replace"))
            rules = Rules(said=said, until=now + KEPT)
        self.rules[origin_of(url)] = rules

    def ask(self, url: str, network: Network, held: Held) -> Answer:
        """What is behind an address, if its host allows that it is asked for.

        Raises:
            MusnadError: it does not, or see `fetch`.
            Refused: an error answer.
        """
        rules = self.rules.get(origin_of(url))
        if rules is not None and rules.cause is not None:
            raise MusnadError(url, rules.cause)
        if rules is not None and rules.said is not None and not rules.said.can_fetch(url, AGENT):
            raise MusnadError(url, "its robots.txt does not allow it")
        return self.asked(url, network, held, self.limits)

    def asked(self, url: str, network: Network, held: Held, limits: Limits) -> Answer:
        """Ask, and note when the host may be asked again.

        Raises:
            MusnadError: see `fetch`.
        """
        try:
            return fetch(url, limits, network, held)
        except Refused as error:
            self.hold(url, self.told_to_wait(error))
            raise
        finally:
            self.hold(url, self.pace(url))

    def pace(self, url: str) -> float:
        """Seconds between two requests to the host of an address."""
        rules = self.rules.get(origin_of(url))
        if rules is None or rules.said is None:
            return self.delay
        rate = rules.said.request_rate(AGENT)
        paces = (
            self.delay,
            float(rules.said.crawl_delay(AGENT) or 0),
            rate.seconds / rate.requests if rate and rate.requests else 0.0,
        )
        return min(max(paces), LONGEST)

    def told_to_wait(self, error: Refused) -> float:
        """Seconds that an error answer asks to wait for, by number or by date; 0 for none."""
        told = (error.retry_after or "").strip()
        if told.isascii() and told.isdigit():
            return min(float(told[:9]), LONGEST)
        try:
            until = parsedate_to_datetime(told)
            seconds = (until - self.clock.now()).total_seconds()
        except (ValueError, TypeError, IndexError, OverflowError):
            return 0.0
        return min(max(seconds, 0.0), LONGEST)

    def hold(self, url: str, seconds: float) -> None:
        """Have the host of an address left alone for some time at least."""
        until = self.clock.now() + timedelta(seconds=seconds)
        host = host_of(url)
        self.ready[host] = max(self.ready.get(host, until), until)


def host_of(url: str) -> str:
    """The host of an address, lower case; empty where it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def origin_of(url: str) -> str:
    """Scheme, host and port of an address, for which one robots.txt speaks."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc.lower()}"


def robots_of(url: str) -> str:
    """The address of the robots.txt that speaks for an address."""
    return f"{origin_of(url)}/robots.txt"
