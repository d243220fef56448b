"""Short news that nobody wrote: articles by the thousand, each about something else."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

_TOWNS = "زالامبيسا بادمي سنعفي راما مقلي عصب عدي سيغينيتي تسيرونا أسمرة نيروبي".split()
_BODIES = (
    "وزارة الدفاع الإثيوبية",
    "وزارة الدفاع الإريترية",
    "وزارة الصحة السودانية",
    "الدفاع المدني",
    "المتحدث باسم الشرطة الكينية",
)
_LOST = ("دبابة", "مدفعا", "آلية عسكرية", "طائرة مسيرة", "منزلا")
_SAYS = ("أعلنت {0} أن قواتها دمرت {1} {2} قرب {3}.", "قالت {0} إن {1} {2} دمرت في {3}.")
_DENIES = "ونفت {0} ذلك، وقالت إن خسائرها لا تتجاوز {1} قتيلا."


def article(number: int) -> dict[str, str]:
    """One article as a record of a JSONL file; `number` makes it what it is."""
    chance = Random(number)  # noqa: S311 - nothing is kept secret by it
    one, other = chance.sample(_BODIES, 2)
    told = chance.choice(_SAYS).format(
        one, 20 + chance.randrange(900), chance.choice(_LOST), chance.choice(_TOWNS)
    )
    return {
        "id": f"invented-{number}",
        "text": f"{told}\n{_DENIES.format(other, 11 + number)}\n",
        "outlet": f"صحيفة الأفق {number % 7}",
        "published": f"2024-05-{1 + number % 28:02}",
    }


def articles(count: int, first: int = 0) -> Iterator[dict[str, str]]:
    """So many articles."""
    return (article(number) for number in range(first, first + count))


def write_articles(path: Path, count: int, first: int = 0) -> Path:
    """A JSONL file with so many articles."""
    lines = (json.dumps(each, ensure_ascii=False) + "\n" for each in articles(count, first))
    path.write_text("".join(lines), encoding="utf-8")
    return path
