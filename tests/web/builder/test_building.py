"""The builder without a script: forms, the way from page to page, nothing lost on a bad entry."""

from __future__ import annotations

import re

from helpers.filled import address_of, form_at, sent
from helpers.workbench import Bench

JSON = {"Accept": "application/json"}


def test_the_overview_leads_to_every_section(bench: Bench) -> None:
    """What is there can be opened."""
    case = bench.case("river-treaty")
    page = bench.client.get(f"/cases/{case}/build")

    assert page.status_code == 200
    assert "Release of water" in page.text
    assert "No toll without water" in page.text


def test_a_name_is_saved_where_it_stands(bench: Bench) -> None:
    """One line of the file differs, the other language is kept."""
    case = bench.case("river-treaty")
    before = bench.file(case)
    answer = sent(bench, address_of(case, "issues", "release"), name="Water let through")

    assert answer.status_code == 303
    assert before.replace("en: Release of water", "en: Water let through") == bench.file(case)


def test_saved_unchanged_makes_no_version(bench: Bench) -> None:
    """A form sent as it came changes nothing at all."""
    case = bench.case("river-treaty")
    for at in (("issues", "toll"), ("red_lines", "upland", "not-for-free"), ("parties", "delta")):
        assert sent(bench, address_of(case, *at)).status_code == 303

    assert bench.house.workbench.version(case).sequence == 1


def test_a_bad_entry_stays_in_its_field(bench: Bench) -> None:
    """The sentence stands beside the field, the entry in it; nothing is written."""
    case = bench.case("river-treaty")
    before = bench.file(case)
    answer = sent(bench, address_of(case, "issues", "toll"), range__max="a lot", name="Tolls")

    assert answer.status_code == 422
    assert 'value="a lot"' in answer.text
    assert 'value="Tolls"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert before == bench.file(case)


def test_a_script_is_told_the_same(bench: Bench) -> None:
    """With a fetch the answer is the outcome and the fields."""
    case = bench.case("river-treaty")
    url = address_of(case, "issues", "toll")
    fields = form_at(bench, url) | {"range.max": ["10,5"]}
    told = bench.client.post(url, data=fields, headers=JSON).json()
    wrong = form_at(bench, url) | {"range.max": ["many"]}
    refused = bench.client.post(url, data=wrong, headers=JSON)

    assert (True, 2) == (told["saved"], told["version"])
    assert "max: 10.5" in bench.file(case)
    assert (422, ["range.max"]) == (refused.status_code, refused.json()["invalid"])


def test_a_new_issue_gets_an_id_from_its_name(bench: Bench) -> None:
    """Options come one to a line; the form of the new issue follows."""
    case = bench.case("river-treaty")
    answer = sent(
        bench, address_of(case, "issues", new="1"), name="Öffnung", options__more="Nein\nJa, später"
    )

    assert answer.headers["location"].endswith("at=issues&at=oeffnung")
    assert "  oeffnung:\n    name: Öffnung\n    options:\n      nein: Nein\n" in bench.file(case)


def test_a_new_red_line_with_a_number(bench: Bench) -> None:
    """A combination of an option and a bound, under its owner."""
    case = bench.case("river-treaty")
    answer = sent(
        bench,
        address_of(case, "red_lines", "delta", new="1"),
        reason="Not that dear",
        refuses__1__release=["year"],
        refuses__1__toll__above="6",
    )

    assert answer.status_code == 303
    assert (
        "    not-that-dear:\n      refuses:\n        release: year\n        toll:\n"
        "          above: 6\n      reason: Not that dear\n" in bench.file(case)
    )


def test_what_a_party_says_on_an_issue(bench: Bench) -> None:
    """A position with its basis, an order."""
    case = bench.case("river-treaty")
    answer = sent(
        bench,
        address_of(case, "statements", "delta", on="release"),
        wants=["year"],
        wants__grade="reported",
        order__year="1",
        order__summer="2",
        order__none="3",
    )
    text = bench.file(case)

    assert answer.status_code == 303
    assert "    wants:\n      release:\n        wants: year\n        grade: reported\n" in text
    assert "    order:\n      release: [year, summer, none]\n" in text


def test_somebody_else_s_change_is_shown_first(bench: Bench) -> None:
    """Two forms of one element: the second sees what the first wrote, and can keep its own."""
    case = bench.case("river-treaty")
    url = address_of(case, "tracks", "water")
    mine = form_at(bench, url) | {"name": ["My water"]}
    assert sent(bench, url, name="Their water").status_code == 303
    answer = bench.client.post(url, data=mine)
    again = re.search(r'name="seen" value="([^"]*)"', answer.text)

    assert answer.status_code == 409
    assert "Their water" in answer.text
    assert "My water" in answer.text
    assert again is not None
    kept = bench.client.post(url, data=mine | {"seen": [again[1]], "key": ["k2"]})
    assert kept.status_code == 200
    assert "en: My water" in bench.file(case)


def test_an_element_as_text(bench: Bench) -> None:
    """The text is shown, checked, and kept on a bad entry."""
    case = bench.case("river-treaty")
    url = f"/cases/{case}/build/text?at=linkages&at=cheap-year"
    page = bench.client.get(url)
    seen = re.search(r'name="seen" value="([^"]*)"', page.text)
    assert seen is not None
    bad = bench.client.post(url, data={"seen": seen[1], "text": "if: [never\n"})
    good = {"seen": seen[1], "text": "owner: delta\nif:\n  release: year\nworth: 9\n"}

    assert "[never" in bad.text
    assert bad.status_code == 422
    assert bench.client.post(url, data=good).status_code == 200
    assert "  cheap-year:\n    owner: delta\n    if:\n      release: year\n" in bench.file(case)


def test_removing_with_references(bench: Bench) -> None:
    """The page lists what goes along, and it goes."""
    case = bench.case("river-treaty")
    url = f"/cases/{case}/build/remove?at=tracks&at=works"
    page = bench.client.get(url)
    seen = re.search(r'name="seen" value="([^"]*)"', page.text)
    assert seen is not None
    answer = bench.client.post(url, data={"seen": seen[1]}, follow_redirects=False)

    assert "Extension of the dam" in page.text
    assert answer.status_code == 303
    assert "works" not in re.findall(r"track: (\w+)", bench.file(case))


def test_moving_an_issue_up(bench: Bench) -> None:
    """Two issues change places."""
    case = bench.case("river-treaty")
    url = f"/cases/{case}/build/move?at=issues&at=warning"
    bench.client.post(url, data={"by": "up"})
    text = bench.file(case)

    assert text.index("  warning:\n    name:") < text.index("  release:\n    name:")


def test_an_id_leads_to_its_form(bench: Bench) -> None:
    """Paths as findings write them."""
    case = bench.case("river-treaty")
    for path, ending in (
        ("red_lines.upland.not-for-free", "at=red_lines&at=upland&at=not-for-free"),
        ("statements.delta.values.release.summer", "at=statements&at=delta&on=release"),
        ("linkages.gauges-first", "at=linkages&at=gauges-first"),
        ("no_deal.upland", "at=no_deal&at=upland"),
        ("statements.delta.prefers.1", "at=statements&at=delta&at=prefers&at=1"),
    ):
        answer = bench.client.get(f"/cases/{case}/build/at/{path}", follow_redirects=False)
        assert answer.headers["location"].endswith(ending)

    assert bench.client.get(f"/cases/{case}/build/at/red_lines.nobody").status_code == 404


def test_what_is_not_there_is_not_found(bench: Bench) -> None:
    """Unknown elements, issues and sections, also when sent."""
    case = bench.case("river-treaty")
    for url in (
        address_of(case, "issues", "nothing"),
        address_of(case, "statements", "delta", on="nothing"),
        f"/cases/{case}/build/section/nothing",
        f"/cases/{case}/build/voice?at=statements&at=nobody",
        f"/cases/{case}/build/text?at=issues&at=nothing",
        f"/cases/{case}/build/remove?at=issues&at=nothing",
    ):
        assert bench.client.get(url).status_code == 404, url
    assert bench.client.post(address_of(case, "issues", "nothing"), data={}).status_code == 404


def test_room_for_another_combination(bench: Bench) -> None:
    """Asked for, a second group of fields comes; filled in, either combination is refused."""
    case = bench.case("river-treaty")
    url = address_of(case, "red_lines", "fishers", "salmon")
    more = sent(bench, url, refuses__another="1")
    fields = form_at(bench, url)
    fields["refuses.group"] = ["1", "2"]
    fields |= {"refuses.2.issue": ["fund"], "refuses.2.fund.below": ["1"]}
    answer = bench.client.post(url, data=fields, follow_redirects=False)

    assert 'name="refuses.2.fund.below"' in more.text
    assert answer.status_code == 303
    assert "      - fund:\n          below: 1\n" in bench.file(case)


def test_odd_addresses_do_no_harm(bench: Bench) -> None:
    """Numbers of any length, empty ids, places that are none: not found, or refused in words."""
    case = bench.case("river-treaty")
    digits = "9" * 6000
    for at, more in (
        (("statements", "delta", "prefers", digits), {}),
        (("issues", "release"), {"on": "toll"}),
        (("statements", "delta", "prefers"), {}),
        (("", ""), {}),
        (("issues", ""), {"new": "1"}),
        (("bodies", "delta-parliament", "blocs"), {"new": "1"}),
        (("bodies", "nothing", "blocs"), {"new": "1"}),
        (("statements", "delta", "instructions"), {"new": "1"}),
        (("statements", "nobody", "instructions", "x"), {}),
        ((), {"new": "1"}),
        (("statements",), {"new": "1"}),
    ):
        url = address_of(case, *at, **more)
        assert bench.client.get(url).status_code < 500, url[:200]
        texts = {"present": ["wants", "refuses", "delegation"], "refuses.group": [digits]}
        assert bench.client.post(url, data=texts).status_code < 500, url[:200]
    url = address_of(case, "parties", "delta")
    texts = {"present": ["delegation"], "delegation.row": [digits, "x"], "seen": ["?"]}
    assert bench.client.post(url, data=texts).status_code < 500
