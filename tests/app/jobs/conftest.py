"""Jobs in a folder of their own, closed afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from detente.app.jobs import Jobs


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the jobs of `jobs` work."""
    return tmp_path_factory.mktemp("scratch")


@pytest.fixture(scope="module")
def jobs(scratch: Path) -> Iterator[Jobs]:
    """Jobs that count their ids from 0; one warm process for a whole file of tests."""
    numbers = count()
    made = Jobs(scratch, lambda: str(next(numbers)))
    yield made
    made.close()
