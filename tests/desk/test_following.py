"""Following a claim, a report, a party, an outlet: notices on the page, in the feed, by webhook."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Self

import msgspec
import pytest
from litestar import Litestar
from litestar.testing import TestClient
from lxml import etree
from sqlalchemy import insert, select
from tests.desk.conftest import Visitor

from musnad.desk.telling import PATIENCE, Teller
from musnad.errors import MusnadError
from musnad.intake.network import Network
from musnad.ledger.following import follow, follows_of, newest, notices, told_up_to
from musnad.ledger.opening import Ledger
from musnad.ledger.recording import now
from musnad.ledger.tables import claims, documents, links, withdrawals

ATOM = "{http://www.w3.org/2005/Atom}"
Answer = tuple[int, list[bytes]]


def first_claim(client: TestClient[Litestar]) -> str:
    """The id of a claim."""
    return str(client.get("/api/claims?limit=1").json()["items"][0]["id"])


def deny(ledger: Ledger, claim: str) -> None:
    """Have some other claim deny this one."""
    uid, _, key = claim.partition(":")
    with ledger.writing() as connection:
        document = connection.scalars(
            select(documents.c.id).where(documents.c.uid.startswith(uid))
        ).one()
        rows = connection.execute(select(claims.c.id, claims.c.key).order_by(claims.c.id.desc()))
        target, other = [row.id for row in rows][:2]
        assert document
        assert key
        link = {"from_claim": other, "to_claim": target, "type": "denies", "rests_on": "[]"}
        connection.execute(insert(links), {**link, "made_by": "test", "made_at": now()})


def test_a_denial_of_what_is_followed_is_told(ledger: Ledger, client: TestClient[Litestar]) -> None:
    claim = first_claim(client)
    with ledger.writing() as connection:
        follow(connection, "ليلى", "claim", claim, None)
    deny(ledger, claim)
    with ledger.looking() as connection:
        (held,) = follows_of(connection, "ليلى")
        (told,) = notices(connection, held, held.seen)
        assert (told.happening, told.claim) == ("denies", claim)
        told_up_to_now = newest(connection)
    with ledger.writing() as connection:
        told_up_to(connection, held.id, told_up_to_now)
        (held,) = follows_of(connection, "ليلى")
        assert notices(connection, held, held.seen) == []


def test_what_was_before_is_not_told(ledger: Ledger, client: TestClient[Litestar]) -> None:
    claim = first_claim(client)
    deny(ledger, claim)
    with ledger.writing() as connection:
        follow(connection, "ليلى", "claim", claim, None)
        (held,) = follows_of(connection)
        assert notices(connection, held, held.seen) == []


def test_a_withdrawn_report_is_told(ledger: Ledger, client: TestClient[Litestar]) -> None:
    uid = first_claim(client).partition(":")[0]
    with ledger.writing() as connection:
        follow(connection, "ليلى", "document", uid, None)
        found = connection.scalars(select(documents.c.id).where(documents.c.uid.startswith(uid)))
        row = {"document_id": found.one(), "at": now(), "by": "سمير", "reason": "نُشر خطأ"}
        connection.execute(insert(withdrawals), row)
        (held,) = follows_of(connection)
        (told,) = notices(connection, held, held.seen)
    assert (told.happening, told.reason) == ("withdrawn", "نُشر خطأ")


@pytest.mark.parametrize("kind", ["army", "", "claim"])
def test_what_is_not_there_is_refused(ledger: Ledger, kind: str) -> None:
    with ledger.writing() as connection, pytest.raises(MusnadError):
        follow(connection, "ليلى", kind, "ffffffffff:c1", None)


def test_the_feed_has_the_notices_and_no_words(
    ledger: Ledger, client: TestClient[Litestar]
) -> None:
    claim = first_claim(client)
    with ledger.writing() as connection:
        key = follow(connection, "ليلى", "claim", claim, None)
    deny(ledger, claim)
    answer = client.get(f"/feed/{key}")
    (entry,) = etree.fromstring(answer.content).findall(f"{ATOM}entry")
    assert claim in entry.findtext(f"{ATOM}title")
    assert not any("\u0600" <= letter <= "\u06ff" for letter in answer.text)
    assert client.get("/feed/guess").status_code == 404


class Listening:
    """A server that takes what is posted and answers as it is told."""

    def __init__(self, status: int) -> None:
        """Listen on a free port."""
        taken = self.taken = list[bytes]()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                taken.append(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)

    def __enter__(self) -> Self:
        """Start."""
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server.server_port}/hook"


@pytest.mark.parametrize("status", [204, 500])
def test_a_webhook_is_told_once_or_again_later(
    ledger: Ledger, client: TestClient[Litestar], status: int
) -> None:
    claim = first_claim(client)
    with Listening(status) as hook:
        with ledger.writing() as connection:
            follow(connection, "ليلى", "claim", claim, hook.address)
        deny(ledger, claim)
        teller = Teller(ledger, Network(allow_private=True))
        assert teller.tell_all() == (status == 204)
        assert teller.tell_all() == 0
    assert len(hook.taken) == (1 if status == 204 else 2)
    told = msgspec.json.decode(hook.taken[0])
    assert told["notices"][0]["happening"] == "denies"
    with ledger.looking() as connection:
        assert follows_of(connection)[0].failed == (0 if status == 204 else 2) < PATIENCE


def test_a_private_address_is_not_asked(ledger: Ledger, client: TestClient[Litestar]) -> None:
    claim = first_claim(client)
    with Listening(204) as hook:
        with ledger.writing() as connection:
            follow(connection, "ليلى", "claim", claim, hook.address)
        deny(ledger, claim)
        assert Teller(ledger).tell_all() == 0
    assert not hook.taken


def test_following_and_letting_go_on_the_page(
    address: str, client: TestClient[Litestar], visitor: Visitor
) -> None:
    page = visitor("ar")
    page.goto(f"{address}/following")
    page.locator("input[name=what]").fill(first_claim(client))
    page.locator("form.filters button").click()
    assert first_claim(client) in page.locator("ol.claims").inner_text()
    page.locator("form[action$=drop] button").click()
    assert page.locator("form[action$=drop]").count() == 0
