"""Runs `musnad` in this process, as its entry point does."""

import sys
from typing import NamedTuple

import pytest

from musnad.cli.app import run


class Done(NamedTuple):
    """What a command wrote, and its exit code."""

    code: int
    raw: bytes
    said: str

    @property
    def out(self) -> str:
        """Standard output as text."""
        return self.raw.decode("utf-8")


class Musnad:
    """The command; call it with its arguments."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, captured: pytest.CaptureFixture[bytes]
    ) -> None:
        """Take the fixtures of a test."""
        self.monkeypatch = monkeypatch
        self.captured = captured

    def __call__(self, *arguments: object) -> Done:
        """Run it."""
        self.monkeypatch.setattr(sys, "argv", ["musnad", *map(str, arguments)])
        self.captured.readouterr()
        code = run()
        written = self.captured.readouterr()
        return Done(code, written.out, written.err.decode("utf-8"))
