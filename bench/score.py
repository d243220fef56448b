"""Read a gold folder and score the readings with the gold's own scorer: tables only.

    python bench/score.py GOLD OUT [--scorer SCORE.py] [--unread evaluation/unread.txt]

OUT/NAME.json are the readings of the articles GOLD/NAME.txt, each with its NAME.meta.json. The
scorer (`GOLD/../score.py` unless named) is run four times: on all articles, on all without the
unread ones, on the unread ones in sum, and on all without the showcase. Errors of single articles
are never printed, so that the unread ones stay unread.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from musnad.model import document_of
from musnad.reader import read_document

ROOT = Path(__file__).resolve().parent.parent
_SHOWCASE = "karabakh-2020-09-30"


def articles(gold: Path) -> list[str]:
    """The names of a gold folder's articles."""
    found = (path.stem for path in sorted(gold.glob("*.json")))
    return [name for name in found if not name.endswith(".meta")]


def read_into(gold: Path, out: Path, names: list[str]) -> None:
    """Write `out/NAME.json` for each article."""
    out.mkdir(parents=True, exist_ok=True)
    for name in names:
        sidecar = gold / f"{name}.meta.json"
        given = json.loads(sidecar.read_text(encoding="utf-8")) if sidecar.exists() else {}
        document = document_of(
            (gold / f"{name}.txt").read_text(encoding="utf-8"),
            name=name,
            title=given.get("title"),
            outlet=given.get("outlet"),
            url=given.get("url"),
            published=(given.get("published") or "")[:10] or None,
            language="ar",
        )
        (out / f"{name}.json").write_bytes(msgspec.json.encode(read_document(document)))


def table(scorer: Path, gold: Path, out: Path, names: list[str]) -> str:
    """The scorer's table over some of the articles, through a folder that holds only those."""
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            for ending in (".json", ".txt"):
                (Path(folder) / f"{name}{ending}").symlink_to((gold / f"{name}{ending}").resolve())
        command = [sys.executable, str(scorer), folder, str(out.resolve())]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return done.stdout


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--unread", type=Path, default=ROOT / "evaluation/unread.txt")
    given = parser.parse_args()
    names = articles(given.gold)
    lines = given.unread.read_text(encoding="utf-8").splitlines()
    unread = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    read_into(given.gold, given.out, names)
    scorer = given.scorer or given.gold.resolve().parent / "score.py"
    parts = (
        ("all", names),
        ("without the unread", [name for name in names if name not in unread]),
        ("the unread, in sum", [name for name in names if name in unread]),
        (f"without {_SHOWCASE}", [name for name in names if name != _SHOWCASE]),
    )
    for title, chosen in parts:
        print(f"## {title}: {len(chosen)} articles")
        if chosen:
            print(table(scorer, given.gold, given.out, chosen))
    return 0


if __name__ == "__main__":
    sys.exit(main())
