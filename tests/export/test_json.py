"""JSON: one object or a list, readable, and the records come back."""

import io
import json

import msgspec

from musnad.export import load
from musnad.model import Reading


def written(name: str, *readings: Reading) -> str:
    out = io.StringIO()
    load(name).write(readings, out)
    return out.getvalue()


def test_one_reading_is_one_readable_object(reading: Reading) -> None:
    text = written("json", reading)
    assert '  "claims": [' in text
    assert "وزارة الدفاع" in text
    assert "\u2067" not in text
    assert msgspec.json.decode(text, type=Reading) == reading


def test_several_are_a_list_and_none_is_an_empty_one(reading: Reading) -> None:
    assert msgspec.json.decode(written("json", reading, reading), type=list[Reading]) == [
        reading,
        reading,
    ]
    assert json.loads(written("json")) == []


def test_jsonl_has_a_line_for_each_even_with_line_ends_in_the_text(crlf_reading: Reading) -> None:
    lines = written("jsonl", crlf_reading, crlf_reading).splitlines()
    assert [msgspec.json.decode(line, type=Reading) for line in lines] == [crlf_reading] * 2
