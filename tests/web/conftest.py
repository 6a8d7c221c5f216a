"""One open workbench per module: it costs a second to start."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from helpers.workbench import Bench, opened


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A workbench with its owner signed in; tests make cases of their own in it."""
    with opened(tmp_path_factory.mktemp("data")) as made:
        yield made
