"""Hold the checkout to its habits: format, lint, types, layers, tests.

    python3 tools/start.py tools/check.py

Every step runs, also after one that failed. The tests come last, so that the last line is
pytest's own. The exit code is 0 only if all of them passed.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STEPS = (
    ("format", ("-m", "ruff", "format", "--check", ".")),
    ("lint", ("-m", "ruff", "check", ".")),
    ("types", ("-m", "mypy", "--strict")),
    ("layers", ("-c", "from importlinter.cli import lint_imports_command as go; go()")),
    ("browser", ("tools/browser.py",)),
    ("tests", ("-m", "pytest", "--hypothesis-profile=ci")),
)
"""Each step's name and how Python runs it; hypothesis' `ci` profile has no clock in it."""


def main() -> int:
    """Run all steps; the number of those that failed."""
    environment = {**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"}
    failed = 0
    for name, step in STEPS:
        sys.stdout.write(f"== {name}\n")
        sys.stdout.flush()
        command = [sys.executable, *step]
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode  # noqa: S603
        if code:
            failed += 1
            if name != "tests":
                sys.stdout.write(f"!! {name} failed\n")
    return failed


if __name__ == "__main__":
    sys.exit(main())
