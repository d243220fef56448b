"""All formats are there, load by name, and take anything."""

import io
from collections.abc import Callable

import pytest

from musnad.errors import MusnadError
from musnad.export import FORMATS, load
from musnad.model import Reading


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_nothing_one_and_several(name: str, reading: Reading) -> None:
    exporter = load(name)
    assert exporter.suffix.startswith(".")
    for count in (0, 1, 3):
        out = io.StringIO()
        exporter.write(iter([reading] * count), out)
        assert not out.closed
        assert out.getvalue() == "" or out.getvalue().endswith("\n")


def test_an_unknown_format_is_refused_by_name() -> None:
    with pytest.raises(MusnadError, match=r"pdf: is not a format; there are table, json"):
        load("pdf")


@pytest.mark.parametrize("name", FORMATS)
def test_a_document_of_which_nothing_is_known(name: str, empty_reading: Reading) -> None:
    load(name).write([empty_reading], io.StringIO())


@pytest.mark.parametrize("name", ["table", "csv", "html"])
def test_lone_surrogates_and_nulls_do_not_break_a_file(
    name: str, told: Callable[..., Reading]
) -> None:
    out = io.StringIO()
    load(name).write([told("قتل \ud800\x00 خمسة", "\ud800\x00 خمسة")], out)
    assert "\x00" not in out.getvalue()
    out.getvalue().encode()
