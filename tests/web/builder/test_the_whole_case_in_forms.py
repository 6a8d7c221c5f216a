"""Every part of the format in a browser without a script: opened, saved unchanged, changed."""

from __future__ import annotations

import re

import pytest

from helpers.filled import address_of, form_at, sent
from helpers.whole_case import WHOLE
from helpers.workbench import Bench

PLACES: tuple[tuple[tuple[str, ...], str | None], ...] = (
    ((), None),
    (("parties", "nord"), None),
    (("tracks", "money"), None),
    (("issues", "release"), None),
    (("issues", "old"), None),
    (("statements", "nord"), None),
    (("statements", "rest"), None),
    (("statements", "nord"), "toll"),
    (("statements", "nord"), "gauges"),
    (("statements", "nord", "instructions", "board"), "toll"),
    (("statements", "nord", "prefers", "1"), None),
    (("statements", "nord", "ratios", "3"), None),
    (("statements", "nord", "differs", "2"), None),
    (("no_deal", "nord"), None),
    (("no_deal", "sued"), None),
    (("red_lines", "nord", "never"), None),
    (("linkages", "more"), None),
    (("linkages", "points"), None),
    (("constraints", "budget"), None),
    (("constraints", "steps"), None),
    (("bodies", "house"), None),
    (("bodies", "house", "blocs", "left"), None),
    (("bodies", "house", "blocs", "right"), None),
    (("bodies", "house", "blocs", "silent"), None),
    (("bodies", "ballot"), None),
    (("undo", "stop"), None),
    (("events", "drought"), None),
    (("roadmap", "sluice"), None),
)


def _whole(bench: Bench) -> str:
    return bench.case_of({"case.yaml": WHOLE.encode()})


@pytest.mark.parametrize("language", ["en", pytest.param("de", marks=pytest.mark.nightly)])
def test_pages_saved_unchanged_make_no_version(bench: Bench, language: str) -> None:
    """What a page shows is all there is: sent back as it came, nothing of the case differs."""
    case = _whole(bench)
    bench.client.post("/language", data={"language": language})
    try:
        for at, on in PLACES:
            more = {} if on is None else {"on": on}
            assert sent(bench, address_of(case, *at, **more)).status_code == 303, (at, on)
    finally:
        bench.client.post("/language", data={"language": "en"})

    assert bench.house.workbench.version(case).sequence == 1


def test_no_deal_is_compared_with_a_package(bench: Bench) -> None:
    """Room for another comparison comes on request, and both are saved."""
    case = _whole(bench)
    url = address_of(case, "no_deal", "rest")
    fields = form_at(bench, url) | {
        "worth.another": ["1"],
        "worth": [""],
        "worth.1": ["as_good_as"],
    }
    more = bench.client.post(url, data=fields | {"worth.1.package.toll": ["4"]})
    wider = sent(
        bench,
        url,
        worth="",
        worth__row=["1", "2"],
        worth__1="as_good_as",
        worth__1__package__toll="4",
        worth__2="better_than",
        worth__2__package__issue=["release"],
        worth__2__package__release="year",
    )

    assert 'name="worth.2.package.toll"' in more.text
    assert wider.status_code == 303
    assert "as_good_as:\n        toll: 4\n      better_than:\n        release: year" in bench.file(
        case
    )


def test_a_claim_is_offered_by_what_it_says(bench: Bench) -> None:
    """A box for those chosen, a list of all to type in, and a typed one is added."""
    case = _whole(bench)
    url = address_of(case, "undo", "stop")
    page = bench.client.get(url)
    assert sent(bench, url, claims__add="c2").status_code == 303
    after = bench.client.get(url)

    assert (
        '<datalist id="among-claims"><option value="c1">“Not without a toll.” – Minutes'
        in page.text
    )
    assert 'name="claims" value="c2" checked' in after.text
    assert "Years of talks – Minutes" in after.text


def test_a_claim_that_is_none_is_refused_beside_its_field(bench: Bench) -> None:
    """What was typed stays, with a sentence; nothing is written."""
    case = _whole(bench)
    before = bench.file(case)
    answer = sent(bench, address_of(case, "undo", "stop"), claims__add="c99")

    assert answer.status_code == 422
    assert 'value="c99"' in answer.text
    assert (
        "nothing of this name"
        in answer.text.partition('data-field="claims"')[2].partition("</div>")[0]
    )
    assert before == bench.file(case)


def test_claims_of_a_file_of_their_own_are_offered(bench: Bench) -> None:
    """Where commands keep claims and sources, a form knows them too."""
    head, sources = WHOLE.split("sources:\n")
    titles, claims = sources.split("claims:\n")
    files = {"case.yaml": head, "sources.yaml": titles, "claims.yaml": claims}
    case = bench.case_of({name: _outdented(text).encode() for name, text in files.items()})
    page = bench.client.get(address_of(case, "red_lines", "nord", "never"))

    assert "“Not without a toll.” – Minutes" in page.text


def _outdented(text: str) -> str:
    lines = text.splitlines()
    own = all(line.startswith("  ") for line in lines)
    return "".join(f"{line[2:] if own else line}\n" for line in lines)


def test_instructions_are_begun_by_a_form(bench: Bench) -> None:
    """A name leads to the page of a principal's words; what is entered there is kept under it."""
    case = _whole(bench)
    voice = f"/cases/{case}/build/voice?at=statements&at=sued"
    unnamed = bench.client.get(f"{voice}&principal=+")
    begun = bench.client.get(f"{voice}&principal=Die+Räte", follow_redirects=False)
    page = bench.client.get(begun.headers["location"])
    told = address_of(case, "statements", "sued", "instructions", "die-raete", on="gauges")
    assert sent(bench, told, wants=["joint"]).status_code == 303
    item = address_of(
        case, "statements", "sued", "instructions", "die-raete", "would_sign", new="1"
    )
    assert sent(bench, item, package__gauges="joint").status_code == 303

    assert "Please fill this in." in unnamed.text
    assert page.status_code == 200
    assert "nothing said yet" in page.text
    text = bench.file(case)
    assert (
        "  sued:\n    instructions:\n      die-raete:\n        wants:\n          gauges: joint\n"
        in text
    )
    assert "die-raete, to the negotiators of South" in bench.client.get(voice).text


def test_what_is_written_in_short_can_be_added_to(bench: Bench) -> None:
    """A party that is a name alone, a group that is its seats alone, an event with nothing yet."""
    case = bench.case_of(
        {"case.yaml": WHOLE.replace("  drought:\n", "  flood:\n  drought:\n").encode()}
    )
    assert sent(bench, address_of(case, "parties", "nord"), power="2").status_code == 303
    left = address_of(case, "bodies", "house", "blocs", "left")
    assert sent(bench, left, refuses__1__release=["year"]).status_code == 303
    assert sent(bench, address_of(case, "events", "flood"), proof="Gauges").status_code == 303
    text = bench.file(case)

    assert "  nord:\n    name: Nordland\n    power: 2\n" in text
    assert "      left:\n        seats: 40\n        refuses:\n          release: year\n" in text
    assert "  flood:\n    proof: Gauges\n" in text


def test_a_group_is_taken_out_with_what_names_it(bench: Bench) -> None:
    """Its place among those without whom nothing goes is lost; the way leads back to the body."""
    case = _whole(bench)
    url = f"/cases/{case}/build/remove?at=bodies&at=house&at=blocs&at=rural"
    seen = re.search(r'name="seen" value="([^"]*)"', bench.client.get(url).text)
    assert seen is not None
    gone = bench.client.post(url, data={"seen": seen[1]}, follow_redirects=False)

    assert gone.headers["location"].endswith("/build/form?at=bodies&at=house")
    assert "rural" not in bench.file(case)


def test_what_a_check_says_of_a_group_leads_to_its_form(bench: Bench) -> None:
    """Paths into groups, comparisons and instructions have a form at their end."""
    case = _whole(bench)
    for path, ending in (
        ("bodies.house.blocs.right.refuses", "at=bodies&at=house&at=blocs&at=right"),
        ("statements.nord.shape.toll", "at=statements&at=nord&on=toll"),
        ("no_deal.nord.worth.as_good_as", "at=no_deal&at=nord"),
        (
            "statements.nord.instructions.board.shape.toll",
            "at=statements&at=nord&at=instructions&at=board&on=toll",
        ),
    ):
        answer = bench.client.get(f"/cases/{case}/build/at/{path}", follow_redirects=False)
        assert answer.headers["location"].endswith(ending), path
