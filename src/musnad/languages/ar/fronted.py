"""Every way a listed form may stand with proclitics and article written onto its front.

Tables that hold them all are read with one look-up a token.
"""

from collections.abc import Iterator

from musnad.annotate.folding import key_of

PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
"""Conjunctions and prepositions that are written onto the next word."""

ARTICLES = (("ال", ""), ("وال", "و"), ("فال", "ف"), ("بال", "ب"), ("وبال", "وب"), ("كال", "ك"),
            ("لل", "ل"), ("ولل", "ول"), ("فلل", "فل"))  # fmt: skip
"""The article with what may stand before it: (as written, the proclitics in it).

After `ل` the article's alif is not written.
"""


def with_proclitics(form: str) -> Iterator[tuple[str, int]]:
    """Keys under which a form without article may stand, each with its proclitics' length."""
    key = key_of(form)
    for front in PROCLITICS:
        yield front + key, len(front)


def with_article(form: str) -> Iterator[tuple[str, int]]:
    """Keys of a form (given without article) with the article.

    With each comes the length of what is no part of the word: the proclitics, and for `لل` both
    letters.
    """
    key = key_of(form)
    for front, proclitics in ARTICLES:
        yield front + key, len(front) if front.endswith("لل") else len(proclitics)
