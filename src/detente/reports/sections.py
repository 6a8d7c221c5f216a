"""The sections of the report, all together or one at a time: one view and one template each.

Alone, a section is a fragment of a page that lays its own style sheet and its own marks around it;
its links then lead to pages, by the addresses that page hands over, instead of to anchors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from detente.analysis.overview import Analysis
from detente.analysis.robustness import Robustness, Samples
from detente.case import Package
from detente.reports.environment import rendered
from detente.reports.explanations import explanations
from detente.reports.views.agenda import agenda_view
from detente.reports.views.assumptions import assumptions_view
from detente.reports.views.clauses import clauses_view
from detente.reports.views.conflicts import conflicts_view
from detente.reports.views.coverage import coverage_view
from detente.reports.views.evidence import evidence_view, led_to_elements
from detente.reports.views.frontier import frontier_view
from detente.reports.views.method import method_view
from detente.reports.views.orders import orders_view
from detente.reports.views.packages import packages_view
from detente.reports.views.parties import parties_view
from detente.reports.views.questions import questions_view
from detente.reports.views.ratification import ratification_view
from detente.reports.views.roadmap import roadmap_view
from detente.reports.views.robustness import robustness_view
from detente.reports.views.samples import samples_view
from detente.reports.views.solutions import solutions_view
from detente.reports.views.sources import sources_view
from detente.reports.views.unknown import unknown_view
from detente.reports.views.withdrawn import withdrawn_view
from detente.reports.words.evidence import path_of
from detente.reports.words.names import Names
from detente.sources.coverage import coverage

SECTIONS = (
    *("agenda", "parties", "packages", "ratification", "clauses", "roadmap", "conflicts"),
    *("assumptions", "unknown", "questions", "coverage", "samples", "frontier", "solutions"),
    *("orders", "sources", "method", "explanations"),
)
"""Every section of the report, in its order."""


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses of pages that a section on its own leads to.

    ``element`` is given the path of an element, ``claim`` the id of a claim, ``explanation`` the
    name of a page of explanation, ``dropped`` paths of elements to try the case without.
    """

    element: Callable[[str], str]
    claim: Callable[[str], str]
    package: Callable[[Package], str]
    explanation: Callable[[str], str]
    dropped: Callable[[Iterable[str]], str]

    def without(self, demands: Iterable[str]) -> str:
        """The address for trying the case without demands, named by path or demand id."""
        return self.dropped(path_of(demand) for demand in demands)

    def to(self, anchor: str) -> str:
        """The address of what a report has under an anchor."""
        kind, _, name = anchor.partition("-")
        leads = {"claim": self.claim, "element": self.element, "page": self.explanation}
        return leads[kind](name) if kind in leads else f"#{anchor}"


def section_values(
    analysis: Analysis,
    names: Names,
    samples: Samples | None = None,
    sure: Robustness | None = None,
    links: Links | None = None,
) -> dict[str, Any]:
    """What the templates of the sections are filled with: the view of each, by its key."""
    counted = coverage(analysis.case)
    evidence = evidence_view(names, analysis, counted)
    marks = evidence if links is None else led_to_elements(analysis.case)
    method = method_view(names, analysis, sampled=samples is not None or sure is not None)
    return {
        "agenda": agenda_view(names, analysis),
        "withdrawn": withdrawn_view(names, analysis),
        "parties": parties_view(names, analysis),
        "packages": packages_view(names, analysis),
        "ratification": ratification_view(names, analysis),
        "clauses": clauses_view(names, analysis),
        "roadmap": roadmap_view(names, analysis),
        "conflicts": conflicts_view(names, analysis),
        "assumptions": assumptions_view(names, analysis),
        "unknown": unknown_view(names, analysis),
        "questions": questions_view(names, analysis),
        "samples": samples_view(names, samples),
        "robustness": robustness_view(names, sure),
        "frontier": frontier_view(names, analysis, sure, links.package if links else None),
        "solutions": solutions_view(names, analysis),
        "orders": orders_view(names, analysis),
        "coverage": coverage_view(names, analysis, counted, evidence),
        "evidence": marks,
        "sources": sources_view(names, analysis, evidence),
        "method": method,
        "explained": method.pages,
        "explanations": explanations(method.pages, names.language),
    }


def sections_present(analysis: Analysis, values: Mapping[str, Any]) -> tuple[str, ...]:
    """The sections that have something to say, in the order of the report."""
    there = {
        "solutions": values["frontier"] or values["solutions"].solutions,
        "samples": values["samples"] or values["robustness"],
        "sources": analysis.case.sources,
        "coverage": values["coverage"],
        "ratification": values["ratification"],
        "clauses": analysis.clauses,
        "roadmap": values["roadmap"],
    }
    return tuple(key for key in SECTIONS if there.get(key, True))


def report_sections(
    analysis: Analysis,
    keys: Iterable[str],
    language: str,
    samples: Samples | None = None,
    sure: Robustness | None = None,
    links: Links | None = None,
) -> dict[str, str]:
    """Sections of the report as fragments of HTML, by key; those with nothing to say are left out.

    What all of them share is worked out once.
    """
    names = Names(analysis.case, language)
    values = section_values(analysis, names, samples, sure, links)
    there = sections_present(analysis, values)
    return {key: fragment(names, key, values, links) for key in keys if key in there}


def report_section(
    analysis: Analysis, key: str, language: str, links: Links | None = None
) -> str | None:
    """One section of the report as a fragment of HTML; None where it has nothing to say."""
    return report_sections(analysis, [key], language, links=links).get(key)


def fragment(names: Names, key: str, values: Mapping[str, Any], links: Links | None = None) -> str:
    """The section of a key, filled with values of which its own must be there."""
    led = {} if links is None else {"links": links, "to": links.to}
    return rendered(f"report/{key}.html", names, annex="", **{**values, **led})
