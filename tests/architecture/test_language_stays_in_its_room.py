r"""Only a language's own room knows a language: no Arabic letter stands in other code.

Comments and docstrings may show Arabic, and an escape such as `\u0640` names a code point, not a
word; both are let through.
"""

import ast
import io
import tokenize
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "musnad"
SCRIPT_TABLES = {"annotate/folding.py"}
"""Modules that hold letters of the script, not words: folding is the same for its languages."""
MODULES = sorted(
    path
    for path in SOURCE.rglob("*.py")
    if path.relative_to(SOURCE).parts[0] != "languages"
    and path.relative_to(SOURCE).as_posix() not in SCRIPT_TABLES
)
ARABIC = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC))


def has_arabic(text: str) -> bool:
    return any(
        letter.isalpha() and low <= ord(letter) <= high for letter in text for low, high in ARABIC
    )


def documentation_starts(source: str) -> set[tuple[int, int]]:
    """The (line, column) of every string that is a statement of its own."""
    return {
        (node.lineno, node.col_offset)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }


def arabic_lines(source: str) -> list[int]:
    """The numbers of the lines whose code holds an Arabic letter."""
    documentation = documentation_starts(source)
    return [
        token.start[0]
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type != tokenize.COMMENT
        and token.start not in documentation
        and has_arabic(token.string)
    ]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_arabic_in_code(path: Path) -> None:
    assert not arabic_lines(path.read_text(encoding="utf-8"))


def test_the_test_sees_what_it_looks_for() -> None:
    source = (
        'X = "قال"\ny = 1  # قال\ndef f():\n    """قال"""\n    return f"{y} قال"\nK = "\\u0640"\n'
    )
    assert arabic_lines(source) == [1, 5]
