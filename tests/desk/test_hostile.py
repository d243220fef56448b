"""Whatever is sent to the desk, it answers: never with an error of its own."""

from importlib import import_module
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from litestar import Litestar
from litestar.testing import TestClient

from musnad.desk.app import desk
from musnad.errors import MusnadError
from musnad.ledger.opening import Ledger

Client = TestClient[Litestar]
BROKEN = 500
HOSTILE = (
    "%00",
    "%ED%A0%80",
    "%FF%FE",
    "9" * 30,
    "-1",
    "9223372036854775808",
    "1e400",
    "NaN",
    "%3Cscript%3E",
    "..%2F..%2Fetc",
    "%E2%80%AE",
    "a" * 600,
    "%27%3B--",
    "*%22%28",
    "c1:c1",
    "0000@0.0:c0",
    "99999999@999999999",
)
"""Text that no form sends: controls, halves of characters, numbers that no row has."""
PATHS = (
    "/?before={}",
    "/claims?first={}",
    "/claims?words={}&source={}&code={}",
    "/claims?said={}",
    "/claims?when={}&figure={}&place={}",
    "/claims?doc={}&outlet={}&reviewed={}",
    "/claims/out.{}",
    "/article/{}",
    "/article/{}?edit={}",
    "/dossier?about={}",
    "/sources?first={}",
    "/sources/{}?name={}",
    "/review?code={}",
    "/feed/{}",
    "/sign-in?back={}",
    "/static/{}/{}",
    "/api/claims?words={}&cursor={}",
    "/api/claims?limit={}",
    "/api/claims/{}",
    "/api/documents/{}",
    "/api/documents?words={}&cursor={}",
    "/api/documents/{}/reviews",
    "/api/sources?cursor={}",
    "/{}",
)


def test_the_api_answers_what_it_is_sent(client: Client) -> None:
    described = client.get("/api/openapi.json").json()
    # News go on for ever: they are asked for in `test_api.py`.
    del described["paths"]["/api/events"]
    schema = schemathesis.openapi.from_dict(described)
    asked = 0
    for found in schema.get_all_operations():
        operation = found.ok()  # type: ignore[union-attr]  # what is wrong in it raises

        @settings(
            max_examples=20,
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def answered(case: Any) -> None:  # noqa: ANN401 - schemathesis' case
            sent = case.as_transport_kwargs(base_url="http://testserver.local")
            sent.pop("cookies", None)
            answer = client.request(**sent)
            assert answer.status_code < BROKEN, answer.text

        answered()
        asked += 1
    assert asked == len([each for path in described["paths"].values() for each in path])


@pytest.mark.parametrize("sent", HOSTILE)
def test_hostile_addresses_are_answered(client: Client, sent: str) -> None:
    for path in PATHS:
        answer = client.get(path.replace("{}", sent), follow_redirects=False)
        assert answer.status_code < BROKEN, path


@pytest.mark.parametrize("language", ["ar", "", "x;q=y", "\x7f", "ar;q=nan", "a," * 3000])
def test_hostile_headers_are_answered(client: Client, language: str) -> None:
    headers = {
        b"Accept-Language": language.encode(),
        b"Cookie": b"musnad_language=\xff; musnad_digits=%00; musnad_session=\xff; x; =;",
        b"Authorization": b"Bearer \xff",
    }
    assert client.get("/", headers=headers, follow_redirects=False).status_code < BROKEN


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"x"',
        b"\xff\xfe",
        b'{"verdict": "accept", "claim": "\\ud800"}',
        b'{"verdict": "accept", "claim": "\\u0000"}',
        b'{"verdict": "undo", "review": 1e400}',
        b'{"verdict": "undo", "review": 2147483647}',
        b'{"verdict": "note", "claim": "c1", "note": "\\u0000\\ud83d"}',
        b'{"verdict": "correct", "claim": "c1", "correction": {"content": {"start": 1e30}}}',
        b"[" * 50_000,
    ],
)
def test_hostile_bodies_are_answered(client: Client, body: bytes) -> None:
    uid = client.get("/api/claims?limit=1").json()["items"][0]["document"]
    headers = {"Content-Type": "application/json"}
    answer = client.post(f"/api/documents/{uid}/reviews", content=body, headers=headers)
    assert 400 <= answer.status_code < BROKEN


@pytest.mark.parametrize("path", ["/article/ffffffffffff", "/sources/x", "/nothing", "/feed/x"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_unknown_page_is_told_of_on_a_page(client: Client, path: str, language: str) -> None:
    answer = client.get(path, headers={"Accept-Language": language})
    assert answer.status_code == 404
    assert f'<html lang="{language}"' in answer.text
    assert answer.headers["content-security-policy"]


def test_a_fault_of_the_desk_is_a_page_without_its_inside(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        message = "the inside"
        raise RuntimeError(message)

    monkeypatch.setattr(import_module("musnad.desk.pages.inbox"), "arrivals", fail)
    monkeypatch.setattr(import_module("musnad.desk.api.claims"), "page_of_claims", fail)
    with TestClient(desk(ledger), raise_server_exceptions=False) as client:
        page, answer = client.get("/"), client.get("/api/claims")
    assert (page.status_code, answer.status_code) == (BROKEN, BROKEN)
    assert page.text.startswith("<!doctype html>")
    assert answer.json()["status"] == BROKEN
    assert "the inside" not in page.text + answer.text


def test_a_damaged_ledger_is_told_of(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MusnadError("l.db", "the file is damaged")  # noqa: EM101 - what it is about

    monkeypatch.setattr(import_module("musnad.desk.pages.inbox"), "arrivals", fail)
    assert "the file is damaged" in client.get("/").text
