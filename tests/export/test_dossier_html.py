"""The page of a dossier: every claim one click away, nothing out of a report is markup."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from io import StringIO
from itertools import pairwise

import pytest
from msgspec import Struct, structs

import musnad
from musnad.export.dossier import writer
from musnad.export.dossier.html.chart import ticks_to
from musnad.link.dossier import dossier_of
from musnad.link.rules import chosen_by, rule_named
from musnad.link.statement import Statement, statements_of
from musnad.model.dossier import (
    Covered,
    Diagnostics,
    Disagreement,
    Dossier,
    Matter,
    Mention,
    Origin,
    Point,
    Series,
    Spread,
    Standing,
)

HOSTILE = (
    '<script>alert(1)</script> "><img src=x onerror=alert(2)> </style></title> '
    "<!-- & &lt; ${style} $script 'قتل' \x1b[31m"
)

REPORTS = {
    "افق": (
        "2024-05-15",
        (
            "قالت وزارة الدفاع الإثيوبية إن مقاتلة مصرية أسقطت مروحية إثيوبية فوق بلدة بادمي.\n"
            "وقال مكتب المدعي العام الإثيوبي إن عدد القتلى المدنيين "
            "منذ 12 مايو ارتفع إلى 15 قتيلا.\n"
        ),
    ),
    "ساحل": (
        "2024-05-16",
        (
            "أكدت وزارة الدفاع الإثيوبية أن مقاتلة مصرية أسقطت مروحية إثيوبية فوق بادمي.\n"
            "ونفت وزارة الدفاع المصرية إسقاط مقاتلة مصرية مروحية إثيوبية فوق بادمي.\n"
        ),
    ),
    "ميناء": (
        "2024-05-18",
        "قال مكتب المدعي العام الإثيوبي إن عدد القتلى المدنيين منذ 12 مايو ارتفع إلى 43 قتيلا.\n",
    ),
}


class Page(HTMLParser):
    """A page taken apart: its elements with their attributes, and whether they are well nested."""

    def __init__(self, source: str) -> None:
        """Take `source` apart."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element; void ones are not open."""
        self.elements.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """What was opened last is closed first."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """What is read."""
        if "style" not in self.open:
            self.text += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of all elements of one name."""
        return [attributes for name, attributes in self.elements if name == tag]


def page(dossier: Dossier) -> str:
    out = StringIO()
    writer("html")(dossier, out)
    return out.getvalue()


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    """Two ministries against each other, and a toll that rises."""
    reports: list[Covered] = []
    statements: list[Statement] = []
    for name, (day, text) in REPORTS.items():
        reading = musnad.read(text, published=day, outlet=name)
        url = f"https://example.org/{len(reports)}"
        reports.append(Covered(name=name, outlet=name, published=day, url=url, language="ar"))
        statements += statements_of(reading, name)
    return dossier_of("بادمي", reports, statements)


def mention(report: str, claim: str, day: str, **fields: object) -> Mention:
    known = {"act": "state", "content": f"{report} {claim}", "start": 0, "end": 4}
    known |= {"report": report, "claim": claim, "outlet": f"outlet {report}", "published": day}
    return Mention(**(known | fields))  # type: ignore[arg-type]


def origin(who: str, side: str, *mentions: Mention) -> Origin:
    return Origin(
        who=who,
        name=f"name of {who}",
        side=side,  # type: ignore[arg-type]
        bodies=(f"body of {who}",),
        outlets=tuple(dict.fromkeys(each.outlet or "" for each in mentions)),
        mentions=mentions,
    )


def series(who: str, *points: Point) -> Series:
    return Series(
        class_="killed",
        of="BBB",
        status="civilian",
        who=who,
        name=f"name of {who}",
        interest="claimed on the enemy",
        points=points,
    )


def point(one: Mention, least: float | None, most: float | None, note: str = "") -> Point:
    notes = (note,) if note else ()
    words = f"{least} to {most}"
    day = one.published or ""
    return Point(day=day, least=least, most=most, words=words, mention=one, notes=notes)


def built() -> Dossier:
    """A claim of one party, another's denial, a third party's range, made by hand."""
    days = ("2024-05-01", "2024-05-02")
    a1, a2 = mention("a", "x:c1", "2024-05-01", when=days), mention("a", "x:c2", "2024-05-01")
    b1 = mention("b", "y:c1", "2024-05-03", act="deny", polarity="denied", when=days)
    c1 = mention("c", "z:c1", "2024-05-09", caveat="not checked", via=("an agency",))
    c2 = mention("c", "z:c2", "2024-05-09", source="nobody in a matter")
    claim = Matter(
        id="one",
        about="the town was shelled",
        denial=False,
        origins=(origin("AAA.MIL", "party", a1, a2), origin("IGO.UNO", "third party", c1)),
        standing=(Standing(label="denied by B", reason="denies fact"),),
        days=("2024-05-01", "2024-05-02"),
    )
    denial = Matter(
        id="two",
        about="it was not us",
        denial=True,
        origins=(origin("BBB.GOV", "party", b1),),
        denies=("one",),
    )
    return Dossier(
        about="a town",
        reports=(Covered(name="a", outlet="outlet a", published="2024-05-01"),),
        claims=(a1, a2, b1, c1, c2),
        parties=("AZE", "BBB"),
        matters=(denial, claim),
        disagreements=(
            Disagreement(type="denies", from_=b1, to=a1, scope="fact", reason="says so"),
            Disagreement(type="contradicts", from_=c1, to=a2, scope="figure", reason="9 / 4"),
        ),
        series=(
            series("AAA.MIL", point(a1, 10, 10), point(c1, 4, 4, "lower than before")),
            series("IGO.UNO", point(b1, 6, 9), point(c1, 12, None)),
        ),
        spreads=(
            Spread(
                class_="killed",
                of="BBB",
                status="civilian",
                day="2024-05-03",
                least=6,
                most=10,
                voices=2,
            ),
            Spread(
                class_="killed",
                of="BBB",
                status="civilian",
                day="2024-05-09",
                least=4,
                most=12,
                voices=2,
            ),
        ),
        diagnostics=Diagnostics(pairs=4, differing_share=0.25, spread=1.5),
        linker="a linker",
    )


def test_links_of_the_page_lead_somewhere_and_ids_are_unique(dossier: Dossier) -> None:
    for made in (dossier, built()):
        taken = Page(page(made))
        ids = [attributes["id"] for _, attributes in taken.elements if "id" in attributes]
        assert len(ids) == len(set(ids))
        for link in taken.named("a"):
            href = link["href"] or ""
            assert href.startswith("https://example.org/") or href[1:] in ids
        for _, attributes in taken.elements:
            assert (attributes.get("aria-labelledby") or ids[0]) in ids


def test_every_claim_is_quoted_with_where_it_stands(dossier: Dossier) -> None:
    taken = Page(page(dossier))
    for one in dossier.claims:
        assert one.content in taken.text
        assert one.claim in taken.text
    assert {link["href"] for link in taken.named("a")} >= {report.url for report in dossier.reports}


def test_versions_stand_side_by_side_and_denials_beside_them(dossier: Dossier) -> None:
    source = page(dossier)
    assert "1 voice (1 party to the conflict) · 2 outlets" in source
    assert "Ethiopia (ETH)" in source
    assert "Egypt (EGY)" in source
    taken = Page(page(built()))
    assert taken.text.index("the town was shelled") < taken.text.index("it was not us")
    assert "denies matter 1" in taken.text
    assert "denied by denial 2" in taken.text
    assert "denied by b c1" in taken.text


def test_every_point_of_a_chart_and_of_its_table_leads_to_its_words() -> None:
    taken = Page(page(built()))
    marks = [link for link in taken.named("a") if "voice" in (link.get("aria-label") or "")]
    assert [link["href"] for link in marks] == ["#r1c1", "#r3c1", "#r2c1", "#r3c1"]
    assert [link["aria-label"] for link in marks][2:] == [
        "2024-05-03, voice 2: 6 to 9",
        "2024-05-09, voice 2: 12 or more",
    ]
    for words in ("lower than before", "killed of BBB, civilian", "Range over all voices"):
        assert words in taken.text


def test_drawings_are_told_in_words_and_have_no_colour_of_their_own() -> None:
    taken = Page(page(built()))
    drawings = [each for each in taken.named("svg") if "key" not in (each["class"] or "")]
    assert [each["role"] for each in drawings] == ["img", "group"]
    graph, chart = (each["aria-label"] or "" for each in drawings)
    assert graph.startswith("3 voices in 3 outlets. name of AAA.MIL: outlet a;")
    assert "name of BBB.GOV (denies): outlet b" in graph
    assert "1, name of AAA.MIL: 2024-05-01 10, 2024-05-09 4" in chart
    assert not [each for _, each in taken.elements if "fill" in each or "stroke" in each]


def test_days_of_happening_and_of_saying_are_in_order() -> None:
    told = Page(page(built())).text
    told = told[told.index("Above, what is said to have happened") :]
    days = re.findall(r"2024-05-0\d(?=Said)", told)
    assert days == ["2024-05-01", "2024-05-03", "2024-05-09"]
    assert "Said to have happenedmatter 1 the town was shelled (until 2024-05-02" in told
    assert "Said to have happeneddenial" not in told


def test_it_says_plainly_what_it_is(dossier: Dossier) -> None:
    for made in (dossier, built()):
        source = page(made)
        for words in (
            "machine, unreviewed",
            "A claim is not a fact.",
            "Two belligerents are not two observers",
            "Parties to the conflict",
            "the part whose last totals",
        ):
            assert words in source
        assert not re.search("truth score|credib|reliab|confidence", source)
    assert "25% of 4 pairs" in page(built())


def test_headings_are_in_order(dossier: Dossier) -> None:
    for made in (dossier, built()):
        names = [name for name, _ in Page(page(made)).elements]
        levels = [int(name[1]) for name in names if re.fullmatch("h[1-6]", name)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_policy_allows_the_one_style_no_script_and_no_network(dossier: Dossier) -> None:
    source = page(dossier)
    policy = next(m for m in Page(source).named("meta") if "http-equiv" in m)["content"] or ""
    inside = re.search("<style>(.*?)</style>", source, re.DOTALL)
    assert inside
    digest = b64encode(sha256(inside[1].encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert "script-src" not in policy
    assert not re.search(r"<script|url\(|@import|src=|<link|<img", source)


def hostile(value: object, name: str = "") -> object:
    """The same with hostile words wherever a report, or a ledger, may put its own."""
    if isinstance(value, Struct):
        fields = value.__struct_fields__
        return structs.replace(
            value, **{field: hostile(getattr(value, field), field) for field in fields}
        )
    if isinstance(value, tuple):
        return tuple(hostile(each, name) for each in value)
    if name in ("days", "when") and value is None:
        return (HOSTILE, HOSTILE)
    if name == "url":
        return f"javascript:{HOSTILE}"
    own = name in ("side", "type", "id", "denies", "least", "most")
    return HOSTILE if isinstance(value, str | None) and not own else value


def test_nothing_of_a_report_becomes_markup() -> None:
    made = hostile(built())
    assert isinstance(made, Dossier)
    taken = Page(page(made))
    assert len(taken.named("style")) == 1
    assert not taken.named("script") + taken.named("img")
    for _, attributes in taken.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
    assert not [link for link in taken.named("a") if "javascript" in (link["href"] or "")]
    assert "<script>alert(1)</script>" in taken.text
    assert "\x1b" not in taken.text


def test_an_empty_dossier_says_that_nothing_is_there() -> None:
    nothing = Dossier(
        about="nothing",
        reports=(),
        claims=(),
        parties=(),
        matters=(),
        disagreements=(),
        series=(),
        spreads=(),
        diagnostics=Diagnostics(pairs=0, differing_share=None, spread=None),
        linker="a linker",
    )
    told = Page(page(nothing)).text
    for words in ("No two claims were put together", "No total is given", "No day is known"):
        assert words in told
    assert "no pair to compare" in told


@pytest.mark.parametrize(
    ("highest", "last"), [(0, 1), (1, 1), (7, 8), (43, 60), (5959, 6000), (2.5e6, 3e6)]
)
def test_ticks_are_round_and_reach_the_highest(highest: float, last: float) -> None:
    ticks = ticks_to(highest)
    assert (ticks[0], ticks[-1]) == (0, last)
    assert len(ticks) <= 6


def test_a_voice_that_tells_otherwise_within_a_matter_is_marked() -> None:
    source = page(built())
    assert source.count("gives another account") == 2
    assert 'class="voice differs"' in source


def test_what_a_rule_picked_and_left_out_is_shown_and_only_where_one_was_named() -> None:
    made = built()
    assert 'id="chosen"' not in page(made)
    taken = Page(
        page(structs.replace(made, chosen=tuple(chosen_by(rule_named("lowest"), made.series))))
    )
    assert "Low, best and high by your rule: lowest" in taken.text
    assert "(not the lowest)" in taken.text
