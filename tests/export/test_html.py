"""The page: every span marked, nothing out of a document is ever markup, nothing is fetched."""

import io
import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.export import load
from musnad.export.html.marks import Mark, marks_of, segments
from musnad.model import Reading, spans_of

HOSTILE = (
    '<script>alert(1)</script> "><img src=x onerror=alert(2)> </style></title> '
    "<!-- & &lt; ${style} $script 'قتل'"
)


class Page(HTMLParser):
    """A page taken apart: its elements with their attributes, and the article's words."""

    def __init__(self, source: str) -> None:
        """Take `source` apart."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.article = ""
        self.marked: dict[str, str] = {}
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element; void ones are not open."""
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """What was opened last is closed first."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Words of the article, without the numbers put before contents."""
        if "article" not in self.open or self.open[-1] == "a":
            return
        self.article += data
        for mark in (self.elements[-1][1].get("data-m") or "").split():
            if self.open[-1] == "span":
                self.marked[mark] = self.marked.get(mark, "") + data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of all elements of one name."""
        return [attributes for name, attributes in self.elements if name == tag]


def page(*readings: Reading) -> str:
    out = io.StringIO()
    load("html").write(readings, out)
    return out.getvalue()


def test_every_span_is_marked_with_its_own_words(reading: Reading) -> None:
    marked = Page(page(reading)).marked
    for number, claim in enumerate(reading.claims, 1):
        assert marked[f"r1c{number}:content"] == claim.content.text
        for figure in claim.figures:
            assert figure.text in marked[f"r1c{number}:figure"]
        covered = {(mark.start, mark.end) for mark in marks_of(claim, "")}
        assert covered == {(start, end) for start, end, _ in spans_of(claim)}


@pytest.mark.parametrize("kind", ["reading", "crlf_reading"])
def test_the_article_is_all_there(kind: str, request: pytest.FixtureRequest) -> None:
    reading: Reading = request.getfixturevalue(kind)
    shown = Page(page(reading)).article.replace("Set aside, not read for claims", "")
    assert "".join(shown.split()) == "".join(reading.document.text.split())


def test_the_ends_of_links_are_there_and_ids_are_unique(reading: Reading) -> None:
    taken = Page(page(reading, reading))
    ids = [attributes["id"] for _, attributes in taken.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for link in taken.named("a"):
        href = link["href"] or ""
        assert href.startswith("https://example.org/") or href[1:] in ids
    for _, attributes in taken.elements:
        assert (attributes.get("aria-labelledby") or ids[0]) in ids


def test_nothing_of_a_document_becomes_markup(told: Callable[..., Reading]) -> None:
    known = {"title": HOSTILE, "outlet": HOSTILE, "language": HOSTILE, "published": HOSTILE}
    taken = Page(page(told(HOSTILE, HOSTILE, url=f"javascript:{HOSTILE}", **known)))
    assert taken.article == HOSTILE
    assert len(taken.named("script")) == len(taken.named("style")) == 1
    assert not taken.named("img")
    for _, attributes in taken.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
    assert not [link for link in taken.named("a") if "javascript" in (link["href"] or "")]


def test_the_policy_allows_the_one_style_and_script_and_no_network(reading: Reading) -> None:
    source = page(reading)
    policy = next(m for m in Page(source).named("meta") if "http-equiv" in m)["content"] or ""
    assert policy.startswith("default-src 'none';")
    for name in ("style", "script"):
        inside = re.search(f"<{name}>(.*?)</{name}>", source, re.DOTALL)
        assert inside
        digest = b64encode(sha256(inside[1].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert not re.search(r"url\(|@import|src=|<link|<img", source)


def test_polarity_and_reality_stand_in_words_and_inferences_are_told(reading: Reading) -> None:
    source = page(reading)
    for words in (
        "denied</strong>",
        "neither confirmed nor denied</strong>",
        "told as planned",
        "kept out of tallies",
        "inferred from: earlier mention",
        "inferred from: weekday",
        "101 or more",
        "no number given",
        "A claim is not a fact: this shows who said what.",
        "Read by musnad 0.1.0, language pack ar 1.",
    ):
        assert words in source


def test_arabic_runs_from_the_right(reading: Reading, empty_reading: Reading) -> None:
    (article,) = Page(page(reading)).named("article")
    assert (article["dir"], article["lang"]) == ("rtl", "ar")
    (article,) = Page(page(empty_reading)).named("article")
    assert article["dir"] == "auto"


def test_several_readings_have_a_table_of_contents(reading: Reading) -> None:
    assert not Page(page(reading)).named("nav")
    taken = Page(page(reading, reading))
    assert len(taken.named("nav")) == 1
    assert [s["id"] for s in taken.named("section") if s.get("class") == "reading"] == ["r1", "r2"]


def test_a_number_never_parts_the_letters_of_a_word(told: Callable[..., Reading]) -> None:
    source = page(told("أعلن بمقتل خمسة", "مقتل خمسة"))
    assert re.search(r"أعلن <a [^>]*>1</a>ب<span[^>]*>مقتل خمسة</span>", source)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=8))
def test_segments_hold_exactly_the_marks_that_cover_them(spans: list[tuple[int, int]]) -> None:
    marks = {
        Mark(start, start + size, f"c{n}", "content", size) for n, (start, size) in enumerate(spans)
    }
    pieces = segments(marks, [0, 40])
    assert [piece.start for piece in pieces][1:] == [piece.end for piece in pieces][:-1]
    assert (pieces[0].start, pieces[-1].end) == (0, 40)
    for piece in pieces:
        covering = {m for m in marks if m.start <= piece.start and piece.end <= m.end}
        touching = {m for m in marks if m.start < piece.end and piece.start < m.end}
        assert set(piece.marks) == covering == touching
        sizes = [mark.size for mark in piece.marks]
        assert sizes == sorted(sizes)
