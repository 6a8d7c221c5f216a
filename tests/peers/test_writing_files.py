"""What other writers lose in the files they make; each test would fail on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente import formats
from helpers.genius import case_of, discrete, domain, folder_of, profile, utility, weights

LINE = discrete(1, "Line", river=1, ridge=4)


@pytest.mark.parametrize("ending", ["json", "yaml", "xlsx"])
def test_what_is_written_is_read_again(tmp_path: Path, ending: str) -> None:
    """Row 13: a reservation value below the worst package stays as stated, and no path is told."""
    said = '<reservation value="0.125"/>'
    files = {"d.xml": domain(LINE), "p.xml": profile(LINE, weights(w1=1), after=said)}
    case = case_of(formats.read(folder_of(tmp_path / "given", files)))
    written = tmp_path / f"written.{ending}"
    formats.write(case, written)
    again = formats.load(written)

    assert ["1/8", "1/8"] == [str(one.no_deal_of("p").value) for one in (case, again)]
    assert [0.25, 1.0] == [float(utility(again, "p", line)) for line in ("river", "ridge")]
    assert str(tmp_path).encode() not in written.read_bytes()
