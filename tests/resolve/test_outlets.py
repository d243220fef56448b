"""The table of outlets: found by host, by address and by name; replaced and extended by users."""

from pathlib import Path

import pytest

from musnad.errors import MusnadError
from musnad.resolve.actors import load_actors
from musnad.resolve.outlets import load_outlets

OWN = """# ours
place\tname\tactor\trights\tretain_days
t.me/mod_az\tوزارة الدفاع الأذربيجانية\tstate:AZE/MIL\t\t
www.Reuters.com\tReuters (ours)\t\tby contract\t30
"""


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.reuters.com/world/1", "Reuters"),
        ("https://ara.reuters.com/1?x=2", "Reuters"),
        ("https://arabic.rt.com/news/1", "RT Arabic"),
        ("https://rt.com", "RT"),
        ("REUTERS.COM", "Reuters"),
        ("https://reuters.com/%D8", "Reuters"),
        ("https://notreuters.com/", None),
        ("https://reuters.com.example/", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_an_address_leads_to_its_outlet(address: str, name: str | None) -> None:
    found = load_outlets().at(address)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("reuters", "Reuters"),
        ("Al Jazeera", "Al Jazeera"),
        ("Al-Jazeera", "Al Jazeera"),
        ("AlJazeera", "Al Jazeera"),
        ("وكالة الاناضول", "Anadolu"),
        ("وكالة الأنـــاضول", "Anadolu"),
        ("Gazette of Nowhere", None),
    ],
)
def test_a_name_is_known_in_any_spelling(written: str, name: str | None) -> None:
    found = load_outlets().named(written)
    assert (found.name if found else None) == name


def test_shipped_rows_name_states_that_are_there() -> None:
    countries = {row.country for row in load_outlets().places.values() if row.country}
    known = {actor.country for actor in load_actors().actors.values()}
    assert countries <= known


def test_own_rows_replace_and_extend(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(OWN, encoding="utf-8")
    outlets = load_outlets(own)
    reuters = outlets.at("https://ara.reuters.com/1")
    assert reuters is not None
    assert (reuters.name, reuters.rights, reuters.retain_days) == (
        "Reuters (ours)",
        "by contract",
        30,
    )
    ministry = outlets.at("https://t.me/mod_az/512")
    assert ministry is not None
    assert ministry.code("2020-09-30") == "AZE.MIL"
    assert outlets.at("https://t.me/mod_azz") is None
    assert outlets.named("رويترز") is None  # the row that had this name is replaced
    assert outlets.at("https://apnews.com/1") is not None


def test_the_code_of_an_actor_and_of_nobody_s_outlet(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("place\tname\tactor\nq.example\tQ\tstate:ARM\n", encoding="utf-8")
    state = load_outlets(own).at("q.example")
    assert state is not None
    assert state.code("2020-09-30") == "ARM.GOV"
    reuters = load_outlets().at("reuters.com")
    assert reuters is not None
    assert reuters.code(None) == "GBR.MED"


@pytest.mark.parametrize(
    ("table", "cause"),
    [
        ("name\tplace\tcolour\n", "must name its columns"),
        ("place\n", "must name its columns"),
        ("place\tname\nx.example\t\n", "name '': wants the name"),
        ("place\tname\tretain_days\nx.example\tX\tten\n", "line 2: retain_days 'ten': wants"),
        ("place\tname\tstate_run\nx.example\tX\tmaybe\n", "wants yes, no or unknown"),
        ("place\tname\tcountry\nx.example\tX\tAzerbaijan\n", "wants ISO 3166-1"),
        ("place\tname\tactor\nx.example\tX\tministry\n", "wants an actor's id"),
        ("place\tname\nx.example\tX\tmore\n", "more cells than columns"),
    ],
)
def test_a_bad_table_says_where_and_what(table: str, cause: str, tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(table, encoding="utf-8")
    with pytest.raises(MusnadError) as fault:
        load_outlets(own)
    assert str(own) in fault.value.source
    assert cause in str(fault.value)


def test_a_table_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(MusnadError, match="not a readable table"):
        load_outlets(tmp_path / "none.tsv")
