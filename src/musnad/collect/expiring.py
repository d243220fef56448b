"""Which documents are past the days that their outlet lets them be kept."""

from datetime import UTC, date, datetime, timedelta

from msgspec import Struct
from sqlalchemy import Connection, func, select

from musnad.collect.channels import Way, outlet_of
from musnad.ledger.tables import documents, versions
from musnad.model import document_of
from musnad.resolve.outlets import Outlets


class Expired(Struct, frozen=True, kw_only=True):
    """A document that may be kept no longer; `day` is the day it came in, `days` its outlet's."""

    uid: str
    outlet: str
    day: str
    days: int


def expired(connection: Connection, outlets: Outlets, today: date | None = None) -> list[Expired]:
    """The documents whose newest version came in more days ago than their outlet allows."""
    on = today or datetime.now(UTC).date()
    asked = (
        select(documents.c.uid, documents.c.outlet, documents.c.channel)
        .add_columns(func.max(versions.c.url).label("url"))
        .add_columns(func.max(versions.c.added_at).label("at"))
        .join(versions, versions.c.document_id == documents.c.id)
        .group_by(documents.c.id)
        .order_by(documents.c.id)
    )
    found = []
    for row in connection.execute(asked):
        known = outlet_of(
            document_of("-", outlet=row.outlet, url=row.url), Way(channel=row.channel), outlets
        )
        if known is None or known.retain_days is None:
            continue
        day = row.at[:10]
        if date.fromisoformat(day) + timedelta(days=known.retain_days) < on:
            found.append(Expired(uid=row.uid, outlet=known.name, day=day, days=known.retain_days))
    return found
