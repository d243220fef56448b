"""The tables as the migrations make them, and the guards that keep their rows."""

from typing import Any

import pytest
from sqlalchemy import Table, UniqueConstraint, delete, insert, inspect, select, text, update
from sqlalchemy.types import BigInteger, Float, Integer, LargeBinary, Text, TypeEngine
from tests.ledger.news import ROOT, examples, keep, ledger_at, looking, rows_of

from musnad.errors import MusnadError
from musnad.ledger.opening import HEAD, KNOWN
from musnad.ledger.tables import LINKED, RECORDS, figures, metadata, purging

KINDS = (BigInteger, Integer, Float, LargeBinary, Text)
RECORDED = {table.name for table in RECORDS}
OF_PEOPLE = {"users", "sessions", "tokens"}
APART = {"current", "review_states", "settings", "purging", "views", "follows", *OF_PEOPLE}
APART |= {table.name for table in LINKED}
"""Tables that are no records."""


def kind_of(type_: TypeEngine[Any]) -> str:
    """What a column holds, whatever a database calls it."""
    return next(kind.__name__ for kind in KINDS if isinstance(type_, kind))


def test_every_table_is_a_record_or_named_as_none() -> None:
    assert set(metadata.tables) == RECORDED | APART


def test_migrations_make_the_tables_of_the_program(place: str) -> None:
    with looking(place) as connection:
        made = inspect(connection)
        names = set(made.get_table_names()) - {"alembic_version"}
        assert {name for name in names if "_terms" not in name} == set(metadata.tables)
        for name, table in metadata.tables.items():
            columns = {
                column["name"]: (kind_of(column["type"]), column["nullable"])
                for column in made.get_columns(name)
            }
            assert columns == {
                column.name: (kind_of(column.type), bool(column.nullable))
                for column in table.columns
            }
            indexes = {
                (index["name"], tuple(index["column_names"]))
                for index in made.get_indexes(name)
                if not index["unique"]
            }
            assert indexes == {(i.name, tuple(c.name for c in i.columns)) for i in table.indexes}


def test_migrations_make_the_same_keys(place: str) -> None:
    with looking(place) as connection:
        made = inspect(connection)
        for name, table in metadata.tables.items():
            key = made.get_pk_constraint(name)["constrained_columns"]
            assert key == [column.name for column in table.primary_key.columns]
            pointing = {
                (*each["constrained_columns"], each["referred_table"])
                for each in made.get_foreign_keys(name)
            }
            assert pointing == {
                (key.parent.name, key.column.table.name) for key in table.foreign_keys
            }
            unique = {tuple(each["column_names"]) for each in made.get_unique_constraints(name)}
            assert unique == {
                tuple(column.name for column in constraint.columns)
                for constraint in table.constraints
                if isinstance(constraint, UniqueConstraint)
            }


def test_the_newest_migration_is_the_one_that_is_known() -> None:
    folder = ROOT / "src/musnad/ledger/migrations/versions"
    numbers = sorted(path.name[1:5] for path in folder.glob("r[0-9]*.py"))
    assert numbers[-1] == HEAD
    assert set(numbers) == KNOWN


def test_no_record_is_changed_or_deleted(place: str) -> None:
    keep(place, examples()[-1])
    with ledger_at(place) as ledger, ledger.writing() as connection:
        for table in RECORDS:
            if connection.execute(select(table).limit(1)).first() is None:
                connection.execute(insert(table), some_row(table))
    before = rows_of(place)
    assert all(before[name] for name in RECORDED)
    with ledger_at(place) as ledger:
        for table in RECORDS:
            for statement in (update(table).values(same_values(table)), delete(table)):
                with (
                    pytest.raises(MusnadError, match="never changed or deleted"),
                    ledger.writing() as connection,
                ):
                    connection.execute(statement)
    assert rows_of(place) == before


def test_a_purge_deletes_and_does_not_change(place: str) -> None:
    keep(place, examples()[-1])
    with ledger_at(place) as ledger:
        with ledger.writing() as connection:
            connection.execute(insert(purging), {"since": "2024-05-15T10:00:00+00:00"})
        with (
            pytest.raises(MusnadError, match="never changed or deleted"),
            ledger.writing() as connection,
        ):
            connection.execute(update(figures).values(same_values(figures)))
        with ledger.writing() as connection:
            connection.execute(delete(figures))
            connection.execute(delete(purging))
    assert not rows_of(place)["figures"]


def test_records_on_a_server_are_not_emptied(place: str) -> None:
    keep(place, examples()[-1])
    with ledger_at(place) as ledger:
        if not ledger.is_server:
            return
        with pytest.raises(MusnadError, match="never changed"), ledger.writing() as connection:
            connection.execute(text("TRUNCATE contents CASCADE"))
    assert rows_of(place)["contents"]


def same_values(table: Table) -> dict[str, Any]:
    """Each column as it is."""
    return {column.name: column for column in table.columns}


def some_row(table: Table) -> dict[str, object]:
    """A row with what has to be there; it points to the first rows of other tables."""
    numbers = ("Integer", "BigInteger", "Float")
    return {
        column.name: 1 if kind_of(column.type) in numbers else "1"
        for column in table.columns
        if not column.nullable and column.name != "id"
    }
