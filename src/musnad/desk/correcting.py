"""A form with which a claim is corrected, as the review it stands for."""

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NoReturn, get_args

import msgspec

from musnad.errors import MusnadError
from musnad.ledger.corrections import (
    Correction,
    Fields,
    FigureEdit,
    PlaceEdit,
    Value,
    Voice,
    fields_of,
    same,
)
from musnad.model import Claim, Evidence, Figure, Place, Span, cut
from musnad.model.vocabulary import ROLES, Act, Polarity, Reality

Form = Mapping[str, str]
BY_HAND = Evidence(inferred_from="review")
CHOICES = {"act": get_args(Act), "polarity": get_args(Polarity), "reality": get_args(Reality)}
COUNTRY = 3


def correction_of(form: Form, text: str, claim: Claim | None) -> Correction:
    """What the form changes of a claim; of none, all that it says.

    Raises:
        MusnadError: words that do not stand in the text, or values that are none.
    """
    old: Fields = fields_of(claim) if claim else {}
    near = claim.content.start if claim else 0
    told = dict(plain_fields(form, text, near))
    content = told.get("content") or (claim.content if claim else None)
    if isinstance(content, Span):
        near = content.start
    changed = {
        name: value
        for name, value in told.items()
        if claim is None or same(value) != same(old.get(name))
    }
    act = changed.get("act", claim.act if claim else "state")
    if act == "narrate":
        changed |= {"source": None, "cue": None}
    elif changed.get("source", old.get("source")) is None:
        refuse("source", "say who speaks; only the outlet's own telling has nobody")
    return msgspec.convert(
        {
            **changed,
            "figures": tuple(figure_edits(form, text, claim, near)),
            "places": tuple(place_edits(form, text, claim, near)),
        },
        Correction,
    )


def refuse(field: str, why: str) -> NoReturn:
    """Say which field of the form is wrong, and how.

    Raises:
        MusnadError: always.
    """
    raise MusnadError(field, why) from None


def plain_fields(form: Form, text: str, near: int) -> Iterator[tuple[str, Value]]:
    """The fields that a claim has once each, where the form has them."""
    for name, known in CHOICES.items():
        if name in form:
            yield name, chosen(name, form[name], known)
    for name in ("content", "cue", "target"):
        words = words_in(form, name, text, near)
        if name in form and (words or name != "content"):
            yield name, words
    if "said_on" in form:
        yield "said_on", day("said_on", form["said_on"])
    if "when_first" in form:
        first = day("when", form["when_first"])
        last = day("when", form.get("when_last", "")) or first
        yield "when", (first, last) if first and last else None
    if "source" in form:
        yield "source", voice(form)


def chosen(name: str, value: str, known: tuple[str, ...]) -> str:
    """One of the words of a list.

    Raises:
        MusnadError: it is none.
    """
    if value not in known:
        raise MusnadError(name, f"{value} is none of {', '.join(known)}")
    return value


def day(name: str, value: str) -> str | None:
    """An ISO day or none.

    Raises:
        MusnadError: it is no day.
    """
    if not value.strip():
        return None
    try:
        date.fromisoformat(value.strip())
    except ValueError:
        raise MusnadError(name, f"{value} is no day, as 2020-09-30") from None
    return value.strip()


def voice(form: Form) -> Voice | None:
    """Who speaks, of three fields: name, code, all names a line each; and the chain.

    Raises:
        MusnadError: a code that is none.
    """
    name = form["source"].strip()
    if not name:
        return None
    code = form.get("code", "").strip().upper() or "XXX.UNK"
    country, _, role = code.partition(".")
    if len(country) != COUNTRY or role not in ROLES:
        refuse("code", f"{code} is no code, as AZE.MIL")
    names = lines(form.get("names", "")) or (name,)
    return Voice(name=name, code=code, names=names, via=lines(form.get("via", "")))


def lines(value: str) -> tuple[str, ...]:
    """Lines that say something."""
    return tuple(line.strip() for line in value.splitlines() if line.strip())


def words_in(form: Form, name: str, text: str, near: int) -> Span | None:
    """The words of a field: by offsets where they were selected, else looked for in the text.

    Raises:
        MusnadError: they do not stand in it.
    """
    words = form.get(name, "").strip()
    if not words:
        return None
    first, _, last = form.get(f"{name}_at", "").partition("-")
    if first.isdecimal() and last.isdecimal():
        start, end = whole(text, int(first), int(last))
        if start < end and "".join(text[start:end].split()) == "".join(words.split()):
            return cut(text, start, end)
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    if not found:
        raise MusnadError(name, f"these words do not stand in the article: {words}")
    start = min(found, key=lambda each: abs(each - near))
    return cut(text, *whole(text, start, start + len(words)))


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Both ends so that no mark is parted from its letter, and no space stands at them."""
    end = min(end, len(text))
    while 0 < start < end and unicodedata.combining(text[start]):
        start -= 1
    while 0 < end < len(text) and unicodedata.combining(text[end]):
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def rows(form: Form, kind: str) -> Iterator[tuple[int, Form]]:
    """The rows of a table in the form: `figure-0-value` is `value` of the first."""
    numbers = {
        int(name.split("-")[1]) for name in form if name.startswith(f"{kind}-")
        and name.split("-")[1].isdecimal()
    }  # fmt: skip
    for number in sorted(numbers):
        start = f"{kind}-{number}-"
        yield number, {name[len(start) :]: form[name] for name in form if name.startswith(start)}


def figure_edits(form: Form, text: str, claim: Claim | None, near: int) -> Iterator[FigureEdit]:
    """The figures that the form changes, adds or takes away."""
    old = claim.figures if claim else ()
    for number, row in rows(form, "figure"):
        known = old[number] if number < len(old) else None
        was = cut(text, known.start, known.end) if known else None
        words = words_in(row, "words", text, known.start if known else near)
        if "gone" in row or words is None:
            if known is not None:
                yield FigureEdit(was=was)
            continue
        now = figure(row, words, known)
        if known is None or same(known) != same(now):
            yield FigureEdit(was=was, now=now)


def figure(row: Form, words: Span, known: Figure | None) -> Figure:
    """A figure of a row; what the form does not ask stays as it is in `known`.

    Raises:
        MusnadError: a number or word that is none.
    """
    least, most = amount(row.get("least", "")), amount(row.get("most", ""))
    told: dict[str, Any] = {
        "of": row.get("of", "").strip() or None,
        "by": row.get("by", "").strip() or None,
        "change": row.get("change") or None,
        "status": row.get("status") or "unknown",
    }
    one = least is not None and least == most
    given = {
        "start": words.start,
        "end": words.end,
        "text": words.text,
        "class": row.get("class", "other"),
        "value": least if one else None,
        "min": least,
        "max": most,
        "approx": "approx" in row,
        "evidence": (known.evidence if known else {})
        | {name: BY_HAND for name, value in told.items() if value not in (None, "unknown")},
        **told,
    }
    if known is not None:
        given |= {"traits": known.traits, "outcome": known.outcome, "part_of": known.part_of}
    try:
        return msgspec.convert(given, Figure)
    except (msgspec.ValidationError, ValueError) as error:
        refuse("figure", str(error))


def amount(value: str) -> float | int | None:
    """A number, in either kind of digits; null for an open end.

    Raises:
        MusnadError: it is none.
    """
    plain = value.strip().replace(",", "").replace("\u066c", "")
    if not plain:
        return None
    try:
        number = float(plain)
    except ValueError:
        refuse("figure", f"{value} is no number")
    if not 0 <= number < float("inf"):
        refuse("figure", f"{value} is no amount")
    return int(number) if number == int(number) else number


def place_edits(form: Form, text: str, claim: Claim | None, near: int) -> Iterator[PlaceEdit]:
    """The places that the form changes, adds or takes away."""
    old = claim.places if claim else ()
    for number, row in rows(form, "place"):
        known = old[number] if number < len(old) else None
        words = words_in(row, "words", text, known.start if known else near)
        was = cut(text, known.start, known.end) if known else None
        if words is None or "gone" in row:
            if known is not None:
                yield PlaceEdit(was=was)
        elif known is None or same(known) != (words.start, words.end):
            now = Place(start=words.start, end=words.end, text=words.text)
            yield PlaceEdit(was=was, now=now)
