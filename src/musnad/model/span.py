"""Where words stand in a text, and on what a value rests.

Offsets count Unicode code points, as Python's own string indices do; ends are exclusive.

The records of this folder are frozen trees, so no cycle can ever need the garbage collector
(`gc=False`), which a corpus of millions of them would keep busy.
"""

from msgspec import Struct


class Span(Struct, frozen=True, kw_only=True, gc=False):
    """A stretch of one document's text together with its words.

    A span whose words cannot fill its offsets cannot be built; that the words are really the
    document's is checked when the `Reading` that holds them is built.

    Raises:
        ValueError: empty or negative range, or `text` of another length than the range.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        """Refuse what cannot quote its text."""
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            message = f"span {self.start}:{self.end} cannot quote {self.text!r}"
            raise ValueError(message)


def cut(text: str, start: int, end: int) -> Span:
    """The span of `text[start:end]` (code points, end exclusive)."""
    return Span(start=start, end=end, text=text[start:end])


class Evidence(Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """On what a value rests: words of the text, a named inference, or words read by one.

    Raises:
        ValueError: neither words nor an inference.
    """

    span: Span | None = None
    inferred_from: str | None = None

    def __post_init__(self) -> None:
        """Refuse evidence of nothing."""
        if self.span is None and not self.inferred_from:
            message = "evidence needs a span or a named inference"
            raise ValueError(message)


def require_evidence(
    record: Struct, fields: tuple[str, ...], evidence: dict[str, Evidence]
) -> None:
    """Refuse a record that has a value in one of `fields` and nothing it rests on.

    Raises:
        ValueError: names the record's kind and the field.
    """
    for field in fields:
        if getattr(record, field) not in (None, ()) and field not in evidence:
            message = f"{type(record).__name__}.{field} rests on nothing"
            raise ValueError(message)
