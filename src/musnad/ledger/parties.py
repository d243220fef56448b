"""What a party said: kinds of saying, own losses, denials, totals, and how it is introduced."""

from collections import Counter
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from musnad.ledger.asked import standing
from musnad.ledger.questions import SHORT
from musnad.ledger.tables import (
    claims,
    current,
    documents,
    figures,
    links,
    readings,
    sources,
    versions,
)
from musnad.ledger.whole import claims_in

NEWEST = 200
"""Claims whose cues are looked at: cues stand in the readings alone."""
AT_ONCE = 50
NO_LOSSES = ("settlement", "attack", "distance", "troops", "other")
"""Figures that are no losses by themselves: a village of a country may also be taken back."""


class Spoke(Struct, frozen=True, kw_only=True):
    """A voice of the ledger with the number of its claims."""

    name: str
    code: str
    claims: int


class Told(Struct, frozen=True, kw_only=True):
    """A figure that a party gave; `id` is the claim's."""

    id: str
    published: str | None
    outlet: str | None
    name: str
    class_: str
    of: str | None
    least: float | None
    most: float | None


class Introduced(Struct, frozen=True, kw_only=True):
    """How often an outlet brings a party's word with one cue; `id` is one such claim."""

    outlet: str | None
    cue: str | None
    act: str
    times: int
    id: str


def spoke(connection: Connection, first: int) -> list[Spoke]:
    """Who has most claims, a page of them, `first` left out; and one more, if there is."""
    number = func.count(claims.c.id).label("number")
    asked = (
        of_current(select(sources.c.name, sources.c.code, number))
        .where(standing())
        .group_by(sources.c.id, sources.c.name, sources.c.code)
        .order_by(number.desc(), sources.c.name, sources.c.code)
    )
    rows = connection.execute(asked.limit(AT_ONCE + 1).offset(first))
    return [Spoke(name=row.name, code=row.code, claims=row.number) for row in rows]


def of_current(asked: Select[Any]) -> Select[Any]:
    """A question to the claims of the newest readings that have a source."""
    return (
        asked.select_from(claims)
        .join(sources, sources.c.id == claims.c.source_id)
        .join(current, current.c.reading_id == claims.c.reading_id)
        .join(documents, documents.c.id == current.c.document_id)
        .join(versions, versions.c.id == current.c.version_id)
    )


def of_party(code: str, name: str | None) -> ColumnElement[bool]:
    """The claims of a code, or of one name with it."""
    asked = select(sources.c.id).where(sources.c.code == code)
    return claims.c.source_id.in_(asked if name is None else asked.where(sources.c.name == name))


def kinds(connection: Connection, code: str, name: str | None) -> list[tuple[str, str, str, int]]:
    """How often a party said what: act, polarity, reality and number."""
    fields = (claims.c.act, claims.c.polarity, claims.c.reality)
    number = func.count(claims.c.id)
    asked = of_current(select(*fields, number)).where(of_party(code, name), standing())
    rows = connection.execute(asked.group_by(*fields).order_by(number.desc(), *fields))
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def figures_told(connection: Connection, code: str, name: str | None, *, own: bool) -> list[Told]:
    """The newest figures a party puts forward as done: its own side's losses, or its totals."""
    asked = (
        of_current(
            select(
                claims.c.key,
                documents.c.uid,
                documents.c.outlet,
                versions.c.published,
                sources.c.name,
                figures.c["class"].label("counted"),
                figures.c.of,
                figures.c.least,
                figures.c.most,
            )
        )
        .join(figures, figures.c.claim_id == claims.c.id)
        .where(
            of_party(code, name),
            standing(),
            claims.c.polarity == "asserted",
            claims.c.reality.in_(("happened", "ongoing")),
        )
    )
    if own:
        losses = figures.c["class"].not_in(NO_LOSSES)
        asked = asked.where(figures.c.of == code[:3], losses)
        asked = asked.order_by(versions.c.published.desc())
    else:
        asked = asked.where(figures.c.change == "total")
        asked = asked.order_by(figures.c["class"], figures.c.of, versions.c.published)
    return [told(row) for row in connection.execute(asked.limit(AT_ONCE))]


def told(row: Row[Any]) -> Told:
    """A figure's row."""
    return Told(
        id=id_of(row),
        published=row.published,
        outlet=row.outlet,
        name=row.name,
        class_=row.counted,
        of=row.of,
        least=row.least,
        most=row.most,
    )


def id_of(row: Row[Any]) -> str:
    """The id of a claim's row."""
    return f"{row.uid[:SHORT]}:{row.key}"


def denied_by(connection: Connection, code: str, name: str | None) -> list[Spoke]:
    """Whose claims a party denied in the same article, and how often."""
    other, whose = claims.alias(), sources.alias()
    number = func.count(links.c.id).label("number")
    asked = (
        of_current(select(whose.c.name, whose.c.code, number))
        .join(links, links.c.from_claim == claims.c.id)
        .join(other, other.c.id == links.c.to_claim)
        .join(whose, whose.c.id == other.c.source_id)
        .where(links.c.type == "denies", of_party(code, name), standing())
        .group_by(whose.c.name, whose.c.code)
        .order_by(number.desc(), whose.c.name, whose.c.code)
    )
    rows = connection.execute(asked.limit(AT_ONCE))
    return [Spoke(name=row.name, code=row.code, claims=row.number) for row in rows]


def introduced(connection: Connection, code: str, name: str | None) -> list[Introduced]:
    """With which cue each outlet brings the newest `NEWEST` claims of a party."""
    asked = (
        of_current(select(claims.c.key, documents.c.uid, documents.c.outlet, readings.c.packed))
        .join(readings, readings.c.id == claims.c.reading_id)
        .where(of_party(code, name), standing())
        .order_by(claims.c.id.desc())
        .limit(NEWEST)
    )
    times: Counter[tuple[str | None, str | None, str]] = Counter()
    ids: dict[tuple[str | None, str | None, str], str] = {}
    held: dict[str, dict[str, tuple[str | None, str]]] = {}
    for row in connection.execute(asked):
        if row.uid not in held:
            held[row.uid] = {
                each.id.rpartition(":")[2]: (each.cue.text if each.cue else None, each.act)
                for each in claims_in(row.packed)
            }
        how = (row.outlet, *held[row.uid][row.key])
        times[how] += 1
        ids.setdefault(how, id_of(row))
    ordered = sorted(times.items(), key=lambda each: (each[0][0] or "", -each[1], str(each[0])))
    return [
        Introduced(outlet=how[0], cue=how[1], act=how[2], times=number, id=ids[how])
        for how, number in ordered
    ]
