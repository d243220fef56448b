"""A dossier over reports of our own."""

import json
from io import StringIO

import musnad
from musnad.export.dossier import FORMATS, writer
from musnad.languages.ar.accounts import account
from musnad.link.dossier import dossier_of
from musnad.link.statement import Statement, statements_of
from musnad.model.dossier import UNREVIEWED, Covered, Dossier

REPORTS = {
    "افق": (
        "2024-05-15",
        (
            "قالت وزارة الدفاع الإثيوبية إن مقاتلة مصرية أسقطت مروحية إثيوبية فوق بلدة بادمي.\n"
            "وقال المدعي العام الإثيوبي إن عدد القتلى المدنيين منذ 12 مايو ارتفع إلى 15 قتيلا.\n"
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
        "قال المدعي العام الإثيوبي إن عدد القتلى المدنيين منذ 12 مايو ارتفع إلى 43 قتيلا.\n",
    ),
}


def made(names: tuple[str, ...] = tuple(REPORTS)) -> Dossier:
    reports: list[Covered] = []
    statements: list[Statement] = []
    for name in names:
        day, text = REPORTS[name]
        reading = musnad.read(text, published=day, outlet=name)
        reports.append(Covered(name=name, outlet=name, published=day, claims=len(reading.claims)))
        statements += statements_of(reading, name)
    return dossier_of("بادمي", reports, statements)


def test_one_ministry_in_two_outlets_is_one_voice() -> None:
    matters = [matter for matter in made().matters if "أسقطت" in matter.about]
    (matter,) = [matter for matter in matters if not matter.denial]
    (origin,) = matter.origins
    assert set(origin.outlets) == {"افق", "ساحل"}
    assert origin.who == "ETH.MIL"


def test_the_denial_stands_against_it_by_name() -> None:
    (matter,) = [m for m in made().matters if "أسقطت" in m.about and not m.denial]
    labels = {standing.label for standing in matter.standing}
    assert "denied by وزارة الدفاع المصرية" in labels
    assert "no denial found" not in labels


def test_a_rising_toll_is_one_series_and_no_contradiction() -> None:
    dossier = made()
    (series,) = [each for each in dossier.series if each.class_ == "killed"]
    assert [(point.day, point.least) for point in series.points] == [
        ("2024-05-15", 15),
        ("2024-05-18", 43),
    ]
    assert not [each for each in dossier.disagreements if each.type == "contradicts"]
    assert (dossier.spreads[-1].least, dossier.spreads[-1].most) == (43, 43)


def test_the_order_of_reports_changes_nothing_but_their_order() -> None:
    one, other = made(), made(tuple(reversed(REPORTS)))
    assert [(m.id, m.about) for m in one.matters] == [(m.id, m.about) for m in other.matters]
    assert one.series == other.series


def test_everything_says_that_nobody_has_reviewed_it() -> None:
    dossier = made()
    assert {each.status for each in dossier.matters} == {UNREVIEWED}
    assert {each.status for each in dossier.disagreements} == {UNREVIEWED}


def test_every_format_names_voices_and_claims() -> None:
    for name in FORMATS:
        out = StringIO()
        writer(name)(made(), out)
        assert "وزارة الدفاع المصرية" in out.getvalue()
    out = StringIO()
    writer("json")(made(), out)
    told = json.loads(out.getvalue())
    claims = {(doc, claim["id"]) for doc, of in told["docs"].items() for claim in of["claims"]}
    named = [tuple(c) for m in told["clusters"] for o in m["origins"] for c in o["claims"]]
    assert named
    assert set(named) <= claims
    assert {tuple(each["from"]) for each in told["relations"]} <= claims


CRASH = (
    "قالت وزارة الدفاع الإثيوبية إن مقاتلة مصرية أسقطت مروحية إثيوبية فوق بلدة بادمي.\n"
    "وقال المتحدث باسم الجيش الإريتري إن مروحيتين إثيوبيتين تحطمتا بعدما اصطدمتا بجبل.\n"
)


def test_in_one_article_an_accident_is_another_account_than_who_did_it() -> None:
    statements: list[Statement] = []
    for name, text in {"افق": CRASH, "ساحل": REPORTS["ساحل"][1]}.items():
        statements += statements_of(musnad.read(text, published="2024-05-16", outlet=name), name)
    dossier = dossier_of("بادمي", (), statements)
    (against,) = [each for each in dossier.disagreements if each.type == "contradicts"]
    assert against.scope == "cause"
    assert "اصطدمتا" in against.from_.content
    out = StringIO()
    writer("html")(dossier, out)
    assert "gives another account" in out.getvalue()
    assert "independent" not in out.getvalue()


def test_behind_what_was_already_done_stands_no_doer() -> None:
    assert not account("مقاتلة مصرية قد أسقطت مروحية إثيوبية").deeds[0].doers
    assert not account("مقاتلة مصرية قامت بإسقاط مروحية إثيوبية").deeds[0].doers


def test_an_accident_to_other_things_is_no_account_of_the_deed() -> None:
    text = CRASH.replace("مروحيتين إثيوبيتين", "حافلتين إثيوبيتين")
    statements = statements_of(musnad.read(text, published="2024-05-16", outlet="افق"), "افق")
    assert not dossier_of("بادمي", (), statements).disagreements
