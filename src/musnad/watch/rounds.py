"""Rounds: which sources are due, looking at them side by side, and what is said of it."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from musnad.errors import MusnadError
from musnad.ledger.faults import is_away
from musnad.ledger.polls import Poll, Standing, standing
from musnad.watch.backoff import backoff
from musnad.watch.clock import instant
from musnad.watch.dropped import Dropped
from musnad.watch.plan import Plan, Watched
from musnad.watch.polling import PATIENCE, Polling, Steps, Tools

AWAY = 30.0
"""Seconds between two tries to reach a ledger's server."""


class Looked(Struct, frozen=True, kw_only=True):
    """A look at a source: what came of it, and how it stood before and stands now."""

    polling: Polling
    poll: Poll
    before: Standing
    after: Standing


class Running(Struct, kw_only=True):
    """A look that goes on; `url` is what it asks for next."""

    polling: Polling
    steps: Steps
    before: Standing
    url: str = ""


def due_at(source: Watched, stands: Standing, *, once: bool) -> datetime | None:
    """When a source is to be looked at; None for at once.

    `once` leaves the rhythm to whoever calls: then only a failure or a server's word makes wait.
    """
    last = stands.last
    if last is None or last.outcome == "ended early":
        return None
    wait = 0.0 if once and not stands.failures else backoff(source.interval, stands.failures)
    at = instant(last.at) + timedelta(seconds=wait)
    return max(at, instant(last.not_before)) if last.not_before else at


def later(each: tuple[Watched, Standing], tools: Tools, now: datetime, *, once: bool) -> datetime:
    """When a source is to be looked at, and its host may be asked."""
    source, stands = each
    ready = now + timedelta(seconds=tools.manners.wait(source.place))
    return max(due_at(source, stands, once=once) or now, ready)


def standings(plan: Plan, tools: Tools) -> list[tuple[Watched, Standing]]:
    """Each source, and how it stands by the journal.

    Raises:
        MusnadError: the ledger complains.
    """
    with tools.ledger.looking() as connection:
        return [(source, standing(connection, source.name)) for source in plan.sources]


def look(due: Sequence[tuple[Watched, Standing]], tools: Tools) -> list[Looked]:
    """Look at sources side by side: while one host is left alone, others are asked.

    Raises:
        MusnadError: the ledger complains.
    """
    looked: list[Looked] = []
    running: list[Running] = []
    for source, before in due:
        polling = (Dropped if source.kind == "folder" else Polling)(source, tools)
        running.append(Running(polling=polling, steps=polling.steps(), before=before))
    while running:
        if tools.adding.stop():
            touched = [each for each in running if each.polling.touched]
            looked += [ended(each, tools, early=True) for each in touched]
            break
        following = min(running, key=lambda each: tools.manners.wait(each.url))
        if (wait := tools.manners.wait(following.url)) > PATIENCE:
            for each in running:
                each.polling.give_up(tools.manners.wait(each.url))
            looked += [ended(each, tools, early=False) for each in running]
            break
        if wait > 0:
            tools.clock.pause(wait, tools.adding.stop)
            continue
        try:
            following.url = next(following.steps)
        except StopIteration:
            running.remove(following)
            looked.append(ended(following, tools, early=False))
    return looked


def ended(running: Running, tools: Tools, *, early: bool) -> Looked:
    """The end of a look.

    Raises:
        MusnadError: the ledger complains.
    """
    poll = running.polling.close(early=early)
    with tools.ledger.looking() as connection:
        after = standing(connection, running.polling.source.name)
    return Looked(polling=running.polling, poll=poll, before=running.before, after=after)


def line(looked: Sequence[Looked], at: str) -> str:
    """One round in one line."""
    outcomes = [each.poll.outcome for each in looked]
    told = [f"{outcomes.count(word)} {word}" for word in dict.fromkeys(outcomes)]
    items = sum(each.poll.items for each in looked)
    taken = sum(each.poll.taken for each in looked)
    failed = sum(each.poll.failed for each in looked)
    sources = plural(len(looked), "source")
    more = f", {failed} failed" if failed else ""
    return f"{at}  {sources}: {', '.join(told)}; {plural(items, 'item')}, {taken} new{more}"


def plural(number: int, noun: str) -> str:
    """`1 item`, `2 items`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


Tell = Callable[[list[Looked]], None]
"""Says what came of a round."""


def watch(
    plan: Plan,
    tools: Tools,
    *,
    once: bool,
    tell: Tell,
    complain: Callable[[MusnadError], None],
) -> bool:
    """Look at sources as they are due, until somebody asks to end; `once`, one round of them.

    A ledger's server that went away is waited for, and complained of. Whether a source was
    failing at the end.

    Raises:
        MusnadError: the ledger complains of something else, or the round was the only one.
    """
    while not tools.adding.stop():
        try:
            wait = one_round(plan, tools, tell, once=once)
        except MusnadError as error:
            if once or not is_away(error.__cause__):
                raise
            complain(error)
            wait = AWAY
        if once:
            break
        tools.clock.pause(wait, tools.adding.stop)
    return any(stand.failures for _, stand in standings(plan, tools))


def one_round(plan: Plan, tools: Tools, tell: Tell, *, once: bool) -> float:
    """Look at what is due; seconds until something is due again.

    Raises:
        MusnadError: the ledger complains.
    """
    stands = standings(plan, tools)
    now = tools.clock.now()
    times = [later(each, tools, now, once=once) for each in stands]
    due = [each for each, at in zip(stands, times, strict=True) if at <= now]
    if due and (looked := look(due, tools)):
        tell(looked)
    return 0.0 if due else (min(times) - now).total_seconds()
