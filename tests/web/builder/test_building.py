"""The builder without a script: forms, the way from page to page, nothing lost on a bad entry."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlencode

from httpx2 import Response

from helpers.workbench import Bench

JSON = {"Accept": "application/json"}


def _form(bench: Bench, url: str) -> dict[str, list[str]]:
    """The fields of the form of a page as a browser would send them unchanged."""
    page = bench.client.get(url)
    assert page.status_code == 200, url
    form = re.search(r'<form class="sheet element".*?</form>', page.text, re.S)
    assert form is not None
    fields: dict[str, list[str]] = {}
    for tag in re.findall(r"<(?:input|textarea|select)[^>]*>(?:[^<]*</textarea>)?", form[0]):
        name = re.search(r' name="([^"]*)"', tag)
        if name is None or ('type="checkbox"' in tag and " checked" not in tag):
            continue
        value = re.search(r' value="([^"]*)"', tag)
        text = value[1] if value else re.sub(r"<[^>]*>", "", tag)
        if tag.startswith("<select"):
            chosen = re.search(
                rf'{re.escape(tag)}.*?value="([^"]*)" selected', form[0].partition("</select>")[0]
            )
            rest = form[0][form[0].index(tag) :].partition("</select>")[0]
            chosen = re.search(r'value="([^"]*)" selected', rest)
            text = chosen[1] if chosen else ""
        fields.setdefault(unescape(name[1]), []).append(unescape(text))
    return fields


def _url(case: str, *at: str, **more: str) -> str:
    return f"/cases/{case}/build/form?{urlencode([*(('at', one) for one in at), *more.items()])}"


def _sent(bench: Bench, url: str, **changed: str | list[str]) -> Response:
    fields = _form(bench, url) | {
        name.replace("__", "."): value if isinstance(value, list) else [value]
        for name, value in changed.items()
    }
    answer: Response = bench.client.post(url, data=fields, follow_redirects=False)
    return answer


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
    answer = _sent(bench, _url(case, "issues", "release"), name="Water let through")

    assert answer.status_code == 303
    assert before.replace("en: Release of water", "en: Water let through") == bench.file(case)


def test_saved_unchanged_makes_no_version(bench: Bench) -> None:
    """A form sent as it came changes nothing at all."""
    case = bench.case("river-treaty")
    for at in (("issues", "toll"), ("red_lines", "upland", "not-for-free"), ("parties", "delta")):
        assert _sent(bench, _url(case, *at)).status_code == 303

    assert bench.house.workbench.version(case).sequence == 1


def test_a_bad_entry_stays_in_its_field(bench: Bench) -> None:
    """The sentence stands beside the field, the entry in it; nothing is written."""
    case = bench.case("river-treaty")
    before = bench.file(case)
    answer = _sent(bench, _url(case, "issues", "toll"), range__max="a lot", name="Tolls")

    assert answer.status_code == 422
    assert 'value="a lot"' in answer.text
    assert 'value="Tolls"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert before == bench.file(case)


def test_a_script_is_told_the_same(bench: Bench) -> None:
    """With a fetch the answer is the outcome and the fields."""
    case = bench.case("river-treaty")
    url = _url(case, "issues", "toll")
    fields = _form(bench, url) | {"range.max": ["10,5"]}
    told = bench.client.post(url, data=fields, headers=JSON).json()
    wrong = _form(bench, url) | {"range.max": ["many"]}
    refused = bench.client.post(url, data=wrong, headers=JSON)

    assert (True, 2) == (told["saved"], told["version"])
    assert "max: 10.5" in bench.file(case)
    assert (422, ["range.max"]) == (refused.status_code, refused.json()["invalid"])


def test_a_new_issue_gets_an_id_from_its_name(bench: Bench) -> None:
    """Options come one to a line; the form of the new issue follows."""
    case = bench.case("river-treaty")
    answer = _sent(
        bench, _url(case, "issues", new="1"), name="Öffnung", options__more="Nein\nJa, später"
    )

    assert answer.headers["location"].endswith("at=issues&at=oeffnung")
    assert "  oeffnung:\n    name: Öffnung\n    options:\n      nein: Nein\n" in bench.file(case)


def test_a_new_red_line_with_a_number(bench: Bench) -> None:
    """A combination of an option and a bound, under its owner."""
    case = bench.case("river-treaty")
    answer = _sent(
        bench,
        _url(case, "red_lines", "delta", new="1"),
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
    answer = _sent(
        bench,
        _url(case, "statements", "delta", on="release"),
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
    url = _url(case, "tracks", "water")
    mine = _form(bench, url) | {"name": ["My water"]}
    assert _sent(bench, url, name="Their water").status_code == 303
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
        _url(case, "issues", "nothing"),
        _url(case, "statements", "delta", on="nothing"),
        f"/cases/{case}/build/section/nothing",
        f"/cases/{case}/build/voice?at=statements&at=nobody",
        f"/cases/{case}/build/text?at=issues&at=nothing",
        f"/cases/{case}/build/remove?at=issues&at=nothing",
    ):
        assert bench.client.get(url).status_code == 404, url
    assert bench.client.post(_url(case, "issues", "nothing"), data={}).status_code == 404


def test_room_for_another_combination(bench: Bench) -> None:
    """Asked for, a second group of fields comes; filled in, either combination is refused."""
    case = bench.case("river-treaty")
    url = _url(case, "red_lines", "fishers", "salmon")
    more = _sent(bench, url, refuses__another="1")
    fields = _form(bench, url)
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
        ((), {"new": "1"}),
        (("statements",), {"new": "1"}),
    ):
        url = _url(case, *at, **more)
        assert bench.client.get(url).status_code < 500, url[:200]
        sent = {"present": ["wants", "refuses", "delegation"], "refuses.group": [digits]}
        assert bench.client.post(url, data=sent).status_code < 500, url[:200]
    url = _url(case, "parties", "delta")
    sent = {"present": ["delegation"], "delegation.row": [digits, "x"], "seen": ["?"]}
    assert bench.client.post(url, data=sent).status_code < 500
