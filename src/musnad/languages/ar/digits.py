"""Numbers written in digits: one token, with what may be written onto its front."""

from functools import lru_cache
from typing import NamedTuple

from musnad.languages.ar.tables import closed_class

_FRONTS = frozenset(
    front + article
    for front in ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك")
    for article in ("", "ال", "لل")
) - {"", *(front + "لل" for front in "بكل")}
_GLUED = frozenset(
    front + word for front in ("", "و", "ب", "ل", "وب") for word in closed_class("glued")
)
"""Words before a number that a hurried writer leaves no space behind (`نحو80`)."""
_COMMAS = str.maketrans("٬،", ",,")
_LONGEST = 40


class Digits(NamedTuple):
    """A digit token: its value, the length of what is written before the digits.

    `grouped` tells that the value of a token such as `1.200` rests on reading its point as a
    separator of thousands; `spelled` are the digits as they stand in the key.
    """

    value: float | int
    skip: int
    grouped: bool
    spelled: str


def front_of(key: str) -> int:
    """How many letters stand before the first digit of `key`; -1 if they are no proclitics."""
    for at, letter in enumerate(key):
        if "0" <= letter <= "9":
            return at if at == 0 or key[:at] in _FRONTS or key[:at] in _GLUED else -1
    return -1


@lru_cache(maxsize=1 << 13)
def read_digits(key: str) -> Digits | None:
    """The number a token writes in digits, or None (a date, a time, a model name)."""
    if not "0" <= key[-1:] <= "9" or len(key) > _LONGEST:
        return None
    skip = front_of(key)
    if skip < 0:
        return None
    spelled = key[skip:]
    if spelled.isdecimal():
        return Digits(int(spelled), skip, grouped=False, spelled=spelled)
    value, grouped = _separated(spelled.translate(_COMMAS))
    return None if value is None else Digits(value, skip, grouped, spelled)


def _separated(spelled: str) -> tuple[float | int | None, bool]:
    """The value of digits with separators, and whether a lone point was read as thousands."""
    decimal_sign = spelled.count("٫")
    whole, _, fraction = spelled.partition("٫")
    if decimal_sign:
        plain = whole.replace(",", "").replace(".", "")
        return (_decimal(plain, fraction) if decimal_sign == 1 else None), False
    commas, points = spelled.count(","), spelled.count(".")
    if not all(part.isdecimal() for part in spelled.replace(",", ".").split(".")):
        return None, False
    if commas and points:
        return _mixed(spelled), False
    parts = spelled.replace(".", ",").split(",")
    if _are_thousands(parts):
        return int("".join(parts)), points == 1
    return (_decimal(*parts) if len(parts) == 2 else None), False


def _are_thousands(parts: list[str]) -> bool:
    return parts[0][0] != "0" and len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])


def _mixed(spelled: str) -> float | int | None:
    """Both signs: the one that comes last and but once marks the decimals."""
    last = max(spelled.rfind(","), spelled.rfind("."))
    if spelled.count(spelled[last]) > 1:
        return None
    whole = spelled[:last].replace(",", ".").split(".")
    return _decimal("".join(whole), spelled[last + 1 :]) if _are_thousands(whole) else None


def _decimal(whole: str, fraction: str) -> float | int | None:
    if not (whole.isdecimal() and fraction.isdecimal()):
        return None
    return tidy(float(f"{whole}.{fraction}"))


def tidy(value: float) -> float | int:
    """`value` as an int where it is whole, else rounded to what six digits of a text can mean."""
    rounded = round(value, 9)
    return int(rounded) if rounded == int(rounded) else rounded
