import pytest

from musnad.errors import MusnadError
from musnad.intake.fragment import text_and_links, text_of
from musnad.intake.limits import LIMITS, Limits


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("أعلنت  الوزارة\nذلك", "أعلنت الوزارة\nذلك"),
        ("<p>أعلنت <b>الوزارة</b>\n ذلك.</p><p>ونفت.</p>", "أعلنت الوزارة ذلك.\nونفت."),
        ("نفى<br>الناطق&nbsp;ذلك &amp; غيره", "نفى\nالناطق ذلك & غيره"),
        ("<style>p{}</style><script>alert(1)</script>قال<iframe>x</iframe> ذلك", "قال ذلك"),
        ("<ul><li>أ<li>ب</ul>ج", "أ\nب\nج"),
        ("قال <!-- لا --> ذلك", "قال ذلك"),
        ("<img src=x>", ""),
        ("", ""),
        ("القتلى < 5", "القتلى < 5"),
    ],
)
def test_html_becomes_lines_of_text(markup: str, text: str) -> None:
    assert text_of(markup, "x", LIMITS) == text


def test_links_are_as_written() -> None:
    markup = '<a href="/1">أ</a><a href="/1">ب</a><a>ج</a><a href="http://x/2">د</a>'
    assert text_and_links(markup, "x", LIMITS) == ("أبجد", ("/1", "http://x/2"))


def test_endless_html_is_refused() -> None:
    with pytest.raises(MusnadError, match="more than 20 elements"):
        text_of("<b>" * 21, "x", Limits(elements=20))


def test_deep_html_is_read_or_refused_and_never_cut() -> None:
    assert text_of("<div>" * 1000 + "قال", "x", LIMITS) == "قال"
    with pytest.raises(MusnadError, match="too deep"):
        text_of("نفى" + "<div>" * 5000 + "قال", "x", LIMITS)
