"""A small case with one invented document, as a workbench takes it; and forms to send to it."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from httpx2 import Response

from helpers.workbench import Bench

CASE = """\
detente: case/1
id: ferry
title: {en: Ferry, de: Fähre}
parties:
  nord: {name: Nordland, delegation: [{name: K. Lund, role: minister}]}
  sued: {name: Südland}
issues:
  lease: {name: Pier lease, options: {none: No lease, ten: Ten years}, status_quo: none}
  fare: {name: Fare, range: {min: 0, max: 9, step: 1}, status_quo: 0}
red_lines:
  nord: {no-lease: {refuses: {lease: ten}, reason: No lease}}
sources:
  note: {title: Report, file: sources/note.txt, publisher: Pier Post, date: 2026-05-02}
  shut: {title: Shut away, text: withheld}
claims:
  k1:
    source: shut
    holder: sued
    speaker_kind: author
    passages: [{start: 10, end: 22, length: 12, sha256: 'SHA'}]
""".replace("SHA", "ab" * 32)

TEXT = """\
Talks on the ferry (invented)

🛳️ Minister Lund said: "A le\u0301ase is out of the question." She smiled at the café.
Nordland will not talk about a lease, envoys said. Südland wants a fare of 4.
Read more: ten ferries you must see
"""
"""An emoji of two code points, and an accent of its own, stand before the words that are marked."""


def ferry(bench: Bench, text: str = TEXT) -> str:
    """A new case with the document ``note``, and a source whose text is withheld."""
    return bench.case_of({"case.yaml": CASE.encode(), "sources/note.txt": text.encode()})


def hidden(page: Response) -> dict[str, str]:
    """The hidden fields of a page's coding form that belong to one sending."""
    return {
        name: unescape(found[1])
        for name in ("seen", "key")
        if (found := re.search(rf'name="{name}" value="([^"]*)"', page.text))
    }


def marked(bench: Bench, case: str, typed: str = "4 1-7", source: str = "note") -> str:
    """A claim begun on a passage; the address at which it is coded."""
    answer = bench.client.post(
        f"/cases/{case}/sources/text/{source}/claims",
        data={"typed": typed},
        follow_redirects=False,
    )
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def answered(bench: Bench, address: str, act: str = "save", **fields: Any) -> Response:
    """Answers sent for a claim, as its own page would send them."""
    seen = hidden(bench.client.get(address))["seen"]
    data = {"asked": list(fields), "act": act, "seen": seen, **fields}
    return bench.client.post(address, data=data, follow_redirects=False)
