"""A hundred questions by filters and a hundred by words, made of what a ledger holds."""

import statistics
import time
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from sqlalchemy import Column, Connection, func, select

from musnad.ledger.asked import Asked
from musnad.ledger.contents import fetch, text_of
from musnad.ledger.opening import Ledger
from musnad.ledger.questions import Found, find_claims
from musnad.ledger.tables import (
    claims,
    documents,
    figures,
    places,
    readings,
    sources,
    versions,
)

_TIMES = 3
"""How often each question is asked; the quickest counts, as the machine has other work too."""
_SLOWEST = 5
"""Questions that are named."""
_BARS = {"filters": 0.05, "words": 0.1}
_MONTH = 7


def ask_all(ledger: Ledger, count: int = 100) -> bool:
    """Ask, and show what it took; whether the bars are held."""
    good = True
    for name, make in (("filters", filters), ("words", words)):
        with ledger.looking() as connection:
            wanted = list(make(connection, count))
        taken = sorted(((ask(ledger, asked), asked) for asked in wanted), key=lambda each: -each[0])
        seconds = [each for each, _ in taken]
        middle, bar = statistics.median(seconds), _BARS[name]
        print(f"{len(wanted)} questions by {name}: {ms(middle)} middle, {ms(seconds[0])} worst")
        for each, asked in taken[:_SLOWEST]:
            print(f"  {ms(each)}  {told(asked)}")
        good = good and middle <= bar
    return good


def ask(ledger: Ledger, asked: Asked) -> float:
    """Seconds until the whole answer is there: the quickest of several.

    A file is asked in this process, whose own time is taken; a server's answer is waited for.
    """
    clock = time.perf_counter if ledger.is_server else time.process_time
    best = float("inf")
    for _ in range(_TIMES):
        with ledger.looking() as connection:
            started = clock()
            found: list[Found] = list(find_claims(connection, asked))
            best = min(best, clock() - started)
    del found
    return best


def ms(seconds: float) -> str:
    """Milliseconds as they are shown."""
    return f"{seconds * 1000:8.2f} ms"


def told(asked: Asked) -> str:
    """What a question asks."""
    given = {name: getattr(asked, name) for name in asked.__struct_fields__}
    plain = Asked()
    return ", ".join(f"{k}={v}" for k, v in given.items() if v != getattr(plain, k))


def filters(connection: Connection, count: int) -> Iterator[Asked]:
    """Questions by filters: each kind with values that are frequent and values that are rare."""
    chance = Random(1)  # noqa: S311 - nothing is kept secret by it
    names = values(connection, sources.c.name)
    codes = values(connection, sources.c.code)
    acts = values(connection, claims.c.act)
    classes = values(connection, figures.c["class"])
    parties = values(connection, figures.c.of)
    doers = values(connection, figures.c.by)
    towns = values(connection, places.c.name)
    outlets = values(connection, documents.c.outlet)
    days = values(connection, versions.c.published)

    def pick(found: list[str]) -> str:
        return chance.choice(found) if found else "?"

    kinds: tuple[Callable[[], Asked], ...] = (
        lambda: Asked(source=pick(names)),
        lambda: Asked(code=pick(codes)),
        lambda: Asked(code=pick(codes).split(".")[0]),
        lambda: Asked(code="." + pick(codes).split(".")[1]),
        lambda: Asked(act=pick(acts)),
        lambda: Asked(polarity=pick(["asserted", "denied", "neither"])),
        lambda: Asked(figure=pick(classes)),
        lambda: Asked(figure=pick(classes), of=pick(parties)),
        lambda: Asked(by=pick(doers)),
        lambda: Asked(place=pick(towns)),
        lambda: Asked(place=pick(["SYR", "IRQ", "NOR", "USA"])),
        lambda: Asked(said=(pick(days), "9999")),
        lambda: Asked(said=("0000", pick(days)), act=pick(acts)),
        lambda: Asked(when=(pick(days)[:_MONTH], pick(days))),
        lambda: Asked(outlet=pick(outlets), act=pick(acts)),
        lambda: Asked(source="وزارة", act="deny", figure="killed"),
        lambda: Asked(reviewed=True),
        lambda: Asked(reviewed=False, code=pick(codes)),
        lambda: Asked(act=pick(acts), code=pick(codes), place=pick(towns)),
        lambda: Asked(source="لا أحد بهذا الاسم"),
    )
    for number in range(count):
        yield kinds[number % len(kinds)]()


def values(connection: Connection, column: "Column[Any]") -> list[str]:
    """The values of a column, the ten most frequent and forty others."""
    number = func.count()
    asked = select(column, number).where(column.is_not(None)).group_by(column)
    found = [row[0] for row in connection.execute(asked.order_by(number.desc(), column))]
    step = max(1, len(found) // 40)
    return found[:10] + found[10::step]


def words(connection: Connection, count: int) -> Iterator[Asked]:
    """Questions by words: one, two or three of a claim, two as a phrase, and frequent ones."""
    chance = Random(2)  # noqa: S311 - nothing is kept secret by it
    frequent = ("القتلى", "الجيش", "سوريا", "الرئيس", "قال", "إن", "الأذربيجانية", "قره باغ")
    ids = list(connection.scalars(select(claims.c.id)))
    for number in range(count):
        if number % 5 == 4:
            yield Asked(words=chance.choice(frequent))
            continue
        said = words_of(connection, chance.choice(ids))
        first = chance.randrange(max(1, len(said) - 3))
        some = " ".join(said[first : first + 1 + number % 3])
        yield Asked(words=f'"{some}"' if number % 5 == 3 else some)


def words_of(connection: Connection, id_: int) -> list[str]:
    """The words of a claim."""
    asked = (
        select(claims.c.content_start, claims.c.content_end, versions.c.text_id)
        .join(readings, readings.c.id == claims.c.reading_id)
        .join(versions, versions.c.id == readings.c.version_id)
    )
    row = connection.execute(asked.where(claims.c.id == id_)).one()
    whole = text_of(fetch(connection, row.text_id))
    return whole[row.content_start : row.content_end].replace('"', " ").split()
