"""The gloss on the pages: in English only, marked as Musnad's, and in the answers for programs."""

from litestar import Litestar
from litestar.testing import TestClient


def shown(client: TestClient[Litestar], path: str, language: str) -> str:
    return client.get(path, headers={"Accept-Language": language}).text


def test_claims_have_it_in_english_alone(client: TestClient[Litestar]) -> None:
    assert "made by Musnad" in shown(client, "/claims", "en")
    assert 'class="gloss"' not in shown(client, "/claims", "ar")


def test_cards_of_an_article_have_it(client: TestClient[Litestar]) -> None:
    first = client.get("/api/claims?limit=1").json()["items"][0]["id"]
    assert 'class="gloss" lang="en" dir="ltr"' in shown(client, f"/article/{first}", "en")


def test_a_denial_is_told_as_one(client: TestClient[Litestar]) -> None:
    items = client.get("/api/claims?polarity=denied").json()["items"]
    assert items
    assert all(" denies " in item["gloss"] or " deny " in item["gloss"] for item in items)
