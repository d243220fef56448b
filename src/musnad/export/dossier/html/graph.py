"""Voices and the outlets that repeat them, drawn with lines between, and as a table."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from musnad.export.dossier.html.marks import cut, mark
from musnad.export.dossier.html.places import Places, dotted
from musnad.export.dossier.wording import SIDES, number_of
from musnad.export.html.markup import Markup, join, table, tag
from musnad.model.dossier import Matter, Mention, Origin

WIDTH, ROW, TOP = 720, 34, 18
LEFT, RIGHT = 320, 450
"""Where voices and outlets stand; their names run outwards from there."""
LONGEST = 36
SHAPES = {"party": 1, "third party": 0, "outlet": 3, "unnamed": 4}
"""A mark for each side: square, circle, diamond, plus."""


class Speaking(Struct, frozen=True):
    """A voice in a matter or in a denial of it, with its mentions by outlet."""

    origin: Origin
    denies: bool
    mentions: dict[str, list[Mention]]


def speaking(held: Sequence[Matter]) -> list[Speaking]:
    """The voices of a matter and of its denials."""
    found = []
    for one in held:
        for origin in one.origins:
            mentions: dict[str, list[Mention]] = {name: [] for name in origin.outlets}
            for mention in (*origin.mentions, *origin.joint):
                mentions.setdefault(mention.outlet or mention.report, []).append(mention)
            found.append(Speaking(origin, one.denial, mentions))
    return found


def graph(held: Sequence[Matter], places: Places) -> Markup:
    """Drawing and table, folded; nothing where one voice stands in one outlet."""
    voices = speaking(held)
    outlets = list(dict.fromkeys(name for each in voices for name in each.mentions))
    if len(voices) < 2 and len(outlets) < 2:
        return Markup()
    drawn = tag(
        "svg",
        *edges(voices, outlets),
        *nodes(voices, outlets),
        role="img",
        aria_label=summary(voices, outlets),
        viewBox=f"0 0 {WIDTH} {height(voices, outlets)}",
        class_="drawing",
    )
    legend = "■ party to the conflict · ● third party · ◆ outlet's own · ✚ nobody named"
    return tag(
        "details",
        tag("summary", f"Who repeats whom: {summary(voices, outlets, brief=True)}"),
        tag(
            "div",
            tag("div", drawn, class_="scroll", role="region", aria_label="Drawing", tabindex=0),
            tag("p", legend, "; a broken line denies", class_="soft"),
            class_="beside",
        ),
        table("Voices and outlets", [row(each, places) for each in voices]),
        class_="graph",
        open=len(voices) > 1 and len(outlets) > 2,
    )


def summary(voices: Sequence[Speaking], outlets: Sequence[str], *, brief: bool = False) -> str:
    """The drawing in words."""
    told = f"{number_of(len(voices), 'voice')} in {number_of(len(outlets), 'outlet')}"
    if brief:
        return told
    each = (
        f"{one.origin.name}{' (denies)' if one.denies else ''}: {', '.join(one.mentions)}"
        for one in voices
    )
    return f"{told}. {'; '.join(each)}"


def height(voices: Sequence[Speaking], outlets: Sequence[str]) -> int:
    """How high the drawing is."""
    return ROW * max(len(voices), len(outlets)) + 2


def level(place: int, count: int, tall: int) -> float:
    """How far down the node at a place of so many stands."""
    return (place + 0.5) * tall / count


def edges(voices: Sequence[Speaking], outlets: Sequence[str]) -> Iterator[Markup]:
    """A line from each voice to each outlet that has its words, stronger for more mentions."""
    tall = height(voices, outlets)
    for n, one in enumerate(voices):
        counts = Counter({name: len(held) for name, held in one.mentions.items()})
        for name, count in counts.items():
            start = level(n, len(voices), tall)
            end = level(outlets.index(name), len(outlets), tall)
            middle = (LEFT + RIGHT) / 2
            yield tag(
                "path",
                d=f"M{LEFT} {start:g}C{middle:g} {start:g} {middle:g} {end:g} {RIGHT} {end:g}",
                class_="edge denies" if one.denies else "edge",
                stroke_width=str(min(1 + count * 0.5, 5)),
            )


def nodes(voices: Sequence[Speaking], outlets: Sequence[str]) -> Iterator[Markup]:
    """The names of voices and outlets at the ends of the lines."""
    tall = height(voices, outlets)
    for n, one in enumerate(voices):
        y = level(n, len(voices), tall)
        yield mark(SHAPES[one.origin.side], LEFT, y, "node denies" if one.denies else "node")
        yield label(one.origin.name, LEFT - 14, y, "end")
    for n, name in enumerate(outlets):
        y = level(n, len(outlets), tall)
        yield tag("circle", cx=RIGHT, cy=f"{y:g}", r=4, class_="outlet")
        yield label(name, RIGHT + 12, y, "start")


def label(name: str, x: float, y: float, anchor: str) -> Markup:
    """A name beside a node, cut where it is long: the table has it whole."""
    words = cut(name, LONGEST)
    return tag("text", words, x=f"{x:g}", y=f"{y + 5:g}", text_anchor=anchor)


def row(one: Speaking, places: Places) -> dict[str, Markup]:
    """A voice with the outlets that have its words, each mention a link to them."""
    outlets = (
        tag(
            "div",
            join(tag("bdi", name), " "),
            dotted(places.words(mention) for mention in held),
        )
        for name, held in one.mentions.items()
    )
    return {
        "voice": tag("span", tag("bdi", one.origin.name), " ", tag("code", one.origin.who)),
        "side": tag("span", SIDES[one.origin.side][0]),
        "does": tag("span", "denies" if one.denies else "puts forward"),
        "outlets and words": tag("div", *outlets),
    }
