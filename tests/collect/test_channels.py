"""Whose voice a channel is, and what an outlet is called."""

from pathlib import Path

import pytest
from msgspec import structs

from musnad.collect.channels import Way, outlet_named, spoken
from musnad.model import Claim, Evidence, Reading, Report, document_of
from musnad.reader import read_document
from musnad.resolve.outlets import Outlets, load_outlets

TEXT = """دمرت القوات عشرين دبابة قرب فضولي يوم الأربعاء.

وقال المتحدث باسم وزارة الدفاع الأرمينية إن جنديين قتلا.
"""
CHANNEL = "https://t.me/mod_az"
OWN = f"""place\tname\tactor
{CHANNEL}\tوزارة الدفاع الأذربيجانية\tstate:AZE/MIL
arm.example\tالحكومة الأرمينية\tstate:ARM
"""


@pytest.fixture
def outlets(tmp_path: Path) -> Outlets:
    own = tmp_path / "own.tsv"
    own.write_text(OWN, encoding="utf-8")
    return load_outlets(own)


def report(**told: str) -> Report:
    document = document_of(TEXT, name="m1", published="2020-09-30", language="ar")
    raw = TEXT.encode()
    return Report(document=document, raw=raw, kind="text/plain", address="m1", **told)  # type: ignore[arg-type]


def way_of(by: Report) -> Way:
    return Way(channel=by.channel, forwarded_from=by.forwarded_from)


def heard(by: Report, outlets: Outlets) -> tuple[Reading, Claim, Claim]:
    reading = read_document(by.document)
    own = next(claim for claim in reading.claims if claim.act == "narrate")
    other = next(claim for claim in reading.claims if claim.source is not None)
    changed = {claim.id: claim for claim in spoken(reading, way_of(by), outlets).claims}
    assert list(changed) == [claim.id for claim in reading.claims]
    return reading, changed[own.id], changed[other.id]


def test_a_channel_of_an_actor_speaks_for_it(outlets: Outlets) -> None:
    reading, own, other = heard(report(channel=CHANNEL), outlets)
    assert own.source is not None
    assert (own.source.name, own.source.code) == ("وزارة الدفاع الأذربيجانية", "AZE.MIL")
    (party,) = own.source.parties
    assert (party.actor, party.inferred_from) == ("state:AZE", "channel")
    assert own.source.evidence["name"] == Evidence(inferred_from="channel")
    assert (own.act, own.evidence["act"].inferred_from) == ("state", "channel")
    assert other in reading.claims


@pytest.mark.parametrize("channel", ["https://t.me/other", "https://www.reuters.com/feed", None])
def test_other_channels_speak_for_nobody(channel: str | None, outlets: Outlets) -> None:
    by = structs.replace(report(), channel=channel)
    reading = read_document(by.document)
    assert spoken(reading, way_of(by), outlets) is reading


def test_a_channel_is_found_by_its_name(outlets: Outlets) -> None:
    _, own, _ = heard(report(channel="وزاره الدفاع الاذربيجانية"), outlets)
    assert own.source is not None
    assert own.source.code == "AZE.MIL"


def test_a_forward_is_not_the_channel_s_word(outlets: Outlets) -> None:
    _, own, other = heard(report(channel=CHANNEL, forwarded_from="أخبار الجبهة"), outlets)
    assert own.source is not None
    assert (own.source.name, own.source.code) == ("أخبار الجبهة", "XXX.UNK")
    assert own.source.evidence["name"].inferred_from == "forward"
    assert other.source is not None
    assert other.source.code == "ARM.MIL"
    (via,) = other.source.via
    assert (via.name, via.inferred_from) == ("أخبار الجبهة", "forward")


def test_a_forward_of_a_known_actor_is_its_word(outlets: Outlets) -> None:
    _, own, _ = heard(report(channel="news", forwarded_from="الحكومة الأرمينية"), outlets)
    assert own.source is not None
    assert (own.source.code, own.source.parties[0].actor) == ("ARM.GOV", "state:ARM")


@pytest.mark.parametrize(
    ("outlet", "url", "given", "name"),
    [
        ("www.reuters.com", "https://www.reuters.com/1", None, "Reuters"),
        ("Reuters.com", "https://reuters.com/1", None, "Reuters"),
        (None, "https://reuters.com/1", None, "Reuters"),
        ("The Wire", "https://reuters.com/1", None, "The Wire"),
        ("reuters.com", "https://reuters.com/1", "reuters.com", "reuters.com"),
        ("news.example", "https://news.example/1", None, "news.example"),
        (None, None, None, None),
    ],
)
def test_a_known_host_has_its_outlet_s_name(
    outlet: str | None, url: str | None, given: str | None, name: str | None
) -> None:
    by = report()
    by = structs.replace(by, document=structs.replace(by.document, outlet=outlet, url=url))
    assert outlet_named(by, load_outlets(), given).document.outlet == name
