import json
from pathlib import Path

import pytest
from tests.intake.telegram_export import (
    CHANNEL,
    GROUP,
    PERSON,
    SECRETS,
    TEXT,
    chat,
    dumped,
    full,
    message,
    of_person,
    only,
    outcomes,
    reports,
)

from musnad.intake.door import Given
from musnad.model import Report


def private_messages() -> list[dict[str, object]]:
    """All that may tell who a person is."""
    written = [
        TEXT,
        {"type": "phone", "text": "+963 11 7654321"},
        {"type": "mention_name", "text": "ليلى الحلبي", "user_id": 4455667},
        {"type": "damaged", "text": "ليلى الحلبي", "user_id": 4455667},
        {"type": "damaged", "text": "+963 (11) 765-4321"},
        {"type": "text_link", "text": "اتصل", "href": "tel:+963117654321"},
        {"type": "link", "text": "https://t.me/+963117654321"},
    ]
    return [
        of_person(1, written, text_entities=written),
        of_person(2, forwarded_from="سامي الراوي", forwarded_from_id="user55512345"),
        of_person(3, forwarded_from="سامي الراوي"),
        of_person(4, saved_from="سامي", via_bot="@leila", author="ليلى", reply_to_peer_id="سامي"),
        of_person(5, contact_information={"first_name": "سامي", "phone_number": "+963 11"}),
        of_person(6, contact_vcard="contacts/سامي.vcf", file="files/ليلى.pdf"),
        of_person(7, reactions=[{"emoji": "x", "recent": [{"from": "سامي", "from_id": "u"}]}]),
        of_person(8, a_field_of_later="سامي الراوي", photo="photos/ليلى.jpg"),
        of_person(9, poll={"question": "سامي؟"}, location_information={"latitude": 33.5}),
    ]


@pytest.mark.parametrize("about", [GROUP, PERSON, {**PERSON, "type": "bot_chat"}, {"id": 55512345}])
def test_nothing_tells_who_a_private_person_is(tmp_path: Path, about: dict[str, object]) -> None:
    whole = {"type": None, **chat(about, *private_messages())}
    found = reports(outcomes(tmp_path, whole))
    assert len(found) == 9
    kept = repr(found) + "".join(each.raw.decode() for each in found)
    assert not [word for word in SECRETS if word in kept]
    assert {each.document.outlet for each in found} == {None}
    assert {each.channel for each in found} == {None}
    assert found[0].links == ()


def test_a_sender_is_known_again_under_the_same_salt_alone(tmp_path: Path) -> None:
    posts = [of_person(1), of_person(2), of_person(3, from_id="user8")]
    posts.append(of_person(4, from_id=4455667))  # as in exports before 2021
    whole = chat(GROUP, *posts)
    one, same, other, old = reports(outcomes(tmp_path, whole))
    assert one.author == same.author == old.author != other.author
    assert one.author is not None
    assert one.author.startswith("sender:")
    assert json.loads(one.raw)["from_id"] == one.author
    assert reports(outcomes(tmp_path, whole, Given(salt=b"other")))[0].author != one.author
    fresh = [reports(outcomes(tmp_path, whole, Given()))[0].author for _ in range(2)]
    assert fresh[0] != fresh[1]


def test_a_chat_with_a_person_is_not_named_by_that_person(tmp_path: Path) -> None:
    found = only(tmp_path, PERSON, of_person(1))
    assert found.address == only(tmp_path, PERSON, of_person(1)).address
    assert "55512345" not in found.address + found.document.name
    assert only(tmp_path, GROUP, of_person(1)).address == "telegram:900800700/1"


def test_a_channel_passed_on_in_a_group_keeps_its_name(tmp_path: Path) -> None:
    fields = {"forwarded_from": "قناة الوزارة", "forwarded_from_id": "channel1234567890"}
    assert only(tmp_path, GROUP, of_person(1, **fields)).forwarded_from == "قناة الوزارة"


def test_a_person_in_a_channel_is_hidden_too(tmp_path: Path) -> None:
    found = only(tmp_path, CHANNEL, of_person(1))
    assert found.author is not None
    assert not [word for word in SECRETS if word in found.raw.decode()]
    card = message(1, author="ليلى", contact_information={"phone_number": "+963 11 7654321"})
    assert not [word for word in SECRETS if word in only(tmp_path, CHANNEL, card).raw.decode()]


def test_messages_of_a_chat_that_is_not_known_are_hidden(tmp_path: Path) -> None:
    whole = dumped(full(chat(CHANNEL, message(1)), chat(PERSON, of_person(2), of_person(3))))
    broken = whole.replace(b'"name": "\xd8\xb3\xd8\xa7\xd9\x85\xd9\x8a', b'"name" "\xd8\xb3')
    found = outcomes(tmp_path, broken)
    assert len(found) == 4
    kept = repr(found) + "".join(each.raw.decode() for each in found if isinstance(each, Report))
    assert not [word for word in SECRETS if word in kept]
    assert len({each.address for each in found if isinstance(each, Report)}) == 3


def test_no_cause_quotes_a_message(tmp_path: Path) -> None:
    fields = ("id", "type", "date", "date_unixtime", "edited", "edited_unixtime", "text")
    wrong = [of_person(1) | {field: {"a": "سامي الراوي"}} for field in fields]
    found = outcomes(tmp_path, chat(PERSON, *wrong))
    assert len(found) == len(fields)
    assert not [word for word in SECRETS if word in repr(found)]
