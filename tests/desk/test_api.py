"""What programs are answered: pages by cursor, tags, one record, names behind masks, news."""

from collections.abc import Iterator

import httpx
import pytest
from litestar import Litestar
from litestar.testing import TestClient
from tests.desk.conftest import served
from tests.ledger.news import entry_of, report_of

from musnad.desk.app import desk
from musnad.ledger.comings import end_token, make_token, tokens_of
from musnad.ledger.opening import Ledger
from musnad.ledger.recorder import Recorder
from musnad.ledger.users import add_user

Client = TestClient[Litestar]
WITNESS = (
    "قالت الشاهدة سلمى الحمداني إن القصف أصاب منزلها في حي الزهور فجر اليوم."
    " وأعلنت وزارة الدفاع الأذربيجانية تدمير ثلاث دبابات."
)
NAME = "الحمداني"


def put(ledger: Ledger, words: str = WITNESS, number: int = 1) -> None:
    """Let a report come in."""
    recorder = Recorder(ledger)
    report = report_of(
        words,
        address=f"https://news.example/new/{number}",
        outlet="صحيفة الضحى",
        published="2024-06-01",
    )
    recorder.put(entry_of(report))
    recorder.flush()


def walk(client: Client, path: str) -> Iterator[list[dict[str, str]]]:
    """The pages of a list, to its end."""
    cursor = ""
    while True:
        page = client.get(f"{path}&cursor={cursor}" if cursor else path).json()
        yield page["items"]
        cursor = page["next"]
        if cursor is None:
            return


@pytest.mark.parametrize(
    "path", ["/api/claims?", "/api/claims?words=قتل", "/api/documents?", "/api/sources?"]
)
def test_pages_hold_each_once(client: Client, path: str) -> None:
    whole = client.get(f"{path}&limit=500").json()["items"]
    found = [each for page in walk(client, f"{path}&limit=3") for each in page]
    assert len(whole) > 3
    assert found == whole


def test_new_claims_move_no_page(client: Client, ledger: Ledger) -> None:
    before = [each["id"] for each in client.get("/api/claims?limit=500").json()["items"]]
    pages = walk(client, "/api/claims?limit=5")
    found = [each["id"] for each in next(pages)]
    put(ledger)
    found += [each["id"] for page in pages for each in page]
    assert found == before


def test_a_known_answer_is_not_sent_again(client: Client, ledger: Ledger) -> None:
    answer = client.get("/api/claims")
    again = {"If-None-Match": f'"x", {answer.headers["etag"]}'}
    same = client.get("/api/claims", headers=again)
    assert (same.status_code, same.content) == (304, b"")
    assert same.headers["etag"] == answer.headers["etag"]
    put(ledger)
    assert client.get("/api/claims", headers=again).status_code == 200


def test_one_record(client: Client) -> None:
    item = client.get("/api/claims?limit=1").json()["items"][0]
    one = client.get(f"/api/claims/{item['id']}").json()
    assert one["claim"]["content"]["text"] == item["content"]
    assert one["gloss"] == item["gloss"]
    whole = client.get(f"/api/documents/{item['document']}").json()
    assert one["claim"] in whole["reading"]["claims"]


@pytest.mark.parametrize(
    "path", ["claims/ffffffffffff:c1", "claims/x", "documents/ffffffffffff", "documents/%00"]
)
def test_what_nothing_has_is_not_found(client: Client, path: str) -> None:
    answer = client.get(f"/api/{path}")
    assert answer.status_code == 404
    assert answer.json()["status"] == 404


def test_names_are_masked_unless_a_token_lifts_them(ledger: Ledger) -> None:
    put(ledger)
    with ledger.writing() as connection:
        huda = add_user(connection, "Huda", "admin", "x")
        plain = make_token(connection, huda, name="plain", role="reader")
        lifted = make_token(connection, huda, name="full", role="reader", names="for the desk")
    with TestClient(desk(ledger)) as client:
        for secret, seen in ((plain, False), (lifted, True)):
            bearer = {"Authorization": f"Bearer {secret}"}
            items = client.get("/api/claims?doc=&limit=50", headers=bearer).json()["items"]
            item = next(each for each in items if each["outlet"] == "صحيفة الضحى")
            paths = (
                "/api/claims?outlet=صحيفة الضحى",
                "/api/sources",
                f"/api/claims/{item['id'].split(':')[0]}:c1",
                f"/api/documents/{item['document']}",
                "/api/documents",
            )
            told = "".join(client.get(path, headers=bearer).text for path in paths)
            assert (NAME in told) == seen
            assert client.get("/api/me", headers=bearer).json()["names"] == seen


def test_the_schema_names_the_ways_in(client: Client) -> None:
    schema = client.get("/api/openapi.json").json()
    assert set(schema["components"]["securitySchemes"]) == {"bearer", "session"}
    assert schema["security"] == [{"bearer": []}, {"session": []}]


def test_news_come_as_they_are_and_end_with_the_desk(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("musnad.desk.api.listening.EVERY", 0.02)
    desk_ = served(ledger)
    with httpx.Client(timeout=30) as client:
        address = desk_.__enter__()
        with client.stream("GET", f"{address}/api/events") as answer:
            assert answer.headers["content-type"].startswith("text/event-stream")
            lines = answer.iter_lines()
            assert next(lines).startswith(":")
            put(ledger)
            seen = [next(line for line in lines if line.startswith("id:"))]
            kinds = [next(line for line in lines if line.startswith("event:"))]
            told = next(line for line in lines if line.startswith("data:"))
            assert "صحيفة الضحى" in told
            assert kinds == ["event: document"]
            again = seen[0].removeprefix("id:").strip()
            told = next(line for line in lines if '"gloss"' in line)
            assert NAME not in told
            desk_.__exit__()
            assert not [line for line in lines if line.startswith("id: 0.")]
    with served(ledger) as address, httpx.stream("GET", f"{address}/api/events?since={again}") as a:
        assert '"gloss"' in next(line for line in a.iter_lines() if line.startswith("data:"))


def test_news_end_with_the_token(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("musnad.desk.api.listening.EVERY", 0.02)
    with ledger.writing() as connection:
        huda = add_user(connection, "Huda", "admin", "x")
        bearer = {
            "Authorization": f"Bearer {make_token(connection, huda, name='x', role='reader')}"
        }
    with (
        served(ledger) as address,
        httpx.stream("GET", f"{address}/api/events", headers=bearer) as answer,
    ):
        lines = answer.iter_lines()
        next(lines)
        with ledger.writing() as connection:
            end_token(connection, huda, tokens_of(connection, huda)[0].id)
        assert "data:" not in "".join(lines)
