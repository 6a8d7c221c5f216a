"""A case full of attacks: no page has markup in it that no template of ours writes."""

from __future__ import annotations

import pytest

from helpers.crawl import crawl
from helpers.injected_case import injected_case, injected_document
from helpers.injections import VECTORS, foreign
from helpers.workbench import Bench

_IN_A_TEXT = 15
"""Vectors in each text of the long form; a name takes no more characters."""


def test_there_are_enough_vectors() -> None:
    """At least three hundred, no two alike, as the bar says."""
    assert len(VECTORS) == len(set(VECTORS)) >= 300


def test_what_is_foreign_is_found() -> None:
    """The check itself sees what it is there for."""
    seen = [bool(foreign(vector)) for vector in VECTORS]

    assert seen.count(True) > 150
    assert [] == foreign('<p class=x>1 &lt;script&gt;</p><script src="/static/x.js"></script>')


def _held(bench: Bench, first: int, each: int, vectors: int | None = None) -> int:
    """How many pages of a case were read; none has anything foreign in it."""
    case_files = injected_case(first, vectors)
    files = [("file", (f"case/{name}", content)) for name, content in case_files.items()]
    made = bench.client.post("/cases/upload", files=files, follow_redirects=False)
    assert 303 == made.status_code, made.text
    case = made.headers["location"].rpartition("/")[2]
    document = [("files", injected_document(first))]
    sent = bench.client.post(f"/cases/{case}/sources", files=document, follow_redirects=False)
    assert 303 == sent.status_code, sent.text
    visits = list(crawl(bench.client, f"/cases/{case}", each=each, most=120, patient=True))
    bad = {visit.path: found for visit in visits if (found := foreign(visit.html))}
    broken = [visit.path for visit in visits if visit.status >= 500]
    assert ({}, []) == (bad, broken)
    return len(visits)


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_text_becomes_markup(bench: Bench, language: str) -> None:
    """Titles, names, reasons, claims, documents and their names stay text on every page."""
    bench.client.post("/language", data={"language": language})

    assert _held(bench, 0 if language == "en" else 160, each=1) > 20


@pytest.mark.parametrize("vector", VECTORS[::9])
def test_a_refused_text_is_shown_again_as_text(bench: Bench, vector: str) -> None:
    """What is echoed beside an error is text too: names of files, titles, links, addresses."""
    client = bench.client
    answers = [
        client.post("/cases/upload", files={"file": (vector, vector.encode())}),
        client.post("/cases/new", data={"from": "blank", "title": vector}),
        client.post("/cases/new", data={"from": vector}),
        client.post("/enter", data={"link": vector}),
        client.get("/enter", params={"link": vector}),
        client.get("/cases", params={"removed": vector, "page_number": vector}),
        client.get("/cases/" + vector.replace("/", "%2f").replace("?", "%3f").replace("#", "%23")),
        client.post("/language", data={"language": "en", "back": vector}),
    ]

    assert [[]] * len(answers) == [foreign(answer.text) for answer in answers]
    assert all(answer.url.host == "testserver" for answer in answers)


@pytest.mark.nightly
@pytest.mark.parametrize("first", range(0, len(VECTORS), _IN_A_TEXT))
def test_no_text_becomes_markup_in_any_field(bench: Bench, first: int) -> None:
    """Every vector in every field: so many in each text, shifted from case to case by as many."""
    pages = _held(bench, first, each=2, vectors=_IN_A_TEXT)

    print(f"\n{pages} pages of the case from vector {first}")
    assert pages > 20
