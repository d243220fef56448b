"""What a figure is to whoever gives it.

Published rules, applied to each figure alone: from the speaker, the status of the victims and the
doer, for states and groups alike. A code that speaker and victims share makes no admission: an
organ of the state admits what is the state's, a group what is said to be its own.
"""

from collections.abc import Iterable
from functools import lru_cache

from musnad.annotate.folding import key_of
from musnad.languages.ar.accounts import has_owner, parties_named
from musnad.languages.ar.called import called
from musnad.link.statement import Count, Statement
from musnad.link.voices import Voice, voices_of
from musnad.model.dossier import Interest, Side, Told
from musnad.resolve.actors import load_actors

CODE = 3
"""Letters of a state's code."""
GROUPS = ("group:", "authority:", "party:", "coalition:", "org:")
"""Actors that are a party by themselves."""
NEAR = 3
"""Words behind a figure among which stands whose it counts (`20 قتيلا من مقاتليها`)."""

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
    parties: set[str | None] = set()
    for one in statements:
        for count in one.figures:
            parties.add(named(count.by))
            if is_military(count):
                own = loses_own(one, count)
                parties.add(voices_of(one)[0].who if own else named(count.of))
    return frozenset(party for party in parties if party is not None)


@lru_cache(maxsize=1 << 12)
def named(party: str | None) -> str | None:
    """A party of a figure: a state's code, an actor of the table, else the name as it stands.

    A coalition by one word alone (`التحالف`) could be any: it keeps its name.
    """
    if party is None or (len(party) == CODE and party.isascii()):
        return party and party.upper()
    actor = called(party).actor
    if actor is None or (actor.startswith("coalition:") and " " not in party):
        return party
    if actor.startswith("state:"):
        return actor.removeprefix("state:")
    return actor if actor.startswith(GROUPS) else party


def is_military(count: Count | Told) -> bool:
    """Whether a figure counts fighters or arms."""
    arms = count.class_ in MILITARY and count.status != "civilian"
    return arms or count.status == "combatant"


def is_civil(count: Count) -> bool:
    """Whether a figure counts civilians or what is theirs."""
    return count.status == "civilian" or count.class_ in CIVIL


def belongs(voice: Voice, party: str | None) -> bool:
    """Whether a party of a figure is the voice itself: a state, a group, or a state's coalition.

    A coalition speaks with the voice of the state whose code it has, and its deeds and losses are
    that voice's; which body speaks tells whether it is the coalition or the state.
    """
    who = named(party)
    if who is None or voice.kind not in ("state", "actor"):
        return False
    if who == voice.who or coalition_code(who) == voice.who:
        return True
    speaks_as_group = voice.kind == "actor" or is_coalition(voice.label)
    return speaks_as_group and f" {who} " in f" {key_of(voice.label)} "


def coalition_code(who: str) -> str | None:
    """The state whose code a coalition of the table of actors has."""
    if not who.startswith("coalition:"):
        return None
    return load_actors().code(who, None).partition(".")[0]


def is_coalition(name: str | None) -> bool:
    """Whether a name is that of a coalition, or of somebody who speaks for one."""
    return (called(name or "").actor or "").startswith("coalition:")


def loses_own(one: Statement, count: Count) -> bool:
    """Whether a group tells of its own, by the owner's pronoun (`مقتل 20 من مقاتليها`).

    The code of its country says nothing: its enemies may have the same. Where somebody is named
    before the figure, the pronoun may be his.
    """
    voice = voices_of(one)[0]
    if voice.kind != "actor" or count.of not in (None, voice.country) or not count.words:
        return False
    before, words, behind = one.content.partition(count.words)
    telling = " ".join([words, *behind.split()[:NEAR]])
    return has_owner(telling) and not parties_named(before)


def party_of(voice: Voice, parties: frozenset[str]) -> str:
    """Which of the parties a voice is, empty for none: a group is not the state that it fights."""
    return voice.who if side_of(voice, parties) == "party" else ""


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
    own = belongs(voice, count.of) or loses_own(one, count)
    did = belongs(voice, count.by)
    shares = voice.kind == "actor" and count.of is not None and count.of == voice.country
    if (own and is_military(count)) or (did and (own or is_civil(count))):
        return "acknowledged"
    if (own or shares) and is_civil(count) and count.by is not None:
        return "laid to another"
    other = count.of is not None and not own
    if other and (did or (is_military(count) and not shares)):
        return "claimed on the enemy"
    return "unknown"
