"""Clusters, origins and disputes: the same whatever the order, and what belongs apart is apart."""

import random
from itertools import combinations

import pytest
from tests.link.reports import ELSEWHERE, EVENING, MORNING, NOON, statements

from musnad.link.clusters import Cluster, candidates, clusters
from musnad.link.disputes import disputes
from musnad.link.likeness import Context, likelihood, reasons
from musnad.link.origins import origins
from musnad.link.statement import Count, Statement

ALL = statements(MORNING, NOON, EVENING, ELSEWHERE)


def of_killed(found: list[Cluster]) -> Cluster:
    """The cluster of the strike's toll."""
    return next(c for c in found if any(one.figures for one in c.members) and not c.negative)


def test_two_reports_of_one_strike_are_together() -> None:
    names = {one.name for one in of_killed(clusters(ALL)).members}
    assert {"article 0", "article 1"} <= names
    assert "article 3" not in names


def test_a_denial_is_apart_from_what_it_denies() -> None:
    for cluster in clusters(ALL):
        assert len({one.negative for one in cluster.members}) == 1


@pytest.mark.parametrize("seed", range(5))
def test_the_order_does_not_matter(seed: int) -> None:
    shuffled = random.Random(seed).sample(ALL, len(ALL))  # noqa: S311 - nothing secret
    assert clusters(shuffled) == clusters(ALL)


def test_a_cluster_keeps_its_id_while_others_join() -> None:
    before = of_killed(clusters(statements(MORNING, NOON)))
    assert before.id == of_killed(clusters(ALL)).id
    assert len(before.members) < len(of_killed(clusters(ALL)).members)


def test_a_ministry_of_two_outlets_is_one_origin() -> None:
    first = origins(of_killed(clusters(ALL)))[0]
    assert {one.name for one in first.statements} == {"article 0", "article 1"}


def test_a_denial_in_another_article_is_found() -> None:
    found = disputes(clusters(ALL), ALL)
    denials = {(one.from_.name, one.to.name) for one in found if one.type == "denies"}
    assert any(start == "article 1" for start, _ in denials)


def test_likelihood_does_not_depend_on_the_direction() -> None:
    context = Context(ALL)
    for one, other in combinations(ALL, 2):
        there, back = likelihood(one, other, context), likelihood(other, one, context)
        assert there == pytest.approx(back)


def test_reasons_name_what_speaks_for_a_pair() -> None:
    one, other = of_killed(clusters(ALL)).members[:2]
    assert any(reason.weight > 0 for reason in reasons(one, other, Context(ALL)))


def test_nothing_gives_nothing() -> None:
    nothing: list[Statement] = []
    assert clusters(nothing) == []
    assert disputes([], nothing) == []


def test_the_same_words_of_another_day_are_another_happening() -> None:
    def report(name: str, day: str) -> Statement:
        return Statement(
            name=name,
            id="c1",
            act="state",
            content="غارة جوية على مستشفى النور في مدينة الفاشر قتلت 14 مدنيا",
            when=(day, day),
            published=day,
        )

    assert clusters([report("a", "2024-05-14"), report("b", "2024-05-16")]) == []
    assert len(clusters([report("a", "2024-05-14"), report("b", "2024-05-14")])) == 1


def test_reports_of_other_months_are_compared_only_for_tallies() -> None:
    def report(name: str, day: str, change: str) -> Statement:
        return Statement(
            name=name,
            id="c1",
            act="state",
            content="ارتفاع حصيلة القتلى في الفاشر",
            published=day,
            figures=(Count(class_="killed", least=9, most=9, of="SDN", change=change),),
        )

    for change, pairs in (("new", 0), ("total", 1)):
        two = [report("a", "2024-05-14", change), report("b", "2024-07-14", change)]
        assert len(candidates(Context(two))) == pairs
