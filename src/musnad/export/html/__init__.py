"""One self-contained page: the article with its words marked, the claims beside it.

It fetches nothing and its policy lets it fetch nothing: the one style and the one script are
allowed by their hashes, so no markup or script out of a document can ever run. Offsets are dealt
with here, never in the script: it only knows which pieces of text belong to which claims.
"""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from importlib.resources import files
from string import Template
from typing import TextIO

from musnad.export.html.article import article, direction, has_title
from musnad.export.html.cards import cards
from musnad.export.html.markup import Markup, join, tag
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
    style, script = part("report.css"), part("report.js")
    title = name_of(held[0].document) if len(held) == 1 else f"{len(held)} articles"
    sections = (section(reading, key) for reading, key in zip(held, prefixes, strict=True))
    page = Template(part("page.html")).substitute(
        policy=policy(style, script),
        title=join(title, " · Musnad"),
        heading=join("Who said what"),
        style=style,
        script=script,
        contents=contents(held, prefixes) if len(held) > 1 else "",
        readings="\n".join(sections) or tag("p", "Nothing was read.", class_="empty"),
    )
    out.write(page)


def part(name: str) -> str:
    """A file that stands beside this module."""
    return files(__name__).joinpath(name).read_text("utf-8")


def policy(style: str, script: str) -> str:
    """A content security policy that allows this style and this script, and nothing else."""
    return (
        f"default-src 'none'; style-src '{fingerprint(style)}'; "
        f"script-src '{fingerprint(script)}'; base-uri 'none'; form-action 'none'"
    )


def fingerprint(code: str) -> str:
    """The hash of an inline element as a policy states it."""
    return "sha256-" + b64encode(sha256(code.encode()).digest()).decode()


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
        origin(document),
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


def origin(document: Document) -> Markup:
    """Outlet, day and address; only a web address becomes a link."""
    known = [tag("bdi", document.outlet)] if document.outlet else []
    if document.published:
        known.append(tag("time", document.published, datetime=document.published))
    if document.url:
        safe = document.url.lower().startswith(("https://", "http://"))
        address = tag("bdi", document.url)
        link = tag("a", "the article's address", href=document.url, rel="noopener noreferrer")
        known.append(link if safe else address)
    parts = [join(" · " if place else "", item) for place, item in enumerate(known)]
    return tag("p", *parts, class_="origin", dir="ltr") if parts else Markup()


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
