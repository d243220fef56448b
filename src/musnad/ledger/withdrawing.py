"""Taking back a document or a claim: it stays, marked, with who did it and why."""

from sqlalchemy import Connection, insert, select

from musnad.errors import MusnadError
from musnad.ledger.naming import Named
from musnad.ledger.recording import now
from musnad.ledger.tables import withdrawals


def withdraw(connection: Connection, found: Named, reason: str, by: str) -> None:
    """Mark the claim that is named, or else the whole document, as withdrawn.

    Raises:
        MusnadError: no reason is given, or it is withdrawn already.
    """
    if not reason.strip():
        raise MusnadError(found.uid, "say why it is withdrawn")
    of_claim = found.claim_id is not None
    column = withdrawals.c.claim_id if of_claim else withdrawals.c.document_id
    target = found.claim_id if of_claim else found.document_id
    if connection.scalar(select(withdrawals.c.id).where(column == target)) is not None:
        raise MusnadError(found.uid, "is withdrawn already")
    row = {
        "document_id": None if of_claim else target,
        "claim_id": target if of_claim else None,
        "at": now(),
        "by": by,
        "reason": reason.strip(),
    }
    connection.execute(insert(withdrawals), row)
