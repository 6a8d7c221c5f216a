"""An analysis as JSON values: stable keys, every finding with its words."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from detente.analysis.overview import Analysis, Holding
from detente.analysis.red_lines import Conflict, RedLinesFinding, WayOut
from detente.case import Contested, contested
from detente.reports.clauses import clause_json
from detente.reports.json_brief import brief_json
from detente.reports.json_certainty import certainty_json
from detente.reports.json_points import (
    frontier_json,
    solution_json,
    zone_json,
)
from detente.reports.json_shared import assumption_json, flip_json, question_json, step_json
from detente.reports.ratification import ratification_json
from detente.reports.roadmap import roadmap_json
from detente.reports.words.authority import authority
from detente.reports.words.conflicts import conflict
from detente.reports.words.contested import contest
from detente.reports.words.evidence import contested_flips, contested_words
from detente.reports.words.names import Names
from detente.reports.words.orders import certain_order
from detente.reports.words.warnings import warnings
from detente.reports.words.ways_out import way_out

SOLUTIONS = (
    "nash",
    "kalai_smorodinsky",
    "egalitarian",
    "utilitarian",
    "max_relative_gains",
    "weighted_nash",
)


def as_json(analysis: Analysis, language: str, *, full: bool = False) -> dict[str, Any]:
    """The analysis as the JSON of ``detente analyze``.

    ``utilities`` are numbers, ``exact`` the same as reduced fractions; keys that need fixed
    utilities are absent where nothing is known, and marked ``given: central`` where they rest on
    central values. Texts are in the given language, by the functions that word the pages.
    ``full`` adds who must agree to each package shown, and in which order it is carried out.
    """
    names = Names(analysis.case, language)
    made: dict[str, Any] = {
        "detente": analysis.version,
        "case": _case(analysis, names),
        "made_on": analysis.made_on.isoformat(),
        "parties": list(analysis.parties),
        "packages": str(analysis.packages),
        "packages_in_play": str(analysis.packages_in_play),
        "authority": {
            "settle": list(analysis.authority.settle),
            "recommend": list(analysis.authority.recommend),
            "not_theirs": list(analysis.authority.not_theirs),
            "text": authority(names, analysis.authority),
        },
        "brief": brief_json(analysis, Names(analysis.case, language, brief=True)),
        "first_steps": [step_json(names, step) for step in analysis.first_steps],
        "first_steps_count": str(analysis.first_steps_count),
        "method": _method(analysis),
        "methods": list(analysis.methods),
        "epsilon": _epsilon(analysis),
        "status": analysis.status,
        "partial": analysis.partial,
    }
    if analysis.central:
        made["given"] = "central"
    if analysis.disagreement:
        made["disagreement"] = _worths(analysis.disagreement)
        made["assumed_disagreement"] = list(analysis.assumed_disagreement)
        made["cannot_gain"] = list(analysis.cannot_gain)
    made |= _holding(analysis, names, analysis.held)
    spared = analysis.without_possible
    made["without_possible"] = _holding(analysis, names, spared) if spared is not None else None
    return made | {
        "unvalued": list(analysis.unvalued),
        "opposition": analysis.opposition,
        "contested": [
            {"issue": c.issue, "sides": _sides(c.sides), "text": contest(names, c)}
            for c in analysis.contested
        ],
        "contradictions": [_contradiction(names, analysis, c) for c in contested(analysis.case)],
        "orders": [
            {
                "party": order.party,
                "better": order.better,
                "worse": order.worse,
                "tie": order.tie,
                "text": certain_order(names, analysis, order),
            }
            for order in analysis.orders
        ],
        "certainty": certainty_json(analysis.certainty),
        "assumptions": [assumption_json(names, analysis, each) for each in analysis.assumptions],
        "questions": [question_json(names, each) for each in analysis.questions],
        "warnings": list(warnings(names, analysis)),
        **(_full(analysis, language) if full else {}),
    }


def _full(analysis: Analysis, language: str) -> dict[str, Any]:
    """Who must agree to each package of the brief, how one is carried out, and the clauses."""
    case, road = analysis.case, analysis.roadmap
    return {
        "ratification": [
            {"row": ref} | ratification_json(case, finding, language)
            for ref, finding in analysis.ratification
        ],
        "roadmap": None
        if road is None
        else {"row": analysis.roadmap_ref} | roadmap_json(case, road, language),
        "clauses": [clause_json(case, each, language) for each in analysis.clauses],
    }


def _case(analysis: Analysis, names: Names) -> dict[str, Any]:
    case = analysis.case
    return {
        "id": case.id,
        "title": names.title(),
        "as_of": case.as_of.isoformat() if case.as_of else None,
        "marking": names.text(case.marking) if case.marking else None,
        "hash": analysis.case_hash,
    }


def _method(analysis: Analysis) -> str:
    frontiers = [analysis.held.frontier, analysis.held.zone.frontier]
    bounded = any(f is not None and f.frontier.method == "bounded" for f in frontiers)
    bounded |= any(solution.method != "exact" for solution in analysis.held.solutions)
    return "bounded" if bounded or analysis.partial else "exact"


def _epsilon(analysis: Analysis) -> dict[str, float]:
    found = analysis.held.frontier or analysis.held.zone.frontier
    errors = found.epsilon if found else (Fraction(0),) * len(analysis.parties)
    return {
        party: 0 if not error else float(error)
        for party, error in zip(analysis.parties, errors, strict=True)
    }


def _worths(worths: Sequence[tuple[str, Fraction]]) -> dict[str, Any]:
    return {
        "utilities": {party: float(worth) for party, worth in worths},
        "exact": {party: str(worth) for party, worth in worths},
    }


def _holding(analysis: Analysis, names: Names, held: Holding) -> dict[str, Any]:
    """Zone, frontier and solutions where something is known; conflicts and ways out always."""
    parties = analysis.parties
    given = {"given": "central"} if analysis.central else {}
    found: dict[str, Any] = {}
    if held.zone.empty is not None or held.zone.frontier is not None:
        found["zone"] = zone_json(held.zone, parties) | given
    if held.frontier is not None:
        found["frontier"] = frontier_json(held.frontier, parties) | given
    if held.frontier is not None or held.solutions:
        solved = {each.name: solution_json(each, parties) for each in held.solutions}
        found["solutions"] = {name: solved.get(name, {"points": []}) | given for name in SOLUTIONS}
    return found | _red_lines(names, held.red_lines)


def _red_lines(names: Names, finding: RedLinesFinding) -> dict[str, Any]:
    return {
        "conflicts": [_conflict(names, each) for each in finding.conflicts],
        "ways_out": [_way_out(names, each) for each in finding.ways_out],
        "demands": [
            {
                "demand": note.demand,
                "owner": note.owner,
                "grade": str(note.grade),
                "idle": note.idle,
                "gains": {party: float(gain) for party, gain in note.gains},
                "closes_zone": note.closes_zone,
            }
            for note in finding.demands
        ],
        "demands_complete": finding.complete,
        "impossible": finding.impossible,
    }


def _conflict(names: Names, finding: Conflict) -> dict[str, Any]:
    return {
        "demands": list(finding.demands),
        "witnesses": {demand: package.as_dict() for demand, package in finding.witnesses},
        "grades": {demand: str(grade) for demand, grade in finding.grades},
        "facts": list(finding.facts),
        "possible": finding.possible,
        "proved": finding.proved,
        "text": conflict(names, finding),
    }


def _way_out(names: Names, finding: WayOut) -> dict[str, Any]:
    exact: dict[str, dict[str, Fraction]] = {}
    for concept, worths in finding.worth:
        for party, worth in worths:
            exact.setdefault(party, {})[concept] = worth
    for party, worth in finding.against:
        exact.setdefault(party, {})["against"] = worth
    for relief in finding.reliefs:
        exact.setdefault(relief.party, {}).update(
            stated=relief.stated, enough=relief.enough, share=relief.share
        )
    made: dict[str, Any] = {
        "drop": list(finding.drop),
        "price": {
            party: {name: float(worth) for name, worth in worths.items()}
            for party, worths in exact.items()
        },
        "exact": {
            party: {name: str(worth) for name, worth in worths.items()}
            for party, worths in exact.items()
        },
        "concessions": [
            {"demand": each.demand, "issue": each.issue, "options": list(each.options)}
            for each in finding.concessions
        ],
        "witness": finding.witness.as_dict(),
        "gives": list(finding.gives),
        "receives": list(finding.receives),
        "loss": None if finding.loss is None else float(finding.loss),
        "possible": finding.possible,
        "text": way_out(names, finding),
    }
    return made | ({"given": "central"} if finding.central else {})


def _contradiction(names: Names, analysis: Analysis, finding: Contested) -> dict[str, Any]:
    """An element that sources claim and contradict, and the cells that turn if it is not so."""
    return {
        "element": finding.element,
        "supporting": list(finding.supporting),
        "contradicting": list(finding.contradicting),
        "flips": [flip_json(flip) for flip in contested_flips(analysis, finding)],
        "text": contested_words(names, analysis, finding),
    }


def _sides(
    sides: Sequence[tuple[Sequence[str], Sequence[str], Sequence[str]]],
) -> list[dict[str, Any]]:
    return [
        {"options": list(options), "parties": list(parties), "statements": list(statements)}
        for options, parties, statements in sides
    ]
