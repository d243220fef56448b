"""A desk over a ledger of our own reports, and a real browser to visit it with."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from litestar import Litestar
from litestar.testing import TestClient
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, sync_playwright
from tests.desk.news import fill
from tools.browser import browser as browser_of_this_machine

from musnad.desk.app import desk
from musnad.desk.serving import Server
from musnad.ledger.opening import Ledger, open_ledger

FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
)
"""A browser that talks to nobody but us."""


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with reports of our own writing, to be copied."""
    path = tmp_path_factory.mktemp("desk") / "ledger.db"
    ledger = open_ledger(str(path))
    fill(ledger)
    ledger.close()
    return path


@pytest.fixture
def ledger(filled: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of it, open."""
    held = open_ledger(str(shutil.copyfile(filled, tmp_path / "ledger.db")))
    yield held
    held.close()


@pytest.fixture
def client(ledger: Ledger) -> Iterator[TestClient[Litestar]]:
    """The desk without a network, for answers that need no browser."""
    with TestClient(desk(ledger)) as held:
        yield held


@pytest.fixture
def address(ledger: Ledger) -> Iterator[str]:
    """The address of a desk that is served on this machine."""
    with served(ledger) as at:
        yield at


class served:  # noqa: N801 - read as a phrase: `with served(ledger) as address`
    """A desk on a free port, in a thread."""

    def __init__(self, ledger: Ledger) -> None:
        """Take the ledger it shows."""
        app = desk(ledger)
        config = uvicorn.Config(app, port=0, log_level="error", lifespan="on")
        self.server = Server(config, app)
        self.thread = threading.Thread(target=self.server.run, daemon=True)

    def __enter__(self) -> str:
        """Start it; its address."""
        self.thread.start()
        while not self.server.started:
            if not self.thread.is_alive():
                message = "the desk did not start"
                raise RuntimeError(message)
            self.thread.join(0.01)
        port = self.server.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}"

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self.server.should_exit = True
        self.thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    path = browser_of_this_machine()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no browser: run tools/browser.py")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


Visitor = Callable[..., Page]


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Visitor]:
    """Somebody with a browser: `visitor("ar", width=390)`; whatever a page complains of fails."""
    complaints: list[str] = []
    contexts = []

    def visit(language: str = "en", *, width: int = 1440, dark: bool = False) -> Page:
        context = browser.new_context(
            locale=language,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        page = context.new_page()

        def told(message: ConsoleMessage) -> None:
            if message.type == "error":
                complaints.append(message.text)

        def failed(error: Error) -> None:
            complaints.append(str(error))

        page.on("console", told)
        page.on("pageerror", failed)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert not complaints
