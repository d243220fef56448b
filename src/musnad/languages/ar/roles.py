"""Which of the phrases behind a verb of saying speaks, and which is spoken to.

`اتهمت يريفان أنقرة بـ` has both, `اتهمتها أنقرة بـ` the speaker alone, `طالب الوزراءَ بـ` the party
addressed alone, which case and gender tell.
"""

from musnad.languages.ar.phrases import Page, Phrase
from musnad.languages.ar.subjects import ALL_OF
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.word import Cue, Verb

_DETERMINERS = closed_class("determiners")


def roles_of(
    page: Page, cue: Cue, verb: Verb, phrases: list[Phrase], mode: str
) -> tuple[Phrase | None, Phrase | None]:
    """Speaker and party addressed among the `phrases` between a verb and its content."""
    if verb.tense == "participle":
        return None, phrases[0] if phrases else None
    addressed = f"{mode}_target" in cue.frames
    if not addressed or not phrases:
        return (phrases[0] if phrases else None), None
    if len(phrases) > 1:
        return phrases[0], phrases[-1]
    if verb.pronoun or not _takes_target_first(page, cue, verb, phrases[0]):
        return phrases[0], None
    return None, phrases[0]


def _takes_target_first(page: Page, cue: Cue, verb: Verb, phrase: Phrase) -> bool:
    """A lone phrase is the party addressed where the act needs one or it does not agree."""
    if cue.act == "accuse":
        return True
    head = page.words[phrase.first]
    plural = head.nation or (head.thing is not None and head.thing.number == "pl")
    if head.key.endswith("ين") and plural:
        return True
    return page.keys[phrase.first] in (_DETERMINERS if verb.gender == "f" else ALL_OF)
