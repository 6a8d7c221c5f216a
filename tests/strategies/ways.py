"""Small cases for roadmaps: issues that go from *no* to *yes*, worth stated points to parties."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from detente.analysis.preferences import Outlook
from detente.analysis.roadmap import Roadmap, roadmap
from detente.case import (
    Case,
    Issue,
    Option,
    Package,
    Party,
    Statement,
    Value,
    Weight,
    in_force,
    text,
)

Changes = Mapping[str, Mapping[str, int]]
"""Per party and issue: what going from *no* to *yes* is worth to it, in points."""


def switches(names: list[str]) -> tuple[Issue, ...]:
    """Issues with the options *no* (today) and *yes*."""
    options = (Option("no"), Option("yes"))
    return tuple(Issue(name, options=options, status_quo="no") for name in names)


def additive(changes: Changes, **more: Any) -> Case:
    """A case in which every party's utility is fixed: a weight per issue, 100 for what it likes."""
    statements: list[Statement] = []
    for party, row in changes.items():
        for issue, change in row.items():
            path = f"statements.{party}"
            statements.append(
                Weight(f"{path}.weights.{issue}", party, issue, Fraction(abs(change)))
            )
            for option, good in (("no", change < 0), ("yes", change >= 0)):
                element = f"{path}.values.{issue}.{option}"
                points = Fraction(100 if good else 0)
                statements.append(Value(element, party, issue, option, points))
    names = list(dict.fromkeys(issue for row in changes.values() for issue in row))
    fields: dict[str, Any] = {
        "id": "way",
        "parties": tuple(Party(party, text(party)) for party in changes),
        "issues": switches(names),
        "statements": tuple(statements),
    }
    return Case(**{**fields, **more})


def all_yes(case: Case) -> Package:
    """Every issue at *yes*."""
    return Package(tuple((issue.id, "yes") for issue in case.issues))


def mapped(case: Case, package: Package | None = None, **options: Any) -> Roadmap:
    """The roadmap to a package (default: everything at *yes*) for all but mediators."""
    case = in_force(case)
    parties = case.negotiators()
    outlooks = {party: Outlook(case, party) for party in parties}
    return roadmap(case, package or all_yes(case), parties, outlooks, **options)


def stages(found: Roadmap) -> list[tuple[str, ...]]:
    """The stages of the plan, in ids without the option of steps that nobody named."""
    return [tuple(step.removesuffix("=yes") for step in stage.steps) for stage in found.plan.stages]
