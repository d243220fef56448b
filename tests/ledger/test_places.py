"""Where claims happen, asked of a ledger."""

from sqlalchemy import select
from tests.desk.news import fill

from musnad.ledger.opening import open_ledger
from musnad.ledger.parties import of_party
from musnad.ledger.places import named_places, of_reports
from musnad.ledger.tables import documents


def test_a_claim_counts_once_for_a_place(place: str) -> None:
    ledger = open_ledger(place)
    fill(ledger)
    with ledger.looking() as connection:
        found = named_places(connection, of_party("SDN.HLH", None))
        reports = connection.scalars(select(documents.c.uid)).all()
        everything = named_places(connection, of_reports(reports))
        nobody = named_places(connection, of_party("ZZZ.ZZZ", None))
    assert found
    assert [each.claims for each in found] == sorted((each.claims for each in found), reverse=True)
    assert all(0 <= each.denied <= each.claims for each in found)
    assert nobody == []
    known = {(each.name, each.place): each.claims for each in everything}
    assert all(known[each.name, each.place] >= each.claims for each in found)
    ledger.close()
