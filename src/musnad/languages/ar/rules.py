"""What the names of the reader's rules and inferences mean, in words for people.

A rule that has no words here is shown by its name, so nothing is lost where one is added.
"""

_AFTER = "a verb of saying, and behind it "

_RULES = {
    "verb + an": _AFTER + "a complementizer: إن, أن",
    "verb + quote": _AFTER + "a colon or a quotation",
    "verb + bi": _AFTER + "the preposition ب",
    "verb + obj": _AFTER + "a noun that names what happened, as its object",
    "verb + ila": _AFTER + "its preposition إلى",
    "verb + ala": _AFTER + "its preposition على",
    "verb + min": _AFTER + "its preposition من",
    "verb + an_prep": _AFTER + "its preposition عن",
    "verb + fi": _AFTER + "its preposition في",
    "verb with a pronoun + judged": "a verb with a pronoun, and what that one is held to be",
    "verb with a pronoun + about": "a verb with a pronoun, and what was said behind حول or بشأن",
    "noun + an": "a noun of saying whose holder is named, and a complementizer behind it",
    "noun + bi": "a noun of saying whose holder is named, and ب behind it",
    "noun + about": "a noun of saying whose holder is named, and words like حول or بشأن behind it",
    "relay": "a medium that passes on the words of the voice behind عن",
    "attribution before": "words of attribution; what they attribute follows them",
    "attribution after": "words of attribution; what they attribute stands before them",
    "verb that points back": "a verb of saying that points at what was just said",
    "narrated: event noun": "the outlet's own voice: a verb of happening and an event",
    "narrated: figure of harm": "the outlet's own voice: a count of harm with no source named",
    "the outlet's own voice": "the outlet's own voice puts it forward",
    "earlier mention": "the same voice as an earlier mention, whose names hold these words",
    "omitted subject": "no subject is written: the latest voice that fits the cue",
    "composition": "put together from the words of the voice: its role, its country, its actor",
    "country of the article": "nobody is named with it: the country the article speaks of most",
    "day of publication": "worked out from the day of publication",
}


def worded(rule: str | None, otherwise: str = "these words say so") -> str:
    """A rule's name in words; `otherwise` where a value has words and no rule."""
    if not rule:
        return otherwise
    if rule in _RULES:
        return _RULES[rule]
    if rule.startswith("narrated: "):
        return f"the outlet's own voice: its main verb {rule[10:]} reports an event"
    return rule
