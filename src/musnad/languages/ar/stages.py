"""Which stages have something to look at in a spelling, told once for all its tokens."""

from musnad.languages.ar.counts import may_count
from musnad.languages.ar.harms import harm_of
from musnad.languages.ar.lists import Lists
from musnad.languages.ar.word import Word


def stages_of(word: Word, lists: Lists) -> tuple[str, ...]:
    """The stages for which a token of this spelling is a candidate (see `Page.among`)."""
    starts = word.starts or {}
    candidate = {
        "act": word.saying or word.cue_noun or "attribution" in starts,
        "count": may_count(word),
        "date": word.starts_date,
        "place": "place" in starts,
        "deed": word.finite or (word.deed and not word.thing),
        "harm": harm_of(word, lists),
        "caveat": "caveat" in starts,
        "role": "role" in starts,
        "actor": word.definite and "actor" in starts,
        "country": word.nation or word.scene or "nation" in starts,
    }
    return tuple(stage for stage, holds in candidate.items() if holds)
