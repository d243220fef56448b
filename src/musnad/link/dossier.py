"""From statements to a dossier: matters with their voices, disputes, tallies, standing."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from msgspec import structs

from musnad.link.clusters import Cluster, clusters
from musnad.link.dispute import Dispute
from musnad.link.disputes import disputes
from musnad.link.interest import interest_of, parties_of
from musnad.link.likeness import Context
from musnad.link.lineage import Lineage
from musnad.link.measures import diagnostics_of, spreads_of
from musnad.link.rivals import rivals_of
from musnad.link.rules import Rule, chosen_by
from musnad.link.series import Sight, series_of
from musnad.link.speakers import Articles, speakers
from musnad.link.standing import standing_of
from musnad.link.statement import Statement
from musnad.link.version import LINKER
from musnad.model import Reading
from musnad.model.dossier import (
    Covered,
    Disagreement,
    Dossier,
    Matter,
    Mention,
    Origin,
    Told,
)

Key = tuple[str, str]


def dossier_of(
    about: str,
    reports: Sequence[Covered],
    statements: Sequence[Statement],
    texts: Mapping[str, str] | None = None,
    rule: Rule | None = None,
    kept: Sequence[Cluster] | None = None,
) -> Dossier:
    """What the statements of some reports say, put together by what they are about.

    By the `texts` of the reports, under their names, outlets that copy one another are one voice.
    A `rule` picks low, best and high of each thing that is counted; without it nothing is picked.
    `kept` are the clusters where they are known, by id; else they are found here.
    """
    lineage = Lineage(texts or {})
    context = Context(statements)
    found = clusters(statements, context) if kept is None else list(kept)
    parties = parties_of(statements)
    shown = {one.key: mention_of(one, parties) for one in statements}
    home = {one.key: cluster.id for cluster in found for one in cluster.members}
    sight = Sight(parties, shown, home, lineage)
    articles: dict[str, list[Statement]] = defaultdict(list)
    for one in statements:
        articles[one.name].append(one)
    matters = [matter_of(cluster, sight, articles) for cluster in found]
    told = [disagreement_of(each, shown) for each in disputes(found, statements, context)]

    def alone(key: Key) -> tuple[Origin, ...]:
        """The voices of a claim that stands in no matter."""
        return speakers(Cluster("", (context.statements[key],)), sight, articles)

    series = series_of(statements, sight)
    return Dossier(
        about=about,
        reports=tuple(reports),
        claims=tuple(shown[one.key] for one in statements),
        parties=tuple(sorted(parties)),
        matters=tuple(with_standing(matters, told, reports, alone)),
        disagreements=tuple(told),
        series=tuple(series),
        spreads=tuple(spreads_of(series)),
        diagnostics=diagnostics_of(series),
        linker=LINKER,
        chosen=tuple(chosen_by(rule, series)) if rule else (),
    )


def covered(reading: Reading, name: str) -> Covered:
    """A report as the dossier lists it."""
    document = reading.document
    return Covered(
        name=name,
        outlet=document.outlet,
        published=document.published,
        title=document.title,
        url=document.url,
        language=document.language,
        claims=len(reading.claims),
    )


def mention_of(one: Statement, parties: frozenset[str]) -> Mention:
    """A statement as the dossier shows it."""
    return Mention(
        report=one.name,
        claim=one.id,
        act=one.act,
        content=one.content,
        start=one.start,
        end=one.end,
        outlet=one.outlet,
        published=one.published,
        said_on=one.said_on,
        when=one.when,
        source=one.source,
        names=one.names,
        code=one.code,
        via=one.via,
        figures=tuple(
            Told(
                words=count.words,
                class_=count.class_,
                least=count.least,
                most=count.most,
                of=count.of,
                by=count.by,
                change=count.change,
                status=count.status,
                outcome=count.outcome,
                traits=count.traits,
                approx=count.approx,
                interest=interest_of(one, count, parties),
            )
            for count in one.figures
        ),
        caveat=one.caveat,
        polarity=one.polarity,
        reality=one.reality,
    )


def matter_of(cluster: Cluster, sight: Sight, articles: Articles) -> Matter:
    """A cluster as the dossier shows it, without its standing."""
    days = [day for one in cluster.members if one.when for day in one.when]
    places = {scene.name for one in cluster.members for scene in one.places}
    return Matter(
        id=cluster.id,
        about=title_of(cluster),
        denial=cluster.negative,
        origins=speakers(cluster, sight, articles),
        days=(min(days), max(days)) if days else None,
        places=tuple(sorted(places)),
        series=tuple(series_of(cluster.members, sight)),
    )


def title_of(cluster: Cluster) -> str:
    """The content that stands for a cluster: of those nearest the middle length, the first."""
    lengths = sorted(len(one.content) for one in cluster.members)
    middle = lengths[len(lengths) // 2]
    best = min(cluster.members, key=lambda one: (abs(len(one.content) - middle), one.key))
    return best.content


def disagreement_of(dispute: Dispute, shown: dict[Key, Mention]) -> Disagreement:
    """A dispute as the dossier shows it."""
    return Disagreement(
        type=dispute.type,
        from_=shown[dispute.from_.key],
        to=shown[dispute.to.key],
        scope=dispute.scope,
        reason=dispute.reason,
    )


def with_standing(
    matters: Sequence[Matter],
    told: Sequence[Disagreement],
    reports: Sequence[Covered],
    alone: Callable[[Key], tuple[Origin, ...]],
) -> list[Matter]:
    """The matters with their other accounts, what is said against them, and how they stand."""
    home: dict[Key, tuple[Matter, Origin]] = {
        (mention.report, mention.claim): (matter, origin)
        for matter in matters
        for origin in matter.origins
        for mention in origin.mentions
    }
    against: dict[str, list[tuple[Disagreement, Origin | None]]] = defaultdict(list)
    denies: dict[str, set[str]] = defaultdict(set)
    for each in told:
        source = home.get((each.from_.report, each.from_.claim))
        target = home.get((each.to.report, each.to.claim))
        if target is not None and each.type != "updates":
            against[target[0].id].append((each, source[1] if source else None))
        if source is not None and target is not None and each.type == "denies":
            denies[source[0].id].add(target[0].id)
    rivals = rivals_of(told, {key: matter for key, (matter, _) in home.items()}, alone)
    return [
        structs.replace(
            matter,
            rivals=rivals.get(matter.id, ()),
            standing=standing_of(matter, against[matter.id], reports),
            denies=tuple(sorted(denies[matter.id])),
        )
        for matter in matters
    ]
