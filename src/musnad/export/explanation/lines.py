"""An explanation as lines of (words, role) pieces, like the ledger's."""

from collections.abc import Iterator
from itertools import groupby

from musnad.export.table.layout import flowed, foreign, wrapped
from musnad.export.table.ledger import LABEL, MARGIN, Line, labelled
from musnad.export.wording import between, days, number, plain
from musnad.model import Explanation, Ground, PassedOver, Span

_SHOWN = 48
"""How many code points of words are shown before they are cut short."""

_KINDS = {
    "cue": "as an act",
    "source": "as the source",
    "end": "as its end",
    "figure": "as a figure",
    "place": "as a place",
    "when": "as its day",
    "said on": "as day of saying",
}


def explanation_lines(one: Explanation, width: int, *, headed: bool) -> Iterator[Line]:
    """One claim: its content, its fields with their grounds, what was passed over."""
    room = width - MARGIN - LABEL
    if headed:
        yield [("─" * width, "label")]
        yield from ([(words, "strong")] for words in wrapped(one.document, width))
        yield [("─" * width, "label")]
    name = f"{one.claim:<{MARGIN}}"
    for words in wrapped(one.content.text, width - len(name)):
        yield [(name, "label"), (words, "strong")]
        name = " " * len(name)
    yield []
    for ground in one.fields:
        yield from labelled(plain(_short(ground.field)), _grounds(ground), room)
    if one.passed_over:
        yield []
        yield [(" " * MARGIN, "label"), ("passed over", "note")]
    for kind, passed in groupby(one.passed_over, key=lambda found: found.kind):
        label = _KINDS.get(kind, kind)
        for found in passed:
            yield from _passed(found, label, room)
            label = ""
    yield []


def _grounds(ground: Ground) -> list[str]:
    """The value, the words it rests on, where they stand, the rule."""
    words = ground.words
    shown = [] if ground.field == "content" else [_value(ground)]
    if words is not None:
        if words.text != ground.value and ground.field != "content":
            shown.append(_cut(words.text))
        shown.append(_place(words))
    return [*shown, ground.rule]


def _value(ground: Ground) -> str:
    value = ground.value
    if ground.field.endswith("part_of"):
        return f"the figure at {value}"
    if isinstance(value, str):
        return plain(value) if value.isascii() else value
    if not isinstance(value, tuple):
        return number(value)
    if ground.field == "when":
        return days((str(value[0]), str(value[1])))
    if all(isinstance(part, str) for part in value):
        return ", ".join(plain(str(part)) for part in value)
    return between(value[0], value[1])  # type: ignore[arg-type]


def _short(field: str) -> str:
    """`figure 2 of` as `  of`: the figure itself stands above."""
    name, *rest = field.split(" ", 2)
    return f"  {rest[1]}" if name == "figure" and len(rest) > 1 else field


def _passed(found: PassedOver, label: str, room: int) -> Iterator[Line]:
    words = f"{foreign(_cut(found.words.text))} {_place(found.words)}"
    lines = [words, *("  " + line for line in flowed([found.why], room - 2))]
    for line in lines:
        yield [(" " * MARGIN, "label"), (f"{label:<{LABEL}}", "label"), (line, "text")]
        label = ""


def _place(words: Span) -> str:
    return f"{words.start}-{words.end}"


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + "…"
