"""Who is said to have done what, by code or name, so that accounts can be set side by side."""

from musnad.languages.ar.accounts import Account, account, is_own, parties_named
from musnad.languages.ar.called import called
from musnad.link.statement import Statement
from musnad.link.voices import ORGANS, voices_of
from musnad.model.vocabulary import PERSONS
from musnad.resolve.actors import load_actors

_CODE = 3
"""Letters of a state's code."""
_STATELESS = frozenset(("XXX", "IGO", "NGO"))
_SPEAKERS = ("agency:", "outlet:", "person:", "ngo:")
"""Actors that tell of deeds and do none by themselves."""
_BLAMED = "blame"
"""The matter of what is laid on somebody, or taken on himself, with no deed named."""


def account_of(one: Statement) -> Account:
    """What a statement's content tells as done, and by whom."""
    return account(one.content)


def doers_of(one: Statement) -> dict[str, frozenset[str]]:
    """Those first named as doers, by the matter of the deed; none for what was not done.

    An accusation names its doer as whom it accuses, a claim of responsibility as the speaker.
    Where words of a deed name nobody, the figures of the claim do. What is intercepted is
    somebody's answer to a deed, and its doer no other account of that deed.
    """
    found: dict[str, frozenset[str]] = {}
    for deed in account_of(one).deeds:
        if not deed.not_done and deed.deed != "intercept":
            found[deed.matter] = found.get(deed.matter) or _known(deed.doers, one)
    persons = (count.by for count in one.figures if count.by and count.class_ in PERSONS)
    by = _known(frozenset(persons), one)
    given = _blamed(one) or by
    told = {matter: named or given for matter, named in found.items() if named or given}
    return told or ({_BLAMED: given} if given and _blamed(one) else {})


def _blamed(one: Statement) -> frozenset[str]:
    """Who is accused, or takes a deed on himself."""
    if one.act == "accuse" and one.target:
        return _known(parties_named(one.target), one)
    voice = voices_of(one)[0]
    owns = one.act in ("state", "affirm") and voice.kind in ("state", "actor")
    return _known(frozenset((voice.who,)), one) if owns and is_own(one.content) else frozenset()


def _known(parties: frozenset[str], one: Statement) -> frozenset[str]:
    """Each as a state's code, an actor of the table or a name; a state's own forces are it."""
    found = (_party(party, one.published) for party in parties)
    return frozenset(party for party in found if not party.startswith(_SPEAKERS))


def _party(party: str, on: str | None) -> str:
    if len(party) == _CODE:
        return party.upper()
    actor = party if ":" in party else called(party).actor
    if actor is None:
        return party
    country, _, sector = load_actors().code(actor, on).partition(".")
    return country if sector in ORGANS and country not in _STATELESS else actor


def is_named(denial: Statement, claim: Statement) -> bool:
    """Whether a claim names the first voice of another statement as who did what it tells."""
    voice = voices_of(denial)[0]
    named = frozenset().union(*doers_of(claim).values())
    return voice.kind in ("state", "actor") and voice.who in named


def is_spoken_of(denial: Statement, claim: Statement) -> bool:
    """Whether a claim names the first voice of another statement at all."""
    voice = voices_of(denial)[0]
    words = f"{claim.content} {claim.target or ''}"
    return voice.kind in ("state", "actor") and voice.who in _known(parties_named(words), claim)
