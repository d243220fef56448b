"""The sizes and names that keep every file readable in one sitting."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(
    path for folder in ("src", "tools", "bench", "tests") for path in (ROOT / folder).rglob("*.py")
)
LINES_OF_A_MODULE = 400
LINES_OF_A_FUNCTION = 60
PUBLIC_METHODS_OF_A_CLASS = 15
DUMPING_GROUNDS = {"util", "utils", "helper", "helpers", "common", "misc"}

NEWER = re.compile(r"[*+?]\+|\(\?>")
module = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))


def nodes(path: Path) -> Iterator[ast.AST]:
    yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


@module
def test_no_module_is_too_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES_OF_A_MODULE


@module
def test_no_function_is_too_long(path: Path) -> None:
    long = [
        node.name
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > LINES_OF_A_FUNCTION
    ]
    assert not long


@module
def test_no_class_does_everything(path: Path) -> None:
    for node in nodes(path):
        if isinstance(node, ast.ClassDef):
            methods = [
                part.name
                for part in node.body
                if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)
                and not part.name.startswith("_")
            ]
            assert len(methods) <= PUBLIC_METHODS_OF_A_CLASS, node.name


@module
def test_no_file_is_a_dumping_ground(path: Path) -> None:
    names = {part.removesuffix(".py").strip("_") for part in path.relative_to(ROOT).parts}
    assert not names & DUMPING_GROUNDS


@module
def test_no_pattern_needs_a_newer_python(path: Path) -> None:
    """Possessive quantifiers and atomic groups are matched wrongly before Python 3.11.5."""
    if path != Path(__file__):
        assert not NEWER.search(path.read_text(encoding="utf-8"))
