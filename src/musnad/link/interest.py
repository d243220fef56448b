"""What a figure is to whoever gives it.

Published rules, applied to each figure alone: from the speaker, the status of the victims and the
doer. A code that speaker and victims share makes no admission: only an organ of the state, or the
group itself, admits a loss of its own.
"""

from collections.abc import Iterable

from musnad.link.statement import Count, Statement
from musnad.link.voices import Voice, voices_of
from musnad.model.dossier import Interest, Side

MILITARY = frozenset(
    "captured deserted troops tank armour artillery mlrs air_defence aircraft helicopter drone "
    "missile depot anti_tank materiel".split()
)
"""Classes that are an armed force's own; vehicles and ships may be anybody's."""
CIVIL = frozenset(
    "displaced house public_building school health religious bridge infrastructure".split()
)
"""Classes that are the people's or the public's."""


def parties_of(statements: Iterable[Statement]) -> frozenset[str]:
    """The parties to a conflict: who is said to have done harm or lost fighters or arms."""
    parties: set[str] = set()
    for one in statements:
        for count in one.figures:
            if count.by is not None:
                parties.add(count.by)
            if count.of is not None and is_military(count):
                parties.add(count.of)
    return frozenset(parties)


def is_military(count: Count) -> bool:
    """Whether a figure counts fighters or arms."""
    arms = count.class_ in MILITARY and count.status != "civilian"
    return arms or count.status == "combatant"


def is_civil(count: Count) -> bool:
    """Whether a figure counts civilians or what is theirs."""
    return count.status == "civilian" or count.class_ in CIVIL


def belongs(voice: Voice, party: str | None) -> bool:
    """Whether a party of a figure is the voice itself, as a state or a group."""
    if party is None:
        return False
    if voice.kind == "state":
        return voice.who == party.upper()
    return voice.kind == "actor" and party in (voice.who, voice.label)


def side_of(voice: Voice, parties: frozenset[str]) -> Side:
    """Whose voice it is."""
    if voice.kind == "outlet":
        return "outlet"
    if voice.kind == "unnamed":
        return "unnamed"
    return "party" if any(belongs(voice, party) for party in parties) else "third party"


def interest_of(one: Statement, count: Count, parties: frozenset[str]) -> Interest:
    """What a figure is to the first voice of its claim; to one who denies or wishes it, nothing."""
    if one.negative or one.unreal:
        return "unknown"
    voice = voices_of(one)[0]
    side = side_of(voice, parties)
    if side in ("outlet", "unnamed"):
        return "unknown"
    if side == "third party":
        return "third party"
    own, did = belongs(voice, count.of), belongs(voice, count.by)
    if did and not own and is_civil(count):
        return "acknowledged"
    if own and is_military(count):
        return "acknowledged"
    if own and is_civil(count) and count.by is not None and not did:
        return "laid to another"
    if count.of is not None and not own and (did or is_military(count)):
        return "claimed on the enemy"
    return "unknown"
