"""What changed from one reading to another."""

import musnad
from musnad.ledger.comparing import compare

BEFORE = """أعلنت وزارة الدفاع الأرمينية أن قواتها دمرت عشرين دبابة في قره باغ.
ونفت وزارة الدفاع الأذربيجانية مقتل ثلاثة جنود.
"""
AFTER = """أعلنت وزارة الدفاع الأرمينية أن قواتها دمرت ثلاثين دبابة في قره باغ.
ودعت روسيا الجانبين إلى وقف إطلاق النار.
"""


def test_a_reading_does_not_differ_from_itself() -> None:
    reading = musnad.read(BEFORE, published="2024-05-15")
    assert compare(reading, reading) == []


def test_claims_come_go_and_change_their_figures() -> None:
    old, new = (musnad.read(text, published="2024-05-15") for text in (BEFORE, AFTER))
    changes = {each.what: each for each in compare(old, new)}
    assert changes["changed"].fields == ("figures: tank 20 AZE -> tank 30 AZE",)
    assert changes["came"].act == "demand"
    assert changes["came"].before is None
    assert changes["went"].act == "deny"
    assert changes["went"].after is None


def test_turned_round_what_came_went() -> None:
    old, new = (musnad.read(text, published="2024-05-15") for text in (BEFORE, AFTER))
    there = {(each.what, each.before, each.after) for each in compare(old, new)}
    back = {(each.what, each.after, each.before) for each in compare(new, old)}
    other = {"came": "went", "went": "came", "changed": "changed"}
    assert {(other[what], old_, new_) for what, old_, new_ in back} == there
