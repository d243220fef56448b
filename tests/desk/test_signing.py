"""Who may come in at the desk, by which door, and what they may do there."""

from collections.abc import Iterator
from re import search

import pytest
from axe_playwright_python.sync_playwright import Axe
from httpx import Response
from litestar import Litestar
from litestar.testing import TestClient
from tests.desk.conftest import Visitor

from musnad.desk.app import desk
from musnad.desk.guard.attempts import OF_BOTH
from musnad.desk.guard.passwords import hash_of
from musnad.desk.serving import serve
from musnad.errors import MusnadError
from musnad.ledger.comings import make_token
from musnad.ledger.opening import Ledger
from musnad.ledger.users import add_user, give_role, remove_user, user_named

WORDS = "three quiet words"
Client = TestClient[Litestar]


@pytest.fixture(scope="session")
def kept() -> str:
    """The hash of everybody's password here."""
    return hash_of(WORDS)


@pytest.fixture
def team(ledger: Ledger, kept: str) -> Iterator[Client]:
    """A desk with an admin, a reviewer and a reader."""
    with ledger.writing() as connection:
        for name, role in (("Huda", "admin"), ("Sara", "reviewer"), ("Omar", "reader")):
            add_user(connection, name, role, kept)
    with TestClient(desk(ledger)) as held:
        yield held


def form(client: Client) -> str:
    """The token of the forms of who visits."""
    found = search('name="_csrf_token" value="([0-9a-f]+)"', client.get("/sign-in").text)
    return found[1] if found else ""


def sign_in(client: Client, name: str, password: str = WORDS, **more: str) -> Response:
    """What signing in gives."""
    data = {"name": name, "password": password, "_csrf_token": form(client), **more}
    return client.post("/sign-in", data=data, follow_redirects=False)


def test_one_person_works_alone_until_there_are_users(ledger: Ledger, kept: str) -> None:
    with TestClient(desk(ledger)) as client:
        assert client.get("/claims", follow_redirects=False).status_code == 200
        with ledger.writing() as connection:
            add_user(connection, "Huda", "admin", kept)
        refused = client.get("/claims?code=AZE", follow_redirects=False)
        assert refused.headers["location"] == "/sign-in?back=%2Fclaims%3Fcode%3DAZE"
        assert client.get("/api/claims").status_code == 401


def test_who_knows_the_password_comes_in_and_goes(team: Client) -> None:
    answer = sign_in(team, "huda", back="/claims?code=AZE")
    assert (answer.status_code, answer.headers["location"]) == (303, "/claims?code=AZE")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "Huda" in team.get("/claims").text
    session = team.cookies["musnad_session"]
    found = search('name="_csrf_token" value="([0-9a-f]+)"', team.get("/claims").text)
    assert found
    team.post("/sign-out", data={"_csrf_token": found[1]})
    team.cookies.set("musnad_session", session)
    assert team.get("/api/claims").status_code == 401


@pytest.mark.parametrize("name", ["Sara", "nobody", "", "\0", "<b>x</b>", "ه" * 5000])
def test_others_do_not(team: Client, name: str) -> None:
    answer = sign_in(team, name, "some wrong words")
    assert answer.status_code == 403
    assert "<b>x</b>" not in answer.text
    assert "musnad_session" not in team.cookies


def test_attempts_end_for_a_name_at_an_address(team: Client) -> None:
    told = [sign_in(team, "Sara", "some wrong words").status_code for _ in range(OF_BOTH + 1)]
    assert told == [403] * OF_BOTH + [429]
    assert sign_in(team, "Sara").status_code == 429
    assert sign_in(team, "Huda").status_code == 303


@pytest.mark.parametrize("back", ["//elsewhere.example", "https://elsewhere.example", "/\\x", ""])
def test_nobody_is_sent_elsewhere(team: Client, back: str) -> None:
    assert sign_in(team, "Sara", back=back).headers["location"] == "/"


def test_a_form_without_its_token_is_refused(team: Client) -> None:
    data = {"name": "Sara", "password": WORDS}
    assert team.post("/sign-in", data=data).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}],
)
def test_what_another_site_sends_is_refused(team: Client, headers: dict[str, str]) -> None:
    data = {"name": "Sara", "password": WORDS, "_csrf_token": form(team)}
    assert team.post("/sign-in", data=data, headers=headers).status_code == 403


@pytest.mark.parametrize("host", ["elsewhere.example", "127.0.0.1", "[::1", ""])
def test_another_host_is_refused(client: Client, host: str) -> None:
    assert client.get("/api/claims", headers={"Host": host}).status_code == 421


def test_a_forged_session_does_nothing(team: Client) -> None:
    team.cookies.set("musnad_session", "x" * 43)
    assert team.get("/api/claims").status_code == 401


def test_a_role_and_its_loss_hold_at_once(team: Client, ledger: Ledger) -> None:
    sign_in(team, "Sara")
    assert team.get("/api/claims").status_code == 200
    with ledger.writing() as connection:
        remove_user(connection, "Sara")
    assert team.get("/api/claims").status_code == 401
    with pytest.raises(MusnadError, match="last admin"), ledger.writing() as connection:
        give_role(connection, "Huda", "reader")
    with pytest.raises(MusnadError, match="choose another"), ledger.writing() as connection:
        add_user(connection, "SARA", "reader", "x")


def test_a_token_lets_a_program_in_and_does_not_fall_back(team: Client, ledger: Ledger) -> None:
    with ledger.writing() as connection:
        omar = user_named(connection, "Omar")
        secret = make_token(connection, omar.id, name="feed", role="admin")
    bearer = {"Authorization": f"Bearer {secret}"}
    assert team.get("/api/claims", headers=bearer).status_code == 200
    sign_in(team, "Huda")
    assert team.get("/api/claims", headers={"Authorization": "Bearer x"}).status_code == 401


def test_it_does_not_listen_elsewhere_without_users(ledger: Ledger) -> None:
    with pytest.raises(MusnadError, match="musnad users add"):
        serve(ledger, "192.0.2.1", 1)
    with pytest.raises(MusnadError, match="musnad users add"):
        serve(ledger, "127.0.0.1", 1, proxy="127.0.0.1")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_it_is_done_in_a_browser(
    language: str, address: str, ledger: Ledger, kept: str, visitor: Visitor
) -> None:
    with ledger.writing() as connection:
        add_user(connection, "هدى", "admin", kept)
    page = visitor(language, width=390)
    page.goto(f"{address}/claims")
    found = Axe().run(page)
    assert not found.violations_count, found.generate_report()
    page.fill("input[name=name]", "هدى")
    page.fill("input[name=password]", WORDS)
    page.locator("main button").click()
    assert page.url == f"{address}/claims"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("form[action='/sign-out'] button").click()
    assert "/sign-in" in page.url
