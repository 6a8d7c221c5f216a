from __future__ import annotations

from pathlib import Path

from helpers.workbench import Bench, opened


def _pages(bench: Bench, most: int) -> None:
    bench.house.database.write(
        lambda connection: connection.exec_driver_sql(f"PRAGMA max_page_count={most}")
    )


def _new(bench: Bench) -> int:
    asked = {"from": "example:alaska-2025"}
    return bench.client.post("/cases/new", data=asked, follow_redirects=False).status_code


def test_a_full_disk_is_no_fault_of_the_program(tmp_path: Path) -> None:
    """Without room a change is answered by 507 in words, pages are read on, and room mends it."""
    with opened(tmp_path) as bench:
        case = bench.case()
        _pages(bench, 1)  # as many as there are: no more
        statuses = [_new(bench) for _ in range(3)]
        refused = bench.client.post("/cases/new", data={"from": "example:alaska-2025"})
        read = bench.client.get(f"/cases/{case}").status_code
        _pages(bench, 100_000)
        mended = _new(bench)

    assert ([507, 507, 507], 200, 303) == (statuses, read, mended)
    assert "There is no room left on the disk" in refused.text
