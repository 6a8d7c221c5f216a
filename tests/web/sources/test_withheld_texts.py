from __future__ import annotations

from helpers.source_case import CASE, TEXT, ferry
from helpers.workbench import Bench


def test_a_withheld_text_shows_position_and_hash(bench: Bench) -> None:
    """Of a text that may not be passed on there is no word, only where its claims stand."""
    case = ferry(bench)
    page = bench.client.get(f"/cases/{case}/sources/text/shut").text

    assert "characters 10 to 22" in page
    assert "ab" * 32 in page
    assert "mark-passage" not in page.replace("mark-passage.js", "")


def test_a_file_of_a_withheld_text_is_not_shown_either(bench: Bench) -> None:
    """Even where its file lies in the folder, no line of it is on any page, and none is coded."""
    case = bench.case_of(
        {
            "case.yaml": CASE.replace(
                "text: withheld", "text: withheld, file: sources/x.txt"
            ).encode(),
            "sources/note.txt": TEXT.encode(),
            "sources/x.txt": b"Secret words of somebody else stand here.\n",
        }
    )
    pages = [
        bench.client.get(f"/cases/{case}/sources{path}").text
        for path in ("", "/text/shut", "/text/shut/lines", "/coverage")
    ]
    address = f"/cases/{case}/sources/text/shut/claims"
    refused = bench.client.post(address, data={"typed": "1"})

    assert not any("Secret words" in page for page in [*pages, refused.text])
    assert 422 == refused.status_code
