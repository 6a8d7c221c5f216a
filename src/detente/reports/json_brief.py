"""The brief as JSON values: three sentences, the matrix, and what would turn a cell."""

from __future__ import annotations

from typing import Any

from detente.analysis.overview import Analysis, Cell, Row
from detente.reports.json_points import package_json
from detente.reports.json_shared import assumption_json, question_json, step_json
from detente.reports.words import cell as cell_words
from detente.reports.words.blocks import blocks
from detente.reports.words.could import consents_line, could, could_words
from detente.reports.words.names import Names
from detente.reports.words.roadmap import first_stage
from detente.reports.words.rows import row_name
from detente.reports.words.within_reach import within_reach


def brief_json(analysis: Analysis, names: Names) -> dict[str, Any]:
    """The brief, with the sentences of its page; ``names`` are those of the brief."""
    finding = analysis.brief
    reach, stops = finding.within_reach, finding.blocks
    return {
        "within_reach": {
            "steps": reach.steps,
            "wanted": reach.wanted,
            "best": step_json(names, reach.best) if reach.best else None,
            "agreed_by": list(reach.agreed_by),
            "unasked": list(reach.unasked),
            "zone_empty": reach.zone_empty,
            "settle": list(reach.settle),
            "recommend": list(reach.recommend),
            "text": within_reach(names, analysis),
        },
        "blocks": {
            "kind": stops.kind,
            "demands": list(stops.demands),
            "owners": list(stops.owners),
            "parties": list(stops.parties),
            "not_theirs": list(stops.not_theirs),
            "contested": list(stops.contested),
            "possible": stops.possible,
            "text": blocks(names, analysis),
        },
        "consents": consents_line(names, analysis),
        "first_stage": first_stage(names, analysis),
        "find_out": [question_json(names, each) for each in finding.find_out],
        "columns": list(finding.columns),
        "rows": [_row(names, analysis, row) for row in finding.rows],
        "assumptions": [assumption_json(names, analysis, each) for each in finding.assumptions],
    }


def _row(names: Names, analysis: Analysis, row: Row) -> dict[str, Any]:
    name = row_name(names, row)
    return {
        "package": row.ref,
        "kind": row.kind,
        "choices": package_json(row.package),
        "moves": list(row.moves),
        "solution": row.solution,
        "text": name,
        "cells": {
            cell.party: _cell(names, name, row, cell) | _could(names, analysis, row, cell)
            for cell in row.cells
        },
    }


def _cell(names: Names, name: str, row: Row, cell: Cell) -> dict[str, Any]:
    return {
        "acceptance": str(cell.acceptance),
        "because": cell.because,
        "reason": cell.reason,
        "grade": str(cell.grade) if cell.grade else None,
        "falls_if": list(cell.falls_if),
        "without_possible": str(cell.without_possible),
        "loose": cell.loose,
        "text": cell_words.sentence(names, name, row, cell),
    }


def _could(names: Names, analysis: Analysis, row: Row, cell: Cell) -> dict[str, Any]:
    """What an affected party could do about the row's package; nothing for any other."""
    found = could(names, analysis, row.ref, cell.party)
    if not found:
        return {}
    return {
        "could": [
            {"kind": each.kind, "issues": list(each.issues), "text": could_words(names, each)}
            for each in found
        ]
    }
