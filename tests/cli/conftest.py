import pytest
from tests.cli.commands import Musnad


@pytest.fixture
def musnad(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Musnad:
    """The command, run in this process."""
    return Musnad(monkeypatch, capsysbinary)
