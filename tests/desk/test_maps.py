"""Maps in a real browser: links that the keyboard reaches, a table beside, the worldview chosen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.desk.conftest import Visitor

PAGE = "/sources/SDN.HLH"


@pytest.mark.parametrize("light", ["dark", "light"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_map_fits_and_is_accessible(
    language: str, width: int, light: str, address: str, visitor: Visitor
) -> None:
    page = visitor(language, width=width, dark=light == "dark")
    page.goto(f"{address}{PAGE}")
    assert page.locator("svg.map a.spot").count() >= 2
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page, context=".mapped")
    assert not found.violations_count, found.generate_report()


def test_a_place_is_reached_by_keyboard_and_leads_to_its_claims(
    address: str, visitor: Visitor
) -> None:
    page = visitor("en")
    page.goto(f"{address}{PAGE}")
    spot = page.locator("svg.map a.of-dot").first
    spot.focus()
    assert page.evaluate("document.activeElement.classList.contains('spot')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims?code=SDN.HLH&place=*")
    assert page.locator("main .claim").count()


def test_every_place_of_the_map_stands_in_the_table(address: str, visitor: Visitor) -> None:
    page = visitor("ar")
    page.goto(f"{address}{PAGE}")
    on_map = page.locator("svg.map a.spot").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    told = page.locator(".mapped td a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert set(on_map) <= set(told)


def test_the_worldview_is_chosen_and_kept(address: str, visitor: Visitor) -> None:
    page = visitor("en")
    page.goto(f"{address}{PAGE}?borders=open")
    assert page.locator("select[name=borders]").input_value() == "open"
    page.locator("select[name=borders]").select_option("un")
    page.locator(".mapped form button").click()
    assert page.url == f"{address}{PAGE}"
    assert page.locator("select[name=borders]").input_value() == "un"
    assert "Abyei" in page.locator("figcaption").inner_text()
    page.goto(f"{address}{PAGE}?borders=nonsense")
    assert page.locator("select[name=borders]").input_value() == "un"
