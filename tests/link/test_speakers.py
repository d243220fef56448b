"""The voices of a matter: joint sources, and whose count a voice passes on."""

from msgspec import structs

from musnad.link.clusters import Cluster
from musnad.link.series import Sight
from musnad.link.speakers import speakers
from musnad.link.statement import Count, Party, Statement
from musnad.model.dossier import Mention, Origin

Who = tuple[str, str]
TURKEY: Who = ("وزارة الدفاع التركية", "TUR.MIL")
IRAQ: Who = ("وزارة الدفاع العراقية", "IRQ.MIL")
UN: Who = ("مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية", "IGO.IGO")
HEALTH: Who = ("وزارة الصحة السودانية", "SDN.GOV")
DEAD = Count(class_="killed", least=20, most=20, of="SDN", words="20 قتيلا")


def said(
    report: str,
    number: int,
    *who: Who,
    span: tuple[int, int] = (0, 9),
    via: str = "",
    dead: Count = DEAD,
) -> Statement:
    names = tuple(name for name, _ in who)
    return Statement(
        name=report,
        id=f"c{number}",
        act="state",
        content="سقوط 20 قتيلا في القصف",
        outlet=f"صحيفة {report}",
        published="2024-05-12",
        start=span[0],
        end=span[1],
        source=" و".join(names),
        names=names[:1],
        code=who[0][1],
        parties=tuple(Party(name=name, code=code) for name, code in who),
        via=(via,) if via else (),
        figures=(dead,),
    )


def voices(*statements: Statement, beside: tuple[Statement, ...] = ()) -> list[Origin]:
    """The voices of a matter of some statements; those `beside` stand in their articles only."""
    everything = (*statements, *beside)
    shown = {
        one.key: Mention(
            report=one.name,
            claim=one.id,
            act=one.act,
            content=one.content,
            start=one.start,
            end=one.end,
            outlet=one.outlet,
        )
        for one in everything
    }
    articles = {
        one.name: [each for each in everything if each.name == one.name] for one in everything
    }
    sight = Sight(frozenset({"TUR", "IRQ"}), shown, {})
    return list(speakers(Cluster("m", statements), sight, articles))


def test_a_joint_source_is_a_voice_for_each_of_its_parties() -> None:
    turkey, iraq = voices(said("أ", 1, TURKEY, IRAQ))
    assert (turkey.who, iraq.who) == ("TUR.MIL", "IRQ.MIL")
    assert turkey.bodies == (TURKEY[0],)
    assert [len(each.mentions) for each in (turkey, iraq)] == [1, 0]
    assert [each.claim for each in iraq.joint] == ["c1"]
    assert (turkey.party, iraq.party) == ("TUR", "IRQ")


def test_a_party_of_a_joint_source_that_also_speaks_alone_is_one_voice() -> None:
    turkey, iraq = voices(said("أ", 1, TURKEY, IRAQ), said("ب", 1, IRAQ))
    assert iraq.outlets == ("صحيفة ب", "صحيفة أ")
    assert [each.report for each in iraq.joint] == ["أ"]
    assert not turkey.joint


def test_two_bodies_of_one_state_that_speak_together_are_one_voice() -> None:
    (turkey,) = voices(said("أ", 1, TURKEY, ("الرئاسة التركية", "TUR.GOV")))
    assert not turkey.joint


def test_who_gives_anothers_count_within_his_own_words_relays_it() -> None:
    outer, inner = said("أ", 1, UN, span=(0, 30)), said("أ", 2, HEALTH, span=(10, 30))
    un, health = voices(outer, inner)
    assert un.relays == (HEALTH[0],)
    assert not health.relays
    (alone,) = voices(outer, beside=(inner,))
    assert alone.relays == (HEALTH[0],)


def test_of_the_same_words_the_second_is_whom_the_first_cites() -> None:
    un, health = voices(said("أ", 1, UN), said("أ", 2, HEALTH))
    assert (un.relays, health.relays) == ((HEALTH[0],), ())


def test_another_count_is_not_relayed() -> None:
    other = Count(class_="killed", least=9, most=9, words="تسعة")
    (un,) = voices(said("أ", 1, UN, span=(0, 30)), beside=(said("أ", 2, HEALTH, dead=other),))
    assert not un.relays


def test_whose_words_came_through_somebody_does_not_relay_him() -> None:
    health, un = voices(said("أ", 1, HEALTH, via=UN[0]), said("ب", 1, UN))
    assert (health.via, health.relays) == ((UN[0],), ())
    assert un.relays == (HEALTH[0],)


def test_who_denies_a_count_relays_nobody() -> None:
    denial = structs.replace(said("أ", 1, UN, span=(0, 30)), act="deny")
    (un,) = voices(denial, beside=(said("أ", 2, HEALTH, span=(10, 30)),))
    assert not un.relays
