"""The compiled gazetteer: its tables, its lookups and its choice between namesakes."""

import re
from importlib.resources import files

import pytest

from musnad.annotate.folding import key_of
from musnad.resolve.gazetteer import KIND_RANK, Gazetteer, PlaceRecord


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def ids(gazetteer: Gazetteer, name: str) -> tuple[str, ...]:
    return gazetteer.names()[" ".join(key_of(word) for word in name.split())]


def chosen(gazetteer: Gazetteer, name: str, **countries: int) -> PlaceRecord:
    return gazetteer.choose(ids(gazetteer, name), countries)


def name_rows() -> list[list[str]]:
    table = files("musnad.languages.ar").joinpath("words", "place_names.tsv")
    lines = table.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_every_key_is_the_folded_name() -> None:
    wrong = [
        row for row in name_rows() if " ".join(key_of(word) for word in row[1].split()) != row[3]
    ]
    assert wrong == []


def test_names_are_arabic_and_known(gazetteer: Gazetteer) -> None:
    for place, name, mark, _key in name_rows():
        assert gazetteer.place(place).place == place
        assert mark in {"0", "1"}
        assert not re.search("[یکگچپڤٹہھەۆێ\u0640\u064b-\u0652]", name)


def test_records_have_known_kinds_and_possible_coordinates(gazetteer: Gazetteer) -> None:
    for place in {p for places in gazetteer.names().values() for p in places}:
        record = gazetteer.place(place)
        assert record.kind in KIND_RANK
        assert record.country == "" or re.fullmatch("[A-Z]{3}", record.country)
        assert record.lat is None or -90 <= record.lat <= 90
        assert record.lon is None or -180 <= record.lon <= 180


@pytest.mark.parametrize(
    ("spellings", "country"),
    [
        ("ناغورني قره باغ|قرة باغ|كاراباخ|ناغورنو كاراباخ|أرتساخ", "AZE"),
        ("ستيباناكيرت|خانكندي", "AZE"),
        ("مارتاكيرت|آغدارا", "AZE"),
        ("غنجة|كنجة|غانجا", "AZE"),
        ("باخموت|أرتيوموفسك", "UKR"),
        ("كوباني|عين العرب", "SYR"),
    ],
)
def test_rival_spellings_are_one_place(gazetteer: Gazetteer, spellings: str, country: str) -> None:
    found = {chosen(gazetteer, name, **{country: 1}).place for name in spellings.split("|")}
    assert len(found) == 1
    assert gazetteer.place(found.pop()).country == country


def test_namesakes_are_told_apart_by_country(gazetteer: Gazetteer) -> None:
    assert chosen(gazetteer, "طرابلس", LBY=3, LBN=1).country == "LBY"
    assert chosen(gazetteer, "طرابلس", LBN=3, LBY=1).country == "LBN"
    assert chosen(gazetteer, "البيضاء", YEM=2).country == "YEM"


def test_a_disputed_city_is_given_to_neither_side(gazetteer: Gazetteer) -> None:
    assert chosen(gazetteer, "القدس", ISR=5).country == ""
    assert chosen(gazetteer, "القدس", PSE=5).country == ""


def test_a_head_tells_governorate_from_city(gazetteer: Gazetteer) -> None:
    candidates = ids(gazetteer, "حلب")
    assert gazetteer.choose(candidates, {"SYR": 1}).kind == "city"
    assert gazetteer.choose(candidates, {"SYR": 1}, kind="region").kind == "region"


def test_choice_does_not_hang_on_order(gazetteer: Gazetteer) -> None:
    candidates = ids(gazetteer, "طرابلس")
    assert gazetteer.choose(candidates, {}) == gazetteer.choose(candidates[::-1], {})


def test_no_candidates_is_an_error(gazetteer: Gazetteer) -> None:
    with pytest.raises(ValueError, match="empty"):
        gazetteer.choose([], {})


def test_an_unknown_id_is_an_error(gazetteer: Gazetteer) -> None:
    with pytest.raises(KeyError):
        gazetteer.place("sup:nowhere")


def test_names_that_are_words_need_a_frame(gazetteer: Gazetteer) -> None:
    for word in ("الباب", "العديد", "القائم", "صور"):
        assert gazetteer.is_common(key_of(word))
    for word in ("دمشق", "عفرين", "صعدة", "ترتر", "خاركيف"):
        assert not gazetteer.is_common(key_of(word))


def test_first_keys_are_longest_first(gazetteer: Gazetteer) -> None:
    for entries in gazetteer.first_keys.values():
        lengths = [len(rest) for rest, _places in entries]
        assert lengths == sorted(lengths, reverse=True)
    rests = [rest for rest, _places in gazetteer.first_keys[key_of("ريف")]]
    assert (key_of("دمشق"),) in rests
