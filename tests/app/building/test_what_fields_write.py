"""What is entered in a form is written as a case file has it; what cannot be is refused."""

from __future__ import annotations

from typing import Any

import pytest

from detente.app.building.edits import Trouble
from detente.app.building.fields.field import Texts
from detente.app.building.forms import form_of
from detente.app.building.saving import beside_fields, changes
from detente.app.building.showing import shown, texts_of
from detente.app.building.world import World
from detente.formats.editing import Tree, tree_of_text
from helpers.whole_case import WHOLE

Ids = tuple[str, ...]


@pytest.fixture
def world() -> World:
    """The case with everything in it, read in English."""
    tree = tree_of_text(WHOLE)
    assert isinstance(tree, dict)
    return World(tree, "en")


def _sent(world: World, path: Ids, on: str | None, changed: Texts) -> tuple[Any, Texts]:
    form = form_of(path, world, on)
    assert form is not None
    texts, _ = texts_of(form, world)
    return form, {**texts, "present": [placed.field.key for placed in form.fields], **changed}


def _written(world: World, path: Ids, on: str | None = None, **changed: str | list[str]) -> Tree:
    """The one value that a form writes where these inputs are changed; ``__`` is a dot."""
    found: Texts = {
        name.replace("__", "."): [text] if isinstance(text, str) else text
        for name, text in changed.items()
    }
    edits, wrong = changes(*_sent(world, path, on, found), world)
    assert [] == wrong
    assert 1 == len(edits), edits
    return edits[0].value


def _refused(world: World, path: Ids, on: str | None = None, **changed: str) -> tuple[str, str]:
    """The field and the input of the one entry that is refused."""
    found: Texts = {name.replace("__", "."): [text] for name, text in changed.items()}
    form, sent = _sent(world, path, on, found)
    edits, wrong = changes(form, sent, world)
    assert [] == edits
    assert 1 == len(wrong)
    drawn = shown(form, world, sent, wrong)
    assert sent.items() <= drawn["texts"].items()
    return next(iter(drawn["problems"])), wrong[0].input


def test_no_deal_beside_a_package(world: World) -> None:
    """A comparison alone, one beside a number, and two of a kind in a list."""
    alone = _written(
        world,
        ("no_deal", "rest"),
        worth="",
        worth__1="better_than",
        worth__1__package__release="year",
    )
    beside = _written(
        world, ("no_deal", "rest"), worth__1="as_good_as", worth__1__package__toll="4,5"
    )
    two = _written(
        world,
        ("no_deal", "rest"),
        worth__row=["1", "2"],
        worth__1="worse_than",
        worth__1__package__release="none",
        worth__2="worse_than",
        worth__2__package__issue=["release"],
        worth__2__package__release="year",
    )

    assert {"better_than": {"release": "year"}} == alone
    assert {"value": "7", "as_good_as": {"toll": "4.5"}} == beside
    assert [
        {"value": "7"},
        {"worse_than": {"release": "none"}},
        {"worse_than": {"release": "year"}},
    ] == two


def test_half_a_comparison_is_refused(world: World) -> None:
    """The word without a package, and a package without the word: beside the field that lacks."""
    path = ("no_deal", "rest")

    assert ("worth.1", "worth.1") == _refused(world, path, worth__1="better_than")
    assert ("worth.1", "worth.1") == _refused(world, path, worth__1__package__toll="3")


def test_the_share_of_a_ballot(world: World) -> None:
    """A number alone; with a condition under ``if``; a further one makes a list."""
    path = ("bodies", "small")
    assert "55" == _written(world, path, support__1="55")
    assert [
        {"if": {"toll": {"at_least": "3"}}, "value": "60"},
        {"interval": ["20", "30"], "claims": ["c1"]},
    ] == _written(
        world,
        path,
        support__row=["1", "2"],
        support__1__if__1__toll__at_least="3",
        support__2__low="20",
        support__2__high="30",
        support__2__claims__add="c1",
    )


def test_a_condition_without_a_share_is_refused(world: World) -> None:
    """What is to be expected then is not known."""
    found = _refused(world, ("bodies", "small"), support__1="", support__1__if__1__release="year")

    assert ("support.1", "support.1") == found


def test_claims_are_chosen_or_typed(world: World) -> None:
    """Ticked, typed with commas, or both; those that were there stay in their order."""
    path = ("undo", "stop")

    assert ["c2", "c1"] == _written(world, path, claims__add="c2, c1")
    assert ["c2"] == _written(world, path, claims=["c2"])
    lines = ("red_lines", "nord", "never")
    assert ["c1", "c2"] == _written(world, lines, claims__add="c2")
    assert _written(world, lines, claims=[]) is None


def test_a_claim_is_known_by_what_it_says(world: World) -> None:
    """Its quotation, else its words, and the source, in the reader's language."""
    german = World(world.tree, "de")

    assert "“Not without a toll.” – Minutes" == world.name("claims", "c1")
    assert "Years of talks – Protokoll" == german.name("claims", "c2")
    assert "nothing" == world.name("claims", "nothing")


def test_a_factor_has_one_end_or_two(world: World) -> None:
    """A number, a range, *at least*; a number beside a range is refused."""
    path = ("statements", "nord", "ratios", "1")

    assert ["1", "2.5"] == _written(world, path, times="", times__low="1", times__high="2,5")
    assert {"at_most": "4"} == _written(world, path, times="", times__high="4")
    assert ("times", "times") == _refused(world, path, times__low="1")


def test_strength_is_a_word_or_two(world: World) -> None:
    """The last word beside the first; alone it is refused."""
    path = ("statements", "nord", "differs", "1")

    assert ["strong", "extreme"] == _written(world, path, strength__last="extreme")
    assert "weak" == _written(world, path, strength="weak", strength__last="weak")
    assert ("strength", "strength") == _refused(world, path, strength="", strength__last="weak")


def test_how_the_worth_of_a_number_runs(world: World) -> None:
    """Best at a number, flattening, with a basis; emptied it goes."""
    sued = ("statements", "sued")

    assert {"best_at": "4.5"} == _written(world, sued, "toll", shape__best_at="4,5")
    assert {"concave": "true", "grade": "said"} == _written(
        world, sued, "toll", shape__concave="true", shape__grade="said"
    )
    gone = _written(world, ("statements", "nord"), "toll", shape__best_at="", shape__concave="")
    assert gone is None


def test_what_a_value_rests_on(world: World) -> None:
    """The basis stands at the option it is about, and a belief's at its party."""
    values = _written(world, ("statements", "nord"), "gauges", values__1__confidence="guess")
    beliefs = _written(world, ("events", "drought"), beliefs__rest__grade="assumed")

    assert isinstance(values, dict)
    assert {"value": "100", "grade": "assumed", "confidence": "guess"} == values["own"]
    assert isinstance(beliefs, dict)
    assert {"interval": ["10", "20"], "grade": "assumed"} == beliefs["rest"]


def test_off_the_table(world: World) -> None:
    """A tick is *true*, a day says since when; without the tick both go."""
    toll, old = ("issues", "toll"), ("issues", "old")

    assert "true" == _written(world, toll, withdrawn=["true"])
    assert "2026-10-02" == _written(world, toll, withdrawn__since="2026-10-02")
    assert _written(world, old, withdrawn=[]) is None
    options = _written(world, ("issues", "release"), options__split__withdrawn=[])
    assert isinstance(options, dict)
    assert {"name": "Two halves", "replaces": ["year", "earlier"]} == options["split"]


def test_a_tie_worth_only_a_word(world: World) -> None:
    """More or less; points beside it are refused."""
    path = ("linkages", "more")

    assert "less" == _written(world, path, worth__sign="less")
    assert "5" == _written(world, path, worth="5", worth__sign="")
    assert ("worth", "worth.sign") == _refused(world, path, worth="5")


def test_costs_at_exact_numbers(world: World) -> None:
    """A further number with its cost; half of it, or a cost of each unit beside, is refused."""
    path = ("constraints", "steps")

    assert {"toll": {"4": "1", "8": "2", "12": "3.5"}} == _written(
        world, path, cost__toll__new="12", cost__toll__new__cost="3,5"
    )
    assert ("cost", "cost.toll.new.cost") == _refused(world, path, cost__toll__new="12")
    assert ("cost", "cost.toll.each") == _refused(world, path, cost__toll__each="1")


def test_a_group_says_what_it_refuses(world: World) -> None:
    """Conditions of a group have a form of their own."""
    path = ("bodies", "house", "blocs", "rural")

    assert {"release": "year"} == _written(world, path, refuses__1__release="year")
    assert ["rural", "right"] == _written(
        world, ("bodies", "house"), not_without=["right", "rural"]
    )


def test_a_box_unticked_stays_so_beside_a_wrong_entry(world: World) -> None:
    """What is drawn again is what was sent, though a box without a tick sends nothing."""
    form, sent = _sent(world, ("issues", "release"), None, {"options.dry.then": [""]})
    del sent["decided_by"]
    _, wrong = changes(form, sent, world)

    assert wrong
    assert [] == shown(form, world, sent, wrong)["texts"]["decided_by"]


@pytest.mark.parametrize(
    ("path", "error", "field", "name"),
    [
        (
            ("red_lines", "nord", "never"),
            "refuses.2.toll.at_most",
            "refuses",
            "refuses.2.toll.at_most",
        ),
        (("linkages", "first"), "requires.toll", "requires", "requires.1.toll"),
        (("no_deal", "nord"), "worth.worse_than.toll", "worth.2.package", "worth.2.package.toll"),
        (("bodies", "ballot"), "support.2.interval", "support.2", "support.2"),
        (("undo", "stop"), "days", "days", "days"),
    ],
)
def test_what_a_check_finds_stands_at_its_input(
    world: World, path: Ids, error: str, field: str, name: str
) -> None:
    """The path of a problem leads to the input that made it, inside rows and groups too."""
    form, sent = _sent(world, path, None, {})
    trouble = Trouble(".".join((*path, error)), "Not so.", "case.yaml")
    wrong = beside_fields(form, [trouble], sent)

    assert [name] == [one.input for one in wrong]
    assert {field: ["Not so."]} == shown(form, world, sent, wrong)["problems"]
