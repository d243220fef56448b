import io
import json
from pathlib import Path

import pytest
from tests.intake.telegram_export import (
    CHANNEL,
    GROUP,
    MOMENT,
    PERSON,
    SALT,
    TEXT,
    chat,
    dumped,
    full,
    message,
    of_person,
    only,
    outcomes,
    reports,
    told,
)

from musnad.intake.door import Failure, Given, open_source


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
        ({"photo": "photos/1.jpg"}, {"image": 1}),
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
    assert album.unread == {"image": 2, "video": 1}
    assert (album.address, album.album) == ("telegram:1234567890/2", "telegram:1234567890/1")
    assert (single.unread, single.album) == ({"image": 1}, None)


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
    assert [each.unread for each in found] == [{"image": 3}, {}, {}]


def test_what_has_no_text_gives_nothing(tmp_path: Path) -> None:
    posts = [
        {"id": 1, "type": "service", "actor": "سامي", "action": "pin_message", "text": ""},
        {"id": 2, "type": "unsupported"},
        message(3, "", photo="photos/1.jpg"),
        message(4),
    ]
    assert told(outcomes(tmp_path, chat(CHANNEL, *posts))) == ["4"]
    assert outcomes(tmp_path, chat(CHANNEL, *posts[:3])) == []


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
        ({"type": "poem"}, "by its type"),
        ({"type": None}, "by its type"),
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
        "neither a message nor news of the chat by its type",
        "4",
    ]


def test_an_export_without_messages(tmp_path: Path) -> None:
    (failure,) = outcomes(tmp_path, chat(CHANNEL))
    assert isinstance(failure, Failure)
    assert failure.cause == "no messages in this Telegram export"
