"""The documents say what is there."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from msgspec import Struct, structs

from musnad import model
from musnad.cli.app import musnad

ROOT = Path(__file__).resolve().parents[2]
RECORDS = [
    record
    for name in model.__all__
    if isinstance(record := getattr(model, name), type) and issubclass(record, Struct)
]


def document(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Every command below this one, with the words that call it."""
    yield name, command
    if isinstance(command, click.Group):
        for word, below in command.commands.items():
            yield from commands(below, f"{name} {word}")


def test_every_command_and_option_is_documented() -> None:
    text = document("docs/command-line.md")
    for words, command in commands(musnad, "musnad"):
        assert f"`{words}" in text, words
        assert command.help, f"{words} has no help"
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                for flag in parameter.opts:
                    assert f"`{flag}" in text, f"{words} {flag}"
                assert parameter.help, f"{words} {parameter.name} has no help"


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_record_and_field_is_documented(record: type[Struct]) -> None:
    text = document("docs/domain-model.md")
    heading = f"\n## {record.__name__}\n"
    assert heading in text
    part = text.split(heading, 1)[1].split("\n## ", 1)[0]
    for field in structs.fields(record):
        assert f"`{field.encode_name}`" in part, field.encode_name


def test_every_data_file_is_in_the_list_of_data() -> None:
    text = document("docs/data.md")
    source = ROOT / "src" / "musnad"
    for folder in ("words", "tables"):
        for path in source.rglob(f"{folder}/**/*"):
            if path.is_file() and path.suffix not in {".py", ".pyc"}:
                assert f"`{path.name}`" in text, path.relative_to(source)


def test_ci_runs_the_line_of_the_readme() -> None:
    last = document(".ci/run").rstrip().splitlines()[-1]
    assert last.removeprefix("exec ") in document("README.md").splitlines()


def test_the_readme_reads_an_example_that_is_there() -> None:
    line = next(line for line in document("README.md").splitlines() if " musnad read " in line)
    assert (ROOT / line.split()[-1]).exists()
