"""How it was computed: exact or with which bound, by which methods, and how to repeat it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.overview import Analysis
from detente.reports.words.names import Names
from detente.reports.words.numbers import grouped, share
from detente.reports.words.warnings import warnings
from detente.reports.words.worth import measures

LOOSE = 50
"""A bound of so many points of 100 says nothing that a reader could use."""

METHOD_PAGES = {
    "two_parties": "two-parties",
    "layered": "large-cases",
    "elimination": "large-cases",
    "enumeration": "enumeration",
    "single_solutions": "single-solutions",
}
"""The page of explanation for each method that an analysis may name."""


@dataclass(frozen=True, slots=True)
class MethodView:
    """Sentences, the command that repeats the run, and the names of the pages that explain it."""

    sentences: tuple[str, ...]
    warnings: tuple[str, ...]
    command: str
    pages: tuple[str, ...]


def method_view(names: Names, analysis: Analysis, *, sampled: bool = False) -> MethodView:
    """What a sceptic needs to repeat the run."""
    return MethodView(
        sentences=tuple(_sentences(names, analysis)),
        warnings=warnings(names, analysis),
        command=shlex.join(
            [
                *("detente", "analyze", analysis.case.id),
                *("--parties", ",".join(analysis.parties)),
                *("--lang", names.language),
            ]
        ),
        pages=tuple(dict.fromkeys(_pages(analysis, sampled=sampled))),
    )


def _pages(analysis: Analysis, *, sampled: bool) -> Iterator[str]:
    """The page of everything that was used, in the order in which a reader meets it."""
    held = analysis.held
    yield "acceptance"
    yield "compatible-utilities"
    if any(code == "contradiction" for code, _ in analysis.warnings):
        yield "contradictions"
    yield "first-steps"
    if any(finding.consents or finding.undo for _, finding in analysis.ratification):
        yield "ratification"
    if analysis.clauses:
        yield "contingent-clauses"
    if analysis.roadmap is not None:
        yield "roadmap"
    if held.red_lines.demands:
        yield "red-lines"
    if analysis.case.sources and any(claim.confirmed for claim in analysis.case.claims):
        yield "coverage"
    if held.frontier is not None or held.zone.frontier is not None:
        yield "frontier"
    for method in analysis.methods:
        yield METHOD_PAGES[method]
    for name in _solutions(analysis):
        yield name.replace("_", "-")
    if any(solution.gap is not None for solution in held.solutions):
        yield METHOD_PAGES["single_solutions"]
    if any(solution.near for solution in held.solutions):
        yield "near-optimal"
    if sampled:
        yield "how-sure"
        yield "sampled-shares"


def _solutions(analysis: Analysis) -> Iterator[str]:
    """The solutions shown: those of the zone, and those that price a way out."""
    for solution in analysis.held.solutions:
        if solution.points:
            yield solution.name
    for holding in (analysis.held, analysis.without_possible):
        for way in holding.red_lines.ways_out if holding else ():
            yield from (name for name, _ in way.worth)


def _sentences(names: Names, analysis: Analysis) -> Iterator[str]:
    yield names.say(
        "report.method.packages",
        count=grouped(analysis.packages, names.language),
        play=grouped(analysis.packages_in_play, names.language),
    )
    if analysis.methods:
        known = [names.say(f"report.method.name.{name}") for name in analysis.methods]
        yield names.say("report.method.methods", methods="; ".join(known))
    else:
        yield names.say("report.method.no_methods")
    yield from _exactness(names, analysis)
    if analysis.opposition is not None:
        part = share(Fraction(analysis.opposition))
        yield names.say("report.method.opposition", share=part)
    yield names.say(
        "report.method.version", version=analysis.version, date=names.date(analysis.made_on)
    )
    yield names.say("report.method.hash", hash=analysis.case_hash)
    yield names.say("report.method.evidence")


def _exactness(names: Names, analysis: Analysis) -> Iterator[str]:
    if analysis.partial:
        yield names.say("report.method.partial")
    found = analysis.held.frontier or analysis.held.zone.frontier
    singly = any(solution.gap is not None for solution in analysis.held.solutions)
    if singly or not analysis.zone.proved:
        yield names.say("report.method.singly")
    if found is None or not any(found.epsilon):
        if not analysis.partial and not singly and analysis.zone.proved:
            yield names.say("report.method.exact")
        return
    loose = []
    for measure, error in zip(measures(analysis, analysis.held), found.epsilon, strict=True):
        bound = max(1, measure.points(error))
        if bound >= LOOSE:
            loose.append(measure.party)
        elif error:
            yield names.say("report.method.bounded", party=names.party(measure.party), bound=bound)
    if loose:
        yield names.say("report.method.loose", parties=names.parties(loose))
