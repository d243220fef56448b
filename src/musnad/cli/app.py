"""The command `musnad`: its subcommands, and how it ends."""

import os
import signal
import sys

import click

from musnad.cli.add import add
from musnad.cli.backup import backup, purges, restore
from musnad.cli.check import check
from musnad.cli.claims import claims
from musnad.cli.confirm import confirm
from musnad.cli.copies import copies
from musnad.cli.coverage import coverage
from musnad.cli.desk import desk
from musnad.cli.diff import diff, diff_readings
from musnad.cli.docs import docs
from musnad.cli.dossier import dossier
from musnad.cli.evaluate import evaluate
from musnad.cli.expire import expire
from musnad.cli.gold import gold
from musnad.cli.join import join
from musnad.cli.labels import printable
from musnad.cli.link import link
from musnad.cli.persons import persons
from musnad.cli.purge import purge
from musnad.cli.read import read
from musnad.cli.reread import reread
from musnad.cli.show import show
from musnad.cli.sources import sources
from musnad.cli.split import split
from musnad.cli.users import users
from musnad.cli.watch import watch
from musnad.cli.withdraw import withdraw
from musnad.errors import MusnadError
from musnad.ledger.place import VARIABLE, default_place
from musnad.version import __version__

FAILED = 2
INTERRUPTED = 128 + signal.SIGINT
PIPE_CLOSED = 128 + 13  # SIGPIPE, which Windows does not name


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=f"The ledger is {default_place()} unless --ledger or ${VARIABLE} names another.",
)
@click.version_option(__version__, prog_name="musnad")
def musnad() -> None:
    """Read Arabic conflict news into claims, and keep them: who said what, in which words."""


COMMANDS = (
    read,
    add,
    watch,
    coverage,
    claims,
    show,
    docs,
    sources,
    copies,
    dossier,
    link,
    join,
    split,
    confirm,
    desk,
    users,
    evaluate,
    gold,
    diff,
    diff_readings,
    reread,
    persons,
    withdraw,
    purge,
    purges,
    expire,
    check,
    backup,
    restore,
)
for command in COMMANDS:
    musnad.add_command(command)


def main() -> None:
    """Run the command line; every error a user can cause ends in one line and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        # Arabic goes out as UTF-8 whatever the locale says; file names may hold stray bytes.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run())


def run() -> int:
    """Run the command line and return its exit code."""
    try:
        code = musnad.main(prog_name="musnad", standalone_mode=False)
        sys.stdout.flush()
    except MusnadError as error:
        click.echo(f"musnad: {printable(error.source)}: {printable(error.cause)}", err=True)
        return FAILED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("musnad: interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone (`musnad ... | head`): nothing is left to tell them,
        # and the interpreter must not try to flush to them once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return code if isinstance(code, int) else 0
