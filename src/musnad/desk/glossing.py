"""The English gloss of claims that a page or an answer shows."""

from collections.abc import Iterable, Sequence

from msgspec import Struct, structs
from sqlalchemy import Connection

from musnad.languages.en.gloss import gloss
from musnad.ledger.questions import Found
from musnad.ledger.whole import whole_claims
from musnad.model import Claim


class Glossed(Found, Struct, frozen=True, kw_only=True):
    """A claim with a sentence that Musnad made from its fields; the report's words are quoted."""

    gloss: str | None = None


def glosses(connection: Connection, found: Sequence[Found]) -> dict[str, str]:
    """The glosses of claims by their ids."""
    whole = whole_claims(connection, {each.document for each in found})
    return {each.id: gloss(whole[each.id], each.outlet) for each in found if each.id in whole}


def glosses_of(claims: Iterable[Claim], outlet: str | None) -> dict[str, str]:
    """The glosses of an article's claims by their ids."""
    return {claim.id: gloss(claim, outlet) for claim in claims}


def glossed(connection: Connection, found: Sequence[Found]) -> list[Glossed]:
    """The same claims with their glosses."""
    told = glosses(connection, found)
    return [Glossed(**structs.asdict(each), gloss=told.get(each.id)) for each in found]
