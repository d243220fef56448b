"""All that one reader found in one document."""

from collections.abc import Iterator
from functools import cache
from typing import get_args

from msgspec import Struct, structs

from musnad.model.claim import Claim, Relation
from musnad.model.document import Document

FORMAT = "musnad-reading/1"


class Reader(Struct, frozen=True, kw_only=True, gc=False):
    """Which reader made a reading, with which language pack."""

    name: str
    version: str
    language_pack: str
    pack_version: str


class Reading(Struct, frozen=True, kw_only=True, gc=False):
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
    """Every (start, end, text) in a record, at any depth, the outer ones first."""
    records = [record]
    for one in records:  # grows while it is walked
        if isinstance(one, Struct):
            quotes, inner = _shape(type(one))
            if quotes:
                yield one.start, one.end, one.text  # type: ignore[attr-defined]
            for name in inner:
                value = getattr(one, name)
                if value:
                    records.append(value)
        elif isinstance(one, dict):
            records += one.values()
        elif isinstance(one, tuple):
            records += one


@cache
def _shape(kind: type[Struct]) -> tuple[bool, tuple[str, ...]]:
    """Whether records of a kind quote the text themselves, and which fields can hold spans."""
    fields = structs.fields(kind)
    names = {field.name for field in fields}
    inner = tuple(field.name for field in fields if _holds_records(field.type))
    return {"start", "end", "text"} <= names, inner


def _holds_records(type_: object) -> bool:
    """Whether a record can stand in a value of this type, at any depth."""
    if isinstance(type_, type) and issubclass(type_, Struct):
        return True
    return any(_holds_records(part) for part in get_args(type_))
