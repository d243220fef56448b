"""Reports of a ledger that may tell of one event."""

import pytest
from tests.ledger.news import examples, keep, looking

from musnad.ledger.gathering import Wanted, gather


@pytest.mark.parametrize(
    ("wanted", "outlets"),
    [
        (Wanted(words="الجيش الإريتري"), {"صحيفة الأفق الجنوبي"}),
        (Wanted(parties=("ETH", "ERI")), {"صحيفة الأفق الجنوبي"}),
        (Wanted(parties=("eth", "pak")), set()),
        (Wanted(published=("2024-05-01", "2024-05-31")), {"صحيفة الأفق الجنوبي"}),
        (Wanted(place="نيروبي"), {"صحيفة الأفق الجنوبي"}),
        (Wanted(words="لا كلمة كهذه هنا"), set()),
    ],
)
def test_by_words_parties_days_and_places(place: str, wanted: Wanted, outlets: set[str]) -> None:
    keep(place, *examples())
    with looking(place) as connection:
        assert {reading.document.outlet for reading in gather(connection, wanted)} == outlets


def test_everything_is_gathered_as_it_was_read(place: str) -> None:
    keep(place, *examples())
    with looking(place) as connection:
        found = {reading.document.id: reading for reading in gather(connection, Wanted())}
    assert found == {entry.report.id: entry.reading for entry in examples()}
