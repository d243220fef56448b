"""What stands beside the code: pins, examples, licence."""

import json
import re
import tomllib
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PINS = sorted((ROOT / "requirements").glob("*.txt"))
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))


def pinned(path: Path) -> set[str]:
    """The names of the packages a requirements file pins."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.split("==")[0] for line in lines if re.match(r"[a-z0-9]", line)}


@pytest.mark.parametrize("path", PINS, ids=lambda path: path.name)
def test_pins_hold_no_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for word in ("://", "--index-url", "--extra-index-url", "--find-links", "@ "):
        assert word not in text


def test_pins_cover_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run, test = pinned(ROOT / "requirements/run.txt"), pinned(ROOT / "requirements/test.txt")
    for wanted, pins in (
        (project["project"]["dependencies"], run),
        (project["build-system"]["requires"], run),
        (project["dependency-groups"]["dev"], test),
    ):
        names = {re.split(r"[<>=~!\[; ]", line)[0].lower().replace("_", "-") for line in wanted}
        assert names <= pins
    assert run <= test


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_clean_text_with_its_sidecar(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert text.endswith("\n")
    sidecar = json.loads(path.with_suffix(".meta.json").read_text(encoding="utf-8"))
    assert set(sidecar) == {"published", "outlet", "url", "title"}
    assert sidecar["title"] in text


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 5


def test_the_licence_is_there() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
