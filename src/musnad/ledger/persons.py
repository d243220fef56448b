"""Marks that people gave persons, and the masks that what leaves the ledger wears.

The rules of `languages/ar/persons.py` say who a reading names and in which role. What people say
goes before: `public` and `lifted` show a name in every document, any other mark hides it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, ClassVar

from msgspec import Struct, structs
from sqlalchemy import Connection, insert, select

from musnad.errors import MusnadError
from musnad.languages.ar.masking import Mask, T
from musnad.languages.ar.naming import key_of_person
from musnad.languages.ar.persons import Person, names_alone, persons_in
from musnad.ledger.contents import fetch, text_of, unpack
from musnad.ledger.questions import Voice
from musnad.ledger.recording import now
from musnad.ledger.tables import claims, current, documents, persons, readings, sources, versions
from musnad.model import Reading, document_of
from musnad.reader import this_reader

MARKS = ("public", "victim", "witness", "private")
LIFTED = "lifted"
EXPORTED = "lifted for export"
"""The mark of a row without a name: an export that masked nobody."""
SHOWN = frozenset(("public", LIFTED))
REASON = "--reason"  # the option, as errors name it
REMEMBERED = 256
"""Documents whose masks are kept at hand."""


class Marked(Struct, frozen=True, kw_only=True):
    """What somebody said of a person; `at` is an ISO instant in UTC."""

    key: str
    name: str
    mark: str
    at: str
    by: str
    reason: str


def mark_person(connection: Connection, name: str, mark: str, reason: str, by: str) -> None:
    """Note a mark of `MARKS`, or `LIFTED`; the last one counts.

    Raises:
        MusnadError: no name, or no reason.
    """
    key = key_of_person(name)
    if not key:
        raise MusnadError(name, "not a name")
    add(connection, Marked(key=key, name=name, mark=mark, at=now(), by=by, reason=reason))


def note_export(connection: Connection, what: str, reason: str, by: str) -> None:
    """Note that `what` left the ledger with nobody masked, and why.

    Raises:
        MusnadError: no reason.
    """
    add(connection, Marked(key="", name=what, mark=EXPORTED, at=now(), by=by, reason=reason))


def add(connection: Connection, row: Marked) -> None:
    """Add a row.

    Raises:
        MusnadError: no reason is given.
    """
    if not row.reason.strip():
        raise MusnadError(REASON, "say why; it is kept")
    connection.execute(insert(persons), structs.asdict(row))


def marks_of(connection: Connection) -> dict[str, Marked]:
    """The mark that counts of each person whom people marked, by key."""
    asked = select(persons).where(persons.c.key != "").order_by(persons.c.id)
    return {row.key: told(row) for row in connection.execute(asked)}


def told(row: Any) -> Marked:  # noqa: ANN401 - a row
    """A row as a record."""
    return Marked(
        key=row.key, name=row.name, mark=row.mark, at=row.at, by=row.by, reason=row.reason
    )


class Masker:
    """Makes the mask of each document out of its reading and of what people said."""

    def __init__(self, connection: Connection) -> None:
        """Look the marks up; the connection has to stay open."""
        self.connection = connection
        self.marks = marks_of(connection)
        self.by_hand = {key: marked.mark for key, marked in self.marks.items()}
        self.of = lru_cache(maxsize=REMEMBERED)(self._of)
        """The mask of a document, by its whole id."""
        self._voices = Mask()

    def persons(self, *several: Reading) -> list[Person]:
        """Who is named in readings of one document, with the marks that count."""
        found: dict[str, Person] = {}
        for reading in several:
            for person in persons_in(reading, self.by_hand):
                found.setdefault(person.key, person)
        return [self._marked(person) for person in found.values()]

    def _marked(self, person: Person) -> Person:
        """A person with the mark that people gave, if they did."""
        mark = self.by_hand.get(person.key)
        if mark is None:
            return person
        shown = "public" if mark in SHOWN else mark
        return structs.replace(person, mark=shown, why="marked by people")

    def mask(self, *several: Reading) -> Mask:
        """The mask of readings of one document."""
        found = self.persons(*several)
        return Mask(found, (person.key for person in found if person.mark not in SHOWN))

    def mask_all(self, readings: Iterable[Reading]) -> Mask:
        """One mask of many documents: who is not to be shown in one of them is hidden in all."""
        found = [person for reading in readings for person in self.persons(reading)]
        return Mask(found, {person.key for person in found if person.mark not in SHOWN})

    def _of(self, uid: str) -> Mask:
        return self.mask(*readings_of(self.connection, uid))

    def records(self, found: Iterable[T], field: str) -> Iterator[T]:
        """Records of a list with their persons masked; `field` names their document."""
        for record in found:
            yield self.of(getattr(record, field)).record(record)

    def voices(self, found: Iterable[Voice]) -> Iterator[Voice]:
        """Sources with their persons masked; one who is private anywhere is masked."""
        for voice in found:
            for person in self._hidden_in(voice):
                self._voices.hide(person)
            yield self._voices.record(voice)

    def _hidden_in(self, voice: Voice) -> Iterator[Person]:
        """The persons of a source's name who are not to be shown."""
        alone = [self._marked(person) for person in names_alone(voice.name, self.by_hand)]
        if all(person.mark in SHOWN for person in alone):
            return
        for uid in documents_of(self.connection, voice):
            in_it = self.persons(*readings_of(self.connection, uid))
            hidden = [person for person in in_it if person.mark not in SHOWN]
            mask = Mask(in_it, (person.key for person in hidden))
            if mask.words(voice.name) != voice.name:
                yield from hidden
                return


def readings_of(connection: Connection, uid: str) -> list[Reading]:
    """What lists show of a document: its current reading, and the newest text if not read."""
    asked = (
        select(versions.c.text_id, versions.c.title, versions.c.name, readings.c.packed)
        .select_from(versions)
        .join(documents, documents.c.id == versions.c.document_id)
        .outerjoin(current, current.c.version_id == versions.c.id)
        .outerjoin(readings, readings.c.id == current.c.reading_id)
        .where(documents.c.uid == uid)
        .order_by(versions.c.number.desc())
    )
    found: list[Reading] = []
    for row in connection.execute(asked):
        if found and row.packed is None:
            continue
        found.append(reading_in(connection, uid, row))
        if row.packed is not None:
            break
    return found


def reading_in(connection: Connection, uid: str, row: Any) -> Reading:  # noqa: ANN401 - a row
    """The reading of a row, or the text without claims where it is not read.

    Raises:
        MusnadError: its bytes are damaged.
    """
    text = text_of(fetch(connection, row.text_id))
    if row.packed is None:
        document = document_of(text, title=row.title, name=row.name)
        return Reading(document=document, reader=this_reader())
    try:
        return unpack(row.packed, text)
    except ValueError as error:
        raise MusnadError(uid, str(error)) from None


def documents_of(connection: Connection, voice: Voice) -> list[str]:
    """The ids of the documents in which a source speaks."""
    asked = (
        select(documents.c.uid)
        .distinct()
        .select_from(claims)
        .join(sources, sources.c.id == claims.c.source_id)
        .join(current, current.c.reading_id == claims.c.reading_id)
        .join(documents, documents.c.id == current.c.document_id)
        .where(sources.c.name == voice.name, sources.c.code == voice.code)
        .order_by(documents.c.uid)
    )
    return list(connection.scalars(asked))


class Named(Struct, frozen=True, kw_only=True):
    """A person of the ledger; `by` and `at` are null where the mark is a rule's.

    `said_by` is `rule` or `person`, `why` the rule or the reason.
    """

    shown: ClassVar = ("name", "mark", "masked", "said_by", "documents", "why")

    name: str
    key: str
    mark: str
    masked: bool
    said_by: str
    why: str
    documents: int
    by: str | None = None
    at: str | None = None


def find_persons(connection: Connection, document: str | None = None) -> list[Named]:
    """The persons of all documents, or of one by its whole id, those in most documents first.

    A rule's mark is that of most documents; somebody private in any of them is masked there.
    """
    masker = Masker(connection)
    asked = select(documents.c.uid).order_by(documents.c.id)
    if document is not None:
        asked = asked.where(documents.c.uid == document)
    met: dict[str, list[Person]] = {}
    for uid in connection.scalars(asked).all():
        for person in masker.persons(*readings_of(connection, uid)):
            met.setdefault(person.key, []).append(person)
    found = [named(each, masker.marks.get(key)) for key, each in met.items()]
    if document is None:
        found += [named([], marked) for key, marked in masker.marks.items() if key not in met]
    return sorted(found, key=lambda each: (-each.documents, each.key))


def named(met: list[Person], marked: Marked | None) -> Named:
    """One person, as met in documents and as marked by people."""
    if marked is not None:
        return Named(
            name=met[0].name if met else marked.name,
            key=marked.key,
            mark=marked.mark,
            masked=marked.mark not in SHOWN,
            said_by="person",
            why=marked.reason,
            documents=len(met),
            by=marked.by,
            at=marked.at,
        )
    counts = Counter(person.mark for person in met)
    mark = max(counts, key=lambda each: (counts[each], each != "public"))
    person = next(each for each in met if each.mark == mark)
    return Named(
        name=max((each.name for each in met), key=len),
        key=person.key,
        mark=mark,
        masked=any(each.mark not in SHOWN for each in met),
        said_by="rule",
        why=person.why,
        documents=len(met),
    )


def nameless(found: Iterable[Named]) -> Iterator[Named]:
    """The same with numbers in the place of the names that are masked."""
    for number, each in enumerate(found, start=1):
        if not each.masked:
            yield each
            continue
        why = each.why if each.said_by == "rule" else ""  # a reason may hold the name
        yield structs.replace(each, name=f"[{number}]", key="", why=why)
