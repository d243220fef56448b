"""How a source is called: what its name alone tells of who it is, for comparing sources."""

from functools import lru_cache

from msgspec import Struct

from musnad.languages.ar.lexicon import lexicon
from musnad.languages.ar.likeness import root_of, tells
from musnad.languages.ar.page import Page
from musnad.languages.ar.phrases import Phrase
from musnad.languages.ar.voices import read_voice
from musnad.resolve.actors import load_actors

_REMEMBERED = 1 << 14


class Called(Struct, frozen=True, gc=False):
    """What a name tells: the roots of its words, its actor (an id of the actors' table or null).

    `unnamed` is a source that could be anybody (`مصدر`, `ناشطون`); `document` one that speaks for
    itself with nobody behind it (`تقارير`).
    """

    roots: frozenset[str] = frozenset()
    actor: str | None = None
    unnamed: bool = False
    document: bool = False


@lru_cache(maxsize=_REMEMBERED)
def called(name: str) -> Called:
    """What a source's name tells."""
    page = Page(name, lexicon().analyse)
    if not page.words:
        return Called()
    voice = read_voice(page, Phrase(0, len(page.words)), load_actors())
    roots = frozenset(root_of(word) for word in page.words if tells(word))
    kind = voice.role.kind if voice.role is not None else ""
    return Called(
        roots=roots,
        actor=voice.actor,
        unnamed=voice.actor is None and (kind in ("unnamed", "document") or voice.plural),
        document=voice.plural_document,
    )
