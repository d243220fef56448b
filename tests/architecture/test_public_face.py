"""What the package shows to others, and the schema it promises."""

from pathlib import Path
from types import ModuleType

import musnad
from musnad.model.schema import rendered

ROOT = Path(__file__).resolve().parents[2]


def test_all_is_every_public_name() -> None:
    public = {
        name
        for name, value in vars(musnad).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    named = set(musnad.__all__)
    assert named - {"__version__"} == public
    assert all(hasattr(musnad, name) for name in named)


def test_the_package_is_typed() -> None:
    assert (ROOT / "src" / "musnad" / "py.typed").exists()


def test_the_schema_in_the_repository_is_the_model_s() -> None:
    kept = (ROOT / "schema" / "reading.schema.json").read_text(encoding="utf-8")
    assert kept == rendered(), "python -m musnad.model.schema > schema/reading.schema.json"
