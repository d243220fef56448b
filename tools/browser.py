"""Have a browser for the tests of pages: Debian's Chromium, installed where it is not and may be.

    python3 tools/start.py tools/browser.py

Elsewhere install Chromium or Chrome yourself; without one the tests of pages are skipped, on CI
they fail.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def browser() -> str | None:
    """Where a browser of this machine is."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def main() -> int:
    """Install one if there is none and we may; never a failure by itself."""
    if browser() is None and shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update"], ["install", "--no-install-recommends", "-y", "chromium"]):
            subprocess.run(["apt-get", "-qq", *step], env=quiet, check=False)  # noqa: S603, S607
    sys.stdout.write(f"browser: {browser() or 'none: tests of pages are skipped'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
