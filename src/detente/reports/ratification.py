"""The answer of ``ratify``: who must agree and who could undo it, as text and as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from detente.analysis.ratification import BlocVote, BringIn, Consent, Loss, Ratification
from detente.case import Case
from detente.reports.words.bring_in import bring_in, loss
from detente.reports.words.names import Names
from detente.reports.words.ratification import (
    bloc_line,
    blocker,
    blocking,
    consent,
    consent_name,
    passes,
    pivotal,
)
from detente.reports.words.undoing import coalitions, power, powers, undoing

_MARKS = {"certain": "✓", "possible": "~", "no": "✗", "unknown": "?"}


def ratification_text(case: Case, finding: Ratification, language: str) -> str:
    """Who must agree to a package, who refuses, what would help, who could undo it."""
    names = Names(case, language)
    return "\n\n".join(part for part in _parts(names, finding) if part) + "\n"


def _parts(names: Names, finding: Ratification) -> Iterator[str]:
    moved = finding.package.moves_from(names.case.status_quo())
    if not moved:
        yield names.say("ratification.package_today")
    else:
        package = names.package(finding.package).rstrip(".")
        yield names.say("ratification.package", package=package)
    if not finding.consents:
        yield names.say("ratification.nothing_moves")
    else:
        yield passes(names, finding)
    if finding.partial is not None:
        yield names.say("ratification.partial")
    consents = [line for each in finding.consents for line in _consent(names, finding, each)]
    yield _listed(names, "consents", consents)
    stops = [blocker(names, finding, each) for each in finding.blockers]
    yield _listed(names, "blockers", stops)
    changes = [bring_in(names, finding, each) for each in finding.bring_in]
    yield _listed(names, "bring_in", changes)
    acts = [undoing(names, each) for each in finding.undo]
    together = coalitions(names, finding)
    yield _listed(names, "undo", [*acts, *([together] if together else [])])
    could = [
        names.say("brief.element.owned", party=names.party(party), words="; ".join(words))
        for party, words in powers(names, finding)
    ]
    yield _listed(names, "powers", could)


def _listed(names: Names, heading: str, lines: list[str]) -> str:
    if not lines:
        return ""
    return "\n".join([names.say(f"ratification.heading.{heading}"), *(f"  {x}" for x in lines)])


def _consent(names: Names, finding: Ratification, found: Consent) -> Iterator[str]:
    yield f"{_MARKS[found.passes]} {consent(names, finding, found)}"
    for vote in found.blocs:
        yield f"    {bloc_line(names, found, vote)}"
    for told in (blocking(names, found), pivotal(names, found)):
        if told:
            yield f"    {told}"


def ratification_json(case: Case, finding: Ratification, language: str) -> dict[str, Any]:
    """The finding as plain values: numbers as such and, under ``exact``, as fractions."""
    names = Names(case, language)
    return {
        "passes": finding.passes,
        "without_possible": finding.without_possible,
        "package": finding.package.as_dict(),
        "bodies": [_consent_json(names, finding, each) for each in finding.consents],
        "blockers": [
            {
                "body": each.consent,
                "party": each.party,
                "bloc": each.bloc,
                "because": each.because,
                "grade": None if each.grade is None else str(each.grade),
                "possible": each.possible,
                "text": blocker(names, finding, each),
            }
            for each in finding.blockers
        ],
        "bring_in": [_bring_in_json(names, finding, each) for each in finding.bring_in],
        "undo": [
            {
                "act": each.act,
                "coalition": list(each.coalition),
                "issues": list(each.issues),
                "leaves": each.leaves.as_dict(),
                "would": each.would,
                "gains": dict(each.gains),
                "grade": str(each.grade),
                "minimal": each.minimal,
                "text": undoing(names, each),
            }
            for each in finding.undo
        ],
        "coalitions": [list(each) for each in finding.coalitions],
        "powers": [
            {
                "party": each.party,
                "kind": each.kind,
                "issues": list(each.issues),
                "element": each.element,
                "text": power(names, each),
            }
            for each in finding.powers
        ],
        "parties": list(finding.parties),
        "partial": finding.partial,
        "text": passes(names, finding),
    }


def _consent_json(names: Names, finding: Ratification, found: Consent) -> dict[str, Any]:
    counts = {key: getattr(found, key) for key in ("yes", "no", "open", "needed")}
    return {
        "id": found.id,
        "party": found.party,
        "kind": found.kind,
        "name": consent_name(names, found),
        "issues": list(found.issues),
        "at_table": found.at_table,
        "passes": found.passes,
        "without_possible": found.without_possible,
        **_numbers(counts),
        "blocs": [_bloc_json(names, found, each) for each in found.blocs],
        "more_than": found.more_than,
        "blocking": [list(each) for each in found.blocking],
        "blocking_complete": found.blocking_complete,
        "because": list(found.because),
        "grade": None if found.grade is None else str(found.grade),
        "text": consent(names, finding, found),
    }


def _bloc_json(names: Names, body: Consent, found: BlocVote) -> dict[str, Any]:
    return {
        "id": found.bloc,
        **_numbers({"seats": found.seats}),
        "vote": str(found.vote),
        "without_possible": str(found.without_possible),
        "pivotal": found.pivotal,
        "indispensable": found.indispensable,
        "because": found.because,
        "grade": None if found.grade is None else str(found.grade),
        "text": bloc_line(names, body, found),
    }


def _bring_in_json(names: Names, finding: Ratification, found: BringIn) -> dict[str, Any]:
    return {
        "body": found.consent,
        "package": None if found.package is None else found.package.as_dict(),
        "moves": [{"issue": m.issue, "from": m.start, "to": m.end} for m in found.moves],
        "passes": found.passes,
        "turned_away": list(found.turned_away),
        "losses": [_loss_json(names, each) for each in found.losses],
        "keeps_all": found.keeps_all,
        "complete": found.complete,
        "text": bring_in(names, finding, found),
    }


def _loss_json(names: Names, found: Loss) -> dict[str, Any]:
    return {
        "party": found.party,
        "label": found.label,
        **_numbers({"low": found.low, "high": found.high, "central": found.central}),
        "text": loss(names, found),
    }


def _numbers(values: dict[str, Fraction | None]) -> dict[str, Any]:
    """Each value as a number, and all of them that are known as reduced fractions."""
    return {
        **{key: None if value is None else float(value) for key, value in values.items()},
        "exact": {key: str(value) for key, value in values.items() if value is not None},
    }
