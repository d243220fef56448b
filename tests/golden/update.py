"""Rewrite the golden files: `python tests/golden/update.py [--floors]`.

`--floors` raises the floors of the measures to what is reached now. A floor is lowered by hand,
with a reason in the commit; only where the annotations themselves changed are all taken anew.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.golden.articles import (  # noqa: E402  (the path is set first)
    ANNOTATED,
    EXAMPLES,
    FLOORS,
    floors,
    gold_digest,
    golden,
    reading_of,
)
from tests.golden.measures import MEASURES, Tally, compare, load  # noqa: E402
from tests.golden.rendering import rendered  # noqa: E402

HEADER = """\
# The floor of each measure (F1) over the annotated examples; see measures.py.
# A test fails where a measure is more than 0.01 under its floor. Raised by
# `python tests/golden/update.py --floors`; `gold` is the digest of the annotations it was taken on.
"""


def tallied() -> Tally:
    """The measures over all annotated examples."""
    tally = Tally()
    for path in ANNOTATED:
        compare(load(path), reading_of(path.stem), tally)
    return tally


def raised(tally: Tally) -> str:
    """The text of `floors.toml`, every floor as high as it ever was on these annotations."""
    digest, held = floors() if FLOORS.exists() else ("", {})
    if digest != gold_digest():
        held = {}
    lines = [HEADER + f'gold = "{gold_digest()}"\n', "[floors]"]
    lines += [f"{name} = {max(held.get(name, 0.0), tally.value(name)):.4f}" for name in MEASURES]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run the command."""
    for path in EXAMPLES:
        name = path.stem
        golden(name).write_text(rendered(name, reading_of(name)), encoding="utf-8")
    tally = tallied()
    if "--floors" in sys.argv[1:]:
        FLOORS.write_text(raised(tally), encoding="utf-8")
    for name in MEASURES:
        sys.stdout.write(f"{name:12}{tally.value(name):.4f}  of {tally.wanted[name]}\n")


if __name__ == "__main__":
    main()
