"""Read every article of a conflict as it is and with its sides exchanged; count what differs.

    python bench/neutrality.py GOLD ARM AZE [--conflict nagorno-karabakh-2020] [--show]

GOLD/NAME.json names each article's conflict. The exchange and the comparison are those of the
test suite (tests/properties), without the pairing of towns that its own examples have: a real
town stays in its country, so fields that rest on a town's country may differ and are counted.
Articles of `evaluation/unread.txt` are counted, never shown.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.properties.sides import Recast  # noqa: E402 - the checkout is no installed package
from tests.properties.test_sides import claims_as, differences, reread  # noqa: E402


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("sides", nargs=2)
    parser.add_argument("--conflict", default="nagorno-karabakh-2020")
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    one, other = given.sides
    cast = Recast({one: other, other: one})
    unread = (ROOT / "evaluation/unread.txt").read_text(encoding="utf-8").split("\n")
    fields: Counter[str] = Counter()
    articles = alike = claims = 0
    for path in sorted(given.gold.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if path.name.endswith(".meta.json") or gold.get("conflict") != given.conflict:
            continue
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        known = {"published": gold["published"], "title": None}
        found = differences(text, cast, known)
        articles, alike = articles + 1, alike + (not found)
        claims += len(list(claims_as(reread(text, known), cast)))
        for line in found:
            field = line.partition(" | ")[2].partition(":")[0]
            fields[field or "number of claims"] += 1
            if given.show and path.stem not in unread:
                print(f"{path.stem}: {line}")
    print(f"{articles} articles, {claims} claims; {alike} articles read alike")
    for field, count in fields.most_common():
        print(f"{field:20} {count}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
