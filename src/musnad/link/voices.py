"""Who is one voice: whether two sources, of any articles, are the same who speaks.

All organs and officials of a state are one voice, all bodies of the United Nations are one, an
outlet's own words are the outlet's; unnamed people of two outlets are apart. Persons and bodies
are told by their actor, else by their names.
"""

import math
from functools import lru_cache

from msgspec import Struct

from musnad.languages.ar.called import called
from musnad.languages.ar.topics import frequencies
from musnad.link.statement import Party, Statement
from musnad.resolve.outlets import load_outlets

ORGANS = frozenset(("GOV", "MIL", "JUD", "COP", "LEG"))
_STATELESS = frozenset(("XXX", "IGO", "NGO", ""))
_APART = frozenset(
    f"org:{name}"
    for name in (
        "eu ec ep eucouncil coe echr frontex europol interpol nato isaf arab-league au amisom "
        "atmis gcc oic osce minsk-group csto cis eaeu sco ots asean ecowas igad sadc eac eccas oas "
        "g7 g20 brics imf worldbank wto opec uma icc opcw"
    ).split()
)
"""Bodies of states that are not the United Nations'."""
_ALIKE = 0.5
"""What two names share at least of the shorter, by the weight of their words."""
_TELLING = 4.0
"""Weight that shared words have at least: `المتحدث` alone names nobody."""


class Voice(Struct, frozen=True):
    """Who speaks: `kind` is `outlet`, `state`, `un`, `actor`, `unnamed` or `named`.

    `who` tells voices of the kind apart (an outlet, a country, an actor); of those known by their
    names alone it is the country, and `roots` has the words of each name.
    """

    kind: str
    who: str
    label: str
    roots: tuple[frozenset[str], ...] = ()
    country: str = ""


def voices_of(statement: Statement) -> tuple[Voice, ...]:
    """The voices of a statement: one, or one for each party of a joint source."""
    if statement.source is None:
        outlet = statement.outlet or statement.name
        return (Voice("outlet", outlet, outlet),)
    parties = statement.parties or (Party(name=statement.source, code=statement.code or ""),)
    if len(parties) == 1:
        return (_voice(parties[0], statement.names, statement.outlet or statement.name),)
    outlet = statement.outlet or statement.name
    return tuple(_voice(party, (party.name,), outlet) for party in parties)


@lru_cache(maxsize=1 << 14)
def _voice(party: Party, names: tuple[str, ...], outlet: str) -> Voice:
    country, _, sector = party.code.partition(".")
    known = called(party.name)
    group = _group(party, names)
    if sector in ORGANS and country not in _STATELESS and not group:
        return Voice("state", country, party.name)
    if country == "IGO" and group not in _APART:
        return Voice("un", "un", party.name)
    if sector == "MED" and (_is_of_state(party.name, names) or _is_state_agency(group)):
        return Voice("state", country, party.name)
    if group is not None:
        return Voice("actor", group, party.name, _roots(party, names), country)
    if all(called(name).unnamed for name in (party.name, *names)):
        return Voice("unnamed", outlet, party.name, (known.roots,))
    return Voice("named", country, party.name, _roots(party, names), country)


def _roots(party: Party, names: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """The words of each name of a source."""
    roots = {called(name).roots for name in (party.name, *names)}
    return tuple(sorted(roots, key=sorted))


def _group(party: Party, names: tuple[str, ...]) -> str | None:
    """The actor behind a source that is no state and no single person, null where none is known.

    A coalition that a state leads speaks with that state's voice.
    """
    actors = (party.actor, *(called(name).actor for name in (party.name, *names)))
    for actor in actors:
        if actor is not None and not actor.startswith(("state:", "person:", "coalition:")):
            return actor
    return None


def _is_of_state(name: str, names: tuple[str, ...]) -> bool:
    known = (load_outlets().named(each) for each in (name, *names))
    return any(outlet is not None and outlet.state_run == "yes" for outlet in known)


def _is_state_agency(actor: str | None) -> bool:
    """Whether an actor is the news agency of a state, however its source is called."""
    kind, _, name = (actor or "").partition(":")
    outlet = load_outlets().named(name) if kind == "agency" else None
    return outlet is not None and outlet.state_run == "yes"


def one_voice(one: Voice, other: Voice) -> bool:
    """Whether two voices are the same who speaks."""
    if {one.kind, other.kind} == {"actor", "named"}:
        return one.country == other.country and _any_alike(one, other)
    if one.kind != other.kind:
        return False
    if one.kind not in ("named", "unnamed"):
        return one.who == other.who
    apart = one.who != other.who
    if apart and (one.kind == "unnamed" or "XXX" not in (one.who, other.who)):
        return False
    return _any_alike(one, other)


def _any_alike(one: Voice, other: Voice) -> bool:
    """Whether any name of one is alike one of the other's."""
    return any(_alike(mine, theirs) for mine in one.roots for theirs in other.roots)


def _alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two names have most of their telling words in common."""
    if not mine or not theirs:
        return mine == theirs
    common = _weight(mine & theirs)
    return common >= _TELLING and common >= _ALIKE * min(_weight(mine), _weight(theirs))


def _weight(roots: frozenset[str]) -> float:
    known, rarer = frequencies()
    return sum(math.log(1000 / known.get(root, rarer)) for root in roots)


def same_voice(one: Statement, other: Statement) -> bool:
    """Whether two statements have a voice in common."""
    mine, theirs = voices_of(one), voices_of(other)
    return any(one_voice(a, b) for a in mine for b in theirs)
