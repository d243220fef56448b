"""The salt of a ledger."""

from pathlib import Path

from musnad.ledger.opening import open_ledger
from musnad.ledger.salt import salt_of


def test_a_ledger_has_one_salt_and_another_ledger_another(tmp_path: Path) -> None:
    found = []
    for name in ("a.db", "a.db", "b.db"):
        ledger = open_ledger(str(tmp_path / name))
        found.append(salt_of(ledger))
        ledger.close()
    assert found[0] == found[1] != found[2]
