"""Does the time grow with the text, or with its square? Texts nobody writes, at three sizes.

    python bench/scale.py [KIND ...]

Each kind is read at 20,000, 80,000 and 320,000 characters: processor seconds, how much the last
step cost (4 is linear), and, where it is dear, the modules at work. A kind that takes longer than
20 seconds is given up. Exits 1 where a kind crashes or grows by more than 7 in its last step.
"""

import signal
import sys
import time
from collections import Counter
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.stages import watched  # noqa: E402  (the path is set first)

import musnad  # noqa: E402

_SIZES = (20_000, 80_000, 320_000)
_PATIENCE = 20
_DEAR = 0.3
"""Seconds under which growth is noise."""
_GROWS = 7
_ARTICLE = (ROOT / "examples/two-ministries.txt").read_text(encoding="utf-8")
KINDS = {
    "an article again and again": _ARTICLE,
    "an article in one line": _ARTICLE.replace("\n", " "),
    "an article with no stops": _ARTICLE.replace("\n", " ").replace(".", "").replace("،", ""),
    "words": "كلمة ",
    "letters with no blank": "ب",
    "straight quotes": '"',
    "quoted words": '"كلمة" ',
    "quotes left open": "«قال ",
    "closing quotes": "»",
    "brackets": "(",
    "digits": "7",
    "digits and dots": "7.",
    "numbers": "7 ",
    "numbers in words": "ألف ومئة ",
    "alternatives": "12 أو ",
    "losses": "و12 دبابة ",
    "losses under one cue": "إن قواتها دمرت 12 دبابة و3 مروحيات و",
    "saying": "قال ",
    "saying that": "قال إن ",
    "saying that, by an army": "قال الجيش السوري إن ",
    "saying again": "وقال الجيش وأضافت الوزارة ",
    "denials": "نفت الوزارة صحة ذلك. ",
    "denials of claims": "نفت الوزارة السورية قصف المدينة. وقال الجيش الروسي إن المدينة قصفت. ",
    "chains": "نقلت رويترز عن ",
    "titles": "المتحدث باسم وزارة ",
    "possession": "رئيس وزراء دولة ",
    "prepositions": "في من إلى ",
    "dates": "الأحد 12 مايو 2024 ",
    "places": "دمشق وبيروت ",
    "short lines": "قال\n",
    "empty lines": "\n",
    "stops": ". ",
    "commas": "،",
    "kashida": "ـ",
    "marks": "\u064e",
    "bidi controls": "\u202b",
    "emoji": "😀",
}


class TooLongError(Exception):
    """Patience has ended."""


def give_up(_signal: int, _frame: FrameType | None) -> None:
    """End what is running."""
    raise TooLongError


def seconds(text: str) -> tuple[float, Counter[str]]:
    """Processor seconds to read a text, and the modules at work.

    Raises:
        TooLongError: after 20 seconds.
    """
    signal.alarm(_PATIENCE)
    started = time.process_time()
    try:
        with watched() as seen:
            musnad.read(text, published="2024-05-15")
    finally:
        signal.alarm(0)
    return time.process_time() - started, seen


def tried(kind: str) -> bool:
    """Print one kind's line; whether it grows as it should."""
    unit, taken, seen = KINDS[kind], [], Counter[str]()
    fault = ""
    for size in _SIZES:
        try:
            one, seen = seconds((unit * (size // len(unit) + 1))[:size])
        except TooLongError:
            fault = f"over {_PATIENCE} s at {size:,}"
            break
        except Exception as error:  # noqa: BLE001  (what it is for)
            fault = f"{type(error).__name__}: {error}"
            break
        taken.append(one)
    growth = taken[-1] / max(taken[-2], 0.001) if len(taken) > 1 else 0.0
    good = not fault and (growth <= _GROWS or taken[-1] < _DEAR)
    line = f"{kind:28} {' '.join(f'{one:7.2f}' for one in taken)}  x{growth:.1f} {fault}"
    if not good:
        line += " ".join(
            f" {name} {looks / seen.total():.0%}" for name, looks in seen.most_common(2)
        )
    print(line, flush=True)
    return good


def main() -> int:
    """Run the command."""
    signal.signal(signal.SIGALRM, give_up)
    musnad.read("قال الجيش إن جنديا قتل.")  # the lists are loaded
    faults = [kind for kind in sys.argv[1:] or KINDS if not tried(kind)]
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
