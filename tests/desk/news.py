"""The reports that the desk of the tests shows: the examples, and one strike in four outlets."""

from tests.ledger.news import entry_of, examples, report_of
from tests.link.reports import ELSEWHERE, EVENING, MORNING, NOON

from musnad.ledger.opening import Ledger
from musnad.ledger.recorder import Recorder

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> \u202eمقلوب\u202c {{ 7*7 }}"
"""A title that must stay text."""
STRIKE = (MORNING, NOON, EVENING, ELSEWHERE)


def fill(ledger: Ledger) -> None:
    """Put all reports into a ledger."""
    recorder = Recorder(ledger)
    for entry in examples():
        recorder.put(entry)
    for number, words in enumerate(STRIKE):
        report = report_of(
            words,
            address=f"https://news.example/strike/{number}",
            outlet=f"صحيفة الفجر {number}",
            published=f"2024-05-1{4 + number}",
            title=HOSTILE if number == 3 else None,
        )
        recorder.put(entry_of(report))
    recorder.flush()
