"""What other writers lose in the files they make; each test would fail on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente import formats
from helpers.genius import case_of, discrete, domain, folder_of, profile, utility, weights

LINE = discrete(1, "Line", river=1, ridge=4)
FALLING = discrete(1, "Line", river=4, ridge=2)


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


@pytest.mark.parametrize("to", ["genius", "negmas", "csv"])
def test_what_is_exported_is_read_again(tmp_path: Path, to: str) -> None:
    """Row 13: the same holds in the formats of other programs, for each party and every package."""
    files = {
        "d.xml": domain(LINE),
        "p.xml": profile(LINE, weights(w1=1), after='<reservation value="0.125"/>'),
        "q.xml": profile(FALLING, weights(w1=1), after='<reservation value="0"/>'),
    }
    case = case_of(formats.read(folder_of(tmp_path / "given", files)))
    written = tmp_path / ("table.csv" if to == "csv" else "folder")
    formats.write(case, written, to=to, accept_loss=True)
    again = formats.load(written)

    assert [party.id for party in case.parties] == [party.id for party in again.parties]
    for party in ("p", "q"):
        assert case.no_deal_of(party).value == again.no_deal_of(party).value
        assert [utility(case, party, line) for line in ("river", "ridge")] == [
            utility(again, party, line) for line in ("river", "ridge")
        ]
    for file in [written, *written.rglob("*")]:
        assert file.is_dir() or str(tmp_path).encode() not in file.read_bytes()
