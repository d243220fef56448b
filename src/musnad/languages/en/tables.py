"""The words of this folder (`words/`), as they are needed."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def said() -> dict[str, Any]:
    """The words and templates of `gloss.toml`."""
    text = files("musnad.languages.en").joinpath("words", "gloss.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """The rows of a list by their first column."""
    text = files("musnad.languages.en").joinpath("words", name).read_text("utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")][1:]
    return {cells[0]: tuple(cells[1:]) for cells in (line.split("\t") for line in lines)}
