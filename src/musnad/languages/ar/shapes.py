"""Shapes of the verbal nouns (masdars) of derived verbs, told by their letters.

Forms II, IV, VII, VIII and X make their masdars regularly (`تفعيل`, `إفعال`, `انفعال`, `افتعال`,
`استفعال`), III mostly (`مفاعلة`): a noun of such a shape that the lists do not hold is still an
action, and can be what is announced, demanded or denied. Source: Wright, Grammar of the Arabic
Language, I, 195-208.
"""

import re

from musnad.annotate.tokens import HIDDEN, MARKS

_DROPPED = re.compile(f"[{MARKS}{HIDDEN}]")
_L = "[ء-ي]"
_MASDAR = re.compile(
    rf"(?:إ{_L}{{2}}ا{_L}|إ{_L}ا{_L}[ةت]|إي{_L}ا{_L}|ت{_L}{{2}}ي{_L}|ت{_L}ي{_L}{{2}}|ا[نس]ت?{_L}{{2}}ا{_L}"
    rf"|ا{_L}[تطد]{_L}?ا{_L}|است{_L}{{2,3}}ا{_L}|استا?{_L}ا{_L}[ةت]|م{_L}ا{_L}{{2}}[ةت]|ت{_L}ا{_L}{_L})"
    r"(?:ها|هم|ه|هما|نا)?"
)


def is_masdar(text: str) -> bool:
    """Whether a word as it is spelt, clitics off, has the shape of a derived masdar."""
    return _MASDAR.fullmatch(_DROPPED.sub("", text)) is not None
