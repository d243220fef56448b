"""All that one reader found in one document."""

from collections.abc import Iterator

from msgspec import Struct, structs

from musnad.model.claim import Claim, Relation
from musnad.model.document import Document
from musnad.model.span import Span

FORMAT = "musnad-reading/1"


class Reader(Struct, frozen=True, kw_only=True):
    """Which reader made a reading, with which language pack."""

    name: str
    version: str
    language_pack: str
    pack_version: str


class Reading(Struct, frozen=True, kw_only=True):
    """The claims of one document.

    Raises:
        ValueError: a span that does not quote the document's text, or a relation to a claim
            that is not there.
    """

    document: Document
    reader: Reader
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    notes: tuple[str, ...] = ()
    format: str = FORMAT

    def __post_init__(self) -> None:
        """Hold every span against the text."""
        text = self.document.text
        for claim in self.claims:
            for start, end, words in spans_of(claim):
                if text[start:end] != words:
                    message = f"{claim.id}: {start}:{end} does not quote {words!r}"
                    raise ValueError(message)
        ids = {claim.id for claim in self.claims}
        for relation in self.relations:
            if relation.from_ not in ids or relation.to not in ids:
                message = f"relation {relation.from_} -> {relation.to} leaves the reading"
                raise ValueError(message)


def spans_of(record: object) -> Iterator[tuple[int, int, str]]:
    """Every (start, end, text) in a record, at any depth."""
    if isinstance(record, Span):
        yield record.start, record.end, record.text
        return
    if isinstance(record, Struct):
        start = getattr(record, "start", None)
        if start is not None:
            yield start, record.end, record.text  # type: ignore[attr-defined]
        record = structs.astuple(record)
    elif isinstance(record, dict):
        record = tuple(record.values())
    if isinstance(record, tuple):
        for value in record:
            if isinstance(value, Struct | tuple | dict):
                yield from spans_of(value)
