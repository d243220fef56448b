"""The interface's words: every message has its Arabic, in all forms that a number asks for."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from jinja2.ext import babel_extract

import musnad.desk
from musnad.desk.wording import FORMS, Catalogue, Wording

ROOM = Path(musnad.desk.__file__).parent
Message = tuple[str, ...]


def messages() -> Iterator[Message]:
    """Every message of the templates and of the code: one text, or that of one and of many."""
    for path in sorted((ROOM / "templates").rglob("*.html")):
        told = BytesIO(path.read_bytes())
        for _, _, found, _ in babel_extract(told, ("_", "ngettext"), [], {}):
            texts = [found] if isinstance(found, str) else found or ()
            yield tuple(text for text in texts if text)
    for path in sorted(ROOM.rglob("*.py")):
        for _, found, _, _ in extract_from_file("python", path, {"_": None, "ngettext": (1, 2)}):
            yield (found,) if isinstance(found, str) else tuple(found)


@pytest.mark.parametrize("message", sorted(set(messages()), key=str))
def test_it_is_there_in_arabic(message: Message) -> None:
    forms = forms_of(message[0])
    assert len(forms) == (len(FORMS) if len(message) > 1 else 1)
    assert all(forms)


def forms_of(message: str) -> tuple[str, ...]:
    """What the catalogue has for a message."""
    known = Catalogue("ar").catalog.get(message)
    assert known is not None, message
    return (known.string,) if isinstance(known.string, str) else tuple(known.string or ())


def test_no_arabic_message_is_left_over() -> None:
    used = {message[0] for message in messages()}
    kept = {each.id if isinstance(each.id, str) else each.id[0] for each in Catalogue("ar").catalog}
    assert kept - {""} <= used


@pytest.mark.parametrize(
    ("number", "form"), [(0, 0), (1, 1), (2, 2), (3, 3), (11, 4), (100, 5), (103, 3)]
)
def test_an_arabic_number_takes_its_form(number: int, form: int) -> None:
    told = Catalogue("ar").ngettext("%(n)s claim", "%(n)s claims", number)
    assert told == forms_of("%(n)s claim")[form]


def test_days_and_numbers_are_written_as_the_reader_wants() -> None:
    assert Wording("en").day("2020-09-30") == "30 September 2020"
    assert Wording("ar").day("2020-09-30") == "30 سبتمبر 2020"
    assert Wording("ar", "arab").day("2020-09-30") == "٣٠ سبتمبر ٢٠٢٠"
    assert Wording("en").number(2300) == "2,300"
    assert Wording("ar", "arab").number(2300) == "٢٬٣٠٠"
    assert Wording("en").day("2020-09") == "2020-09"
