"""One look at one source: what it lists is taken, what it links to is opened."""

from collections import deque
from collections.abc import Generator, Iterator
from datetime import timedelta

from msgspec import Struct, structs

from musnad.collect.adding import Adding, add_one
from musnad.collect.channels import outlet_named
from musnad.errors import MusnadError
from musnad.intake.door import guarded
from musnad.intake.fetch import NOTHING, Answer, Held, Refused
from musnad.intake.given import Failure
from musnad.intake.limits import Limits
from musnad.intake.listed import Listed
from musnad.intake.web import PAGES, found_in, is_list
from musnad.ledger.opening import Ledger
from musnad.ledger.polls import (
    PURGED,
    Outcome,
    Poll,
    item_key,
    items_noted,
    last_got,
    note,
    standing,
)
from musnad.ledger.recorder import Recorder
from musnad.ledger.recording import is_purged
from musnad.model import Report
from musnad.model.document import DAY
from musnad.reader import this_reader
from musnad.watch.backoff import backoff
from musnad.watch.clock import Clock, instant
from musnad.watch.manners import Manners
from musnad.watch.plan import Watched

Steps = Iterator[str]
"""Gives each address before it is asked; empty where nothing is to be waited for."""

TRIES = 3
"""How often a page that fails is tried, at one look each."""
PATIENCE = 300.0
"""Seconds that one look waits for a host; what is left then is for the next look."""
RETRY = 900.0
"""Seconds before a page that failed is tried again; doubled each time."""


class Tools(Struct, frozen=True, kw_only=True):
    """What looking at sources needs; `pages` and `seconds` bound one look."""

    ledger: Ledger
    adding: Adding
    manners: Manners
    clock: Clock
    limits: Limits
    pages: int
    seconds: float


class Polling:
    """A look at a source, in steps between which others may go on."""

    def __init__(self, source: Watched, tools: Tools) -> None:
        """Nothing is asked yet."""
        self.source = source
        self.tools = tools
        given = structs.replace(
            tools.adding.given, outlet=source.outlet, follow=source.follow and source.kind == "feed"
        )
        network = structs.replace(tools.adding.network, proxy=source.proxy)
        self.adding = structs.replace(tools.adding, given=given, network=network)
        self.recorder = Recorder(tools.ledger)
        self.begun = tools.clock.stamp()
        self.answer: Answer | None = None
        self.fault: MusnadError | None = None
        self.failures: list[Failure] = []
        self.queue: deque[tuple[Listed, int]] = deque()
        self.items = 0
        self.whole = True
        self.changed = True
        self.stopped = False
        self.touched = False

    def steps(self) -> Steps:
        """Take what the source has.

        Raises:
            MusnadError: the ledger complains.
        """
        place = self.source.place
        with self.tools.ledger.looking() as connection:
            known = standing(connection, self.source.name)
        held = Held(etag=known.etag, last_modified=known.last_modified)
        try:
            self.answer = yield from self.asked(place, held)
        except MusnadError as error:
            self.fault = error
            return
        if self.answer.status == 304:
            self.changed = False
            self.answer = structs.replace(self.answer, headers=told(held) | self.answer.headers)
            return
        if self.answer.kind in PAGES and not is_feed(self.answer):
            self.fault = MusnadError(place, f"no {self.source.kind} there, but a page")
            return
        failed = len(self.failures)
        self.take_all(self.answer, place, Listed(address=place), self.tools.limits.steps)
        if len(self.failures) > failed and not self.items and not self.queue:
            first = self.failures.pop(failed)
            self.fault = MusnadError(place, first.cause)
            return
        newest_first = sorted(self.queue, key=lambda each: moment(each[0]) or "", reverse=True)
        self.queue = deque(newest_first)
        yield from self.pages()

    def asked(self, url: str, held: Held) -> Generator[str, None, Answer]:
        """The answer behind an address, after its host has said what it allows.

        Raises:
            MusnadError: see `Manners.ask`.
        """
        manners, network = self.tools.manners, self.adding.network
        self.touched = True
        if not manners.knows(url):
            yield url
            if not manners.knows(url):  # another look may have learned it meanwhile
                manners.learn(url, network)
        yield url
        return manners.ask(url, network, held)

    def take_all(self, answer: Answer, source: str, listed: Listed, steps: int) -> bool:
        """Take the reports of an answer and queue what it lists; whether there was any of it.

        Raises:
            MusnadError: the ledger complains.
        """

        def found() -> Iterator[Report | Failure | Listed]:
            at = self.tools.clock.stamp()
            limits = self.tools.limits
            return found_in(answer, source, self.adding.given, limits, listed.said, at)

        any_found = False
        for each in guarded(source, found):
            if isinstance(each, Failure):
                self.failures.append(each)
                self.whole = self.whole and each.source != source  # a feed that ends early
            elif isinstance(each, Listed):
                any_found = True
                self.queue_up(each, steps - 1)
            else:
                any_found = True
                self.take(each, is_page=source != self.source.place)
                if self.adding.stop():  # the item in hand is finished, the next is not begun
                    self.stop()
                    break
        return any_found

    def queue_up(self, listed: Listed, steps: int) -> None:
        """Have an address opened in its turn, unless it is too deep in lists."""
        if steps >= 0:
            self.queue.append((listed, steps))
        else:
            cause = f"not opened: lists in lists, more than {self.tools.limits.steps} deep"
            self.failures.append(Failure(source=listed.address, cause=cause))

    def take(self, report: Report, *, is_page: bool) -> None:
        """Add a report; an item that a feed still lists as it was is known and left alone.

        Raises:
            MusnadError: the ledger complains.
        """
        self.items += 1
        named = outlet_named(report, self.adding.outlets, self.adding.given.outlet)
        if not is_page:
            bare = structs.replace(named, retrieval=None)
            if self.recorder.knows(
                bare, this_reader(self.adding.codes) if self.adding.read else None
            ):
                return
        elif self.was_purged(named):
            if report.retrieval is not None:
                self.note_item(report.retrieval.place, None, PURGED)
            return
        failure = add_one(report, self.adding, self.recorder)
        if failure is not None:
            self.failures.append(failure)

    def was_purged(self, report: Report) -> bool:
        """Whether a report was erased: it is not taken again, nor asked for."""
        with self.tools.ledger.looking() as connection:
            return is_purged(connection, report.id)

    def pages(self) -> Steps:
        """Open the pages that are wanted, as many as one look may."""
        opened = 0
        while self.queue and not self.stopped:
            listed, steps = self.queue.popleft()
            if not self.wants(listed):
                continue
            if opened >= self.tools.pages or self.is_long(listed.address):
                self.whole = False  # the rest is for the next look
                return
            opened += 1
            try:
                answer = yield from self.asked(listed.address, NOTHING)
            except MusnadError as error:
                self.miss(listed, error)
                continue
            before = len(self.failures)
            if not self.take_all(answer, listed.address, listed, steps):
                causes = self.failures[before:]
                del self.failures[before:]
                cause = causes[0].cause if causes else "nothing to read there"
                self.miss(listed, MusnadError(listed.address, cause))

    def is_long(self, url: str) -> bool:
        """Whether the look lasts too long already, or would have to wait too long for a host."""
        end = instant(self.begun) + timedelta(seconds=self.tools.seconds)
        return self.tools.clock.now() > end or self.tools.manners.wait(url) > PATIENCE

    def wants(self, listed: Listed) -> bool:
        """Whether a page is new, or has changed since it was got, or may be tried again."""
        with self.tools.ledger.looking() as connection:
            got = last_got(connection, listed.address)
            missed = items_noted(connection, listed.address)
        if got is not None:
            changed = listed.modified or listed.said.edited_at
            return changed is not None and is_later(changed, got)
        if not missed:
            return True
        if missed[0].etag == PURGED or len(missed) >= TRIES:
            return False
        again = instant(missed[0].at) + timedelta(seconds=backoff(RETRY, len(missed) - 1))
        if self.tools.clock.now() < again:
            self.whole = False
            return False
        return True

    def miss(self, listed: Listed, error: MusnadError) -> None:
        """Note a page that could not be had, and take what stands in for it."""
        self.failures.append(Failure(source=error.source, cause=error.cause))
        self.items += 1
        if isinstance(error, Refused) and error.retry_after:
            self.whole = False  # the host asks to come back later: no fault of the page
            return
        with self.tools.ledger.looking() as connection:
            missed = len(items_noted(connection, listed.address)) + 1
        self.whole = self.whole and missed >= TRIES
        self.note_item(listed.address, error.cause)
        if listed.instead is not None:
            self.items -= 1
            self.take(listed.instead, is_page=False)

    def note_item(self, address: str, cause: str | None, mark: str | None = None) -> None:
        """Write an item into the journal."""
        at = self.tools.clock.stamp()
        failed = 0 if cause is None else 1
        poll = Poll(
            source=item_key(address), at=at, outcome="item", failed=failed, etag=mark, note=cause
        )
        with self.tools.ledger.writing() as connection:
            note(connection, poll)

    def stop(self) -> None:
        """Somebody asked to end: nothing more is taken."""
        self.stopped = True
        self.whole = False

    def give_up(self, wait: float) -> None:
        """Leave a host alone that asks for more patience than a look has."""
        if self.answer is None:
            cause = f"its host asks to be left alone for {wait:.0f} seconds"
            self.fault = MusnadError(self.source.place, cause)
        self.whole = False

    def close(self, *, early: bool = False) -> Poll:
        """Write what was taken, then into the journal what came of the look.

        Raises:
            MusnadError: the ledger complains.
        """
        if early:
            self.stop()
        self.recorder.flush()
        refused = [Failure(source=e.source, cause=e.cause) for e in self.recorder.refused]
        self.failures += refused
        poll = self.told()
        with self.tools.ledger.writing() as connection:
            note(connection, poll)
        return poll

    def told(self) -> Poll:
        """What came of the look."""
        counts = self.recorder.counts
        headers = self.answer.headers if self.answer and self.whole else {}
        wait = self.tools.manners.wait(self.source.place)
        is_refused = isinstance(self.fault, Refused) and self.fault.retry_after
        until = self.tools.clock.now() + timedelta(seconds=wait) if is_refused else None
        return Poll(
            source=self.source.name,
            at=self.begun,
            outcome=outcome_of(self),
            status=status_of(self),
            items=self.items,
            taken=counts["added"] + counts["new version"],
            failed=len(self.failures),
            etag=headers.get("etag"),
            last_modified=headers.get("last-modified"),
            not_before=until.isoformat(timespec="seconds") if until else None,
            note=cause_of(self),
        )


def outcome_of(polling: Polling) -> Outcome:
    """How a look went, in a word."""
    if polling.fault is not None:
        return "failed"
    if polling.stopped:
        return "ended early"
    return "taken" if polling.changed else "unchanged"


def status_of(polling: Polling) -> int | None:
    """The status of the server's answer."""
    if isinstance(polling.fault, Refused):
        return polling.fault.status
    return polling.answer.status if polling.answer else None


def cause_of(polling: Polling) -> str | None:
    """Why a look failed, or the first of its items that did."""
    if polling.fault is not None:
        return polling.fault.cause
    return polling.failures[0].cause if polling.failures else None


def told(held: Held) -> dict[str, str]:
    """What is held, as the headers that told it."""
    both = {"etag": held.etag, "last-modified": held.last_modified}
    return {name: value for name, value in both.items() if value}


def is_feed(answer: Answer) -> bool:
    """Whether an answer is a feed or list, whatever its server calls it."""
    try:
        return is_list(answer.content, answer.url)
    except MusnadError:
        return True  # it declares entities: the door says so


def moment(listed: Listed) -> str | None:
    """When a listed page was changed or published, as its list says."""
    return listed.modified or listed.said.published


def is_later(changed: str, got: str) -> bool:
    """Whether a page changed after it was got; of a day only, on a later day."""
    try:
        if len(changed) == DAY:
            return changed > got[:DAY]
        return instant(changed) > instant(got)
    except ValueError:
        return False
