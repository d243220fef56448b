"""`musnad watch`: sources that are looked at again and again."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from musnad.cli.add import Interruption
from musnad.cli.labels import printable
from musnad.cli.ledger import ledger_option, opened
from musnad.cli.outlets import outlets_option

if TYPE_CHECKING:
    from musnad.collect.adding import Adding
    from musnad.ledger.opening import Ledger
    from musnad.watch.plan import Plan
    from musnad.watch.polling import Tools
    from musnad.watch.rounds import Looked

NAMED = 20  # failures of one look that are named; more are counted
ALERT_SECONDS = 60


@click.command(short_help="Watch feeds, sitemaps and folders.")
@click.argument("feeds", type=click.Path(path_type=Path), metavar="FEEDS.toml")
@ledger_option
@click.option("--once", is_flag=True, help="One round, for cron; exit code 2 if a source fails.")
@click.option("--no-read", is_flag=True, help="Keep the reports and do not read them yet.")
@click.option(
    "--codes",
    type=click.Path(path_type=Path),
    help="Dated codes of actors to use for the shipped ones: a table with their columns.",
)
@outlets_option
@click.option("--allow-private", is_flag=True, help="Take web addresses that are not public too.")
def watch(
    *,
    feeds: Path,
    place: str | None,
    once: bool,
    no_read: bool,
    codes: Path | None,
    outlets: Path | None,
    allow_private: bool,
) -> int:
    """Look at the sources of FEEDS.toml as they are due, and add what is new to the ledger.

    Each round is told in one line. On SIGTERM or Ctrl-C the item in hand is finished; whatever
    was left is taken up by the next run.
    """
    from musnad.collect.adding import Adding
    from musnad.intake.given import Given
    from musnad.intake.network import Network
    from musnad.ledger.salt import salt_of
    from musnad.resolve.outlets import load_outlets
    from musnad.watch.plan import load_plan
    from musnad.watch.rounds import watch as watch_all

    plan = load_plan(feeds)
    asked = Interruption()
    network = Network(allow_private=allow_private, contact=plan.contact)
    known = load_outlets(outlets)
    with opened(place, create=True) as ledger, asked.heard():
        adding = Adding(
            given=Given(salt=salt_of(ledger)),
            network=network,
            codes=codes,
            read=not no_read,
            stop=asked,
            outlets=known,
        )
        tools = tools_of(plan, ledger, adding)
        failing = watch_all(
            plan,
            tools,
            once=once,
            tell=lambda looked: tell(looked, plan, tools.clock.stamp()),
            complain=lambda error: click.echo(f"musnad: {printable(str(error))}", err=True),
        )
    return 2 if once and failing and not asked() else 0


def tools_of(plan: "Plan", ledger: "Ledger", adding: "Adding") -> "Tools":
    """What looking at the sources of a plan needs."""
    from musnad.intake.limits import LIMITS
    from musnad.watch.clock import Clock
    from musnad.watch.manners import Manners
    from musnad.watch.polling import Tools

    clock = Clock()
    return Tools(
        ledger=ledger,
        adding=adding,
        manners=Manners(clock, plan.delay, LIMITS),
        clock=clock,
        limits=LIMITS,
        pages=plan.pages,
        seconds=min(source.interval for source in plan.sources),
    )


def tell(looked: "list[Looked]", plan: "Plan", at: str) -> None:
    """Say in one line what came of a round, name what failed, and sound the alarm."""
    from musnad.watch.rounds import line

    click.echo(line(looked, at))
    sys.stdout.flush()
    for each in looked:
        name = printable(each.poll.source)
        failures = each.polling.failures
        if each.poll.outcome == "failed":
            click.echo(f"  {name}: {printable(each.poll.note or '')}", err=True)
        for failure in failures[:NAMED]:
            click.echo(f"  {name}: {printable(f'{failure.source}: {failure.cause}')}", err=True)
        if len(failures) > NAMED:
            click.echo(f"  {name}: and {len(failures) - NAMED} more", err=True)
        if each.after.failures == plan.alert_after:
            cause = f"failed {each.after.failures} times in a row: {each.poll.note}"
            alert(each.poll.source, cause, plan.alert)
        elif each.before.failures >= plan.alert_after and not each.after.failures:
            click.echo(f"musnad: {name}: answers again", err=True)


def alert(source: str, cause: str, command: tuple[str, ...]) -> None:
    """Say on standard error that a source fails, and run the user's own command for it."""
    click.echo(f"musnad: ALERT: {printable(source)}: {printable(cause)}", err=True)
    if not command:
        return
    import subprocess

    try:
        done = subprocess.run(  # noqa: S603 - the user's own command
            [*command, source, cause],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            timeout=ALERT_SECONDS,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        click.echo(f"musnad: {command[0]}: cannot be run: {error}", err=True)
        return
    if done.returncode:
        click.echo(f"musnad: {command[0]}: ended with {done.returncode}", err=True)
