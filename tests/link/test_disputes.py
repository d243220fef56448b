"""Disputes across reports: who denies what, in what, and which accounts cannot both hold."""

import pytest

from musnad import read
from musnad.link.clusters import clusters
from musnad.link.dispute import Dispute
from musnad.link.disputes import disputes
from musnad.link.likeness import Context
from musnad.link.statement import Statement, statements_of

OLD = "قال الجيش الإثيوبي إن مقاتلة مصرية أسقطت طائرة شحن إثيوبية فوق بلدة بادمي يوم الثلاثاء.\n"


def told(*texts: str, days: tuple[str, ...] = ()) -> list[Statement]:
    """The statements of reports of several outlets, of one day unless told."""
    found: list[Statement] = []
    for n, text in enumerate(texts):
        day = days[n] if days else "2024-05-15"
        reading = read(text, outlet=f"صحيفة {n}", published=day)
        found += statements_of(reading, f"خبر {n}")
    return found


def found(*texts: str, days: tuple[str, ...] = ()) -> list[Dispute]:
    """The disputes among the claims of some reports."""
    statements = told(*texts, days=days)
    context = Context(statements)
    return disputes(clusters(statements, context), statements, context)


def kinds(held: list[Dispute]) -> set[tuple[str, str]]:
    """What is disputed, by type and scope."""
    return {(each.type, each.scope) for each in held}


def test_a_denial_in_another_outlet_denies_the_accusation() -> None:
    denial = "نفت مصر أن تكون مقاتلة مصرية أسقطت طائرة الشحن الإثيوبية فوق بادمي.\n"
    (dispute,) = found(OLD, denial)
    assert (dispute.type, dispute.from_.name, dispute.to.name) == ("denies", "خبر 1", "خبر 0")


def test_nobody_denies_himself_in_another_outlet() -> None:
    denial = "نفى الجيش الإثيوبي أن تكون مقاتلة مصرية أسقطت طائرة شحن إثيوبية فوق بادمي.\n"
    assert not found(OLD, denial)


@pytest.mark.parametrize(
    ("denied", "scope"),
    [
        ("مسؤوليته عن قصف مستشفى النور في الفاشر", "doer"),
        ("أن تكون طائراته قصفت مستشفى النور في الفاشر", "doer"),
        ("استهداف المدنيين في قصف مستشفى النور في الفاشر", "target"),
        ("عدد القتلى في قصف مستشفى النور في الفاشر", "figure"),
        ("أن يكون سبب انفجار مستشفى النور في الفاشر قصفا", "cause"),
        ("قصف مستشفى النور في الفاشر", "fact"),
    ],
)
def test_what_a_denial_denies(denied: str, scope: str) -> None:
    claim = (
        "قالت وزارة الصحة السودانية إن الجيش التشادي قصف مستشفى النور في الفاشر وقتل 14 مدنيا.\n"
    )
    held = found(claim, f"ونفى الجيش التشادي {denied}.\n")
    assert ("denies", scope) in kinds(held)


def test_an_accident_is_another_cause_than_a_doer() -> None:
    other = (
        "أكدت وزارة الدفاع المصرية أن طائرة شحن إثيوبية تحطمت فوق بلدة بادمي بسبب عطل فني "
        "يوم الثلاثاء.\n"
    )
    (dispute,) = found(OLD, other)
    assert (dispute.type, dispute.scope) == ("contradicts", "cause")


def test_another_doer_by_name_contradicts() -> None:
    other = (
        "قالت وزارة الدفاع المصرية إن الجيش الإريتري أسقط طائرة شحن إثيوبية فوق بلدة بادمي "
        "يوم الثلاثاء.\n"
    )
    (dispute,) = found(OLD, other)
    assert (dispute.type, dispute.scope) == ("contradicts", "doer")


def test_it_was_hit_and_it_was_not() -> None:
    claim = (
        "قالت وزارة الصحة السودانية إن غارة جوية استهدفت مستشفى النور في مدينة الفاشر الثلاثاء.\n"
    )
    other = "أكد الجيش التشادي أن مستشفى النور في مدينة الفاشر لم تستهدفه أي غارة جوية الثلاثاء.\n"
    assert ("contradicts", "fact") in kinds(found(claim, other))


def test_it_was_taken_and_it_is_still_held() -> None:
    claim = "أعلنت قوات الدعم السريع أن قواتها سيطرت على مدينة سنار بالكامل.\n"
    other = "قال الجيش السوداني إن مدينة سنار بالكامل لا تزال تحت سيطرة الجيش السوداني.\n"
    assert ("contradicts", "fact") in kinds(found(claim, other))


def test_two_figures_of_one_day_contradict() -> None:
    one = "قالت وزارة الصحة السودانية إن غارة جوية على سوق مدينة الفاشر قتلت 14 مدنيا.\n"
    other = "قالت منظمة أطباء بلا حدود إن غارة جوية على سوق مدينة الفاشر قتلت 31 مدنيا.\n"
    assert ("contradicts", "figure") in kinds(found(one, other))


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("14 مدنيا", "31 مدنيا", ("2024-05-15", "2024-05-16")),
        ("14 مدنيا", "أكثر من 10 مدنيين", ()),
        ("14 مدنيا", "عشرات المدنيين", ()),
        ("14 مدنيا", "9 جنود", ()),
        ("14 مدنيا", "9 أطفال", ()),
    ],
    ids=["rises", "more than", "dozens", "others", "of them children"],
)
def test_figures_that_can_both_hold(first: str, second: str, days: tuple[str, ...]) -> None:
    one = f"قالت وزارة الصحة السودانية إن غارة جوية على سوق مدينة الفاشر قتلت {first}.\n"
    other = f"قالت منظمة أطباء بلا حدود إن غارة جوية على سوق مدينة الفاشر قتلت {second}.\n"
    assert "contradicts" not in {each.type for each in found(one, other, days=days)}


def test_a_wider_class_is_not_the_same_figure() -> None:
    one = "قالت وزارة الدفاع الإثيوبية إن قواتها دمرت 12 دبابة إريترية قرب بادمي الثلاثاء.\n"
    other = (
        "قال الجيش المصري إن القوات الإثيوبية دمرت 20 دبابة ومدرعة إريترية قرب بادمي الثلاثاء.\n"
    )
    assert "contradicts" not in {each.type for each in found(one, other)}


@pytest.mark.parametrize(
    "how",
    [
        "ولم تؤكد وزارة الدفاع المصرية أو تنف أن مقاتلة مصرية أسقطت",
        "رفضت وزارة الدفاع المصرية تأكيد أو نفي إسقاط مقاتلة مصرية",
        "رفضت وزارة الدفاع المصرية التعليق على إسقاط مقاتلة مصرية",
    ],
)
def test_what_is_neither_confirmed_nor_denied_is_no_denial(how: str) -> None:
    held = found(OLD, f"{how} طائرة شحن إثيوبية فوق بادمي.\n")
    assert {each.type for each in held} == {"leaves open"}


SWAPPED = {"مصرية": "إريترية", "المصرية": "الإريترية", "المصري": "الإريتري", "مصر": "إريتريا"}


def test_sides_exchanged_the_disputes_stay() -> None:
    texts = (
        OLD,
        "نفت مصر أن تكون مقاتلة مصرية أسقطت طائرة الشحن الإثيوبية فوق بادمي.\n",
        "أكدت وزارة الدفاع المصرية أن طائرة شحن إثيوبية تحطمت فوق بلدة بادمي بسبب عطل فني.\n",
    )
    other = tuple(" ".join(SWAPPED.get(word, word) for word in text.split(" ")) for text in texts)
    ends = [
        {(each.type, each.scope, each.from_.name, each.to.name) for each in found(*held)}
        for held in (texts, other)
    ]
    assert ends[0]
    assert ends[0] == ends[1]
