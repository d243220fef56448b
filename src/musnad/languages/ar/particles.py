"""Small closed classes of the grammar, folded: what the lists in `words/` are too large for."""

from musnad.languages.ar.tables import folded, rows

PREPOSITIONS = folded("prepositions.txt")
"""Words that begin an adjunct."""

ADJUNCT_NOUNS = folded("occasions.txt")
"""Nouns of time and occasion: behind `في` they say when or how something was said."""

NAMING_AT = folded("naming.txt")
"""Nouns that, with `ب` or `ل`, go on with a title (`باسم`, `لشؤون`)."""


FUNCTION_WORDS = folded("function_words.txt")
"""Words that can head no noun phrase."""

GIVEN_NAMES = folded("given_names.txt")
"""Names whose first letter is no conjunction or preposition."""

UNTRUE = folded("untrue.txt")
"""Words by which a claim is called untrue."""

NORMS = folded("norms.txt")
"""Nouns that measure rather than speak behind `وفق`."""

OCCURRENCES = folded("occurrences.txt")
"""Verbs of happening that report an event beside an event noun."""

EXPRESSING = frozenset(cells[0] for cells in rows("expressing.txt"))
"""Lemmas of the verbs that express: what is expressed gives the act."""
