"""One's own page and the people of the desk: what they can do there, and what nobody can."""

from re import findall, search

import pytest
from axe_playwright_python.sync_playwright import Axe
from litestar import Litestar
from litestar.testing import TestClient
from tests.desk.conftest import Visitor
from tests.desk.test_signing import WORDS, form, kept, sign_in, team

from musnad.ledger.comings import make_token, tokens_of
from musnad.ledger.opening import Ledger
from musnad.ledger.users import add_user, all_users, user_named

__all__ = ["kept", "team"]
Client = TestClient[Litestar]


def send(client: Client, path: str, **data: str) -> int:
    """The status of a form that is sent."""
    found = search('name="_csrf_token" value="([0-9a-f]+)"', client.get("/me").text)
    token = found[1] if found else form(client)
    data["_csrf_token"] = token
    return client.post(path, data=data, follow_redirects=False).status_code


def test_a_token_is_shown_once_and_works_until_it_is_ended(team: Client, ledger: Ledger) -> None:
    sign_in(team, "Sara")
    found = search('name="_csrf_token" value="([0-9a-f]+)"', team.get("/me").text)
    assert found
    data = {"_csrf_token": found[1], "name": "أرشيف", "role": "admin", "days": "30"}
    made = team.post("/me/tokens", data=data)
    assert made.headers["cache-control"] == "no-store"
    (secret,) = findall(">(musnad_[^<]+)<", made.text)
    assert secret not in team.get("/me").text
    bearer = {"Authorization": f"Bearer {secret}"}
    told = team.get("/api/me", headers=bearer).json()
    assert told == {"name": "Sara", "role": "reviewer", "by": "token", "names": False}
    with ledger.looking() as connection:
        (token,) = tokens_of(connection, user_named(connection, "Sara").id)
    assert send(team, f"/me/tokens/{token.id}/end") == 303
    assert team.get("/api/me", headers=bearer).status_code == 401


def test_only_an_admin_lifts_masks(team: Client) -> None:
    sign_in(team, "Sara")
    assert send(team, "/me/tokens", name="x", names="because") == 403
    sign_in_anew(team, "Huda")
    assert send(team, "/me/tokens", name="x", names="because") == 200


def sign_in_anew(client: Client, name: str) -> None:
    """Come in as somebody else."""
    client.cookies.clear()
    sign_in(client, name)


def test_one_person_cannot_end_anothers_token(team: Client, ledger: Ledger) -> None:
    with ledger.writing() as connection:
        huda = user_named(connection, "Huda")
        make_token(connection, huda.id, name="x", role="reader")
        (token,) = tokens_of(connection, huda.id)
    sign_in(team, "Sara")
    assert send(team, f"/me/tokens/{token.id}/end") == 303
    with ledger.looking() as connection:
        assert tokens_of(connection, huda.id)


def test_a_new_password_signs_out_everywhere_else(team: Client) -> None:
    sign_in(team, "Sara")
    other = team.cookies["musnad_session"]
    assert send(team, "/me/password", old="some wrong words", new="four other quiet words") == 403
    assert send(team, "/me/password", old=WORDS, new="short") == 400
    assert send(team, "/me/password", old=WORDS, new="four other quiet words") == 303
    assert team.get("/api/claims").status_code == 200
    assert team.cookies["musnad_session"] != other
    team.cookies.clear()
    team.cookies.set("musnad_session", other)
    assert team.get("/api/claims").status_code == 401


def test_a_program_opens_no_other_door(team: Client, ledger: Ledger) -> None:
    with ledger.writing() as connection:
        huda = user_named(connection, "Huda")
        secret = make_token(connection, huda.id, name="x", role="admin")
    bearer = {"Authorization": f"Bearer {secret}"}
    token = form(team)
    for path, data in (
        ("/me/tokens", {"name": "y"}),
        ("/me/password", {"old": WORDS, "new": "four other quiet words"}),
        ("/people/add", {"name": "Mallory", "role": "admin", "password": WORDS}),
        ("/people/role", {"name": "Omar", "role": "admin"}),
    ):
        sent = {"_csrf_token": token, **data}
        assert team.post(path, data=sent, headers=bearer).status_code == 403


@pytest.mark.parametrize("name", ["Sara", "Omar"])
def test_only_admins_keep_the_people(team: Client, name: str) -> None:
    sign_in(team, name)
    assert team.get("/people").status_code == 403
    assert send(team, "/people/role", name=name, role="admin") == 403
    assert 'href="/people"' not in team.get("/me").text


def test_an_admin_adds_changes_and_removes(team: Client, ledger: Ledger) -> None:
    sign_in(team, "Huda")
    assert send(team, "/people/add", name="ليلى", role="reader", password=WORDS) == 303
    assert send(team, "/people/role", name="ليلى", role="reviewer") == 303
    assert send(team, "/people/remove", name="Omar") == 303
    with ledger.looking() as connection:
        found = {each.name: each.role for each in all_users(connection)}
    assert found == {"Huda": "admin", "Sara": "reviewer", "ليلى": "reviewer"}
    assert send(team, "/people/remove", name="Huda") == 400


def test_the_first_is_added_by_who_works_alone(client: Client, ledger: Ledger) -> None:
    assert send(client, "/people/add", name="Huda", role="reader", password=WORDS) == 400
    assert send(client, "/people/add", name="Huda", role="admin", password=WORDS) == 303
    assert client.get("/people", follow_redirects=False).headers["location"] == (
        "/sign-in?back=%2Fpeople"
    )
    with ledger.looking() as connection:
        assert [each.name for each in all_users(connection)] == ["Huda"]


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_they_fit_and_are_accessible(
    language: str, width: int, address: str, ledger: Ledger, kept: str, visitor: Visitor
) -> None:
    with ledger.writing() as connection:
        add_user(connection, "هدى", "admin", kept)
        add_user(connection, "Omar", "reader", kept)
    page = visitor(language, width=width)
    page.goto(f"{address}/me")
    page.fill("input[name=name]", "هدى")
    page.fill("input[name=password]", WORDS)
    page.locator("main button").click()
    page.fill("main form[action='/me/tokens'] input[name=name]", "أرشيف الجريدة")
    page.locator("form[action='/me/tokens'] button").click()
    assert page.locator(".secret").inner_text().startswith("musnad_")
    for path in (None, "/people"):
        if path:
            page.goto(f"{address}{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        found = Axe().run(page)
        assert not found.violations_count, found.generate_report()
