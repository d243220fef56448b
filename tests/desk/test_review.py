"""A review from one end to the other in a real browser: keys, forms, words selected in Arabic."""

from collections.abc import Iterator
from typing import Any

import pytest
from litestar.connection import ASGIConnection
from litestar.middleware import AuthenticationResult
from msgspec import structs
from playwright.sync_api import Page
from tests.desk.conftest import Visitor, served
from tests.ledger.news import entry_of, report_of

from musnad.desk.guard.arriving import Arriving
from musnad.desk.guard.people import Person
from musnad.ledger.looking import reading_of
from musnad.ledger.naming import named
from musnad.ledger.opening import Ledger
from musnad.ledger.recorder import Recorder
from musnad.ledger.recording import Entry
from musnad.ledger.reviewed import ReviewedReading, reviewed_reading

WORDS = (
    "أعلنت وزارة الدفاع الأرمينية أن قواتها دمّرت عشرين دبابة من طراز T-72 في قره باغ 😀 أمس.\n"
    "ونفت وزارة الدفاع الأذربيجانية سقوط 1,500 قتيل قرب مُرتَفَعات «Murov» شمالا.\n"
)
REPORT = report_of(WORDS, address="https://news.example/ar/review")
WHO = "musnad_tester"


@pytest.fixture
def uid(ledger: Ledger) -> str:
    """The report that is reviewed."""
    put(ledger, entry_of(REPORT))
    return REPORT.id


@pytest.fixture
def two(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A desk at which a cookie says who it is."""

    async def told(_: Arriving, connection: ASGIConnection[Any, Any, Any, Any]) -> Any:  # noqa: ANN401
        return AuthenticationResult(Person(connection.cookies.get(WHO, "salma"), "reviewer"), None)

    monkeypatch.setattr(Arriving, "authenticate_request", told)
    with served(ledger) as address:
        yield address


def put(ledger: Ledger, entry: Entry) -> None:
    """Add to the ledger."""
    recorder = Recorder(ledger)
    recorder.put(entry)
    recorder.flush()


def made(ledger: Ledger, uid: str) -> ReviewedReading:
    """The report as reviewed."""
    with ledger.looking() as connection:
        found = named(connection, uid)
        return reviewed_reading(connection, found, reading_of(connection, found))


SELECT = """([start, end, back]) => {
  const at = (offset) => {
    for (const piece of [...document.querySelectorAll('#text [data-at]')].reverse()) {
      const first = Number(piece.dataset.at);
      if (first > offset) continue;
      const units = [...piece.textContent].slice(0, offset - first).join('').length;
      return [piece.firstChild, units];
    }
  };
  const [one, other] = back ? [at(end), at(start)] : [at(start), at(end)];
  getSelection().setBaseAndExtent(...one, ...other);
  document.getElementById('text').dispatchEvent(new KeyboardEvent('keyup', {bubbles: true}));
}"""
"""Select code points of the text, drawn from its end where `back` is set."""


def select(page: Page, field: str, words: str, *, back: bool = False) -> None:
    """Put the cursor into a field and select its words in the article."""
    page.locator(f".editor [name='{field}']").focus()
    start = WORDS.index(words)
    page.evaluate(SELECT, [start, start + len(words), back])
    assert page.locator(f".editor [name='{field}']").input_value() == words
    at = page.locator(f".editor [name='{field}_at']").input_value()
    assert at == f"{start}-{start + len(words)}"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_words_selected_are_the_words_of_the_text(
    language: str, address: str, uid: str, visitor: Visitor
) -> None:
    page = visitor(language)
    page.goto(f"{address}/article/{uid}?edit=c1")
    for words in (
        "دمّرت عشرين دبابة من طراز T-72",
        "T-72 في قره باغ 😀 أمس",
        "وزارة الدفاع الأرمينية أن قواتها",
        "سقوط 1,500 قتيل قرب مُرتَفَعات «Murov»",
        "😀",
    ):
        for back in (False, True):
            select(page, "content", words, back=back)


def test_a_claim_is_corrected_by_selecting_and_undone_by_a_key(
    ledger: Ledger, address: str, uid: str, visitor: Visitor
) -> None:
    page = visitor("ar")
    page.goto(f"{address}/article/{uid}")
    was = made(ledger, uid).claims[0].claim
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.locator(".editor").wait_for()
    select(page, "content", "دمّرت عشرين دبابة من طراز T-72 في قره باغ 😀", back=True)
    page.locator(".editor [name=act]").select_option("affirm")
    page.locator(".editor [name='figure-0-least']").fill("٢٢")
    page.locator(".editor [name='figure-0-most']").fill("22")
    page.locator(".editor button.main").click()
    page.locator("#c1.corrected").wait_for()
    now = made(ledger, uid).claims[0]
    assert now.claim.content.text == "دمّرت عشرين دبابة من طراز T-72 في قره باغ 😀"
    assert (now.claim.act, now.claim.figures[0].value) == ("affirm", 22)
    page.locator("#c1").focus()
    page.keyboard.press("u")
    page.locator("#c1.unreviewed").wait_for()
    assert made(ledger, uid).claims[0].claim == was
    page.keyboard.press("a")
    page.locator("#c1.accepted").wait_for()
    page.keyboard.press("r")
    page.locator("#c1.rejected").wait_for()


def test_a_missed_claim_is_added(ledger: Ledger, address: str, uid: str, visitor: Visitor) -> None:
    page = visitor("ar")
    page.goto(f"{address}/article/{uid}")
    page.locator("#missed").click()
    select(page, "content", "قرب مُرتَفَعات «Murov» شمالا")
    page.locator(".editor [name=source]").fill("وزارة الدفاع الأذربيجانية")
    page.locator(".editor [name=code]").fill("aze.mil")
    page.locator(".editor button.main").click()
    page.locator(".card.added").wait_for()
    added = next(each for each in made(ledger, uid).claims if each.state == "added")
    assert added.claim.content.text == "قرب مُرتَفَعات «Murov» شمالا"
    assert added.claim.source is not None
    assert added.claim.source.code == "AZE.MIL"


def test_two_differ_and_a_new_reading_keeps_what_they_said(
    ledger: Ledger, two: str, uid: str, visitor: Visitor
) -> None:
    for who, act in (("salma", "affirm"), ("nader", "allege")):
        page = visitor("ar")
        page.context.add_cookies([{"name": WHO, "value": who, "url": two}])
        page.goto(f"{two}/article/{uid}?edit=c1")
        page.locator(".editor [name=act]").select_option(act)
        page.locator(".editor button.main").click()
        page.locator("#c1").wait_for()
    assert "salma" in page.locator("#c1 .dispute").inner_text()
    assert "nader" in page.locator("#c1 .dispute").inner_text()
    assert page.locator("#c1 button.undo").count() == 1
    entry = entry_of(REPORT)
    assert entry.reading is not None
    newer = structs.replace(entry.reading.reader, version="99")
    put(ledger, structs.replace(entry, reading=structs.replace(entry.reading, reader=newer)))
    page.goto(f"{two}/article/{uid}")
    assert "salma" in page.locator("#c1 .dispute").inner_text()
