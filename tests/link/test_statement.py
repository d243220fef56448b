"""Statements: what the linker takes from readings and from annotations."""

from tests.link.reports import MORNING, statements

from musnad.link.statement import annotated

TEXT = "قالت الوزارة إن 12 جنديا قتلوا في نارلي، ونفت الشرطة ذلك."
CLAIMS = {
    "outlet": "وكالة",
    "published": "2024-05-14",
    "claims": [
        {
            "id": "c1",
            "act": "state",
            "content": "12 جنديا قتلوا في نارلي",
            "source": {"names": ["وزارة الدفاع", "الوزارة"], "code": "SDN.MIL", "via": []},
            "figures": [{"text": "12 جنديا", "value": 12, "class": "killed", "of": "SDN"}],
            "places": ["نارلي"],
            "when": None,
        },
        {
            "id": "c2",
            "act": "deny",
            "content": "ذلك",
            "source": {"names": ["الشرطة"], "code": "SDN.COP"},
            "figures": [{"text": "أكثر من 5", "value": [6, None], "class": "killed"}],
            "places": [],
        },
    ],
    "relations": [
        {"type": "denies", "from": "c2", "to": "c1"},
        {"type": "contradicts", "from": "c2", "to": "c1"},
    ],
}


def test_a_reading_gives_its_claims_in_order() -> None:
    first, *rest = statements(MORNING)
    assert first.name == "article 0"
    assert first.outlet == "outlet 0"
    assert MORNING[first.start : first.end] == first.content
    assert [count.least for count in first.figures if count.class_ == "killed"] == [14]
    assert any(one.act == "demand" and one.unreal for one in rest)


def test_annotations_give_the_same_shape() -> None:
    first, second = annotated(TEXT, CLAIMS, "a")
    assert TEXT[first.start : first.end] == first.content
    assert first.key == ("a", "c1")
    assert first.names == ("وزارة الدفاع", "الوزارة")
    assert first.figures[0].least == first.figures[0].most == 12
    assert second.negative
    assert not first.negative
    assert second.denies == ("c1",)
    assert second.answers == (("contradicts", "c1"),)
    assert (second.figures[0].least, second.figures[0].most) == (6, None)
