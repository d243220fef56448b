"""Which stages have something to look at in a spelling, told once for all its tokens."""

from musnad.languages.ar.counts import may_count
from musnad.languages.ar.harms import harm_of
from musnad.languages.ar.lists import Lists
from musnad.languages.ar.word import Word

_OPENED = ("place", "caveat", "role")
"""Stages that look at the words with which a phrase of that kind begins."""


def stages_of(word: Word, lists: Lists) -> tuple[str, ...]:
    """The stages for which a token of this spelling is a candidate (see `Page.among`)."""
    starts = word.starts or {}
    stages = [kind for kind in _OPENED if kind in starts] if starts else []
    if word.saying or word.cue_noun or "attribution" in starts:
        stages.append("act")
    if may_count(word):
        stages.append("count")
    if word.starts_date:
        stages.append("date")
    if word.finite or (word.deed and not word.thing):
        stages.append("deed")
    if harm_of(word, lists):
        stages.append("harm")
    if word.definite and "actor" in starts:
        stages.append("actor")
    if word.nation or word.scene or "nation" in starts:
        stages.append("country")
    return tuple(stages)
