"""Tokens, quotations, lines and sentences, by where they stand."""

from typing import NamedTuple

import pytest
from hypothesis import given
from tests.properties.generated import anything, sprinkled

from musnad.annotate.folding import key_of
from musnad.annotate.marked import Marked

_MARKS = {
    ".": "stop",
    "؟": "stop",
    "،": "comma",
    '"': "quote",
    "«": "open",
    "»": "close",
    "\n": "newline",
    "\r\n": "newline",
    ":": "colon",
}


class Spelling(NamedTuple):
    """A word with no more than the machinery needs."""

    key: str
    mark: str


def spelling(text: str) -> Spelling:
    return Spelling(key_of(text), _MARKS.get(text, "" if text[0].isalnum() else "other"))


def marked(text: str) -> Marked[Spelling]:
    page = Marked(text, spelling)
    page.divide(["body"] * len(page.lines), frozenset(("د", "م")))
    return page


def cut_up(text: str) -> list[str]:
    page = marked(text)
    return [text[page.start(i) : page.end(i)] for i in range(len(page.tokens))]


def sentences(text: str) -> list[str]:
    page = marked(text)
    return [text[page.start(s.first) : page.end(s.last - 1)] for s in page.sentences]


def quotations(text: str) -> list[tuple[str, bool]]:
    page = marked(text)
    return [
        (
            text[page.end(q.open) : page.start(q.close) if q.closed else page.end(q.close - 1)],
            q.closed,
        )
        for q in page.quotes.all
    ]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("قال: نعم.", ["قال", ":", "نعم", "."]),
        ("أُعْلِنَ عــن", ["أُعْلِنَ", "عــن"]),
        ("12,500 و3.5 و15/5/2024", ["12,500", "و3", ".", "5", "و15", "/", "5/2024"]),
        ("1\r\n2", ["1", "\r\n", "2"]),
        ("أ\u00a0ب", ["أ", "ب"]),
        ("ثم...", ["ثم", "..."]),
        ("#وسم_طويل", ["وسم", "طويل"]),
        ("قا\u200cل", ["قا\u200cل"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_tokens(text: str, tokens: list[str]) -> None:
    assert cut_up(text) == tokens


@given(sprinkled() | anything)
def test_tokens_stand_apart_in_order_and_leave_out_no_letter(text: str) -> None:
    page = marked(text)
    ends = [0, *page.tokens.ends]
    assert all(
        end <= start < page.end(i)
        for i, (end, start) in enumerate(zip(ends, page.tokens.starts, strict=False))
    )
    between = "".join(
        text[end:start] for end, start in zip(ends, [*page.tokens.starts, len(text)], strict=True)
    )
    assert not any(letter.isalpha() and letter not in "\u0640_" for letter in between)


@given(sprinkled() | anything)
def test_sentences_share_out_the_lines_but_for_lone_stops(text: str) -> None:
    page = marked(text)
    held = [i for s in page.sentences for i in range(s.first, s.last)]
    lined = [i for first, last in page.lines for i in range(first, last)]
    assert held == sorted(set(held))
    assert set(held) <= set(lined)
    assert all(page.words[i].mark for i in set(lined) - set(held))
    assert all(page.words[i].mark != "newline" for i in lined)


@given(sprinkled() | anything)
def test_quotations_stay_in_their_line(text: str) -> None:
    page = marked(text)
    for quote in page.quotes.all:
        line = next(line for line in page.lines if line[0] <= quote.open < line[1])
        assert quote.open < quote.close <= line[1]


def test_a_stop_inside_a_quotation_ends_no_sentence() -> None:
    text = 'قال: "لن نرحل. سنبقى هنا". وغادر.'
    assert sentences(text) == ['قال: "لن نرحل. سنبقى هنا".', "وغادر."]


def test_titles_and_single_letters_are_no_ends() -> None:
    assert sentences("قال د. سامي ذلك. ثم سكت.") == ["قال د. سامي ذلك.", "ثم سكت."]


def test_lines_end_sentences() -> None:
    assert sentences("عنوان\n\nنص") == ["عنوان", "نص"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('قال "نعم" ثم', [("نعم", True)]),
        ("قال «نعم» و«لا»", [("نعم", True), ("لا", True)]),
        ('قال "نعم\nثم "لا"', [("نعم", False), ("لا", True)]),
        ("قال «نعم", [("نعم", False)]),
        ("قال نعم»", []),
        ("", []),
    ],
)
def test_quotations_are_paired(text: str, found: list[tuple[str, bool]]) -> None:
    assert quotations(text) == found
