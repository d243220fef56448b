"""Bytes, kept once each and addressed by their SHA-256; and readings, packed."""

import zlib
from collections.abc import Collection
from hashlib import sha256

import msgspec
from msgspec import Struct, structs
from sqlalchemy import Connection, insert, select

from musnad.ledger.tables import contents
from musnad.model import Claim, Document, Reader, Reading, Relation

LEVEL = 6
"""zlib's middle way: higher levels save a hundredth and take twice the time."""


class Stripped(Struct, frozen=True, kw_only=True):
    """A reading whose document has no text: that stands among the contents."""

    document: Document
    reader: Reader
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    notes: tuple[str, ...]
    format: str


def digest_of(content: bytes) -> bytes:
    """The SHA-256 that content is addressed by: 32 bytes."""
    return sha256(content).digest()


def bytes_of(text: str) -> bytes:
    """A text as it is kept: UTF-8, in which a lone surrogate is let pass."""
    return text.encode("utf-8", "surrogatepass")


def text_of(content: bytes) -> str:
    """The text of kept bytes."""
    return content.decode("utf-8", "surrogatepass")


def store(connection: Connection, content: bytes) -> int:
    """The id of `content`, added where it is not kept yet."""
    digest = digest_of(content)
    known = connection.scalar(select(contents.c.id).where(contents.c.sha256 == digest))
    if known is not None:
        return int(known)
    packed = zlib.compress(content, LEVEL)
    row = {"sha256": digest, "size": len(content), "packed": packed}
    return int(connection.scalars(insert(contents).returning(contents.c.id), row).one())


def fetch(connection: Connection, content_id: int) -> bytes:
    """The bytes of an id."""
    packed = connection.scalars(select(contents.c.packed).where(contents.c.id == content_id)).one()
    return zlib.decompress(packed)


class Texts:
    """Texts of several ids, fetched together; the one in hand is unpacked."""

    def __init__(self, connection: Connection, ids: Collection[int]) -> None:
        """Fetch them."""
        asked = select(contents.c.id, contents.c.packed).where(contents.c.id.in_(ids))
        self.packed = {row.id: row.packed for row in connection.execute(asked)}
        self.inhand: tuple[int, str] = (0, "")

    def text(self, content_id: int) -> str:
        """The text of one of them."""
        if self.inhand[0] != content_id:
            self.inhand = (content_id, text_of(zlib.decompress(self.packed[content_id])))
        return self.inhand[1]


def pack(reading: Reading) -> bytes:
    """A reading as it is kept: JSON without its text, compressed."""
    stripped = structs.replace(reading.document, text="")
    kept = Stripped(
        document=stripped,
        reader=reading.reader,
        claims=reading.claims,
        relations=reading.relations,
        notes=reading.notes,
        format=reading.format,
    )
    return zlib.compress(msgspec.json.encode(kept), LEVEL)


def unpack(packed: bytes, text: str) -> Reading:
    """A kept reading with its text again.

    Raises:
        ValueError: damaged, or its spans do not quote this text.
    """
    try:
        kept = msgspec.json.decode(zlib.decompress(packed), type=Stripped)
    except (zlib.error, msgspec.MsgspecError) as error:
        message = f"a reading is damaged: {error}"
        raise ValueError(message) from None
    return Reading(
        document=structs.replace(kept.document, text=text),
        reader=kept.reader,
        claims=kept.claims,
        relations=kept.relations,
        notes=kept.notes,
        format=kept.format,
    )
