"""The examples as documents, their annotations and floors, and where the golden files stand."""

import json
import tomllib
from hashlib import sha256
from pathlib import Path

from musnad import Document, Reading
from musnad.model import document_of
from musnad.reader import read_document

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
ANNOTATED = sorted((ROOT / "examples" / "gold").glob("*.json"))
FLOORS = HERE / "floors.toml"


def example(name: str) -> Document:
    """An example article with what its sidecar gives."""
    path = ROOT / "examples" / f"{name}.txt"
    given = json.loads(path.with_suffix(".meta.json").read_text(encoding="utf-8"))
    return document_of(path.read_text(encoding="utf-8"), name=name, language="ar", **given)


def reading_of(name: str) -> Reading:
    """The reading of an example."""
    return read_document(example(name))


def golden(name: str) -> Path:
    """The golden file of an example."""
    return HERE / f"{name}.claims.txt"


def gold_digest() -> str:
    """The SHA-256 over names and contents of annotations and the articles they annotate."""
    total = sha256()
    for path in ANNOTATED:
        for part in (path, ROOT / "examples" / f"{path.stem}.txt"):
            total.update(f"{part.name}\n".encode())
            total.update(part.read_bytes())
    return total.hexdigest()


def floors() -> tuple[str, dict[str, float]]:
    """The digest the floors were taken with, and the floor of each measure."""
    held = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    return str(held["gold"]), {name: float(value) for name, value in held["floors"].items()}
