"""The hand-coded article as a case: holders, speakers, kinds and places, none of its sentences.

The coding lies outside the project and is read in place; passages are withheld, so that the case
written in a test's folder has no words of the article either.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from helpers.needs import shared_path

_ATTRIBUTION = {
    "explicit": "explicit",
    "explicit_unnamed": "explicit",
    "continued": "continued",
    "inferred": "inferred",
    "predicted_speech": "none",
    "author_about_others": "explicit",
    "author_or_unmarked": "inferred",
    "none": "none",
}


ISSUES = {"talks": {"options": ["none", "held"], "status_quo": "none"}}
"""Any issue: a case has one, and the claims are about none."""


def gold() -> dict[str, Any]:
    """The coding; skips the test where it is absent."""
    read: dict[str, Any] = json.loads(
        shared_path("data/source/article-gold.json").read_text(encoding="utf-8")
    )
    return read


def gold_case(coding: dict[str, Any], *, words: bool = False) -> dict[str, Any]:
    """The case as values of the case file (project specification, sources, section 1).

    States are parties, members of their delegations speak for them. With ``words`` the passages
    have their text, for a test that counts them.
    """
    actors = {actor["id"]: actor for actor in coding["actors"]}
    states = {one["id"]: one for one in coding["actors"] if one["kind"] == "state"}
    parties = {
        state: {
            "name": actor["name"],
            "kind": "principal",
            "delegation": [
                {"name": actors[member["actor"]]["name"]}
                for member in coding["delegations"].get(state, ())
            ],
        }
        for state, actor in states.items()
    }
    return {
        "detente": "case/1",
        "id": "gold",
        "parties": parties,
        "issues": ISSUES,
        "sources": {"s1": {"language": "de", "text_sha256": coding["document"]["sha256"]}},
        "claims": {one["id"]: _claim(one, actors, coding, words) for one in coding["statements"]},
    }


def _claim(
    one: dict[str, Any], actors: dict[str, Any], coding: dict[str, Any], words: bool
) -> dict[str, Any]:
    holders = one["holder"] if isinstance(one["holder"], list) else [one["holder"]]
    known = {"author": "the author", "unmarked": None}
    kind = _kind(one)
    made: dict[str, Any] = {
        "source": "s1",
        "holder": [n for n in (_name(h, actors, known) for h in holders) if n is not None],
        "speaker_kind": kind,
        "attribution": _ATTRIBUTION[one["source_confidence"]],
        "mode": one["mode"],
        "mood": one["mood"],
        "type": one["types"],
        "passages": [_passage(span, coding, words) for span in (one["quote"], *_fragments(one))],
    }
    if kind == "named":
        made["speaker"] = actors[one["source"]]["name"]
    if kind == "forecast":
        made["predicted_speaker"] = actors[one["predicted_speaker"]]["name"]
    return made


def _kind(one: dict[str, Any]) -> str:
    fixed = {
        "explicit_unnamed": "unnamed_group",
        "continued": "named",
        "predicted_speech": "forecast",
        "author_about_others": "author",
        "author_or_unmarked": "author",
        "none": "unmarked",
    }
    by_source = {"author": "author", "unmarked": "unmarked"}
    return fixed.get(one["source_confidence"]) or by_source.get(one["source"], "named")


def _name(actor: str, actors: dict[str, Any], known: dict[str, Any]) -> str | None:
    if actor in known:
        name: str | None = known[actor]
        return name
    found = actors.get(actor)
    if found is None or found["kind"] == "state":
        return actor
    return str(found["name"])


def _fragments(one: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = one.get("verbatim_fragment", []) if one["mode"] == "mixed" else []
    return found


def _passage(span: dict[str, Any], coding: dict[str, Any], words: bool) -> dict[str, Any]:
    made = {
        "version": coding["document"]["sha256"],
        "start": span["start"],
        "end": span["end"],
        "length": span["end"] - span["start"],
        "sha256": sha256(span["exact"].encode()).hexdigest(),
    }
    return made | ({"exact": span["exact"]} if words else {})
