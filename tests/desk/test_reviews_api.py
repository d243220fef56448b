"""Reviews for programs."""

from litestar import Litestar
from litestar.testing import TestClient


def first(client: TestClient[Litestar]) -> tuple[str, str]:
    """A document and the key of one of its claims."""
    item = client.get("/api/claims?limit=1").json()["items"][0]
    return item["document"], item["id"].split(":")[1]


def test_said_listed_and_taken_back(client: TestClient[Litestar]) -> None:
    uid, key = first(client)
    at = f"/api/documents/{uid}/reviews"
    sent = client.post(at, json={"verdict": "accept", "claim": key, "note": "قرأته"})
    assert sent.status_code == 201
    held = client.get(at).json()
    assert [each["note"] for each in held["reviews"]] == ["قرأته"]
    assert {each["claim"]: each["state"] for each in held["claims"]}[key] == "accepted"
    client.post(at, json={"verdict": "undo", "review": sent.json()["id"]})
    held = client.get(at).json()
    assert [each["undone"] for each in held["reviews"]] == [True, False]
    assert {each["state"] for each in held["claims"]} == {"unreviewed"}


def test_words_that_are_not_there_are_refused(client: TestClient[Litestar]) -> None:
    uid, key = first(client)
    wrong = {"content": {"start": 0, "end": 4, "text": "🙂🙂🙂🙂"}}
    sent = {"verdict": "correct", "claim": key, "correction": wrong}
    answer = client.post(f"/api/documents/{uid}/reviews", json=sent)
    assert answer.status_code == 400
    assert client.get(f"/article/{uid}").status_code == 200
