"""A case from nothing, from a template, from an example."""

from __future__ import annotations

import pytest
import yaml

from detente.app.examples import EXAMPLES, example_files
from detente.app.new import NAMES, template
from helpers.workbench import Bench


def made_from(bench: Bench, **form: str) -> str:
    """The id of a case begun by the form of the list."""
    answer = bench.client.post("/cases/new", data=form)
    assert answer.status_code == 200
    return str(answer.url).rsplit("/", 1)[1]


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_taken_over_as_it_is(bench: Bench, name: str) -> None:
    """The case holds the template's own bytes, with its comments."""
    case = made_from(bench, **{"from": f"template:{name}"})

    assert template(name) == bench.file(case)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_copied_with_everything_it_rests_on(bench: Bench, name: str) -> None:
    """The case holds every file of the example, and its home says what is there."""
    case = made_from(bench, **{"from": f"example:{name}"})
    workbench = bench.house.workbench

    assert example_files(name) == workbench.files(workbench.version(case)).value
    assert 200 == bench.client.get(f"/cases/{case}").status_code


@pytest.mark.parametrize(
    "title", ["Hafen", "A \"quoted\" title: {with} 'signs' # & <b>", "", "\x07"]
)
def test_a_blank_case_can_be_read_whatever_its_title(bench: Bench, title: str) -> None:
    """Two parties and an issue to be renamed; the title stands on the page as it was entered."""
    case = made_from(bench, **{"from": "blank", "title": title})
    shown = bench.client.get(f"/cases/{case}")

    assert 200 == shown.status_code
    assert "<b>" not in shown.text


@pytest.mark.parametrize(
    ("parties", "issues", "ids"),
    [
        ("Nordhaven\nSundby\n", "Crossings a day", (["nordhaven", "sundby"], ["crossings-a-day"])),
        ("", "", (["party-a", "party-b"], ["first-issue"])),
        ("One", "A\n\nA\nB", (["one", "party-b"], ["a", "b"])),
        ("Ø\nO\n日本", "no\nYes", (["o", "o-2", "日本"], ["no", "yes"])),
        ("\u202e\n\u0000", "true\n12", (["party-a", "party-b"], ["true", "12"])),
    ],
)
def test_a_blank_case_names_who_and_what(
    bench: Bench, parties: str, issues: str, ids: tuple[list[str], list[str]]
) -> None:
    """Parties and issues entered one to a line stand in the case under ids made of them."""
    case = made_from(bench, **{"from": "blank", "title": "T", "parties": parties, "issues": issues})
    tree = yaml.load(bench.file(case), Loader=yaml.BaseLoader)
    read = bench.client.get(f"/cases/{case}").status_code

    assert (200, ids) == (read, (list(tree["parties"]), list(tree["issues"])))


@pytest.mark.parametrize("source", ["", "template:none", "example:../../etc", "other:peace"])
def test_nothing_else_begins_a_case(bench: Bench, source: str) -> None:
    """A name that no form offers is refused."""
    assert 400 == bench.client.post("/cases/new", data={"from": source}).status_code


def test_a_form_sent_twice_begins_one_case(bench: Bench) -> None:
    """A double click leads to the same case."""
    form = {"from": "template:peace", "key": "clicked-twice"}

    assert made_from(bench, **form) == made_from(bench, **form)


def test_a_form_sent_again_after_its_case_was_removed_begins_another(bench: Bench) -> None:
    """Back in the browser to the old page: what is asked for there is there again."""
    form = {"from": "template:peace", "key": "of an old page"}
    first = bench.client.post("/cases/new", data=form).url.path
    bench.client.post(f"{first}/remove")
    again = [bench.client.post("/cases/new", data=form) for _ in range(2)]

    assert [200, 200] == [answer.status_code for answer in again]
    assert first != again[0].url.path == again[1].url.path
