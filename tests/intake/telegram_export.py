"""Makes exports as Telegram Desktop writes them, and reads them."""

import json
from pathlib import Path

from musnad.intake.door import Failure, Given, Limits, open_source
from musnad.model import Report

TEXT = "أعلنت وزارة الدفاع أن قواتها دمرت عشرين دبابة."
CHANNEL: dict[str, object] = {"name": "قناة الوزارة", "type": "public_channel", "id": 1234567890}
GROUP: dict[str, object] = {"name": "أخبار الحي", "type": "private_supergroup", "id": 900800700}
PERSON: dict[str, object] = {"name": "سامي الراوي", "type": "personal_chat", "id": 55512345}
MOMENT = 1_714_516_200  # 2024-04-30, 22:30 in UTC: in Damascus the first of May


def message(number: int = 1, text: object = TEXT, **fields: object) -> dict[str, object]:
    """A message of the channel, sent as many seconds after `MOMENT` as its number."""
    return {
        "id": number,
        "type": "message",
        "date": f"2024-05-01T01:30:{number % 60:02}",
        "date_unixtime": str(MOMENT + number % 60),
        "from": "قناة الوزارة",
        "from_id": "channel1234567890",
        "text": text,
        **fields,
    }


def of_person(number: int = 1, text: object = TEXT, **fields: object) -> dict[str, object]:
    """A message of a person."""
    said = {"from": "ليلى الحلبي", "from_id": "user4455667"}
    return message(number, text, **{**said, **fields})


def chat(about: dict[str, object], *messages: object) -> dict[str, object]:
    """A chat of these messages."""
    return {**about, "messages": list(messages)}


def dumped(whole: object) -> bytes:
    """The bytes of an export: a field a line, as Telegram Desktop writes them."""
    return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")


def full(*chats: dict[str, object]) -> dict[str, object]:
    """The export of an account."""
    return {
        "about": "Here is the data you requested.",
        "personal_information": {"user_id": 1, "first_name": "سامي", "phone_number": "+963 11 0"},
        "contacts": {"about": "", "list": [{"first_name": "ليلى", "phone_number": "+963 11 1"}]},
        "chats": {"about": "", "list": list(chats)},
        "left_chats": {"about": "", "list": []},
    }


SALT = Given(salt=b"salt")
SECRETS = ("ليلى", "الحلبي", "سامي", "الراوي", "4455667", "55512345", "963", "7654321")
"""What tells who a person is, in the exports below."""


def outcomes(
    tmp_path: Path, whole: object, given: Given = SALT, limits: Limits | None = None
) -> list[Report | Failure]:
    path = tmp_path / "result.json"
    path.write_bytes(whole if isinstance(whole, bytes) else dumped(whole))
    return list(open_source(str(path), given, limits=limits or Limits()))


def reports(found: list[Report | Failure]) -> list[Report]:
    assert not [each for each in found if isinstance(each, Failure)], found
    return [each for each in found if isinstance(each, Report)]


def only(tmp_path: Path, about: dict[str, object], each: object, given: Given = SALT) -> Report:
    (found,) = reports(outcomes(tmp_path, chat(about, each), given))
    return found


def told(found: list[Report | Failure]) -> list[str]:
    """The number of each message, and the cause of each failure."""
    return [
        each.cause if isinstance(each, Failure) else each.address.rpartition("/")[2]
        for each in found
    ]
