"""One act of saying, with its content."""

from msgspec import Struct, field

from musnad.model.figure import Figure
from musnad.model.source import Source
from musnad.model.span import Evidence, Span, require_evidence
from musnad.model.vocabulary import (
    Act,
    DenialScope,
    Polarity,
    Precision,
    Reality,
    RelationType,
    Responsibility,
)


class Moment(Struct, frozen=True, kw_only=True, gc=False):
    """The words that place something in time, kept as they stand.

    `part_of_day` and `zone` are words of the text (`مساء`, `بالتوقيت المحلي`).
    """

    words: Span
    precision: Precision
    part_of_day: str | None = None
    zone: str | None = None


class Place(Struct, frozen=True, kw_only=True, gc=False):
    """A place where what is claimed happened, as named at `start` to `end`.

    `place` is the gazetteer's id, null for a name it does not hold; then nothing is known of it.
    """

    start: int
    end: int
    text: str
    place: str | None = None
    name_en: str | None = None
    kind: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot quote its text."""
        Span(start=self.start, end=self.end, text=self.text)


class Happening(Struct, frozen=True, kw_only=True, gc=False):
    """What is said to have been done: `deed` is an id of `deeds.toml`, `words` say it."""

    deed: str
    words: Span
    doer: Span | None = None
    object: Span | None = None
    weapon: Span | None = None


class Claim(Struct, frozen=True, kw_only=True, gc=False):
    """One act of saying by one source.

    Null `source` and `cue` are the outlet's own voice (`act` is then `narrate`). `target` is the
    party addressed or accused. Days are ISO; `said_on_words` and `when_words` keep the words,
    also where no day follows from them. What the evidence of a plain field is stands under its
    name in `evidence`.

    Raises:
        ValueError: a field that rests on nothing.
    """

    id: str
    act: Act
    content: Span
    polarity: Polarity = "asserted"
    reality: Reality = "happened"
    cue: Span | None = None
    source: Source | None = None
    target: Span | None = None
    said_on: str | None = None
    said_on_words: Moment | None = None
    when: tuple[str, str] | None = None
    when_words: Moment | None = None
    figures: tuple[Figure, ...] = ()
    places: tuple[Place, ...] = ()
    happenings: tuple[Happening, ...] = ()
    responsibility: Responsibility = "unknown"
    denial_scope: DenialScope | None = None
    caveat: Span | None = None
    evidence: dict[str, Evidence] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a claim that cannot give its grounds."""
        require_evidence(
            self, ("act", "polarity", "reality", "said_on", "when", "denial_scope"), self.evidence
        )
        if self.responsibility != "unknown" and "responsibility" not in self.evidence:
            message = "Claim.responsibility rests on nothing"
            raise ValueError(message)

    @property
    def countable(self) -> bool:
        """Whether its figures may reach a tally, a map or an event export."""
        return self.polarity == "asserted" and self.reality in ("happened", "ongoing")


class Relation(Struct, frozen=True, kw_only=True, gc=False, rename={"from_": "from"}):
    """How one claim of an article stands to another; `from` and `to` are claim ids."""

    type: RelationType
    from_: str
    to: str
    evidence: Evidence
