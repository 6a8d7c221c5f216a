"""The JSON of a roadmap: the keys of the contract, amounts with fractions beside, else labels."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from detente.reports.roadmap import roadmap_json
from strategies.roadmaps import PARTIES, border_case, closed, unknown, weak

CASE = border_case()
FINDINGS = {"weak": weak(), "closed": closed(), "unknown": unknown()}


def _json(name: str, language: str = "en") -> dict[str, Any]:
    return roadmap_json(CASE, FINDINGS[name], language)


@pytest.mark.parametrize("name", FINDINGS)
@pytest.mark.parametrize("language", ["en", "de"])
def test_it_is_plain_json(name: str, language: str) -> None:
    """It can be written and read again, without NaN."""
    made = _json(name, language)

    assert made == json.loads(json.dumps(made, allow_nan=False))


def test_amounts_where_values_fix_them_and_labels_elsewhere() -> None:
    """A number in the party's utility, its fraction beside it; a word for the party of orders."""
    stage = _json("weak")["stages"][0]

    assert {"north": 0, "south": 0.2, "coast": "possible"} == stage["exposure"]
    assert {"north": "0", "south": "1/5", "coast": None} == stage["exact"]["exposure"]
    assert {"exposure": "possible", "temptation": "unknown"} == stage["labels"]["coast"]
    assert {"low": 0.2, "high": 0.2, "loose": False} == stage["bounds"]["south"]["exposure"]
    assert {"low": None, "high": None, "loose": False} == stage["bounds"]["coast"]["exposure"]


def test_a_step_has_owner_verifier_evidence_clock_and_fallback() -> None:
    """Everything the case says of a step, in the reader's language, with what it moves."""
    (step,) = _json("weak", "de")["stages"][1]["steps"]

    assert {
        "id": "first-half",
        "named": True,
        "issue": "troops",
        "from": "stay",
        "to": "half",
        "by": ["north"],
        "verified_by": ["mission", "Observers"],
        "proof": "Photographs from the air",
        "days": 30,
        "grace": 10,
        "fallback": "Der Übergang schließt wieder",
        "clause": "Article 4",
        "reversible": True,
        "needs": [],
        "grade": "said",
        "text": "Truppen: Bleiben → Zur Hälfte abgezogen",
    } == step


def test_the_corridor_is_the_widest_of_the_stages() -> None:
    """Per party, with its share and by what that is measured."""
    corridor = _json("weak")["corridor"]

    assert list(PARTIES) == list(corridor)
    assert {"exposure": 0.5, "temptation": 0} == corridor["south"]["share"]
    assert "gain" == corridor["south"]["measure"]
    assert ("possible", None) == (corridor["coast"]["exposure"], corridor["coast"]["measure"])


def test_what_stops_here_means_for_everybody() -> None:
    """Every party but the mediator, also one that is not asked, in words and in labels."""
    stops = _json("weak")["stages"][0]["stops"]

    assert ["north", "south", "coast", "village"] == list(stops)
    assert {
        "against_today": "worse",
        "against_no_deal": "no_worse",
        "text": "worse than today, no worse than no deal",
    } == stops["south"]


@pytest.mark.parametrize(
    ("name", "given", "closes", "exact"),
    [
        ("weak", "orders", False, False),
        ("closed", "fixed", True, True),
        ("unknown", "orders", False, True),
    ],
)
def test_how_sure_it_is(name: str, given: str, closes: bool, exact: bool) -> None:
    """On what the amounts rest, whether the corridor closes, whether the order is the best."""
    made = _json(name)

    assert (given, closes, exact) == (made["given"], made["closed"], made["exact"])


def test_the_bound_and_the_weakest_point() -> None:
    """A share no order comes below; the stage, the party, how much, in words too."""
    made = _json("weak")

    assert 0.2 == made["bound"]
    assert (1, "north", "temptation", 0.75) == tuple(
        made["weakest"][key] for key in ("stage", "party", "kind", "share")
    )
    assert made["weakest"]["text"].startswith("One side would do better to stop than to go on (N")
    assert Fraction(made["weakest"]["exact"]) == Fraction(3, 10)
    assert made["not_closed"]["text"].startswith("No order covers this: after “Sanctions: Eased”")
    assert made["weakest"] == made["not_closed"] | {"text": made["weakest"]["text"]}


def test_both_plans_are_there() -> None:
    """One step at a time, and together where that closes what single steps do not."""
    made = _json("closed")

    assert made["together"]["stages"] == made["stages"]
    assert 4 == len(made["one_by_one"]["stages"])
    assert not made["one_by_one"]["closed"]
    assert None is _json("weak")["together"]


def test_remarks_are_warnings_in_words() -> None:
    """As many sentences as kinds of remark, and the values behind them."""
    made = _json("weak")

    assert len(made["remarks"]) == len(made["warnings"])
    assert {"key", "step", "field", "words", "parties", "steps"} == set(made["remarks"][0])
    assert ("time", ["toll"], ["village"]) == (made["partial"], made["left_out"], made["unasked"])
