"""`musnad desk`: the workplace in the browser."""

# ruff: noqa: PLC0415 - what is dear to import is imported where it is used
import click

from musnad.cli.ledger import ledger_option, opened


@click.command(short_help="Open the desk: pages on which people read, check and correct.")
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8414, show_default=True, help="Its port."
)
def desk(*, place: str | None, host: str, port: int) -> int:
    """Serve the desk over the ledger until interrupted.

    On this machine alone it needs no set-up. Elsewhere it listens only where the ledger has
    users: see `musnad users`.
    """
    from musnad.desk.serving import serve

    with opened(place) as ledger:
        click.echo(f"The desk is at http://{host}:{port} (Ctrl+C ends it)", err=True)
        serve(ledger, host, port)
    return 0
