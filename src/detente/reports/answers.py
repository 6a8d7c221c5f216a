"""The answers of ``improve`` and ``diff``, as plain text and as plain values."""

from __future__ import annotations

from typing import Any

from detente.analysis.agreements import Improvements
from detente.analysis.overview import Difference, Fate, Finding
from detente.case import Case, write_number
from detente.reports.words.difference import change, difference, flipped
from detente.reports.words.improvements import improvement, improvements
from detente.reports.words.names import Names
from detente.reports.words.survival import old_offer, old_package


def improvements_text(case: Case, found: Improvements, language: str) -> str:
    """What would improve a package, for a terminal."""
    return improvements(Names(case, language), found)


def improvements_json(case: Case, found: Improvements, language: str) -> dict[str, Any]:
    """What would improve a package: packages as issue to option, gains as numbers and fractions."""
    names = Names(case, language)
    return {
        "start": found.start.as_dict(),
        "efficient": found.efficient,
        "proved": found.proved,
        "outside_zone": found.outside,
        "given": "central" if found.central else "fixed",
        "count": found.count,
        "improvements": [
            {
                "package": each.package.as_dict(),
                "moves": [{"issue": m.issue, "from": m.start, "to": m.end} for m in each.moves],
                "picked": each.picked,
                "total": dict(each.total),
                "certain": not each.open,
                "open": list(each.open),
                "trades": {party: dict(parts) for party, parts in each.trades},
                "gain": None
                if each.gain is None
                else {party: float(amount) for party, amount in each.gain},
                "exact": None
                if each.gain is None
                else {
                    party: f"{amount.numerator}/{amount.denominator}"
                    if amount.denominator != 1
                    else write_number(amount)
                    for party, amount in each.gain
                },
                "text": improvement(names, each),
            }
            for each in found.found
        ],
        "text": improvements(names, found),
    }


def difference_text(found: Difference, language: str) -> str:
    """What survived and flipped between two versions of a case, for a terminal."""
    return difference(Names(found.new, language), found)


def difference_json(found: Difference, language: str) -> dict[str, Any]:
    """What survived and flipped between two versions of a case: elements by path, then by kind."""
    names = Names(found.new, language)
    return {
        "old": found.old_hash,
        "new": found.new_hash,
        "parties": list(found.parties),
        "survival": _survival(names, found),
        "changes": [
            {"element": each.element, "how": each.how, "text": change(names, each)}
            for each in found.changes
        ],
        "flipped": [
            {
                "kind": each.kind,
                "about": list(each.about),
                "before": each.before,
                "after": each.after,
                "because": [cause.element for cause in each.because],
                "text": flipped(names, each),
            }
            for each in found.flipped
        ],
        "causes_tried": found.causes_tried,
        "text": difference(names, found),
    }


def _survival(names: Names, found: Difference) -> dict[str, Any]:
    before, left = Names(found.old, names.language), found.survival
    return {
        "packages": [
            {
                "refs": list(each.refs),
                "package": each.package.as_dict(),
                **_fate(each.fate),
                "text": old_package(names, before, each),
            }
            for each in left.packages
        ],
        "offers": [
            {
                "element": each.element,
                "holder": each.holder,
                "kind": each.kind,
                "status": each.status,
                "packages": [
                    {"package": package.as_dict(), **_fate(fate)}
                    for package, fate in zip(each.packages, each.fates, strict=True)
                ],
                "text": old_offer(names, before, each),
            }
            for each in left.offers
        ],
        "findings": {
            "kept": [_finding(each) for each in left.kept],
            "gone": [_finding(each) for each in left.gone],
            "new": [_finding(each) for each in left.new],
        },
    }


def _fate(fate: Fate) -> dict[str, Any]:
    return {
        "status": fate.status,
        "now": fate.package.as_dict(),
        "choices": [
            {
                "issue": choice.issue,
                "options": list(choice.options),
                "instead_of": None if choice.instead_of is None else list(choice.instead_of),
            }
            for choice in fate.choices
        ],
        "missing": [
            {
                "issue": lost.issue,
                "option": lost.option,
                "how": lost.how,
                "on": None if lost.on is None else lost.on.isoformat(),
                "whole_issue": lost.whole,
            }
            for lost in fate.missing
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {"kind": finding.kind, "about": list(finding.about), "value": finding.value}
