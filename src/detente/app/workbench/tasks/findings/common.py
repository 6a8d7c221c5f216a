"""What every task of the findings begins with: the case, the package asked about, the addresses."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from detente.app.requests import BadRequestError
from detente.app.workbench.addresses import claim_address, element_address, package_address
from detente.case import Case, Kind, Package, in_force, write_number
from detente.i18n import say

if TYPE_CHECKING:
    from detente.reports.sections import Links

NAMED = ("status-quo", "no-deal")
"""Packages with names of their own, beside the solutions."""


def links_at(case: Case, at: str) -> Links:
    """The addresses of the pages of a case, whose path is ``at``."""
    from detente.reports.sections import Links

    today = case.status_quo().as_dict()

    def package(found: Package) -> str:
        moved = {i: option for i, option in found.choices if today.get(i) != option}
        return package_address(at, moved)

    def dropped(paths: Iterable[str]) -> str:
        return f"{at}/brief?{urlencode([('without', path) for path in paths])}"

    return Links(
        element=lambda path: element_address(at, path),
        claim=lambda claim: claim_address(at, claim),
        package=package,
        explanation=lambda name: f"{at}/findings/explained/{name}",
        dropped=dropped,
    )


def asked_case(folder: Path, request: dict[str, Any]) -> tuple[Case, Links] | dict[str, Any]:
    """The case of a folder, and the addresses of its pages; else the answer that says what lacks.

    A case on which work has just begun is no error: its page sends its reader to the builder.
    """
    from detente.formats import read

    reading = read(folder)
    if reading.case is not None:
        return reading.case, links_at(in_force(reading.case), request["at"])
    words = [problem.fault.words(request["language"]) for problem in reading.errors]
    return {
        "id": "",
        "lacking": [{"words": each, "href": f"{request['at']}/build"} for each in words],
    }


def reference_in(request: dict[str, Any]) -> str:
    """The package a request asks about: its ``choose`` (issue:option), else its ``ref``.

    A name is one of a fixed list: in the workbench no reference ever names a file. Raises
    `BadRequestError`.
    """
    from detente.app.references import SOLUTIONS

    chosen = [one.partition(":") for one in request.get("choose") or ()]
    if chosen:
        return ",".join(f"{issue}={option}" for issue, _, option in chosen)
    name = str(request.get("ref") or "status-quo").strip()
    if name not in NAMED and name.replace("-", "_") not in SOLUTIONS:
        raise BadRequestError(say("findings.no_such_name", request["language"], name=name[:80]))
    return name


def parties_of(case: Case, asked: list[str] | None, language: str) -> list[dict[str, Any]]:
    """The parties that can negotiate, each with whether it does in this answer."""
    return [
        {
            "id": party.id,
            "name": party.name.in_language(language),
            "on": asked is None or party.id in asked,
        }
        for party in case.parties
        if party.kind is not Kind.MEDIATOR
    ]


def weights_of(case: Case, parties: Iterable[str], language: str) -> list[dict[str, str]]:
    """Each of these parties with the weight the case gives it in weighted Nash, else 1."""
    found = [case.party(party) for party in parties]
    return [
        {
            "id": party.id,
            "name": party.name.in_language(language),
            "weight": write_number(party.power or Fraction(1)),
        }
        for party in found
    ]


def issues_of(case: Case, chosen: Package | None, language: str) -> list[dict[str, Any]]:
    """The issues with their options, as a form for choosing a package needs them."""
    from detente.reports.words.names import Names

    names = Names(case, language)
    today = case.status_quo()
    made = []
    for issue in case.issues:
        now = today.get(issue.id)
        at = now if chosen is None else chosen.get(issue.id)
        options = list(dict.fromkeys([*issue.option_ids(), *(o for o in (now, at) if o)]))
        made.append(
            {
                "id": issue.id,
                "name": names.issue(issue.id),
                "options": [
                    {
                        "id": option,
                        "name": names.option(issue.id, option),
                        "today": option == now,
                        "chosen": option == at,
                    }
                    for option in options
                ],
            }
        )
    return made
