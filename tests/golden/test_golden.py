"""The examples are read as they were read before."""

from pathlib import Path

import pytest
from tests.golden.articles import EXAMPLES, golden, reading_of
from tests.golden.rendering import rendered


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_read_as_before(path: Path) -> None:
    held = golden(path.stem).read_text(encoding="utf-8")
    now = rendered(path.stem, reading_of(path.stem))
    assert now.splitlines() == held.splitlines(), "python tests/golden/update.py rewrites it"


def test_no_golden_file_has_lost_its_example() -> None:
    names = {path.stem for path in EXAMPLES}
    assert {path.name.split(".")[0] for path in golden("x").parent.glob("*.claims.txt")} == names
