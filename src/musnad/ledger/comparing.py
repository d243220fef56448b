"""Two readings of one document beside each other: which claims came, went or changed."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from msgspec import Struct

from musnad.ledger.rows import key_of_claim, name_key
from musnad.model import Claim, Figure, Reading

LIKE = 0.5
"""The part of both contents' words that must be the same for two claims to be one that changed."""

What = Literal["came", "went", "changed"]


class Change(Struct, frozen=True, kw_only=True):
    """What became of one claim; `before` and `after` are its keys, `fields` what changed."""

    shown: ClassVar = ("what", "before", "after", "source", "act", "fields", "content")

    what: What
    before: str | None
    after: str | None
    source: str | None
    act: str
    fields: tuple[str, ...]
    content: str


def compare(old: Reading, new: Reading) -> list[Change]:
    """The changes from one reading to another; claims that stay as they are give none."""
    pairs = dict(matched(list(old.claims), list(new.claims)))
    changes = []
    for number, claim in enumerate(new.claims):
        if number not in pairs:
            changes.append(change("came", None, claim))
            continue
        before = old.claims[pairs[number]]
        fields = tuple(differing(before, claim))
        if fields:
            changes.append(change("changed", before, claim, fields))
    left = set(range(len(old.claims))) - set(pairs.values())
    return changes + [change("went", old.claims[number], None) for number in sorted(left)]


def matched(old: list[Claim], new: list[Claim]) -> Iterator[tuple[int, int]]:
    """Numbers of claims, new and old, that are the same one: by their words, likest first."""
    likeness = sorted(
        (-like(before, after), abs(i - j), j, i)
        for i, before in enumerate(old)
        for j, after in enumerate(new)
        if like(before, after) >= LIKE
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _, _, j, i in likeness:
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            yield j, i


def like(one: Claim, other: Claim) -> float:
    """The part of both contents' words that is the same, half as much where the act is another."""
    mine, theirs = words(one), words(other)
    share = len(mine & theirs) / max(len(mine | theirs), 1)
    return share if one.act == other.act else share / 2 + (0.25 if mine == theirs else 0)


def words(claim: Claim) -> set[str]:
    """The words of a content, folded; figures apart, since they may be what changed."""
    return {word for word in name_key(claim.content.text).split() if not word[0].isdigit()}


def differing(before: Claim, after: Claim) -> Iterator[str]:
    """What is not the same in two claims, as a person reads it."""
    for name, one, other in (
        ("act", before.act, after.act),
        ("polarity", before.polarity, after.polarity),
        ("reality", before.reality, after.reality),
        ("source", named(before), named(after)),
        ("said_on", before.said_on, after.said_on),
        ("when", before.when, after.when),
    ):
        if one != other:
            yield f"{name}: {one} -> {other}"
    old, new = set(map(amount, before.figures)), set(map(amount, after.figures))
    if old != new:
        gone, came = ", ".join(sorted(old - new)), ", ".join(sorted(new - old))
        yield f"figures: {gone or '-'} -> {came or '-'}"
    if name_key(before.content.text) != name_key(after.content.text) and old == new:
        yield "content"


def named(claim: Claim) -> str | None:
    """The name and code of who says it."""
    return None if claim.source is None else f"{claim.source.name} [{claim.source.code}]"


def amount(figure: Figure) -> str:
    """A figure in short: `killed 15 ARM`."""
    if figure.value is not None:
        told = f"{figure.value:g}"
    elif figure.min is None and figure.max is None:
        told = figure.text
    else:
        told = f"{bound(figure.min)}..{bound(figure.max)}"
    return " ".join(filter(None, (figure.class_, told, figure.of)))


def bound(value: float | None) -> str:
    """One end of a range, empty where it is open."""
    return "" if value is None else f"{value:g}"


def change(
    what: What, before: Claim | None, after: Claim | None, fields: Iterable[str] = ()
) -> Change:
    """The change of a claim of which at least one side is there."""
    claim = after or before
    if claim is None:
        message = "a change of nothing"
        raise ValueError(message)
    return Change(
        what=what,
        before=None if before is None else key_of_claim(before.id),
        after=None if after is None else key_of_claim(after.id),
        source=named(claim),
        act=claim.act,
        fields=tuple(fields),
        content=claim.content.text,
    )
