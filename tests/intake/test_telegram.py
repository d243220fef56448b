import io
import json
from pathlib import Path

import pytest
from tests.intake.telegram_export import (
    CHANNEL,
    GROUP,
    MOMENT,
    PERSON,
    TEXT,
    chat,
    dumped,
    full,
    message,
    of_person,
)

from musnad.intake import brackets
from musnad.intake.door import Failure, Given, Limits, open_source
from musnad.model import Report

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


def test_a_channel_post_is_a_report_of_the_channel(tmp_path: Path) -> None:
    found = only(tmp_path, CHANNEL, message(7))
    assert found.document.text == TEXT
    assert found.document.outlet == found.channel == "قناة الوزارة"
    assert found.address == "telegram:1234567890/7"
    assert (found.document.url, found.document.name) == (None, "1234567890-7")
    assert found.author is None
    assert json.loads(found.raw) == message(7)
    assert found.kind == "application/json"


def test_the_day_is_the_local_one_and_the_instant_has_its_zone(tmp_path: Path) -> None:
    found = only(tmp_path, CHANNEL, message(7))
    assert found.published_at == "2024-05-01T01:30:07+03:00"
    assert (found.document.published, found.published_precision) == ("2024-05-01", "instant")


def test_a_username_makes_an_address(tmp_path: Path) -> None:
    found = only(tmp_path, {**CHANNEL, "username": "mod_channel"}, message(7))
    assert found.address == found.document.url == "https://t.me/mod_channel/7"
    private = {**CHANNEL, "type": "private_channel", "username": "mod_channel"}
    assert only(tmp_path, private, message(7)).document.url is None
    odd = {**CHANNEL, "username": "../../x"}
    assert only(tmp_path, odd, message(7)).document.url is None


def test_what_the_user_says_goes_first(tmp_path: Path) -> None:
    given = Given(outlet="وكالة", published="2020-01-02")
    found = only(tmp_path, CHANNEL, message(7), given)
    assert (found.document.outlet, found.document.published) == ("وكالة", "2020-01-02")
    assert found.channel == "قناة الوزارة"


def test_text_in_parts_and_links(tmp_path: Path) -> None:
    parts = [
        {"type": "bold", "text": "عاجل: "},
        TEXT,
        " ",
        {"type": "link", "text": "https://news.example/a"},
        {"type": "text_link", "text": "التفاصيل", "href": "https://news.example/b"},
        {"type": "text_link", "text": "x", "href": "tg://user?id=5"},
        {"type": "link", "text": "news.example/c"},
        {"type": "link", "text": "https://news.example/a"},
    ]
    found = only(tmp_path, CHANNEL, message(1, parts))
    assert found.document.text.startswith(f"عاجل: {TEXT} https://news.example/aالتفاصيل")
    assert found.links == (
        "https://news.example/a",
        "https://news.example/b",
        "https://news.example/c",
    )


def test_forwards_and_edits_are_kept(tmp_path: Path) -> None:
    fields = {"forwarded_from": "وكالة الأنباء", "edited_unixtime": str(MOMENT + 3600)}
    found = only(tmp_path, CHANNEL, message(1, **fields, edited="2024-05-01T02:30:00"))
    assert found.forwarded_from == "وكالة الأنباء"
    assert found.edited_at == "2024-04-30T23:30:00+00:00"


def test_exports_before_2021_have_local_dates_alone(tmp_path: Path) -> None:
    old = message(1, edited="1970-01-01T02:00:00")
    del old["date_unixtime"]
    found = only(tmp_path, CHANNEL, old)
    assert (found.published_at, found.document.published) == ("2024-05-01T01:30:01", "2024-05-01")
    assert found.edited_at is None
    assert only(tmp_path, CHANNEL, old | {"edited": "2024-05-02T10:00:00"}).edited_at == (
        "2024-05-02T10:00:00"
    )


@pytest.mark.parametrize(
    ("fields", "unread"),
    [
        ({"photo": "photos/1.jpg"}, {"photo": 1}),
        ({"file": "video.mp4", "media_type": "video_file"}, {"video": 1}),
        ({"file": "v.ogg", "media_type": "voice_message"}, {"voice": 1}),
        ({"file": "a.pdf", "mime_type": "application/pdf"}, {"file": 1}),
        ({"poll": {"question": "x"}}, {"poll": 1}),
        ({}, {}),
    ],
)
def test_media_is_counted(
    tmp_path: Path, fields: dict[str, object], unread: dict[str, int]
) -> None:
    for about, made in ((CHANNEL, message), (GROUP, of_person)):
        assert only(tmp_path, about, made(1, **fields)).unread == unread


def test_an_album_is_one_text_with_all_that_came_with_it(tmp_path: Path) -> None:
    second = {"date": "2024-05-01T01:30:00", "date_unixtime": str(MOMENT)}
    posts = [
        message(1, "", photo="1.jpg", **second),
        message(2, photo="2.jpg", **second),
        message(3, "", file="3.mp4", media_type="video_file", **second),
        message(4, photo="4.jpg"),
    ]
    album, single = reports(outcomes(tmp_path, chat(CHANNEL, *posts)))
    assert album.unread == {"photo": 2, "video": 1}
    assert (album.address, album.album) == ("telegram:1234567890/2", "telegram:1234567890/1")
    assert (single.unread, single.album) == ({"photo": 1}, None)


def test_posts_of_one_second_are_no_album_without_media_or_of_two_texts(tmp_path: Path) -> None:
    second = {"date": "2024-05-01T01:30:00", "date_unixtime": str(MOMENT)}
    plain = [message(1, **second), message(2, **second)]
    assert [each.album for each in reports(outcomes(tmp_path, chat(CHANNEL, *plain)))] == [None] * 2
    two = [message(1, photo="a", **second), message(2, photo="b", **second)]
    assert [each.album for each in reports(outcomes(tmp_path, chat(CHANNEL, *two)))] == [None] * 2
    others = [of_person(1, photo="a", **second), of_person(2, "", photo="b", from_id="user9")]
    found = reports(outcomes(tmp_path, chat(GROUP, *others)))
    assert [each.album for each in found] == [None]


def test_messages_of_one_grouped_id_are_an_album(tmp_path: Path) -> None:
    posts = [message(n, photo=f"{n}.jpg", grouped_id=99) for n in range(1, 4)]
    found = reports(outcomes(tmp_path, chat(CHANNEL, *posts)))
    assert {each.album for each in found} == {"telegram:1234567890/1"}
    assert [each.unread for each in found] == [{"photo": 3}, {}, {}]


def test_what_has_no_text_gives_nothing(tmp_path: Path) -> None:
    posts = [
        {"id": 1, "type": "service", "actor": "سامي", "action": "pin_message", "text": ""},
        {"id": 2, "type": "unsupported"},
        message(3, "", photo="photos/1.jpg"),
        message(4),
    ]
    assert told(outcomes(tmp_path, chat(CHANNEL, *posts))) == ["4"]
    assert outcomes(tmp_path, chat(CHANNEL, *posts[:3])) == []


def private_messages() -> list[dict[str, object]]:
    """All that may tell who a person is."""
    written = [
        TEXT,
        {"type": "phone", "text": "+963 11 7654321"},
        {"type": "mention_name", "text": "ليلى الحلبي", "user_id": 4455667},
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


def test_the_export_of_an_account(tmp_path: Path) -> None:
    whole = full(chat(CHANNEL, message(1)), chat(PERSON, of_person(1)), chat(GROUP))
    channel, private = reports(outcomes(tmp_path, whole))
    assert (channel.channel, private.channel) == ("قناة الوزارة", None)
    left = {"left_chats": {"about": "", "list": [chat(CHANNEL, message(2))]}}
    assert told(outcomes(tmp_path, left)) == ["2"]


def test_fields_in_any_order_and_on_one_line(tmp_path: Path) -> None:
    whole = {"messages": [message(1), message(2)], "name": "ق", "type": "public_channel", "id": 5}
    content = json.dumps(whole, sort_keys=True).encode()
    one, two = reports(outcomes(tmp_path, b"\xef\xbb\xbf" + content))
    assert one.channel == two.channel == "ق"
    ordered = {"chats": {"list": [json.loads(content), chat(GROUP, of_person(3))]}}
    found = reports(outcomes(tmp_path, json.dumps(ordered).encode()))
    assert [each.channel for each in found] == ["ق", "ق", None]


def test_standard_input() -> None:
    stream = io.BytesIO(dumped(chat(CHANNEL, message(1))))
    assert told(list(open_source("-", SALT, stdin=stream))) == ["1"]


@pytest.mark.parametrize(
    "record",
    [
        {"text": TEXT},
        {"text": TEXT, "messages": "3", "type": "x", "id": 1},
        {"text": TEXT, "chats": 3},
        [{"text": TEXT, "messages": [], "type": "x", "id": 1}],
    ],
)
def test_other_json_goes_on_as_before(tmp_path: Path, record: object) -> None:
    (found,) = reports(outcomes(tmp_path, record))
    assert found.document.text == TEXT
    assert found.document.name in {"result", "result-1", "1"}


@pytest.mark.parametrize(
    ("fields", "cause"),
    [
        ({"date": "0000-01-01T00:00:00"}, "is not an ISO instant"),
        ({"date": "99999-01-01T00:00:00"}, "is not an ISO instant"),
        ({"date": 5}, "is not an ISO instant"),
        ({"date_unixtime": "99999999999999999999"}, "seconds since 1970"),
        ({"date_unixtime": "-99999999999999"}, "seconds since 1970"),
        ({"date_unixtime": [1]}, "seconds since 1970"),
        ({"date": "0001-01-01T14:00:00", "date_unixtime": "253402300799"}, ""),
        ({"date": "9999-12-31T23:59:59", "date_unixtime": "253402300799"}, ""),
        ({"edited_unixtime": "x"}, "seconds since 1970"),
        ({"edited": "99999-01-01"}, "is not an ISO instant"),
        ({"id": "1"}, "without an id"),
        ({"id": None}, "without an id"),
        ({"id": True}, "without an id"),
        ({"type": "poem"}, "type 'poem' is not known"),
        ({"type": None}, "is not known"),
        ({"text": {"a": 1}}, "neither a text nor a list"),
        ({"text": 7}, "neither a text nor a list"),
        ({"text": [["x"]]}, "neither a text nor a list"),
        ({"text": None}, "neither a text nor a list"),
        ({"text": TEXT + "\0"}, "NUL"),
        ({"text": "English alone"}, "no Arabic text"),
        ({"text_entities": 3, "links": 3, "photo": {}, "media_type": [], "from_id": {}}, ""),
        ({"forwarded_from": 3, "from": 3, "contact_information": 3, "poll": 3}, ""),
    ],
)
def test_a_message_at_fault_costs_itself(
    tmp_path: Path, fields: dict[str, object], cause: str
) -> None:
    for about in (CHANNEL, GROUP):
        posts = [message(1), message(2) | fields, message(3)]
        first, wrong, last = outcomes(tmp_path, chat(about, *posts))
        assert told([first, last]) == ["1", "3"]
        assert isinstance(wrong, Failure) == bool(cause)
        if isinstance(wrong, Failure):
            assert cause in wrong.cause
            assert "result.json: byte " in wrong.source


def test_missing_fields(tmp_path: Path) -> None:
    posts = [message(1), {"id": 2, "type": "message", "text": TEXT}, {}, message(4)]
    found = told(outcomes(tmp_path, chat(CHANNEL, *posts)))
    assert found == [
        "1",
        "a message without a date",
        "a message without an id that is a number",
        "4",
    ]


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


def test_messages_of_a_chat_that_is_not_known_are_hidden(tmp_path: Path) -> None:
    whole = dumped(full(chat(CHANNEL, message(1)), chat(PERSON, of_person(2), of_person(3))))
    broken = whole.replace(b'"name": "\xd8\xb3\xd8\xa7\xd9\x85\xd9\x8a', b'"name" "\xd8\xb3')
    found = outcomes(tmp_path, broken)
    assert len(found) == 4
    kept = repr(found) + "".join(each.raw.decode() for each in found if isinstance(each, Report))
    assert not [word for word in SECRETS if word in kept]
    assert len({each.address for each in found if isinstance(each, Report)}) == 3


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


def test_an_export_without_messages(tmp_path: Path) -> None:
    (failure,) = outcomes(tmp_path, chat(CHANNEL))
    assert isinstance(failure, Failure)
    assert failure.cause == "no messages in this Telegram export"
