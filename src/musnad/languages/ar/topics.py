"""What a content speaks of, for comparing it with others: roots, deeds, things and nations.

Names of models are written in many ways (`أف16`, `إف – 16`): letters and digits are parted first.
"""

import re
from functools import cache, lru_cache

from msgspec import Struct

from musnad.annotate.folding import key_of
from musnad.languages.ar.counts import thing_at
from musnad.languages.ar.denied import CONTESTED, OPEN_DENIED, POINTERS, is_untrue
from musnad.languages.ar.lexicon import lexicon
from musnad.languages.ar.likeness import root_of, tells
from musnad.languages.ar.page import Page
from musnad.languages.ar.tables import closed_class, rows
from musnad.languages.ar.word import Nation, Word

_PARTED = re.compile(r"(?<=[^\W\d_])[\s–‑-]*(?=\d)|(?<=\d)[\s–‑-]*(?=[^\W\d_])")
MATTER_OF = {
    deed: matter
    for matter, deeds in {
        "harm": "attack shell airstrike launch_missile explode ambush destroy damage abuse",
        "casualties": "kill die wound execute",
        "fighting": "clash storm repel rebel",
        "downing": "shoot_down crash intercept",
        "control": "seize advance",
        "retreat": "withdraw surrender desert",
        "flight": "flee displace expel evacuate",
        "siege": "besiege close",
        "prison": "arrest abduct capture release",
        "forces": "deploy mobilise recruit",
        "aid": "rescue deliver_aid",
        "truce": "truce agree",
        "truce_breach": "violate_truce violate",
        "talks": "negotiate meet call mediate",
        "vote": "vote",
        "sanction": "sanction recall_envoy",
        "investigate": "prosecute",
        "protest": "protest disperse",
    }.items()
    for deed in deeds.split()
}
_OBLIGING = closed_class("obliging")
_FIRST = 4
"""Words at the beginning of a content among which one tells that it demands something."""
_LIGHT = frozenset(("happen", "result"))
_LEAST = 3
"""Telling words that a content needs to say something by itself."""
_REMEMBERED = 1 << 14


class Topics(Struct, frozen=True, gc=False):
    """What a content speaks of.

    `roots` are in the order of the text, each as often as it stands there; `deeds` are ids of
    `deeds.toml`, `things` figure classes, `nations` parties. `refutes` tells that it calls a claim
    untrue (`هذه المزاعم كاذبة`), `points` that it says little more than a word for a claim,
    `obliges` that it says what should be done. `matters` are what it is about, in the order of
    the text, deeds among them by their kind.
    """

    roots: tuple[str, ...] = ()
    deeds: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    nations: frozenset[str] = frozenset()
    refutes: bool = False
    points: bool = False
    matters: tuple[str, ...] = ()
    obliges: bool = False


@lru_cache(maxsize=_REMEMBERED)
def topics(text: str) -> Topics:
    """What a text speaks of."""
    page = Page(_PARTED.sub(" ", text), lexicon().analyse)
    count = len(page.words)
    deeds: set[str] = set()
    things: set[str] = set()
    nations: set[str] = set()
    named = untrue = False
    roots: list[str] = []
    matters: list[str] = []
    claims = 0
    for i, word in enumerate(page.words):
        thing, _ = thing_at(page, i, count)
        if thing is not None and thing.class_:
            things.add(thing.class_)
        if thing is None or thing.class_ == "attack":
            deeds.update(_deeds(word))
        matters += _matters(word)
        nations.update(_nations(word))
        pointer = page.keys[i] in POINTERS or word.bare in CONTESTED
        named = named or pointer
        untrue = untrue or is_untrue(page, i, count)
        root = _root(word)
        if root:
            roots.append(root)
            claims += pointer or page.keys[i] in OPEN_DENIED
    spoken = [word for word in page.words if not word.mark]
    return Topics(
        matters=tuple(dict.fromkeys(matters)),
        obliges=any({word.key, word.bare} & _OBLIGING for word in spoken[:_FIRST]),
        roots=tuple(roots),
        deeds=frozenset(deeds - _LIGHT),
        things=frozenset(things),
        nations=frozenset(nations),
        refutes=named and untrue,
        points=named and len(roots) - claims < _LEAST,
    )


@lru_cache(maxsize=_REMEMBERED)
def status_of(words: str) -> str:
    """Whether counted persons are civilians or combatants by their noun, empty if not told."""
    page = Page(words, lexicon().analyse)
    things = (thing_at(page, i, len(page.words))[0] for i in range(len(page.words)))
    return next((thing.status for thing in things if thing is not None and thing.status), "")


def _root(word: Word) -> str:
    """The sense or root of a word that means something by itself, empty for any other."""
    if not tells(word):
        return ""
    return _senses().get(word.bare) or _senses().get(word.key) or root_of(word)


@cache
def _senses() -> dict[str, str]:
    """The root of the word that stands for others of one sense, by folded word."""
    return {key_of(word): root_of(_analysed(sense)) for word, sense in rows("same_sense.tsv")}


def _analysed(word: str) -> Word:
    return Page(word, lexicon().analyse).words[0]


def _deeds(word: Word) -> set[str]:
    if word.deed is not None:
        return {word.deed.name}
    listed = lexicon().lists.deeds
    for verb in word.verbs[:2]:
        deed = listed.get(verb.lemma)
        if deed is not None:
            return {deed.name}
    return {word.event_noun} if word.event_noun else set()


def _matters(word: Word) -> list[str]:
    listed = _known_matters()
    own = listed.get(word.bare) or listed.get(word.key)
    if own:
        return [own]
    return sorted(MATTER_OF[deed] for deed in _deeds(word) if deed in MATTER_OF)


@cache
def _known_matters() -> dict[str, str]:
    """The matter that a folded word tells of."""
    return {key_of(word): matter for word, matter in rows("matters.tsv")}


def _nations(word: Word) -> set[str]:
    found = {word.nation.party} if word.nation is not None else set()
    for heading in (word.starts or {}).get("nation", ()):
        if not heading.rest and isinstance(heading.what, Nation):
            found.add(heading.what.party)
    return found


@cache
def frequencies() -> tuple[dict[str, float], float]:
    """How often roots stand in a sentence of news, as a share, and the share of a rarer one."""
    known = {root: float(share) for root, share in rows("root_frequencies.tsv")}
    return known, min(known.values(), default=1.0)
