"""The report: everything behind the brief, in one self-contained page."""

from __future__ import annotations

from detente.analysis.overview import Analysis
from detente.analysis.robustness import Robustness, Samples
from detente.reports.environment import rendered
from detente.reports.explanations import explanations
from detente.reports.views.agenda import agenda_view
from detente.reports.views.assumptions import assumptions_view
from detente.reports.views.brief import brief_view
from detente.reports.views.clauses import clauses_view
from detente.reports.views.conflicts import conflicts_view
from detente.reports.views.coverage import coverage_view
from detente.reports.views.evidence import evidence_view
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
from detente.reports.words.names import Names
from detente.sources.coverage import coverage

_SECTIONS = (
    *("agenda", "parties", "packages", "ratification", "clauses", "roadmap", "conflicts"),
    *("assumptions", "unknown", "questions", "coverage", "samples", "frontier", "solutions"),
    *("orders", "sources", "method", "explanations"),
)


def report_html(
    analysis: Analysis,
    language: str,
    samples: Samples | None = None,
    sure: Robustness | None = None,
) -> str:
    """The report in HTML: the brief on top, then a section per finding; no script.

    ``samples`` and ``sure`` make up a section of their own where they were asked for.
    """
    names = Names(analysis.case, language)
    brief = brief_view(analysis, language)
    frontier = frontier_view(names, analysis, sure)
    solutions = solutions_view(names, analysis)
    counted = coverage(analysis.case)
    evidence = evidence_view(names, analysis, counted)
    heard = coverage_view(names, analysis, counted, evidence)
    absent = set() if frontier or solutions.solutions else {"solutions"}
    ratified, road = ratification_view(names, analysis), roadmap_view(names, analysis)
    method = method_view(names, analysis, sampled=samples is not None or sure is not None)
    if samples is None and sure is None:
        absent.add("samples")
    if not analysis.case.sources:
        absent.add("sources")
    if heard is None:
        absent.add("coverage")
    if not ratified:
        absent.add("ratification")
    if not analysis.clauses:
        absent.add("clauses")
    if road is None:
        absent.add("roadmap")
    return rendered(
        "report.html",
        names,
        brief=brief,
        marking_css=css_text(brief.marking),
        sections=[section for section in _SECTIONS if section not in absent],
        agenda=agenda_view(names, analysis),
        withdrawn=withdrawn_view(names, analysis),
        parties=parties_view(names, analysis),
        packages=packages_view(names, analysis),
        ratification=ratified,
        clauses=clauses_view(names, analysis),
        roadmap=road,
        conflicts=conflicts_view(names, analysis),
        assumptions=assumptions_view(names, analysis),
        unknown=unknown_view(names, analysis),
        questions=questions_view(names, analysis),
        samples=samples_view(names, samples),
        robustness=robustness_view(names, sure),
        frontier=frontier,
        solutions=solutions,
        orders=orders_view(names, analysis),
        coverage=heard,
        evidence=evidence,
        sources=sources_view(names, analysis, evidence),
        method=method,
        explained=method.pages,
        explanations=explanations(method.pages, language),
    )


def css_text(words: str) -> object:
    """Somebody's words as a CSS string that nothing can break out of: every sign is a number."""
    from markupsafe import Markup

    signs = "".join(
        sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):06x}" for sign in words
    )
    return Markup(f'"{signs}"')
