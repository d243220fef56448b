"""Parquet, by DuckDB: the columns are those of the record, nested records included."""

import tempfile
import types
import typing
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import duckdb
import msgspec
from msgspec import Struct, structs

PLAIN = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}


def write(records: Iterable[Struct], kind: type[Struct], out: BinaryIO) -> None:
    """Write all records as one Parquet file."""
    columns = {field.encode_name: sql_type(field.type) for field in structs.fields(kind)}
    with tempfile.TemporaryDirectory(prefix="musnad-") as folder:
        lines, made = Path(folder) / "lines.jsonl", Path(folder) / "made.parquet"
        with lines.open("wb") as file:
            for record in records:
                file.write(msgspec.json.encode(record) + b"\n")
        with duckdb.connect() as database:
            listed = database.read_json(
                str(lines), columns=columns, format="newline_delimited", maximum_object_size=1 << 28
            )
            listed.write_parquet(str(made))
        with made.open("rb") as file:
            while step := file.read(1 << 20):
                out.write(step)


def sql_type(annotation: Any) -> str:  # noqa: ANN401 - a type as a field has it
    """DuckDB's type for the type of a field.

    Raises:
        TypeError: there is none.
    """
    if annotation in PLAIN:
        return PLAIN[annotation]
    inner = [each for each in typing.get_args(annotation) if each not in (type(None), Ellipsis)]
    if isinstance(annotation, types.UnionType) and len(inner) == 1:
        return sql_type(inner[0])
    if typing.get_origin(annotation) is typing.Literal:
        return PLAIN[str]
    if typing.get_origin(annotation) is tuple:
        return f"{sql_type(inner[0])}[]"
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        fields = structs.fields(annotation)
        parts = ", ".join(f'"{field.encode_name}" {sql_type(field.type)}' for field in fields)
        return f"STRUCT({parts})"
    message = f"no Parquet type for {annotation}"
    raise TypeError(message)
