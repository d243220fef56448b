"""Copies: found when a version comes in, with the likely original."""

from msgspec import structs
from tests.ledger.news import entry_of, keep, looking, report_of

from musnad.ledger.looking import copies_of
from musnad.ledger.naming import named
from musnad.ledger.originals import find_pairs
from musnad.ledger.recording import Entry
from musnad.resolve.outlets import Outlet, Outlets

WIRE = """أعلنت وزارة الدفاع صباح اليوم أن قواتها البحرية اعترضت سفينة كانت تنقل أسلحة مهربة.
وأوضحت الوزارة أن السفينة كانت ترفع علما مزورا وأن بحارتها التسعة نقلوا إلى الميناء للتحقيق معهم.
وأضافت أن العملية جرت دون إطلاق نار وأن خبراء المتفجرات يفحصون الحاويات التي وجدت في قعر السفينة.
"""
OTHER = """انطلقت في المدينة القديمة أعمال ترميم السوق المسقوف بعد سنوات من الإغلاق بسبب الأضرار.
وقال رئيس البلدية إن المرحلة الأولى تشمل السقوف والأبواب الخشبية وستستغرق عشرة أشهر على الأقل.
"""
AGENCY = Outlets([Outlet(place="wire.example", name="وكالة الأفق", agency="yes")])


def at(words: str, outlet: str, day: str) -> Entry:
    report = report_of(
        words, address=f"https://{outlet}.example/{day}", outlet=outlet, published=day
    )
    return entry_of(structs.replace(report, published_at=day), read=False)


def test_a_copy_names_its_original(place: str) -> None:
    agency = at(WIRE, "وكالة الأفق", "2024-05-15")
    copy = at("عنوان من المحرر\n" + WIRE, "صحيفة الساحل", "2024-05-14")
    keep(place, agency, at(OTHER, "جريدة الميناء", "2024-05-14"), copy)
    with looking(place) as connection:
        (pair,) = find_pairs(connection, AGENCY)
        assert {pair.document, pair.other} == {agency.report.id, copy.report.id}
        assert pair.original == agency.report.id
        (seen,) = copies_of(connection, named(connection, agency.report.id))
        assert seen.document == copy.report.id
        assert seen.share > 0.95
        start, end, _, _ = seen.passages[0]
        assert WIRE[start:end] in copy.report.document.text


def test_without_an_agency_the_earlier_is_the_original(place: str) -> None:
    first, second = at(WIRE, "أ", "2024-05-14"), at(WIRE, "ب", "2024-05-15")
    keep(place, second, first)
    with looking(place) as connection:
        (pair,) = find_pairs(connection, AGENCY)
    assert pair.original == first.report.id
    assert (pair.share, pair.other_share) == (1.0, 1.0)


def test_versions_of_one_document_are_no_copies_of_each_other(place: str) -> None:
    keep(place, at(WIRE, "أ", "2024-05-14"))
    keep(place, at(WIRE + OTHER, "أ", "2024-05-14"))
    with looking(place) as connection:
        assert list(find_pairs(connection, AGENCY)) == []


def test_what_an_outlet_says_under_everything_is_no_copy(place: str) -> None:
    notice = (
        "جميع الحقوق محفوظة لموقعنا ولا يجوز نقل أي مادة منه إلا بإذن مكتوب من إدارة التحرير.\n"
    )
    keep(place, *(at(f"خبر رقم {n}.\n{notice}", "أ", f"2024-06-{n + 10}") for n in range(8)))
    with looking(place) as connection:
        later = list(find_pairs(connection, AGENCY, limit=None))
    assert not [pair for pair in later if pair.published and pair.published >= "2024-06-15"]
