from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from httpx2 import Response

from detente.case import Case, Grade
from detente.formats import load
from helpers.source_case import answered, ferry, hidden, marked
from helpers.workbench import Bench


def coded(bench: Bench, case: str, issue: str) -> str:
    """A confirmed claim of Nordland's minister on an issue; the address of its page."""
    address = marked(bench, case)
    answered(bench, address, "confirm", holder=["nord"], speaker=["K. Lund"], issue=[issue])
    return address


def made(bench: Bench, address: str, **form: Any) -> Response:
    """The answer to an element made from a claim."""
    seen = hidden(bench.client.get(address))["seen"]
    data = {"seen": seen, "party": "nord", **form}
    return bench.client.post(f"{address}/make", data=data, follow_redirects=False)


def read(bench: Bench, case: str) -> Case:
    """The case as its newest version stands."""
    with tempfile.TemporaryDirectory() as place:
        files = bench.house.workbench.files(bench.house.workbench.version(case)).value
        for path, content in files.items():
            (Path(place) / path).parent.mkdir(exist_ok=True)
            (Path(place) / path).write_bytes(content)
        return load(Path(place))


def test_a_red_line_rests_on_the_claim_it_is_made_of(bench: Bench) -> None:
    """What is refused stands in the case, linked, with the grade that the claim bears."""
    case = ferry(bench)
    answer = made(
        bench, coded(bench, case, "fare"), kind="red_line", bound="above", number="4", reason="Dear"
    )
    after = read(bench, case)
    [line] = [one for one in after.red_lines if one.id == "nord.dear"]

    assert 303 == answer.status_code
    assert Grade.SAID is after.grade(line.basis, "nord")
    assert ["c1"] == [claim.id for claim in after.behind(line.basis)]
    assert ["red_lines.nord.dear"] == [link.to for link in after.claims[-1].links]


def test_a_position_is_one_option(bench: Bench) -> None:
    """A position wants exactly one option, and is stated once."""
    case = ferry(bench)
    address = coded(bench, case, "lease")
    answers = [
        made(bench, address, kind="wants", option=options)
        for options in (["none", "ten"], [], ["none"], ["ten"])
    ]
    after = read(bench, case)

    assert [422, 422, 303, 422] == [answer.status_code for answer in answers]
    assert "states a position of this party on this issue already" in answers[3].text
    assert ["statements.nord.wants.lease"] == [link.to for link in after.claims[-1].links]
    assert ["statements.nord.wants.lease"] == [one.id for one in after.statements]


def test_what_does_not_fit_changes_nothing(bench: Bench) -> None:
    """A number that is none, a party that is not the holder, a claim without an issue."""
    case = ferry(bench)
    address = coded(bench, case, "fare")
    before = bench.house.workbench.version(case).sequence
    answers = [
        made(bench, address, kind="red_line", bound="above", number="four"),
        made(bench, address, kind="red_line", bound="above", number=""),
        made(bench, address, kind="red_line", bound="sideways", number="4"),
        made(bench, address, kind="red_line", party="sued", bound="above", number="4"),
        made(bench, address, kind="wants", number="99"),
    ]

    assert [422] * 5 == [answer.status_code for answer in answers]
    assert 'value="four"' in answers[0].text
    assert before == bench.house.workbench.version(case).sequence
