from __future__ import annotations

from helpers.source_case import answered, ferry, hidden, marked
from helpers.workbench import Bench

LUND = {"holder": ["nord"], "speaker": ["K. Lund"]}


def test_a_claim_is_answered_and_confirmed(bench: Bench) -> None:
    """Answers are in the case's own file; the grade and its reason stand on the page."""
    case = ferry(bench)
    address = marked(bench, case)
    answered(bench, address, "confirm", **LUND, type=["red_line"], issue=["lease"])
    page = bench.client.get(address).text
    written = bench.file(case, "claims.yaml")

    assert "K. Lund is a named voice of Nordland." in page
    for line in ("holder: [nord]", "speaker: K. Lund", "speaker_kind: named", "issue: lease"):
        assert line in written
    assert "after: confirmed" in written
    assert "status: suggested" not in written


def test_later_questions_appear_with_earlier_answers(bench: Bench) -> None:
    """Whom an outsider speaks for, and who is expected to speak, is asked where it means much."""
    case = ferry(bench)
    address = marked(bench, case)
    before = bench.client.get(address).text
    answered(bench, address, speaker=["R. Voss"])
    outsider = bench.client.get(address).text
    answered(bench, address, speaker=[""])
    answered(bench, address, speaker_kind=["forecast"])
    expected = bench.client.get(address).text

    assert ("ask-party" in before, "ask-predicted_speaker" in before) == (False, False)
    assert ("ask-party" in outsider, "ask-predicted_speaker" in outsider) == (True, False)
    assert ("ask-party" in expected, "ask-predicted_speaker" in expected) == (False, True)


def test_a_bad_answer_loses_no_good_one(bench: Bench) -> None:
    """What cannot be kept stands beside its field as it was typed; all else is saved."""
    case = ferry(bench)
    address = marked(bench, case)
    answered(bench, address, issue=["fare"])
    answer = answered(bench, address, "confirm", **LUND, value=["four"], mode=["direct"])
    written = bench.file(case, "claims.yaml")

    assert 422 == answer.status_code
    assert 'value="four"' in answer.text
    assert 'id="wrong-value"' in answer.text
    assert 'id="wrong-mode"' in answer.text
    assert "speaker: K. Lund" in written
    assert "status: suggested" in written


def test_nothing_is_confirmed_without_a_kind_of_speaker(bench: Bench) -> None:
    """The one question that needs an answer is asked for; the claim stays begun."""
    case = ferry(bench)
    address = marked(bench, case)
    answer = answered(bench, address, "confirm", speaker=[""], speaker_kind=[""])

    assert 422 == answer.status_code
    assert 'id="wrong-speaker_kind"' in answer.text
    assert "status: suggested" in bench.file(case, "claims.yaml")


def test_a_claim_is_withdrawn_and_confirmed_again(bench: Bench) -> None:
    """Withdrawn it stays in the file; every step is in its history."""
    case = ferry(bench)
    address = marked(bench, case)
    answered(bench, address, "confirm", **LUND)
    answered(bench, address, "withdraw")
    assert "status: rejected" in bench.file(case, "claims.yaml")
    answered(bench, address, "confirm")
    written = bench.file(case, "claims.yaml")

    assert "status: rejected" not in written
    assert ["suggested", "confirmed", "rejected", "confirmed"] == [
        line.split(": ")[1]
        for line in written.splitlines()
        if line.strip().startswith("after: ")
        and line.split(": ")[1] in ("suggested", "confirmed", "rejected")
    ]


def test_two_tabs_on_one_claim_do_not_overwrite(bench: Bench) -> None:
    """The second is shown what stands beside what it meant, and writes only when told to."""
    case = ferry(bench)
    address = marked(bench, case)
    old = hidden(bench.client.get(address))["seen"]
    answered(bench, address, speaker=["K. Lund"])
    form = {"asked": ["speaker"], "speaker": "R. Voss", "act": "save", "seen": old}
    refused = bench.client.post(address, data=form)

    assert 409 == refused.status_code
    assert "K. Lund" in refused.text
    assert "R. Voss" in refused.text
    assert "R. Voss" not in bench.file(case, "claims.yaml")
    again = form | {"seen": hidden(refused)["seen"]}
    assert 303 == bench.client.post(address, data=again, follow_redirects=False).status_code
    assert "speaker: R. Voss" in bench.file(case, "claims.yaml")


def test_two_tabs_on_two_claims_are_no_conflict(bench: Bench) -> None:
    """That the file of claims has changed meanwhile hinders nobody."""
    case = ferry(bench)
    one, two = marked(bench, case, "3 2-5"), marked(bench, case, "4 1-3")
    seen = {address: hidden(bench.client.get(address))["seen"] for address in (one, two)}
    for address, speaker in ((one, "K. Lund"), (two, "R. Voss")):
        form = {"asked": ["speaker"], "speaker": speaker, "act": "save", "seen": seen[address]}
        answer = bench.client.post(address, data=form, follow_redirects=False)
        assert 303 == answer.status_code
    written = bench.file(case, "claims.yaml")

    assert "speaker: K. Lund" in written
    assert "speaker: R. Voss" in written


def test_a_link_raises_the_grade_only_when_confirmed(bench: Bench) -> None:
    """The element says what it rests on now; a claim that is only begun bears nothing."""
    case = ferry(bench)
    address = marked(bench, case)
    seen = hidden(bench.client.get(address))["seen"]
    link = {"link-new": "red_lines.nord.no-lease", "link-relation": "supports"}
    form = {"asked": ["holder", "speaker", "links"], **LUND, **link, "act": "save", "seen": seen}
    bench.client.post(address, data=form)
    begun = bench.client.get(address).text
    answered(bench, address, "confirm")
    done = bench.client.get(address).text

    assert "this now rests on: assumed" in begun
    assert "this now rests on: said" in done


def test_a_script_that_saves_hears_the_version(bench: Bench) -> None:
    """A page that saves by itself gets what is wrong, and the version that is its own."""
    case = ferry(bench)
    address = marked(bench, case)
    seen = hidden(bench.client.get(address))["seen"]
    form = {"asked": ["issue"], "issue": "nowhere", "act": "save", "seen": seen}
    headers = {"Accept": "application/json"}
    wrong = bench.client.post(address, data=form, headers=headers).json()
    good = bench.client.post(address, data=form | {"issue": "fare"}, headers=headers).json()

    assert {"version": 2, "wrong": {"issue": "This is none of the choices."}} == wrong
    assert {"version": 3, "wrong": {}} == good


def test_a_claim_leads_to_its_passage(bench: Bench) -> None:
    """The address that others link to goes to the line of the passage, or to the claim's entry."""
    case = ferry(bench)
    marked(bench, case)
    places = [
        bench.client.get(f"/cases/{case}/sources/at/{claim}", follow_redirects=False)
        for claim in ("c1", "k1", "c9")
    ]

    base = f"/cases/{case}/sources/text"
    assert [f"{base}/note?line=4#line-4", f"{base}/shut#claim-k1", None] == [
        place.headers.get("location") for place in places
    ]
    assert 404 == places[2].status_code


def test_what_is_not_there_is_not_found(bench: Bench) -> None:
    """A source or a claim that the case does not have is answered as any page that is not there."""
    case = ferry(bench)
    marked(bench, case)
    base = f"/cases/{case}/sources/text"
    paths = ["/none", "/none/lines", "/note/claims/c9", "/none/claims/c1", "/shut/claims/c1"]

    assert [404] * 5 == [bench.client.get(f"{base}{path}").status_code for path in paths]
