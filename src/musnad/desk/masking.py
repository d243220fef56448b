"""What programs are shown of persons: none without a public role, unless their token says so."""

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct, structs
from sqlalchemy import Connection

from musnad.desk.glossing import Glossed
from musnad.desk.guard.people import Person
from musnad.languages.ar.masking import Mask
from musnad.languages.en.gloss import gloss
from musnad.ledger.persons import Masker, readings_of
from musnad.ledger.questions import Found, Kept
from musnad.ledger.rights import with_rights
from musnad.ledger.whole import whole_claims
from musnad.model import Reading
from musnad.resolve.outlets import load_outlets

R = TypeVar("R", bound=Struct)


class Veil:
    """Masks what leaves for a program; people who work at the desk see what there is."""

    def __init__(self, connection: Connection, person: Person) -> None:
        """Look up what people said of persons, if anything is to be masked."""
        self.connection = connection
        seen = person.by == "session" or person.names
        self.masker = None if seen else Masker(connection)

    def claims(self, found: Sequence[Found]) -> list[Glossed]:
        """Claims with their glosses, made of what may be seen, and their outlets' rights."""
        whole = whole_claims(self.connection, {each.document for each in found})
        told = []
        for each in with_rights(found, load_outlets()):
            mask = self.of(each.document)
            claim = whole.get(each.id)
            # Of a masked claim: a gloss may write in its own way what the claim hides.
            sentence = gloss(mask.blocked(claim), each.outlet) if claim else None
            one = Glossed(**structs.asdict(each), gloss=sentence)
            told.append(mask.record(one))
        return told

    def documents(self, found: Sequence[Kept]) -> list[Kept]:
        """Documents with their outlets' rights."""
        return [self.of(each.id).record(each) for each in with_rights(found, load_outlets())]

    def reading(self, uid: str, reading: Reading) -> Reading:
        """A reading of any version, with blocks for names, so that its spans still quote."""
        if self.masker is None:
            return reading
        return self.masker.mask(reading, *readings_of(self.connection, uid)).reading(reading)

    def blocked(self, uid: str, record: R) -> R:
        """A record with offsets into a document."""
        return self.of(uid).blocked(record)

    def of(self, uid: str) -> Mask:
        """The mask of a document, by its whole id."""
        return self.masker.of(uid) if self.masker is not None else Mask()
