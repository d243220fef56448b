"""The JSON Schema of a reading, generated from the records.

`python -m musnad.model.schema` prints it; the copy in `schema/reading.schema.json` is held to it
by a test.
"""

import json
from typing import Any

import msgspec

from musnad.model.reading import FORMAT, Reading


def reading_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `Reading` and all it holds."""
    schema = msgspec.json.schema(Reading)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT.replace('/', ':')}",
        **schema,
    }


def rendered() -> str:
    """The schema as the repository keeps it: indented JSON with a final line end."""
    return json.dumps(reading_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    print(rendered(), end="")
