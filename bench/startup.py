"""How long whole processes take: `musnad --help`, and reading one article.

`python bench/startup.py [ARTICLE] [--runs N]`. Wall-clock times of fresh processes, the quickest
and the middle of N, started as a user starts them (`python -m`-free: the console script's entry).
Bars: 0.3 s for the help, 1 s for an article.
"""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_START = "import sys; from musnad.cli.app import main; sys.argv[0] = 'musnad'; main()"
_BARS = {"--help": 0.3, "read": 1.0}


def seconds(arguments: list[str]) -> float:
    """Wall-clock seconds of one process; its output is thrown away.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    started = time.perf_counter()
    command = [sys.executable, "-c", _START, *arguments]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - started


def main() -> int:
    """Run the command; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("article", nargs="?", default=str(ROOT / "examples/two-ministries.txt"))
    parser.add_argument("--runs", type=int, default=7)
    given = parser.parse_args()
    missed = 0
    for arguments in (["--help"], ["read", given.article]):
        taken = [seconds(arguments) for _ in range(given.runs)]
        middle, bar = statistics.median(taken), _BARS[arguments[0]]
        missed += middle > bar
        shown = " ".join(arguments)
        print(f"musnad {shown}: {min(taken):.2f} s quickest, {middle:.2f} s middle (bar {bar} s)")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
