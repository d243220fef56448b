"""What the package shows to others, and the schema it promises."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import musnad
from musnad.model.schema import rendered

ROOT = Path(__file__).resolve().parents[2]
ON_DEMAND = {"read_document"}
"""Names that the package imports when they are first asked for."""


def test_all_is_every_public_name() -> None:
    public = {
        name
        for name, value in vars(musnad).items()
        if not name.startswith("_")
        and not isinstance(value, ModuleType)
        and name != "TYPE_CHECKING"
    }
    named = set(musnad.__all__)
    assert named - {"__version__"} - ON_DEMAND == public - ON_DEMAND
    assert all(hasattr(musnad, name) for name in named)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'write'"):
        _ = musnad.write  # type: ignore[attr-defined]


def test_the_reader_is_imported_on_demand() -> None:
    probe = (
        "import sys, musnad, musnad.cli.app\n"
        "assert 'musnad.reader' not in sys.modules\n"
        "assert callable(musnad.read_document)\n"
        "assert 'musnad.reader' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", probe], check=True)


def test_the_package_is_typed() -> None:
    assert (ROOT / "src" / "musnad" / "py.typed").exists()


def test_the_schema_in_the_repository_is_the_model_s() -> None:
    kept = (ROOT / "schema" / "reading.schema.json").read_text(encoding="utf-8")
    assert kept == rendered(), "python -m musnad.model.schema > schema/reading.schema.json"
