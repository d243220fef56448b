"""Taking the names of persons out of a text or a whole reading.

A list gets a label with a number (`[ضحية 1]`), the same for one person throughout a document. A
reading gets as many `█` as the name has letters, so that its spans still quote.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar
from urllib.parse import unquote

from msgspec import Struct, structs

from musnad.languages.ar.lexicon import lexicon
from musnad.languages.ar.names import Run
from musnad.languages.ar.naming import Form, form_of, occurrences, without_case
from musnad.languages.ar.page import Page
from musnad.languages.ar.persons import Person
from musnad.languages.ar.tables import rows
from musnad.model import Reading

BLOCK = "█"
KEPT = frozenset(("id", "document", "format", "sha256", "code", "actor", "outlet"))
"""Fields that hold no words of a text."""
T = TypeVar("T", bound=Struct)


@cache
def labels() -> dict[str, str]:
    """What to call a person whose name is masked, by mark."""
    return {mark: label for mark, label, *_ in rows("person_labels.tsv")}


class Mask:
    """Hides some persons of one document; names of others that hold theirs stay whole."""

    def __init__(self, persons: Iterable[Person] = (), hidden: Iterable[str] = ()) -> None:
        """`persons` are all of the document's, `hidden` the keys of those to hide."""
        keys = frozenset(hidden)
        self._labels: dict[Form, str] = {}
        self._forms: set[Form] = set()
        self._numbers: dict[str, int] = {}
        for person in persons:
            if person.key in keys:
                self.hide(person)
            else:
                self._forms.update(person.forms[:1])

    def hide(self, person: Person) -> None:
        """Hide one more person, under the next number; one who is hidden keeps the label."""
        if person.forms[0] in self._labels:
            return
        kind = labels().get(person.mark) or labels()["private"]
        self._numbers[kind] = self._numbers.get(kind, 0) + 1
        for form in person.forms:
            self._labels.setdefault(form, f"[{kind} {self._numbers[kind]}]")
        self._forms.update(self._labels)

    def __bool__(self) -> bool:
        """Whether anybody is hidden."""
        return bool(self._labels)

    def words(self, text: str) -> str:
        """A text with labels in the place of names."""
        return self._replaced(text, blocks=False)

    def blocks(self, text: str) -> str:
        """A text of the same length with blocks in the place of names."""
        return self._replaced(text, blocks=True)

    def _replaced(self, text: str, *, blocks: bool) -> str:
        if not self._labels:
            return text
        page = Page(text, lexicon().analyse)
        pieces, at = [], 0
        for first, last, lead in occurrences(page, self._forms):
            form = form_of(page, Run(first, last, lead, sure=True))
            label = self._labels.get(form) or self._labels.get(without_case(form))
            if label is None:
                continue
            start, end = page.start(first) + lead, page.end(last - 1)
            name = text[start:end]
            hidden = "".join(c if c.isspace() else BLOCK for c in name) if blocks else label
            pieces += [text[at:start], hidden]
            at = end
        return "".join((*pieces, text[at:]))

    def record(self, record: T) -> T:
        """A flat record of a list with labels in all its words, at any depth."""
        return self._walked(record, self.words) if self else record

    def blocked(self, record: T) -> T:
        """The same with blocks, so that offsets hold."""
        return self._walked(record, self.blocks) if self else record

    def reading(self, reading: Reading) -> Reading:
        """A reading with blocks for names, in its text and all its words."""
        return _Blocked(self, reading.document.text).reading(reading) if self else reading

    def _walked(self, value: Any, hide: Any) -> Any:  # noqa: ANN401 - any field of any record
        if isinstance(value, str):
            return hide(value)
        if isinstance(value, tuple):
            return tuple(self._walked(each, hide) for each in value)
        if isinstance(value, Struct):
            changed = {
                field.name: self._field(field.name, getattr(value, field.name), hide)
                for field in structs.fields(value)
                if field.name not in KEPT
            }
            return structs.replace(value, **changed)
        return value

    def _field(self, name: str, value: Any, hide: Any) -> Any:  # noqa: ANN401 - any field
        if name in ("url", "address") and isinstance(value, str):
            return self.address(value)
        return self._walked(value, hide)

    def address(self, address: str) -> str:
        """An address with a name in it is unquoted, with labels; any other stays as it is."""
        plain = unquote(address)
        hidden = self.words(plain)
        return address if hidden == plain else hidden


class _Blocked:
    """A reading on its way under blocks: spans are cut anew out of the hidden text."""

    def __init__(self, mask: Mask, text: str) -> None:
        """Hide the text."""
        self.mask = mask
        self.text = mask.blocks(text)

    def reading(self, reading: Reading) -> Reading:
        """The reading with all its words hidden as those of the text are."""
        document = structs.replace(
            reading.document,
            text=self.text,
            name=self.mask.blocks(reading.document.name),
            title=self._of(reading.document.title),
            url=self.mask.address(reading.document.url) if reading.document.url else None,
        )
        claims = tuple(self._of(claim) for claim in reading.claims)
        relations = tuple(self._of(relation) for relation in reading.relations)
        return structs.replace(reading, document=document, claims=claims, relations=relations)

    def _of(self, value: Any) -> Any:  # noqa: ANN401 - any field of any record
        if isinstance(value, str):
            return self.mask.blocks(value)
        if isinstance(value, tuple):
            return tuple(map(self._of, value))
        if isinstance(value, dict):
            return {key: self._of(each) for key, each in value.items()}
        if not isinstance(value, Struct):
            return value
        names = [field.name for field in structs.fields(value)]
        changed = {name: self._of(getattr(value, name)) for name in names if name not in KEPT}
        if {"start", "end", "text"} <= set(names):
            changed["text"] = self.text[value.start : value.end]  # type: ignore[attr-defined]
        return structs.replace(value, **changed)
