"""What a party said, asked of a ledger, the same for every side."""

from tests.desk.news import fill

from musnad.ledger.opening import open_ledger
from musnad.ledger.parties import denied_by, figures_told, introduced, kinds, spoke


def test_a_party_s_claims_are_counted_alike_everywhere(place: str) -> None:
    ledger = open_ledger(place)
    fill(ledger)
    with ledger.looking() as connection:
        voices = spoke(connection, 0)
        assert voices == sorted(voices, key=lambda each: -each.claims)
        for each in voices:
            number = sum(row[3] for row in kinds(connection, each.code, each.name))
            assert number == each.claims
            ways = introduced(connection, each.code, each.name)
            assert sum(way.times for way in ways) == each.claims
            for told in figures_told(connection, each.code, each.name, own=True):
                assert told.of == each.code[:3]
            denied_by(connection, each.code, each.name)
    ledger.close()
