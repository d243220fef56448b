"""Every page in a real browser, in both languages and widths: nothing overflows, axe is content."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from litestar import Litestar
from litestar.testing import TestClient
from tests.desk.conftest import Visitor

PAGES = (
    "/me",
    "/people",
    "/following",
    "/dossier",
    "/dossier?about=الفاشر",
    "/sources",
    "/sources/CODE",
    "/",
    "/claims",
    "/review",
    "/review?stand=adrift&denials=yes",
    "/claims?act=deny&when=2020",
    "/article/first",
    "/article/first?edit=c1",
)


def at(address: str, path: str, client: TestClient[Litestar]) -> str:
    """The address of a page; `first` is the id of a claim, `CODE` a speaker's."""
    items = client.get("/api/claims?limit=50").json()["items"]
    code = next(item["code"] for item in items if item["code"])
    return address + path.replace("first", items[0]["id"]).replace("CODE", code)


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_it_fits_and_is_accessible(
    path: str,
    language: str,
    width: int,
    address: str,
    client: TestClient[Litestar],
    visitor: Visitor,
) -> None:
    page = visitor(language, width=width)
    page.goto(at(address, path, client))
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page)
    assert not found.violations_count, found.generate_report()


def test_the_language_is_switched_in_place(address: str, visitor: Visitor) -> None:
    page = visitor("en")
    page.goto(f"{address}/claims?code=AZE")
    page.locator("button[name=language]").click()
    assert page.url == f"{address}/claims?code=AZE"
    assert page.locator("html").get_attribute("lang") == "ar"


def test_a_hostile_title_stays_text(address: str, visitor: Visitor) -> None:
    page = visitor("en")
    page.goto(f"{address}/claims")
    assert page.locator("main script, main img").count() == 0
