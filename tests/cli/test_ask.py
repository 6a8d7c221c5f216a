from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from detente.app.convert import write_case
from detente.case import Case, Issue, Option, Party, text


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of another kind")
def test_nobody_to_answer_is_no_fault(tmp_path: Path) -> None:
    """With standard input closed the interview ends as if nobody were there."""
    case = Case(
        id="closed",
        parties=(Party("nord", text("Nord")), Party("sued", text("Süd"))),
        issues=(Issue("toll", options=(Option("low"), Option("high"))),),
    )
    write_case(case, tmp_path / "closed")
    command = f'"{sys.executable}" -m detente ask closed --as nord <&-'
    done = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )

    assert 0 == done.returncode, done.stderr
    assert "Stopped." in done.stdout
