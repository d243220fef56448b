"""Set up `.venv` in this checkout if it is not, then run a command in it.

    python3 tools/start.py musnad read examples/two-ministries.txt
    python3 tools/start.py tools/check.py

Needs Python 3.11 or newer and nothing else. `musnad` gets what `requirements/run.txt` pins, any
other command what `requirements/test.txt` pins; both are checked by hash. A file that ends in
`.py` is run by the environment's Python. Nothing is installed twice: a stamp in `.venv` keeps
the digest of what was. This file must be readable by an old Python, so that it can say it is old.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv"
PROGRAMS = HOME / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
NO_INSTALLER = """\
This Python has no venv with pip (Debian and Ubuntu leave it out), and neither pip nor uv is here.
Install one of them, then run this line again:
    apt install python3-venv        (Debian, Ubuntu)
    dnf install python3-pip         (Fedora)
If .venv is left over from a broken set-up, remove it first."""


def main(arguments: list[str]) -> int:
    """Run `arguments` in the environment; its exit code is ours."""
    if sys.version_info < (3, 11):  # noqa: UP036
        return by_newer_python(arguments)
    if not arguments:
        return say(__doc__ or "")
    wanted = "run" if arguments[0] == "musnad" else "test"
    if not is_set_up(wanted):
        failed = set_up(wanted)
        if failed:
            return failed
    program, *rest = arguments
    if program.endswith(".py"):
        return call(PYTHON, program, *rest)
    return call(PROGRAMS / program, *rest)


def by_newer_python(arguments: list[str]) -> int:
    """Hand over to a newer Python on the search path, where there is one."""
    for minor in range(20, 10, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            return call(newer, __file__, *arguments)
    return say(f"Musnad needs Python 3.11 or newer; this is Python {sys.version.split()[0]}.")


def is_set_up(wanted: str) -> bool:
    """Whether the environment holds what `wanted` pins; `test` holds all that `run` does."""
    sets = ("run", "test") if wanted == "run" else ("test",)
    return PYTHON.exists() and any(
        stamp(name).exists() and stamp(name).read_text() == fingerprint(name) for name in sets
    )


def set_up(wanted: str) -> int:
    """Make the environment and install into it; 0, or the exit code of what failed."""
    say("Setting up .venv (once; about a minute) ...")
    has_pip = importlib.util.find_spec("ensurepip") is not None
    if not has_pip and not installers():
        return say(NO_INSTALLER)
    if not PYTHON.exists():
        failed = call(sys.executable, "-m", "venv", *([] if has_pip else ["--without-pip"]), HOME)
        if failed:
            return failed
    found = installers()
    if not found:
        return say(NO_INSTALLER)
    install = found[0]
    pins = ROOT / "requirements" / (wanted + ".txt")
    failed = call(*install, "--require-hashes", "-r", pins) or call(
        *install, "--no-deps", "--no-build-isolation", "-e", ROOT
    )
    if not failed:
        stamp(wanted).write_text(fingerprint(wanted))
    return failed


def installers() -> list[list[str | Path]]:
    """The ways to install into the environment that work on this machine, best first."""
    pip = ["install", "--quiet", "--disable-pip-version-check"]
    ways: list[list[str | Path]] = []
    uv = shutil.which("uv")
    if answers(PYTHON, "-m", "pip", "--version"):
        ways.append([PYTHON, "-m", "pip", *pip])
    if uv:
        ways.append([uv, "pip", "install", "--quiet", "--python", PYTHON])
    if answers(sys.executable, "-m", "pip", "--python", sys.executable, "--version"):
        ways.append([sys.executable, "-m", "pip", "--python", PYTHON, *pip])
    return ways


def stamp(name: str) -> Path:
    """Where the environment keeps the digest of the set `name` it was given."""
    return HOME / ("musnad-" + name + ".stamp")


def fingerprint(name: str) -> str:
    """The digest of all that decides what is installed, and of where the checkout stands."""
    digest = hashlib.sha256(str(ROOT).encode())
    for path in (ROOT / "requirements" / (name + ".txt"), ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def answers(*command: str | Path) -> bool:
    """Whether a command is there and ends well; what it prints is dropped."""
    words = [str(part) for part in command]
    try:
        return subprocess.run(words, check=False, capture_output=True).returncode == 0  # noqa: S603
    except OSError:
        return False


def call(*command: str | Path) -> int:
    """Run a command to its end and give its exit code (127: there is no such program)."""
    try:
        return subprocess.call([str(part) for part in command])  # noqa: S603
    except FileNotFoundError:
        say("There is no " + str(command[0]))
        return 127
    except KeyboardInterrupt:
        return 130


def say(message: str) -> int:
    """Print for people, and give the exit code of a refusal."""
    sys.stderr.write(message + "\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
