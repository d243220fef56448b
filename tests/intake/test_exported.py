from pathlib import Path

import pytest
from tests.intake.telegram_export import (
    CHANNEL,
    PERSON,
    SECRETS,
    TEXT,
    chat,
    dumped,
    full,
    message,
    of_person,
    outcomes,
    told,
)

from musnad.intake import brackets
from musnad.intake.door import Failure, Limits
from musnad.model import Report

SOUND = dumped(chat(CHANNEL, *(message(n) for n in range(1, 5))))
SECOND = b'"id": 2,\n   "type": "message",'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"id": 2,', b'"id": 2, "reply": {'),
        (b'"id": 2,', b'"id": 2, "reply": ['),
        (b'"id": 2,', b'"id": 2, "reply": ]'),
        (b'"id": 2,', b'"id": 2, "reply": "no end'),
        (b'"id": 2,', b'"id": 2, "reply": "\\ud800",'),
        (b'"id": 2,', b'"id": 2, "reply": ' + b"[" * 100_000 + b","),
        (b'"id": 2,', b'"id": 2, "reply": ' + b"[" * 2000 + b"]" * 2000 + b","),
        (b'"id": 2,', b'"id": 2, "reply": "\xff",'),
        (b'"id": 2,', b'"id": 2 "reply": 3,'),
        (b'"id": 2,', b'"id": 2, "reply": "\\ud83d",'),
    ],
)
def test_a_broken_message_costs_itself(tmp_path: Path, old: bytes, new: bytes) -> None:
    found = outcomes(tmp_path, SOUND.replace(old, new))
    assert told([found[0], *found[-2:]]) == ["1", "3", "4"]
    assert len(found) == 4
    assert isinstance(found[1], Failure)


@pytest.mark.parametrize(
    "between", [b"}", b"]", b"]}", b"5,", b'"x",', b"null,", b"{", b"\0", b'"']
)
def test_what_stands_between_messages_costs_nothing_else(tmp_path: Path, between: bytes) -> None:
    start = SOUND.index(b'{\n   "id": 3')
    found = outcomes(tmp_path, SOUND[:start] + between + SOUND[start:])
    assert [each for each in told(found) if each.isdecimal()] == ["1", "2", "3", "4"]
    assert len(found) == 5


def test_a_break_in_one_chat_leaves_the_next_its_own(tmp_path: Path) -> None:
    whole = dumped(full(chat(CHANNEL, message(1), message(2)), chat(PERSON, of_person(3))))
    for old, new in ((b'"id": 2,', b'"id": 2, ['), (b'"id": 2,', b'"id": 2, ]]}}')):
        found = outcomes(tmp_path, whole.replace(old, new))
        assert told(found)[0] == "1"
        assert told(found)[-1] == "3"
        last = found[-1]
        assert isinstance(last, Report)
        assert last.channel is None
        assert not [word for word in SECRETS if word in repr(last) + last.raw.decode()]


def test_a_file_cut_short_keeps_what_stands_before_the_cut(tmp_path: Path) -> None:
    third = SOUND.index(b'"id": 3')
    for end in (third - 5, third, third + 4, third + 60, third + 150, third + 280, len(SOUND) - 2):
        found = outcomes(tmp_path, SOUND[:end])
        assert told(found)[:2] == ["1", "2"]
        (failure,) = [each for each in found if isinstance(each, Failure)]
        assert failure.cause.startswith("cut short")
        assert found[-1] is failure


def test_control_characters_as_telegram_writes_them(tmp_path: Path) -> None:
    content = SOUND.replace(SECOND, SECOND + rb'"performer": "a\x0B\\x",')
    assert told(outcomes(tmp_path, content)) == ["1", "2", "3", "4"]


def test_a_message_over_the_limit_costs_itself(tmp_path: Path) -> None:
    for big in (TEXT * 100, [TEXT] * 100):
        whole = chat(CHANNEL, message(1), message(2, big), message(3))
        found = outcomes(tmp_path, whole, limits=Limits(size=2000))
        assert told([found[0], found[-1]]) == ["1", "3"]
        assert len(found) == 3
        assert "the limit of 2000 bytes" in told(found)[1]


@pytest.mark.parametrize("step", [1, 2, 3, 7, 64, 1000])
def test_it_does_not_matter_how_much_is_read_at_a_time(
    tmp_path: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = SOUND.replace(b'"id": 2,', b'"id": 2, [')
    whole = dumped(full(chat(CHANNEL, message(1), message(2)), chat(PERSON, of_person(3))))
    want = [outcomes(tmp_path, content) for content in (SOUND, broken, whole)]
    monkeypatch.setattr(brackets, "STEP", step)
    assert [outcomes(tmp_path, content) for content in (SOUND, broken, whole)] == want
