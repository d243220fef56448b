"""One row a claim, for spreadsheets and statistics (RFC 4180: CRLF line ends, doubled quotes).

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and the text comes
from strangers: such a cell gets a leading apostrophe, and so does one that begins with a tab or
a line end. Take it off again to have the words as they stand. Cells with several values part
them with ` | `. The file has no byte order mark; tell a spreadsheet that it is UTF-8.
"""

import csv
from collections.abc import Iterable, Iterator
from typing import TextIO

from musnad.export.wording import amount, labels, printable
from musnad.model import Claim, Evidence, Figure, Reading

suffix = ".csv"

COLUMNS: tuple[str, ...] = (
    "document",
    "name",
    "title",
    "outlet",
    "published",
    "url",
    "claim",
    "claim_id",
    "act",
    "polarity",
    "reality",
    "countable",
    "speaker",
    "code",
    "parties",
    "via",
    "cue",
    "content",
    "start",
    "end",
    "target",
    "said_on",
    "when_start",
    "when_end",
    "figures",
    "places",
    "responsibility",
    "denial_scope",
    "caveat",
    "relations",
    "inferred",
    "reader",
    "reader_version",
    "language_pack",
    "pack_version",
)
"""`start` and `end` are the content's code points; `countable` says whether the claim's figures
may be added up: asserted, and happened or ongoing."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(readings: Iterable[Reading], out: TextIO) -> None:
    """Write the header, then each reading's claims as it comes."""
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for reading in readings:
        shared = reading_cells(reading)
        short = labels(reading)
        for claim in reading.claims:
            cells = shared | claim_cells(claim) | speaker_cells(claim)
            cells["claim"] = short[claim.id]
            cells["relations"] = joined(
                f"{relation.type} {short[relation.to]}"
                for relation in reading.relations
                if relation.from_ == claim.id
            )
            table.writerow(guarded(cells[column]) for column in COLUMNS)


def guarded(cell: str | float | None) -> str | float | None:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if not isinstance(cell, str):
        return cell
    text = printable(cell)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def reading_cells(reading: Reading) -> dict[str, str | int | None]:
    """What every row of one reading repeats."""
    document, reader = reading.document, reading.reader
    return {
        "document": document.id,
        "name": document.name,
        "title": document.title,
        "outlet": document.outlet,
        "published": document.published,
        "url": document.url,
        "reader": reader.name,
        "reader_version": reader.version,
        "language_pack": reader.language_pack,
        "pack_version": reader.pack_version,
    }


def claim_cells(claim: Claim) -> dict[str, str | int | None]:
    """What is said, and how."""
    first, last = claim.when or (None, None)
    return {
        "claim_id": claim.id,
        "act": claim.act,
        "polarity": claim.polarity,
        "reality": claim.reality,
        "countable": "yes" if claim.countable else "no",
        "cue": claim.cue.text if claim.cue else None,
        "content": claim.content.text,
        "start": claim.content.start,
        "end": claim.content.end,
        "target": claim.target.text if claim.target else None,
        "said_on": claim.said_on,
        "when_start": first,
        "when_end": last,
        "figures": joined(figure_text(figure) for figure in claim.figures),
        "places": joined(place.text for place in claim.places),
        "responsibility": claim.responsibility,
        "denial_scope": claim.denial_scope,
        "caveat": claim.caveat.text if claim.caveat else None,
        "inferred": joined(inferred_fields(claim)),
    }


def speaker_cells(claim: Claim) -> dict[str, str | int | None]:
    """Who says it; empty cells for the outlet's own voice."""
    source = claim.source
    return {
        "speaker": source.name if source else None,
        "code": source.code if source else None,
        "parties": joined(f"{party.name} ({party.code})" for party in source.parties)
        if source
        else None,
        "via": joined(party.name for party in source.via) if source else None,
    }


def figure_text(figure: Figure) -> str:
    """A figure as text: `130 دبابة [tank: 130, of ARM, by AZE, total]`."""
    facts = [f"{figure.class_}: {amount(figure)}"]
    facts += [f"{word} {value}" for word, value in (("of", figure.of), ("by", figure.by)) if value]
    facts += [figure.change] if figure.change else []
    facts += [word for word in (figure.status, figure.outcome) if word != "unknown"]
    facts += figure.traits
    return f"{figure.text} [{', '.join(facts)}]"


def inferred_fields(claim: Claim) -> Iterator[str]:
    """The fields that rest on an inference and not on words: `said_on (weekday)`."""
    held: dict[str, Evidence] = dict(claim.evidence)
    if claim.source:
        held |= {f"source.{name}": item for name, item in claim.source.evidence.items()}
    for figure in claim.figures:
        held |= {f"figure@{figure.start}.{name}": v for name, v in figure.evidence.items()}
    for name, item in held.items():
        if item.inferred_from:
            yield f"{name} ({item.inferred_from})"


def joined(values: Iterable[str]) -> str:
    """Several values in one cell."""
    return " | ".join(values)
