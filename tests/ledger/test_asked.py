"""Each filter, held against the claims themselves: the ledger finds just those that it should."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import pytest
from msgspec import structs
from sqlalchemy import Connection, insert
from tests.ledger.news import entry_of, examples, keep, ledger_at, looking, report_of

from musnad.errors import MusnadError
from musnad.ledger.asked import Asked, days
from musnad.ledger.naming import named
from musnad.ledger.questions import SHORT, STEP, find_claims, find_documents, find_sources
from musnad.ledger.recording import Entry, now
from musnad.ledger.reviewing import Draft, save
from musnad.ledger.rows import name_key
from musnad.ledger.tables import withdrawals
from musnad.model import Claim

Holds = Callable[[Entry, Claim], bool]


def touches(start: str | None, end: str | None, first: str, last: str) -> bool:
    return start is not None and end is not None and end >= first and start <= last


def when_of(claim: Claim) -> tuple[str | None, str | None]:
    return claim.when or (None, None)


def spoken_by(entry: Entry, claim: Claim, words: str) -> bool:
    del entry
    return claim.source is not None and name_key(words) in name_key(claim.source.name)


def coded(claim: Claim, code: str) -> bool:
    return claim.source is not None and code in (
        claim.source.code,
        claim.source.code.split(".", 1)[0],
        "." + claim.source.code.split(".", 1)[1],
    )


def names_place(claim: Claim, name: str) -> bool:
    return any(name_key(p.text) == name_key(name) or p.country == name for p in claim.places)


FILTERS: dict[str, tuple[Asked, Holds]] = {
    "nothing": (Asked(), lambda _, c: bool(c.id)),
    "source": (Asked(source="وزارة الدفاع"), lambda e, c: spoken_by(e, c, "وزارة الدفاع")),
    "source in another spelling": (
        Asked(source="وزاره  الدفاع"),
        lambda e, c: spoken_by(e, c, "وزارة الدفاع"),
    ),
    "signs that databases know": (Asked(source="%"), lambda *_: False),
    "code": (Asked(code="EGY.MIL"), lambda _, c: coded(c, "EGY.MIL")),
    "code in small letters": (Asked(code="egy.mil"), lambda _, c: coded(c, "EGY.MIL")),
    "country": (Asked(code="ETH"), lambda _, c: coded(c, "ETH")),
    "sector": (Asked(code=".GOV"), lambda _, c: coded(c, ".GOV")),
    "act": (Asked(act="deny"), lambda _, c: c.act == "deny"),
    "polarity": (Asked(polarity="denied"), lambda _, c: c.polarity == "denied"),
    "figure": (Asked(figure="killed"), lambda _, c: any(f.class_ == "killed" for f in c.figures)),
    "of": (Asked(of="ERI"), lambda _, c: any(f.of == "ERI" for f in c.figures)),
    "by": (Asked(by="ETH"), lambda _, c: any(f.by == "ETH" for f in c.figures)),
    "one figure with all": (
        Asked(figure="killed", of="ERI", by="ETH"),
        lambda _, c: any((f.class_, f.of, f.by) == ("killed", "ERI", "ETH") for f in c.figures),
    ),
    "place": (Asked(place="بيشاور"), lambda _, c: names_place(c, "بيشاور")),
    "country of a place": (Asked(place="pak"), lambda _, c: names_place(c, "PAK")),
    "said": (
        Asked(said=days("2024-05-15", "--said")),
        lambda _, c: c.said_on == "2024-05-15",
    ),
    "said in a year": (
        Asked(said=days("2024", "--said")),
        lambda _, c: c.said_on is not None and c.said_on.startswith("2024"),
    ),
    "said before": (
        Asked(said=days("..2024-06", "--said")),
        lambda _, c: c.said_on is not None and c.said_on[:7] <= "2024-06",
    ),
    "said after": (
        Asked(said=days("2024-05-16..", "--said")),
        lambda _, c: c.said_on is not None and c.said_on >= "2024-05-16",
    ),
    "when": (
        Asked(when=days("2024-05-13..2024-05-14", "--when")),
        lambda _, c: touches(*when_of(c), "2024-05-13", "2024-05-14"),
    ),
    "outlet": (
        Asked(outlet="شبكة ميزان للأخبار"),
        lambda e, _: e.report.document.outlet == "شبكة ميزان للأخبار",
    ),
    "document": (
        Asked(document=examples()[0].report.id[:8]),
        lambda e, _: e.report.id == examples()[0].report.id,
    ),
    "several": (
        Asked(code="ETH.MIL", act="state", figure="tank", outlet="صحيفة الأفق الجنوبي"),
        lambda _, c: (
            coded(c, "ETH.MIL") and c.act == "state" and any(f.class_ == "tank" for f in c.figures)
        ),
    ),
}


def all_claims() -> Iterator[tuple[Entry, Claim]]:
    """The claims of the examples in the order of the ledger."""
    for entry in reversed(examples()):
        assert entry.reading is not None
        for claim in reversed(entry.reading.claims):
            yield entry, claim


def id_of(entry: Entry, claim: Claim) -> str:
    return f"{entry.report.id[:SHORT]}:{claim.id.rpartition(':')[2]}"


def ids(connection: Connection, asked: Asked) -> list[str]:
    return [found.id for found in find_claims(connection, asked)]


def unlimited(asked: Asked) -> Asked:
    return structs.replace(asked, limit=None)


def test_filters_find_what_they_should(place: str) -> None:
    keep(place, *examples())
    with looking(place) as connection:
        for name, (asked, holds) in FILTERS.items():
            wanted = [id_of(e, c) for e, c in all_claims() if holds(e, c)]
            assert ids(connection, unlimited(asked)) == wanted, name
            assert bool(wanted) == (name != "signs that databases know"), name
            shares = structs.replace(asked, limit=2)
            assert ids(connection, shares) == wanted[:2], name
            counted = sum(voice.claims for voice in find_sources(connection, asked, None))
            spoken = [c for e, c in all_claims() if holds(e, c) and c.source is not None]
            assert counted == len(spoken), name


def test_what_is_found_is_the_claim(place: str) -> None:
    keep(place, *examples())
    with looking(place) as connection:
        for found, (entry, claim) in zip(
            find_claims(connection, Asked(limit=None)), all_claims(), strict=True
        ):
            assert found.content == claim.content.text
            assert found.published == entry.report.document.published
            assert (found.act, found.polarity, found.said_on) == (
                claim.act,
                claim.polarity,
                claim.said_on,
            )
            assert [(f.text, f.class_) for f in found.figures] == [
                (f.text, f.class_) for f in sorted(claim.figures, key=lambda f: f.start)
            ]
            assert found.source == (claim.source.name if claim.source else None)


def test_names_in_latin_letters(place: str) -> None:
    said = report_of("قالت وكالة Reuters إن جنديا قتل في دمشق.", outlet=None)
    keep(place, entry_of(said))
    with looking(place) as connection:
        found = {each.source for each in find_claims(connection, Asked(source="REUTERS"))}
        assert any(name and "Reuters" in name for name in found)
        assert not ids(connection, Asked(source="Reuter_"))


def test_what_is_old_is_found_behind_the_newest(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(place, *examples())
    monkeypatch.setattr("musnad.ledger.words.NEWEST", 7)
    monkeypatch.setattr("musnad.ledger.words.FETCHED", 2)
    with looking(place) as connection:
        for name, (asked, holds) in FILTERS.items():
            wanted = [id_of(e, c) for e, c in all_claims() if holds(e, c)]
            assert ids(connection, unlimited(asked)) == wanted, name


def test_withdrawn_and_reviewed(place: str) -> None:
    keep(place, *examples())
    wanted = [id_of(*each) for each in all_claims()]
    gone = examples()[0].report.id
    with ledger_at(place) as ledger:
        with ledger.writing() as connection:
            claim = named(connection, wanted[0]).claim_id
            noted: dict[str, Any] = {"at": now(), "by": "محررة", "reason": "خطأ"}
            document = named(connection, gone).document_id
            connection.execute(insert(withdrawals), noted | {"document_id": document})
            connection.execute(insert(withdrawals), noted | {"claim_id": claim})
            save(connection, wanted[1], [Draft(verdict="accept", key=wanted[1].split(":")[1])], "م")
        with ledger.looking() as connection:
            left = [each for each in wanted[1:] if not each.startswith(gone[:SHORT])]
            assert ids(connection, Asked(limit=None)) == left
            assert ids(connection, Asked(limit=None, withdrawn=True)) == wanted
            assert ids(connection, Asked(reviewed=True)) == [wanted[1]]
            assert ids(connection, Asked(reviewed=False, limit=None)) == left[1:]
            (found,) = find_claims(connection, Asked(reviewed=True))
            assert found.reviewed


def test_more_claims_than_are_fetched_together(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(place, *examples())
    monkeypatch.setattr("musnad.ledger.questions.STEP", 3)
    assert STEP > 3
    with looking(place) as connection:
        assert ids(connection, Asked(limit=None)) == [id_of(*each) for each in all_claims()]
        assert len(list(islice(find_claims(connection, Asked(limit=None)), 4))) == 4


def test_documents(place: str) -> None:
    keep(place, *examples(), entry_of(report_of("قال الجيش إن جنديا قتل.", outlet=None)))
    with looking(place) as connection:
        every = list(find_documents(connection, None, None, None))
        assert [each.outlet for each in every] == [
            None,
            *(entry.report.document.outlet for entry in reversed(examples())),
        ]
        (one,) = find_documents(connection, None, "بوابة الساعة", None)
        assert one.published == "2024-06-19"
        assert list(find_documents(connection, None, None, 2)) == every[:2]


@pytest.mark.parametrize(
    ("written", "range_"),
    [
        ("2020-09-30", ("2020-09-30", "2020-09-30")),
        ("2020-09-27..2020-10-02", ("2020-09-27", "2020-10-02")),
        ("2020-09..", ("2020-09", None)),
        ("..", (None, None)),
    ],
)
def test_days(written: str, range_: tuple[str | None, str | None]) -> None:
    assert days(written, "--said") == range_


@pytest.mark.parametrize("written", ["yesterday", "2020-9-1", "20-09", "٢٠٢٠", "2020..x", "2020-"])
def test_what_is_no_day(written: str) -> None:
    with pytest.raises(MusnadError, match="no day or range"):
        days(written, "--said")
