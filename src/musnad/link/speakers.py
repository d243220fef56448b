"""The voices of a matter as a dossier shows them: whose they are, and whose words they pass on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import structs

from musnad.annotate.folding import key_of
from musnad.link.clusters import Cluster
from musnad.link.interest import party_of, side_of
from musnad.link.origins import NAMELESS, origins
from musnad.link.origins import Origin as Group
from musnad.link.series import Sight
from musnad.link.statement import Count, Statement
from musnad.link.voices import Voice, one_voice, voices_of
from musnad.model.dossier import Origin

Articles = Mapping[str, Sequence[Statement]]
"""The statements of each article, by its name."""


def speakers(cluster: Cluster, sight: Sight, articles: Articles) -> tuple[Origin, ...]:
    """The voices of a cluster. Of a joint source each party is one."""
    groups = origins(cluster, sight.lineage)
    found = [(first_of(group), origin_of(group, sight)) for group in groups]
    for voice, one in joint_in(groups):
        place = next((n for n, (other, _) in enumerate(found) if one_voice(other, voice)), None)
        if place is None:
            found.append((voice, joint_of(voice, one, sight)))
            continue
        origin = found[place][1]
        if sight.mention[one.key] not in (*origin.mentions, *origin.joint):
            found[place] = (found[place][0], with_joint(origin, one, sight))
    return tuple(relaying([origin for _, origin in found], articles))


def first_of(group: Group) -> Voice:
    """The voice of a group of statements."""
    return voices_of(group.statements[0])[0]


def origin_of(group: Group, sight: Sight) -> Origin:
    """A voice with the claims that it makes."""
    voice = first_of(group)
    return Origin(
        who=group.who,
        name=group.name,
        side=side_of(voice, sight.parties),
        party=party_of(voice, sight.parties),
        bodies=bodies_of(group),
        outlets=tuple(dict.fromkeys(one.outlet or one.name for one in group.statements)),
        mentions=tuple(sight.mention[one.key] for one in group.statements),
        via=tuple(dict.fromkeys(name for one in group.statements for name in one.via)),
    )


def bodies_of(group: Group) -> tuple[str, ...]:
    """The names under which a voice speaks, without the others of its joint sources."""
    return tuple(dict.fromkeys(voices_of(one)[0].label for one in group.statements))


def joint_in(groups: Iterable[Group]) -> Iterator[tuple[Voice, Statement]]:
    """Who else makes a claim of a joint source than the voice with which it stands."""
    for group in groups:
        for one in group.statements:
            for voice in voices_of(one)[1:]:
                if voice.kind not in NAMELESS and not one_voice(voice, first_of(group)):
                    yield voice, one


def joint_of(voice: Voice, one: Statement, sight: Sight) -> Origin:
    """A voice that speaks together with another only."""
    code = next((each.code for each in one.parties if each.name == voice.label), "")
    return Origin(
        who=code or voice.who,
        name=voice.label,
        side=side_of(voice, sight.parties),
        party=party_of(voice, sight.parties),
        bodies=(voice.label,),
        outlets=(one.outlet or one.name,),
        mentions=(),
        joint=(sight.mention[one.key],),
    )


def with_joint(origin: Origin, one: Statement, sight: Sight) -> Origin:
    """A voice with one more claim that it makes together with another."""
    return structs.replace(
        origin,
        joint=(*origin.joint, sight.mention[one.key]),
        outlets=tuple(dict.fromkeys((*origin.outlets, one.outlet or one.name))),
    )


def relaying(held: Sequence[Origin], articles: Articles) -> Iterator[Origin]:
    """The voices, each with those whose count it passes on.

    It does where its own claim has a count of another voice of the article within it, or in the
    same words (`وفقا لوزارة الصحة`), or where the other's words came through it by name.
    """
    for origin in held:
        names = [
            name for each in origin.mentions for name in cited(each.report, each.claim, articles)
        ]
        own = {key_of(name) for name in (origin.name, *origin.bodies)}
        names += [
            other.name
            for other in held
            if other is not origin and own & {key_of(name) for name in other.via}
        ]
        yield structs.replace(origin, relays=tuple(dict.fromkeys(names)))


def cited(report: str, claim: str, articles: Articles) -> Iterator[str]:
    """Whose count a claim passes on, by the claims of its article."""
    article = articles[report]
    one = next(each for each in article if each.id == claim)
    if one.source is None or one.negative or one.left_open:
        return
    voice = voices_of(one)[0]
    for other in article:
        if other is one or other.source is None or other.negative or other.unreal:
            continue
        within = one.start <= other.start < other.end <= one.end
        # Of the very same words, who is named behind them is whom the first one cites.
        cites = within and ((one.start, one.end) != (other.start, other.end) or follows(other, one))
        counts = values(one.figures) & values(other.figures)
        if cites and counts and not one_voice(voice, voices_of(other)[0]):
            yield voices_of(other)[0].label


def follows(one: Statement, other: Statement) -> bool:
    """Whether a claim stands behind another of its article, by their ids (`c9`, `c10`)."""
    return (len(one.id), one.id) > (len(other.id), other.id)


def values(figures: Iterable[Count]) -> set[tuple[str, float | None, float | None]]:
    """What some figures count, and how many."""
    return {(count.class_, count.least, count.most) for count in figures}
