"""What is counted."""

from msgspec import Struct, field

from musnad.model.span import Evidence, Span, require_evidence
from musnad.model.vocabulary import Change, FigureClass, Outcome, Status, Trait


class Figure(Struct, frozen=True, kw_only=True, gc=False, rename={"class_": "class"}):
    """A quantity of harm, loss, force or movement, standing at `start` to `end`.

    `value` is the number where it is one; else `min` and `max` are its bounds, either open
    (null), and a vague figure has neither. `of` suffered or owns it, `by` did it: an alpha-3
    code for a state, a group's name as in the text, null where not said. `part_of` is the start
    offset of the figure, in the same claim, that this one is a part of.

    Raises:
        ValueError: words that do not fill the range, or a field that rests on nothing.
    """

    start: int
    end: int
    text: str
    class_: FigureClass
    value: float | int | None = None
    min: float | int | None = None
    max: float | int | None = None
    approx: bool = False
    of: str | None = None
    by: str | None = None
    change: Change | None = None
    status: Status = "unknown"
    traits: tuple[Trait, ...] = ()
    outcome: Outcome = "unknown"
    part_of: int | None = None
    evidence: dict[str, Evidence] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what cannot quote its text or give its grounds."""
        Span(start=self.start, end=self.end, text=self.text)
        require_evidence(self, ("of", "by", "change", "traits", "part_of"), self.evidence)
        for name in ("status", "outcome"):
            if getattr(self, name) != "unknown" and name not in self.evidence:
                message = f"Figure.{name} rests on nothing"
                raise ValueError(message)
