"""Running totals by voice: what enters, what is never mixed, and what is noted beside a point."""

from tests.link.totals import DOCTORS, MINISTRY, OBSERVERS, killed, said, series, values

from musnad import read
from musnad.link.lineage import Lineage
from musnad.link.notes import FELL
from musnad.link.statement import Statement, statements_of


def of_reports(*reports: tuple[str, str]) -> list[Statement]:
    """The statements of reports of our own, each of a day and another outlet."""
    found: list[Statement] = []
    for n, (day, text) in enumerate(reports):
        reading = read(text, published=f"2024-05-{day}", outlet=f"صحيفة {n}")
        found += statements_of(reading, f"خبر {n}")
    return found


def test_the_toll_of_one_office_rises_as_one_series_however_it_is_worded() -> None:
    statements = of_reports(
        (
            "15",
            (
                "قالت النيابة العامة السودانية إن عدد القتلى المدنيين جراء القصف التشادي "
                "منذ 12 مايو ارتفع إلى 15 قتيلا.\n"
            ),
        ),
        (
            "18",
            (
                "أعلنت النيابة العامة في السودان أن القصف التشادي على الأحياء السكنية "
                "أسفر منذ 12 مايو عن مقتل 27 شخصا.\n"
            ),
        ),
        (
            "21",
            (
                "وأكد مكتب النائب العام السوداني أن حصيلة القتلى جراء القصف التشادي "
                "ارتفعت منذ 12 مايو إلى 43 مدنيا.\n"
            ),
        ),
    )
    (rising,) = [one for one in series(*statements) if one.class_ == "killed"]
    assert values(rising) == [("15", 15), ("18", 27), ("21", 43)]
    assert (rising.of, rising.status) == ("SDN", "civilian")
    assert [point.since for point in rising.points] == ["2024-05-12"] * 3


def test_what_is_left_open_goes_on_only_within_one_matter() -> None:
    less, more = (
        said("01", MINISTRY, killed(15)),
        said("04", MINISTRY, killed(43, words="43 مدنيا")),
    )
    (one,) = series(less, more, together=(0, 1))
    assert values(one) == [("01", 15), ("04", 43)]
    assert one.points[0].notes == (
        "status not said here: taken to go on from the voice's other totals",
    )
    assert len(series(less, more)) == 2


def test_what_is_left_open_is_not_guessed_where_two_things_could_be_meant() -> None:
    civilians = said("02", MINISTRY, killed(20, status="civilian"))
    fighters = said("03", MINISTRY, killed(30, status="combatant"))
    open_ = said("04", MINISTRY, killed(60))
    assert len(series(civilians, fighters, open_, together=(0, 1, 2))) == 3


def test_whole_and_part_of_one_day_are_two_series() -> None:
    whole = said("01", MINISTRY, killed(95), killed(11, status="civilian"))
    later = said("03", MINISTRY, killed(120))
    assert [values(one) for one in series(whole, later, together=(0, 1))] == [
        [("01", 11)],
        [("01", 95), ("03", 120)],
    ]


def test_a_line_that_would_fall_is_not_joined() -> None:
    whole = said("01", MINISTRY, killed(500))
    part = said("03", MINISTRY, killed(310, status="civilian"))
    assert len(series(whole, part, together=(0, 1))) == 2


def test_civilians_fighters_children_and_the_captured_are_never_mixed() -> None:
    statements = [
        said("01", MINISTRY, killed(9, status="civilian")),
        said("02", MINISTRY, killed(30, status="combatant")),
        said("03", MINISTRY, killed(4, status="civilian", traits=("child",))),
        said("04", MINISTRY, killed(7, class_="tank", outcome="destroyed")),
        said("05", MINISTRY, killed(8, class_="tank", outcome="captured")),
    ]
    found = series(*statements, together=(0, 1, 2, 3, 4))
    assert [len(one.points) for one in found] == [1] * 5


def test_only_asserted_totals_of_what_happened_enter() -> None:
    assert not series(
        said("01", MINISTRY, killed(9), act="deny"),
        said("02", MINISTRY, killed(9), polarity="denied"),
        said("03", MINISTRY, killed(9), act="warn"),
        said("04", MINISTRY, killed(9), reality="conditional"),
        said("05", MINISTRY, killed(9, change="new")),
        said("06", MINISTRY, killed(9, part=True)),
        said("07", MINISTRY, killed(9, class_="other")),
    )


def test_of_one_claim_the_largest_of_a_thing_is_its_total() -> None:
    (one,) = series(said("01", MINISTRY, killed(54), killed(12), killed(3)))
    assert values(one) == [("01", 54)]


def test_voices_stand_side_by_side_and_a_copy_is_no_voice() -> None:
    two = series(said("01", MINISTRY, killed(9)), said("01", OBSERVERS, killed(12)))
    assert [one.name for one in two] == [OBSERVERS[0], MINISTRY[0]]
    assert len(series(said("01", OBSERVERS, killed(9)), said("02", DOCTORS, killed(9)))) == 2
    text = (
        "ارتفعت حصيلة القتلى في مدينة الفاشر منذ بداية الشهر إلى تسعة وثلاثين قتيلا بعد أن استهدفت "
        "المدفعية سوق المدينة الكبير وأحياء أخرى مجاورة له خلال ساعات الليل الطويلة"
    )
    own = [said("01", name, killed(39), content=text, end=len(text)) for name in ("افق", "ساحل")]
    lineage = Lineage({one.name: text for one in own})
    assert len(series(*own)) == 2
    (copied,) = series(*own, lineage=lineage)
    assert values(copied) == [("01", 39)]


def test_open_and_vague_totals_stay_so() -> None:
    (one,) = series(
        said("01", MINISTRY, killed(101, None)),
        said("02", MINISTRY, killed(None, 90)),
        said("03", MINISTRY, killed(None, words="عدد كبير من القتلى")),
    )
    assert [(p.least, p.most) for p in one.points] == [(101, None), (None, 90), (None, None)]
    assert one.points[2].words == "عدد كبير من القتلى"


def test_a_fall_and_a_new_beginning_are_marked_and_nothing_is_corrected() -> None:
    (one,) = series(
        said("10", MINISTRY, killed(40), when=("2024-05-01", "2024-05-10")),
        said("12", MINISTRY, killed(35), when=("2024-05-01", "2024-05-12")),
        said("14", MINISTRY, killed(5), when=("2024-05-13", "2024-05-14")),
    )
    assert values(one) == [("10", 40), ("12", 35), ("14", 5)]
    assert one.points[1].notes == (FELL,)
    assert one.points[2].notes == (
        "counted since 2024-05-13, before since 2024-05-01: counted anew",
        FELL,
    )


def test_an_open_end_is_no_fall() -> None:
    (one,) = series(said("01", MINISTRY, killed(101, None)), said("02", MINISTRY, killed(40, None)))
    assert not one.points[1].notes


def test_new_figures_are_held_against_the_next_total() -> None:
    statements = [
        said("01", MINISTRY, killed(10)),
        said("02", MINISTRY, killed(3, change="new")),
        said("02", MINISTRY, killed(3, change="new"), n=2),
        said("03", MINISTRY, killed(4, change="new")),
        said("04", MINISTRY, killed(20)),
    ]
    (one,) = series(*statements)
    assert one.points[1].notes == (
        "rose by 10 since 2024-05-01; the voice's new figures since add up to 7",
    )
    (one,) = series(*statements[:-1], said("04", MINISTRY, killed(17)))
    assert one.points[1].notes == (
        "rose by 7 since 2024-05-01; the voice's new figures since add up to that",
    )


def test_new_figures_of_one_matter_are_one_and_open_ones_are_not_added() -> None:
    first, last = said("01", MINISTRY, killed(10)), said("04", MINISTRY, killed(15))
    attack = said("02", MINISTRY, killed(3, change="new"))
    grown = said("03", MINISTRY, killed(5, change="new"))
    (one,) = series(first, attack, grown, last, together=(1, 2))
    assert one.points[1].notes == (
        "rose by 5 since 2024-05-01; the voice's new figures since add up to that",
    )
    (one,) = series(first, said("02", MINISTRY, killed(3, None, change="new")), last)
    assert not one.points[1].notes


def test_a_number_that_its_own_voice_denies_is_marked() -> None:
    (one,) = series(said("01", MINISTRY, killed(70)), said("03", MINISTRY, killed(70), act="deny"))
    assert one.points[0].withdrawn
    assert one.points[0].notes == ("denied by the voice itself on 2024-05-03",)
    (other,) = series(
        said("01", MINISTRY, killed(70)), said("03", OBSERVERS, killed(70), act="deny")
    )
    assert not other.points[0].withdrawn
