"""What holds of every reading, whatever the text."""

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.golden.articles import EXAMPLES, ROOT, reading_of
from tests.properties.generated import anything, sprinkled

import musnad
from musnad import Reading
from musnad.model import spans_of
from musnad.model.schema import reading_schema

DAY = "2024-05-15"
NAMES = [path.stem for path in EXAMPLES]
REFLECTING = """
import hashlib, sys
import msgspec
from tests.golden.articles import EXAMPLES, reading_of
names = [path.stem for path in EXAMPLES]
if sys.argv[1] == "backwards":
    names.reverse()
found = {name: hashlib.sha256(msgspec.json.encode(reading_of(name))).hexdigest() for name in names}
print(sorted(found.items()))
"""


def quotes_its_text(reading: Reading) -> bool:
    """Whether each span of the claims, relations and sections lies in the text, its words too."""
    text = reading.document.text
    found = [*spans_of(reading.claims), *spans_of(reading.relations)]
    sections = [(one.start, one.end) for one in reading.document.sections]
    ordered = all(0 <= start < end <= len(text) for start, end in sections)
    return ordered and all(text[start:end] == words for start, end, words in found)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_quoted(name: str) -> None:
    assert quotes_its_text(reading_of(name))


@given(sprinkled(), st.sampled_from((DAY, None)))
@settings(max_examples=150)
@example("قال الجيش إن", None)
@example("وقال: «", DAY)
@example("وقال الجيش السوري:", DAY)
@example("ونفى الجيش:\n", None)
@example('كما بحثا الجهود المشتركة" كما أوردت وكالة واس', DAY)
@example('أعلن الجيش "مقتل 3', DAY)
@example("قال وزارة الدفاع إن قال وزارة الدفاع إن", DAY)
def test_a_disturbed_text_is_quoted(text: str, published: str | None) -> None:
    assert quotes_its_text(musnad.read(text, published=published))


@given(anything)
@settings(max_examples=150)
def test_any_text_is_read(text: str) -> None:
    assert quotes_its_text(musnad.read(text, published=DAY))


@given(sprinkled())
@settings(max_examples=60)
def test_reading_again_gives_the_same(text: str) -> None:
    first = musnad.read(text, published=DAY)
    assert msgspec.json.encode(musnad.read(text, published=DAY)) == msgspec.json.encode(first)


@given(sprinkled())
@settings(max_examples=60)
def test_json_gives_the_reading_back(text: str) -> None:
    reading = musnad.read(text, published=DAY)
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


@pytest.mark.parametrize("name", NAMES)
def test_json_keeps_to_the_schema(name: str) -> None:
    reading = reading_of(name)
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading
    Draft202012Validator(reading_schema()).validate(json.loads(msgspec.json.encode(reading)))


@pytest.mark.parametrize("name", NAMES)
def test_claims_stand_in_order_under_ids_of_the_document(name: str) -> None:
    reading = reading_of(name)
    ids = [claim.id for claim in reading.claims]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith(reading.document.id) for one in ids)


def digests(order: str, seed: str) -> str:
    """The readings of all examples in a fresh process, read in this order, hashed."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
    environment["PYTHONPATH"] = os.pathsep.join((str(ROOT), str(Path(musnad.__file__).parents[1])))
    command = [sys.executable, "-c", REFLECTING, order]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def test_a_fresh_process_reads_the_same_in_any_order() -> None:
    assert digests("forwards", "0") == digests("backwards", "4242")
