"""Marks of drawings: shapes that are told apart without colour, and names in any direction."""

from musnad.export.html.markup import Markup, tag

FIRST_STRONG, POP = "\u2068", "\u2069"
"""An island that takes the direction of its own first letter."""
DASHES = (None, "7 3", "2 3", "9 3 2 3", "14 4", "4 2")
SHAPES = (
    "m-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",  # circle
    "m-4.5 -4.5h9v9h-9z",  # square
    "m0 -6l6 10.5h-12z",  # triangle
    "m0 -6.5l6.5 6.5l-6.5 6.5l-6.5 -6.5z",  # diamond
    "m-1.8 -6h3.6v4.2h4.2v3.6h-4.2v4.2h-3.6v-4.2h-4.2v-3.6h4.2z",  # plus
    "m-6 -5h12l-6 10.5z",  # triangle that stands on its point
)


def mark(number: int, x: float, y: float, class_: str) -> Markup:
    """The shape of a number at a point."""
    return tag("path", d=f"M{x:g} {y:g}{SHAPES[number % len(SHAPES)]}", class_=class_)


def colour(number: int) -> str:
    """The class of a number's colour: after the shapes are used up, it meets another one."""
    return f"s{(number + number // len(SHAPES)) % len(SHAPES)}"


def dash(number: int) -> str | None:
    """How the line of a number is broken."""
    return DASHES[number % len(DASHES)]


def cut(name: str, longest: int) -> str:
    """A name on one line of a drawing, as an island of its own direction."""
    words = " ".join(name.split())
    return FIRST_STRONG + (words if len(words) <= longest else words[: longest - 1] + "…") + POP
