"""Copies of one text are one voice."""

import musnad
from musnad.link.clusters import Cluster
from musnad.link.lineage import Lineage
from musnad.link.origins import origins
from musnad.link.statement import Statement, statements_of

WIRE = (
    "انفجرت سيارة مفخخة قرب مبنى البلدية في مدينة بادمي صباح اليوم وأسفرت عن مقتل تسعة أشخاص "
    "وإصابة عشرين آخرين بجروح متفاوتة.\n"
)
OTHER = (
    "قتل تسعة أشخاص وأصيب عشرون في انفجار سيارة أمام مقر بلدية بادمي، حسب ما شاهد مراسلنا في "
    "المكان بعد ظهر اليوم نفسه.\n"
)
TEXTS = {"أ": WIRE, "ب": "عنوان آخر من المحرر\n" + WIRE, "ج": OTHER}


def narrated(name: str) -> Statement:
    reading = musnad.read(TEXTS[name], published="2024-05-15", outlet=name)
    return statements_of(reading, name)[0]


def test_a_copied_account_adds_no_voice() -> None:
    members = tuple(map(narrated, TEXTS))
    assert all(one.source is None for one in members)
    cluster = Cluster("x", members)
    assert len(origins(cluster)) == 3
    found = origins(cluster, Lineage(TEXTS))
    assert sorted(len(origin.statements) for origin in found) == [1, 2]


def test_what_two_texts_do_not_share_is_not_copied() -> None:
    lineage = Lineage(TEXTS)
    assert lineage.same_words(narrated("أ"), narrated("ب"))
    assert lineage.same_words(narrated("ب"), narrated("أ"))
    assert not lineage.same_words(narrated("أ"), narrated("ج"))
