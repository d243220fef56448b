import pytest

from musnad.intake.moment import moment_of


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("Wed, 30 Sep 2020 22:10:00 +0400", "2020-09-30T22:10:00+04:00"),
        ("30 Sep 2020 22:10 GMT", "2020-09-30T22:10:00+00:00"),
        ("Wed, 30 Sep 2020 22:10:00 -0000", "2020-09-30T22:10:00"),
        (" 2020-09-30T22:10:00Z ", "2020-09-30T22:10:00+00:00"),
        ("2020-09-30T22:10:00.5+04:00", "2020-09-30T22:10:00.500000+04:00"),
        ("2020-09-30", "2020-09-30"),
    ],
)
def test_a_moment_keeps_its_zone_and_no_more_than_is_known(written: str, moment: str) -> None:
    assert moment_of(written) == moment


@pytest.mark.parametrize(
    "written",
    [
        "",
        None,
        7,
        "أمس",
        "2020",
        "2020-09",
        "2020-02-30",
        "0000-01-01",
        "0001-01-01T00:00:00",
        "99999-01-01T00:00:00Z",
        "Mon, 01 Jan 0 00:00:00 GMT",
        "Mon, 01 Jan 0000 00:00:00 GMT",
        "Fri, 31 Dec 99999 23:59:59 GMT",
        "Wed, 30 Sep 2020 99:10:00 +0400",
        "Wed, 30 Sep 2020 22:10:00 +9999999999999",
        "2020-09-30T22:10:00+99:00",
        "9" * 10_000,
    ],
)
def test_what_is_no_moment_of_news_is_unknown(written: object) -> None:
    assert moment_of(written) is None
