"""What is remembered holds as long as the ledger stays what it was."""

from sqlalchemy import insert

from musnad.desk.memory import Memory
from musnad.ledger.opening import Ledger
from musnad.ledger.recording import now
from musnad.ledger.tables import purges


def test_an_answer_is_found_once_until_the_ledger_changes(ledger: Ledger) -> None:
    memory, found = Memory(), list[int]()

    def find() -> int:
        found.append(len(found))
        return found[-1]

    with ledger.writing() as connection:
        assert [memory.told(connection, "asked", find) for _ in range(2)] == [0, 0]
        assert memory.told(connection, "other", find) == 1
        row = {"uid": "f" * 16, "at": now(), "reason": "طلب صاحبه"}
        connection.execute(insert(purges), row)
        assert memory.told(connection, "asked", find) == 2


def test_no_more_is_kept_than_there_is_room(ledger: Ledger) -> None:
    memory = Memory(room=2)
    with ledger.looking() as connection:
        for asked in range(5):
            memory.told(connection, asked, lambda: "answer")
    assert list(memory.held) == [3, 4]
