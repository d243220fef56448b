"""The site that is watched."""

from collections.abc import Iterator

import pytest
from tests.watch.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    yield found
    found.close()
