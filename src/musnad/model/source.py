"""Who speaks, and through whom."""

from msgspec import Struct, field

from musnad.model.span import Evidence, Span, require_evidence


class Party(Struct, frozen=True, kw_only=True, gc=False):
    """One of the voices of a source.

    `actor` is a neutral id of the actors' table (`state:AZE`, `group:...`) or null where the
    table does not hold it; `code` is `COUNTRY.ROLE`, read from the table's dated rows.
    """

    name: str
    code: str
    actor: str | None = None
    mention: Span | None = None
    inferred_from: str | None = None

    def __post_init__(self) -> None:
        """Refuse a voice that neither stands in the text nor says whence it is inferred."""
        if self.mention is None and not self.inferred_from:
            message = f"party {self.name!r} rests on nothing"
            raise ValueError(message)


class Source(Struct, frozen=True, kw_only=True, gc=False):
    """The voice that answers for a claim.

    `name` is the fullest way the article names it, `names` all of them; `mention` is where this
    claim's own sentence refers to it (a name, a bare noun, a pronoun), null for a subject left
    out. `parties` has one entry for each voice of a joint source; `code` is the first one's.
    `via` is the rest of the chain to the outlet, nearest to the outlet first.
    """

    name: str
    code: str
    names: tuple[str, ...] = ()
    mention: Span | None = None
    parties: tuple[Party, ...] = ()
    via: tuple[Party, ...] = ()
    evidence: dict[str, Evidence] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a name or code that rests on nothing."""
        require_evidence(self, ("name", "code"), self.evidence)
