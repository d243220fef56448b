"""One self-contained page: the article with its words marked, the claims beside it.

Offsets are dealt with here, never in the script: it only knows which pieces of text belong to
which claims.
"""

from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from musnad.export.html.article import article, direction, has_title
from musnad.export.html.cards import cards
from musnad.export.html.markup import Markup, join, tag
from musnad.export.html.page import page, part, provenance
from musnad.export.wording import polarity
from musnad.model import Document, Reading

suffix = ".html"

LEGEND = {
    "content": "what is claimed",
    "cue": "word of saying",
    "source": "speaker",
    "figure": "figure",
    "place": "place",
    "date": "day",
}


def write(readings: Iterable[Reading], out: TextIO) -> None:
    """Write one page with a section for each reading."""
    held = list(readings)
    prefixes = [f"r{number}" for number in range(1, len(held) + 1)]
    title = name_of(held[0].document) if len(held) == 1 else f"{len(held)} articles"
    sections = [section(reading, key) for reading, key in zip(held, prefixes, strict=True)]
    out.write(
        page(
            title,
            join(head(), contents(held, prefixes) if len(held) > 1 else ""),
            join(*sections) or tag("p", "Nothing was read.", class_="empty"),
            skip="Skip to the reading",
            style=part(__name__, "report.css"),
            script=part(__name__, "report.js"),
        )
    )


def head() -> Markup:
    """What the page is, and its keys."""
    keys = (
        ("next and previous claim", ("j", "k")),
        ("to its words and back", ("Enter",)),
        ("to let go", ("Esc",)),
    )
    shown = [join(*(join(tag("kbd", key), " ") for key in held), does) for does, held in keys]
    return join(
        tag("h1", "Who said what"),
        tag("p", "A claim is not a fact: this shows who said what.", class_="maxim"),
        tag("p", *(join(" · " if n else "", one) for n, one in enumerate(shown)), class_="keys"),
    )


def name_of(document: Document) -> str:
    """What to call a document."""
    return document.title or document.name


def contents(readings: list[Reading], prefixes: list[str]) -> Markup:
    """Links to all readings of the page."""
    items = (
        tag(
            "li",
            tag("a", tag("bdi", name_of(reading.document)), href=f"#{prefix}"),
            " ",
            tag("small", *outlet(reading.document), counted(reading)),
        )
        for reading, prefix in zip(readings, prefixes, strict=True)
    )
    return tag("nav", tag("h2", "Articles"), tag("ol", *items), aria_label="Articles")


def outlet(document: Document) -> list[str]:
    """The outlet's name with a dot after it; nothing where it is not known."""
    return [tag("bdi", document.outlet), " · "] if document.outlet else []


def section(reading: Reading, prefix: str) -> Markup:
    """One reading: its article, its claims, and how it was made."""
    document = reading.document
    title = tag("h2", tag("bdi", name_of(document)), id=f"{prefix}title", class_="given")
    found = cards(reading, prefix) if reading.claims else tag("p", "No claims found.")
    text = tag(
        "div",
        provenance(document.outlet, document.published, document.url),
        "" if has_title(document) else title,
        article(reading, prefix),
        legend(),
        class_="pane",
        role="region",
        aria_label="Article",
        tabindex=0,
    )
    beside = tag("div", tag("h3", "Claims"), standing(reading), found, class_="claims", dir="ltr")
    columns = tag(
        "div", text, beside, class_="columns", dir=direction(document).replace("auto", "ltr")
    )
    return tag(
        "section",
        columns,
        made_by(reading),
        class_="reading",
        id=prefix,
        aria_labelledby=f"{prefix}title",
    )


def counted(reading: Reading) -> str:
    """`1 claim`, `7 claims`."""
    count = len(reading.claims)
    return f"{count} {'claim' if count == 1 else 'claims'}"


def standing(reading: Reading) -> Markup:
    """How many claims, and how many of them are not plainly asserted as done."""
    kinds = Counter(polarity(claim) for claim in reading.claims)
    kinds.update(claim.reality for claim in reading.claims)
    parts = [
        f"{count} {kind}" for kind, count in kinds.items() if kind not in ("asserted", "happened")
    ]
    return tag("p", " · ".join([counted(reading), *parts]), class_="count")


def legend() -> Markup:
    """What the marks mean."""
    items = (tag("li", tag("span", words, class_=f"m {kind}")) for kind, words in LEGEND.items())
    return tag("ul", *items, class_="legend", dir="ltr", aria_label="Marks")


def made_by(reading: Reading) -> Markup:
    """The document's identity, and the reader's, with what it wants to be known."""
    document, reader = reading.document, reading.reader
    notes = (tag("p", tag("bdi", note)) for note in reading.notes)
    return tag(
        "footer",
        *notes,
        tag(
            "p",
            f"Read by {reader.name} {reader.version}, "
            f"language pack {reader.language_pack} {reader.pack_version}.",
        ),
        tag(
            "p",
            "Document ",
            tag("code", document.id),
            ", text sha256 ",
            tag("code", document.sha256),
        ),
    )
