"""What goes wrong inside is logged by its kind alone: a log is read by others."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from helpers.workbench import Bench


def test_a_log_names_the_kind_of_page_and_no_element(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither the text of the fault nor the ids in the address are written down."""
    case = bench.case("wage-round")

    def broken(*_: Any) -> None:
        raise RuntimeError("a secret offer")

    monkeypatch.setattr(bench.house.workbench, "version", broken)
    with caplog.at_level(logging.ERROR, "detente"), pytest.raises(RuntimeError):
        bench.client.get(f"/cases/{case}/build/at/red_lines.union.secret")

    (told,) = [record.getMessage() for record in caplog.records if record.name == "detente"]
    assert "fault: RuntimeError at /cases/{case}/build/at/{path:path}" == told
