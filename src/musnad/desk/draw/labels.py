"""Room for names on a map: no two lie over each other; what finds no room shows when pointed at."""

from collections.abc import Iterable

from musnad.desk.draw.frame import HEIGHT, WIDTH
from musnad.desk.draw.outlines import Box, Point
from musnad.export.html.markup import Markup, tag

HIGH = 20.0
"""Units of a line of text at its largest, which is on a narrow screen."""
WIDE = 0.5
"""Of a letter, beside its height, about."""
GAP = 8.0


class Board:
    """The boxes that are taken already."""

    def __init__(self, dots: Iterable[Point]) -> None:
        """Take the room of the dots: no name lies over one."""
        self.taken: list[Box] = [(x - 6, y - 6, x + 6, y + 6) for x, y in dots]

    def beside(self, text: str, at: Point, radius: float) -> Markup:
        """A name at one side of a mark, or in the middle of a wide one."""
        (x, y), wide, off = at, width(text), max(radius, 4.0) + 5
        sides = (
            ("start", x + off, y, (x + off, y - HIGH / 2)),
            ("end", x - off, y, (x - off - wide, y - HIGH / 2)),
            ("middle", x, y - off - 3, (x - wide / 2, y - off - 3 - HIGH / 2)),
            ("middle", x, y + off + 3, (x - wide / 2, y + off + 3 - HIGH / 2)),
        )
        for anchor, left, line, (west, top) in sides:
            box = (west, top, west + wide, top + HIGH)
            if self.fits(box):
                self.taken.append(box)
                return written(text, (left, line), anchor)
        return written(text, (x, y - off - 3), "middle", tucked=True)

    def middle(self, text: str, at: Point) -> Markup:
        """A name around a point; it shows when pointed at if there is no room."""
        return written(text, at, "middle", tucked=not self.free(text, at))

    def free(self, text: str, at: Point) -> bool:
        """Whether a name has room around a point; then it is taken."""
        wide = width(text)
        box = (at[0] - wide / 2, at[1] - HIGH / 2, at[0] + wide / 2, at[1] + HIGH / 2)
        if not self.fits(box):
            return False
        self.taken.append(box)
        return True

    def fits(self, box: Box) -> bool:
        """Whether a box lies on the map and over nothing."""
        west, top, east, low = box
        if west < 0 or top < 0 or east > WIDTH or low > HEIGHT:
            return False
        return all(
            west >= right or east <= left or top >= bottom or low <= upper
            for left, upper, right, bottom in self.taken
        )


def width(text: str) -> float:
    """About how wide a text is at its largest."""
    return len(text) * HIGH * WIDE + GAP


def written(text: str, at: Point, anchor: str, *, tucked: bool = False) -> Markup:
    """A name on the map."""
    return tag(
        "text",
        text,
        class_="label tucked" if tucked else "label",
        x=f"{at[0]:.1f}",
        y=f"{at[1]:.1f}",
        text_anchor=anchor,
    )
