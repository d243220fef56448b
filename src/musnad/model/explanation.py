"""How the reader came to one claim, and what it passed over on the way."""

from msgspec import Struct

from musnad.model.span import Span

Value = str | int | float | bool | tuple[float | int | None, float | int | None] | tuple[str, ...]


class Ground(Struct, frozen=True, kw_only=True):
    """One field of a claim with what it rests on.

    `field` is its name, with the number of its record where there are several (`figure 2 of`).
    `value` is the field's; a pair of bounds stands for an amount that is not one number, null
    for an open end. `words` are the words it rests on, null where it is inferred; `rule` says in
    English how it was made.
    """

    field: str
    value: Value
    rule: str
    words: Span | None = None


class PassedOver(Struct, frozen=True, kw_only=True):
    """Words that might have been a `kind` (`cue`, `source`, `figure`, ...) and why they are not.

    `name` names the reason, `why` says it in English.
    """

    kind: str
    words: Span
    name: str
    why: str


class Explanation(Struct, frozen=True, kw_only=True):
    """The explanation of the claim `id`, `claim` in short (`c3`), of the document `document`."""

    document: str
    claim: str
    id: str
    content: Span
    fields: tuple[Ground, ...]
    passed_over: tuple[PassedOver, ...]
