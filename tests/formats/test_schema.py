"""The published JSON Schema says what the readers accept."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import Phase, given, settings

from detente import formats
from detente.case import Case
from detente.formats.reading import (
    builder,
    claims,
    consent,
    demands,
    events,
    evidence,
    issues,
    parties,
    parts,
    passages,
    roadmap,
    sources,
    statements,
)
from helpers.needs import ROOT
from strategies.cases import cases

SCHEMA = formats.schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def _properties(*path: str) -> set[str]:
    at: Any = SCHEMA
    for step in path:
        at = at["properties"][step]["additionalProperties"]
        at = next((one for one in at.get("anyOf", []) if "properties" in one), at)
    return set(at["properties"])


def _with_nothing(node: Any) -> Any:
    """What the base loader read, with None where nothing is written (it gives an empty text)."""
    if isinstance(node, dict):
        return {key: _with_nothing(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_with_nothing(value) for value in node]
    return node or None


def test_it_is_a_schema() -> None:
    """The schema itself is well-formed."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("part", "known"),
    [
        ("parties", parties.PARTY),
        ("issues", issues.ISSUE),
        ("statements", statements.HOLDER),
        ("no_deal", demands.NO_DEAL),
        ("linkages", demands.LINKAGE),
        ("constraints", demands.CONSTRAINT),
        ("bodies", consent.BODY),
        ("undo", consent.UNDO),
        ("events", events.EVENT),
        ("expectations", evidence.EXPECTATION),
        ("roadmap", roadmap.ROADMAP),
        ("sources", sources.SOURCE),
        ("claims", claims.CLAIM),
    ],
)
def test_every_part_has_the_keys_of_its_reader(part: str, known: tuple[str, ...]) -> None:
    """No key is read that the schema does not publish, and none published that is not read."""
    assert set(known) == _properties(part)


def test_the_whole_has_the_keys_of_the_builder() -> None:
    """The same for the top of the file, and for red lines, one level down."""
    assert set(builder.CASE) == set(SCHEMA["properties"])
    lines = SCHEMA["properties"]["red_lines"]["additionalProperties"]["additionalProperties"]
    assert set(demands.RED_LINE) == set(lines["properties"])
    assert set(parts.BOUNDS) == {"below", "above", "at_least", "at_most"}


def test_the_parts_of_bodies_and_options_have_the_keys_of_their_readers() -> None:
    """The same inside a body, an event and an issue: blocs, support, beliefs, options."""

    def within(node: Any) -> set[str]:
        return set(next(one for one in node["anyOf"] if "properties" in one)["properties"])

    body = SCHEMA["properties"]["bodies"]["additionalProperties"]["properties"]
    assert set(consent.BLOC) == within(body["blocs"]["additionalProperties"])
    assert set(consent.SUPPORT) == within(SCHEMA["$defs"]["share"])
    assert set(events.BELIEF) == within(SCHEMA["$defs"]["measured"])
    of_issue = SCHEMA["properties"]["issues"]["additionalProperties"]["properties"]
    named = next(o for o in of_issue["options"]["anyOf"] if "additionalProperties" in o)
    assert set(issues.OPTION) == within(named["additionalProperties"])


def test_the_parts_of_a_claim_have_the_keys_of_their_readers() -> None:
    """The same inside a claim: passages, links, history, condition."""
    within = SCHEMA["$defs"]
    of_claim = SCHEMA["properties"]["claims"]["additionalProperties"]["properties"]
    assert set(passages.PASSAGE) == set(within["passage"]["properties"])
    assert set(claims.LINK) == set(within["link"]["properties"])
    assert set(claims.EVENT) == set(within["coding_event"]["properties"])
    assert set(claims.CONDITION) == set(of_claim["condition"]["properties"])


@settings(max_examples=20, phases=(Phase.explicit, Phase.generate))
@given(cases())
def test_what_is_written_fits(case: Case) -> None:
    """Every case written as JSON, and as YAML where all scalars are text, fits the schema."""
    assert [] == list(VALIDATOR.iter_errors(json.loads(formats.json_text(case))))
    loaded = yaml.load(formats.yaml_text(case), Loader=yaml.BaseLoader)
    assert [] == list(VALIDATOR.iter_errors(_with_nothing(loaded)))


@pytest.mark.parametrize("name", ["alaska-2025", "river-treaty", "wage-round"])
def test_every_example_fits(name: str) -> None:
    """The examples fit, read by the base loader."""
    written = (ROOT / "examples" / name / "case.yaml").read_text(encoding="utf-8")
    assert [] == list(VALIDATOR.iter_errors(yaml.load(written, Loader=yaml.BaseLoader)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "x"},
        {"detente": "case/2", "id": "x"},
        {"detente": "case/1", "id": "x", "partys": {}},
        {"detente": "case/1", "id": "x", "parties": {"a": {"kind": "principle"}}},
        {"detente": "case/1", "id": "x", "issues": {"i": {"range": {"min": 0}}}},
        {"detente": "case/1", "id": "x", "statements": {"a": {"weights": {"i": "heavy"}}}},
        {"detente": "case/1", "id": "x", "linkages": {"l": {"if": {"i": "o"}}}},
    ],
)
def test_what_readers_refuse_does_not_fit(wrong: dict[str, Any]) -> None:
    """A misspelt key, word or number does not fit, nor does a missing one."""
    assert not VALIDATOR.is_valid(wrong)
    assert formats.read_text(json.dumps(wrong)).case is None
