"""Who must agree to each package of the brief, who refuses, and who could undo it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.analysis.overview import Analysis
from detente.analysis.ratification import Consent, Ratification
from detente.reports.words.bring_in import bring_in
from detente.reports.words.hyphens import breakable
from detente.reports.words.names import Names, capital
from detente.reports.words.ratification import (
    Ground,
    apart,
    bloc_line,
    blocker,
    blocking,
    consent_count,
    consent_name,
    consent_party,
    consent_rule,
    ground,
    otherwise,
    passes,
    pivotal,
)
from detente.reports.words.rows import ref_name, row_by_ref
from detente.reports.words.undoing import coalitions, powers, undoing

VERDICTS = {"certain": "certain", "possible": "possible", "no": "refused", "unknown": "unknown"}
"""The sign and colour of an answer: those of acceptance."""


@dataclass(frozen=True, slots=True)
class GroundView:
    """What decides, with its grade; ``claim`` is the anchor of the first claim behind it."""

    element: str
    words: str
    grade: str
    grade_word: str
    claim: str


@dataclass(frozen=True, slots=True)
class ConsentView:
    """One row: who, whose, by which rule, what is in sight, the answer, and why.

    ``power`` are the blocs that can stop it, and those whose votes may decide.
    """

    name: str
    party: tuple[str, ...]
    rule: str
    count: str
    verdict: str
    word: str
    otherwise: str
    grounds: tuple[GroundView, ...]
    blocs: tuple[str, ...]
    power: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StopView:
    """Who refuses, with the element."""

    words: str
    ground: GroundView | None
    possible: bool


@dataclass(frozen=True, slots=True)
class PackageView:
    """One package: whether it passes, its consents, and what could happen to it."""

    ref: str
    name: str
    moves: str
    verdict: str
    passes: str
    consents: tuple[ConsentView, ...]
    blockers: tuple[StopView, ...]
    bring_in: tuple[str, ...]
    undo: tuple[tuple[str, GroundView], ...]
    coalitions: str
    powers: tuple[tuple[str, tuple[str, ...]], ...]
    partial: bool


def ratification_view(names: Names, analysis: Analysis) -> tuple[PackageView, ...]:
    """Every package that needs somebody's consent, in the order of the brief."""
    return tuple(
        _row(names, analysis, ref, finding)
        for ref, finding in analysis.ratification
        if finding.consents or finding.undo
    )


def _row(names: Names, analysis: Analysis, ref: str, finding: Ratification) -> PackageView:
    package = names.package(finding.package)
    if row_by_ref(analysis, ref) is None:
        return package_view(names, finding, ref, package)
    return package_view(names, finding, ref, capital(ref_name(names, analysis, ref)), package)


def package_view(
    names: Names, finding: Ratification, ref: str, name: str, moves: str = ""
) -> PackageView:
    """One package under a name; ``moves`` say what it changes, where the name does not."""
    return PackageView(
        ref=ref,
        name=name,
        moves=moves,
        verdict=VERDICTS[finding.passes],
        passes=passes(names, finding),
        consents=tuple(_consent(names, finding, each) for each in finding.consents),
        blockers=tuple(
            StopView(
                blocker(names, finding, each),
                _ground(names, ground(names, each.because, finding.package))
                if each.because
                else None,
                each.possible,
            )
            for each in finding.blockers
        ),
        bring_in=tuple(bring_in(names, finding, each) for each in finding.bring_in),
        undo=tuple(
            (undoing(names, each), _ground(names, ground(names, f"undo.{each.act}", None)))
            for each in finding.undo
        ),
        coalitions=coalitions(names, finding),
        powers=tuple((names.party(party), words) for party, words in powers(names, finding)),
        partial=finding.partial is not None,
    )


def _consent(names: Names, finding: Ratification, found: Consent) -> ConsentView:
    count = consent_count(names, found)
    shown = found.kind != "referendum" or not found.because
    return ConsentView(
        name=breakable(consent_name(names, found)),
        party=consent_party(names, found),
        rule=consent_rule(names, found),
        count=count if shown else "",
        verdict=VERDICTS[found.passes],
        word=names.say(f"ratification.consents.{found.passes}"),
        otherwise=otherwise(names, found.passes, found.without_possible),
        grounds=tuple(
            _ground(names, ground(names, each, finding.package, owned=apart(names, found, each)))
            for each in _once(found.because)
        ),
        blocs=tuple(bloc_line(names, found, each) for each in found.blocs),
        power=tuple(s for s in (blocking(names, found), pivotal(names, found)) if s),
    )


def _once(elements: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(elements)


def _ground(names: Names, found: Ground) -> GroundView:
    known = {source.id for source in names.case.sources}
    claims = {claim.id: claim for claim in names.case.claims}
    anchors = [f"claim-{one}" for one, _ in found.says if claims[one].source in known]
    return GroundView(
        element=found.element,
        words=capital(found.words),
        grade=str(found.grade),
        grade_word=names.grade(found.grade),
        claim=anchors[0] if anchors else "",
    )
