import pytest

from musnad.errors import MusnadError
from musnad.intake.given import Bytes, Given, Particulars, day_of, report


@pytest.mark.parametrize("day", ["2020", "20200930", "2020-9-30", "2020-02-30", "٢٠٢٠-٠٩-٣٠", ""])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(MusnadError, match="--published"):
        Given(published=day)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2018-02-19T00:16:11+04:00", "2018-02-19"),
        ("2018-02-19T23:59:59Z", "2018-02-19"),
        ("2018-02-19 10:00", "2018-02-19"),
        ("2018-02-19", "2018-02-19"),
        (" ", None),
        (None, None),
    ],
)
def test_an_instant_keeps_its_day_as_written(said: str | None, day: str | None) -> None:
    assert day_of(said, "x") == day


@pytest.mark.parametrize("said", ["أمس", "2018-13-01", "2018-W03-1", "2018-02-19T99:00"])
def test_what_is_no_instant_is_refused(said: str) -> None:
    with pytest.raises(MusnadError, match="not an ISO day"):
        day_of(said, "x")


def test_what_the_user_says_goes_first() -> None:
    given = Given(published="2020-09-30", outlet="صحيفة")
    said = Particulars(name="n", outlet="موقع", title="عنوان", published="2001-01-01")
    raw = Bytes(content="نص".encode(), kind="text/plain")
    found = report("نص", "x", given, said, raw).document
    assert (found.published, found.outlet, found.title) == ("2020-09-30", "صحيفة", "عنوان")
    assert (found.name, found.language) == ("n", "ar")


def test_a_report_knows_how_much_of_its_moment_is_known() -> None:
    raw = Bytes(content="نص".encode(), kind="text/plain")
    told = {
        said: report("نص", "x", Given(), Particulars(published=said), raw)
        for said in ("2018-02-19T00:16:11+04:00", "2018-02-19", None)
    }
    assert [each.published_precision for each in told.values()] == ["instant", "day", "unknown"]
    assert [each.published_at for each in told.values()] == list(told)


def test_each_run_has_a_salt_of_its_own() -> None:
    assert len(Given().salt) == 32
    assert Given().salt != Given().salt
    assert Given(salt=b"kept").salt == b"kept"
