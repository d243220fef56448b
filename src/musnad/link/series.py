"""How counts moved: the running totals that each voice gives, side by side, never added up.

Only asserted figures of what happened enter, and of these only totals. A series holds one thing
of one voice (`link/things.py`): parts and wholes are never mixed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from musnad.link.interest import interest_of
from musnad.link.lineage import NONE, Lineage
from musnad.link.notes import Own, points_of
from musnad.link.origins import NAMELESS
from musnad.link.statement import Count, Statement
from musnad.link.things import REMAINDERS, Total, joined, order_of, thing_of
from musnad.link.voices import Voice, one_voice, voices_of
from musnad.model.dossier import Mention, Series, Thing

Key = tuple[str, str]


class Sight(Struct, frozen=True):
    """What the making of series looks at beside the statements.

    `mention` shows each statement, `home` names the matter that it stands in, where it has one.
    """

    parties: frozenset[str]
    mention: Mapping[Key, Mention]
    home: Mapping[Key, str]
    lineage: Lineage = NONE

    def together(self, one: Statement, other: Statement) -> bool:
        """Whether two statements stand in one matter."""
        return one.key in self.home and self.home[one.key] == self.home.get(other.key)


def series_of(statements: Iterable[Statement], sight: Sight) -> list[Series]:
    """The series of totals of some statements, by what is counted and by voice."""
    found: list[tuple[Thing, Series]] = []
    for voice, said in by_voice(sorted(statements, key=order_of_day), sight.lineage):
        things: dict[Thing, list[Total]] = defaultdict(list)
        for total in totals_of(said):
            things[thing_of(total.count)].append(total)
        own = Own(said, sight.mention, sight.home)
        for thing, held in joined(things, sight.together).items():
            first = held[0]
            series = Series(
                class_=thing.class_,
                of=thing.of,
                status=thing.status,
                outcome=thing.outcome,
                traits=thing.traits,
                who=first.statement.code or voice.who,
                name=voices_of(first.statement)[0].label,
                names=names_of(said),
                interest=interest_of(first.statement, first.count, sight.parties),
                points=tuple(points_of(thing, held, own)),
            )
            found.append((thing, series))
    return [series for _, series in sorted(found, key=lambda each: order_of(each[0]))]


def order_of_day(one: Statement) -> tuple[str, Key]:
    """By day, then by name."""
    return one.said_on or one.published or "", one.key


def names_of(said: Sequence[Statement]) -> tuple[str, ...]:
    """Every name under which a voice speaks, in the order of its days."""
    return tuple(dict.fromkeys(voice.label for one in said for voice in voices_of(one)[:1]))


def by_voice(
    statements: Sequence[Statement], lineage: Lineage
) -> list[tuple[Voice, list[Statement]]]:
    """Statements with figures, by the voice that gives them; what one outlet copied is one's."""
    groups: list[tuple[Voice, list[Statement]]] = []
    told: dict[Count, list[tuple[int, Statement]]] = defaultdict(list)
    for one in statements:
        if not one.figures or not order_of_day(one)[0]:
            continue
        voice = voices_of(one)[0]
        nameless = voice.kind in NAMELESS
        alike = told[one.figures[0]] if nameless else []
        place = next((n for n, other in alike if lineage.same_words(other, one)), None)
        if place is None:
            same = (n for n, (known, _) in enumerate(groups) if one_voice(known, voice))
            place = next(same, len(groups))
        if place == len(groups):
            groups.append((voice, []))
        groups[place][1].append(one)
        if nameless:
            told[one.figures[0]].append((place, one))
    return groups


def totals_of(said: Iterable[Statement]) -> list[Total]:
    """The totals of a voice: of each thing the largest of a claim, since others may be its parts.

    A vague total (`a great number since Sunday`) enters where its claim has no other of the thing.
    """
    found: list[Total] = []
    for one in said:
        if one.negative or one.unreal:
            continue
        largest: dict[Thing, Total] = {}
        for count in one.figures:
            if count.change != "total" or count.part or count.class_ in REMAINDERS:
                continue
            thing, total = thing_of(count), Total(one, count)
            if thing not in largest or size_of(total) > size_of(largest[thing]):
                largest[thing] = total
        found += largest.values()
    return found


def size_of(total: Total) -> tuple[bool, float, float]:
    """By which totals of one claim are told which is the whole."""
    least = total.count.least or 0
    return total.bounded, least, total.count.most or least
