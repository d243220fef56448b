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
@click.option(
    "--name", "names", multiple=True, metavar="HOST", help="A name it is reached by; repeatable."
)
@click.option(
    "--behind-proxy", "proxy", metavar="ADDRESS", help="Address of a proxy that speaks TLS for it."
)
def desk(
    *, place: str | None, host: str, port: int, names: tuple[str, ...], proxy: str | None
) -> int:
    """Serve the desk over the ledger until interrupted.

    On this machine alone it needs no set-up. Elsewhere it listens only where the ledger has
    users: see `musnad users`.
    """
    from musnad.desk.serving import serve

    with opened(place) as ledger:
        click.echo(f"The desk is at http://{host}:{port} (Ctrl+C ends it)", err=True)
        serve(ledger, host, port, names=names, proxy=proxy)
    return 0
