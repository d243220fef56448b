"""Names as a terminal may show them."""

import re

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def printable(label: str) -> str:
    """A label on one line, without codes that move the cursor, colour it or turn its order."""
    return CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), label)
