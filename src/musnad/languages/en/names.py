"""English names of voices and parties, the words of the report always beside them."""

from musnad.languages.ar.composed import Composed, composed
from musnad.languages.en.tables import said, table
from musnad.model import Party, Source
from musnad.resolve.actors import load_actors

OPEN, CLOSE = "\u2068", "\u2069"
"""Isolates of Unicode: what stands between them cannot turn the line around it."""
TURNING = dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
SOURCE = "source"


def quoted(words: str) -> str:
    """Words of the report, in quotes and in their own direction."""
    return f"“{OPEN}{' '.join(words.translate(TURNING).split())}{CLOSE}”"


def actor_name(actor: str | None) -> str | None:
    """The English name of an actor of the table."""
    known = load_actors().actors.get(actor or "")
    return known.name_en if known else None


def country(party: str) -> str:
    """A state by its alpha-3 code; a group by its name in the report."""
    return actor_name(f"state:{party}") or quoted(party)


def voices(source: Source) -> str:
    """All voices of a source, each with its code."""
    parties = source.parties or (Party(name=source.name, code=source.code, inferred_from=SOURCE),)
    told = [voice(each, source.name if len(parties) == 1 else each.name) for each in parties]
    return str(said()["and"]).join(told)


def voice(party: Party, name: str | None = None) -> str:
    """One voice: its English name where the tables have one, the report's words, its code."""
    words = name or party.name
    english = english_name(party, words)
    shown = f"{english} ({quoted(words)})" if english else quoted(words)
    return f"{shown} [{party.code}]"


def english_name(party: Party, name: str) -> str | None:
    """The English name of a voice, where the tables account for all of its own."""
    made = composed(name)
    if made is not None:
        return english_of(made)
    if party.actor is not None and party.actor.startswith("person:"):
        return actor_name(party.actor)
    return None


def english_of(made: Composed) -> str | None:
    """A composed name in English."""
    owner = actor_name(made.owner)
    if made.owner is not None and owner is None:
        return None
    if owner and made.seat and not made.bodies:
        owner = str(said()["seat"]).format(owner=owner)
    *heads, last = made.bodies or (None,)
    name = owned(last, owner) if last else owner
    for head in reversed(heads):
        name = str(said()["spoken"]).format(head=table("bodies.tsv")[head or ""][0], name=name)
    return name


def owned(body: str, owner: str | None) -> str | None:
    """A body of a country: `Armenia's defence ministry`, `a military source of Armenia`."""
    if body not in table("bodies.tsv"):
        return None
    name, kind = table("bodies.tsv")[body]
    way = "spoken" if kind == "spoken" else kind
    if way == "spoken":
        return str(said()["spoken"]).format(head=name, name=owner) if owner else None
    article = "an" if name[0] in "aeiou" else "a"
    held = said()["owned" if owner else "unowned"][way]
    return str(held).format(owner=owner, name=name, a=article)
