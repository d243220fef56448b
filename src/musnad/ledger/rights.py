"""What may be done with what is found: the rights that the table of outlets names."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from msgspec import structs

from musnad.ledger.questions import Found, Kept
from musnad.resolve.outlets import Outlets

F = TypeVar("F", Found, Kept)


def with_rights(found: Iterable[F], outlets: Outlets) -> Iterator[F]:
    """Claims or documents with the rights of their outlet, null where the table has none."""
    for each in found:
        known = outlets.at(each.url) or outlets.named(each.outlet)
        rights = known.rights if known else None
        yield structs.replace(each, rights=rights) if rights else each
