"""How sure the advice is, for a terminal and as JSON values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.analysis.preferences import Span
from detente.analysis.robustness import Acceptability, Listed, MovesAdvice, Proved, Robustness
from detente.case import Case
from detente.reports.views.robustness import RobustnessView, robustness_view
from detente.reports.words.names import Names
from detente.reports.words.robustness import CONCEPTS, moves, rank_words

IN_TEXT = 3
"""Best choices told in the terminal; the report has ten, the JSON all."""


def robustness_text(case: Case, found: Robustness, language: str) -> str:
    """Heading, sentences, the best choices, solutions and what moves the choice."""
    names = Names(case, language)
    view = robustness_view(names, found)
    assert view is not None
    return "\n".join([view.heading, *(f"  {line}" for line in _lines(names, view))]) + "\n"


def _lines(names: Names, view: RobustnessView) -> Iterator[str]:
    yield from view.sentences
    for row in view.rows[:IN_TEXT]:
        yield f"{names.say('robustness.package.numbered', number=row.number)}: {row.package}"
        for title, (words, _) in zip(view.columns, row.cells, strict=True):
            yield f"  {title}: {words}"
    if view.solutions:
        yield f"{names.say('robustness.solutions.heading')}:"
        for name, packages in view.solutions:
            yield f"  {name}: {'; '.join(packages)}"
    if view.influence:
        yield f"{names.say('robustness.influence.heading')}:"
        yield from (f"  {line}" for line in view.influence)
    if view.no_influence:
        yield view.no_influence


def robustness_json(case: Case, found: Robustness, language: str) -> dict[str, Any]:
    """Every package listed with its shares and what is proved; shares are numbers from 0 to 1."""
    names = Names(case, language)
    view = robustness_view(names, found)
    assert view is not None
    return {
        "samples": found.asked,
        "count": found.samples,
        "seed": found.seed,
        "stopped": found.stopped,
        "measure": "product",
        "error_at_most": 0.5 / found.samples**0.5 if found.samples else None,
        "listed": found.listed,
        "criterion": found.criterion,
        "parties": {
            seat.party: {
                "method": seat.method,
                "tried": seat.tried,
                "kept": seat.kept,
                "no_deal": seat.no_deal,
                "effective": round(seat.effective, 1),
                "r_hat": None if seat.r_hat is None else round(seat.r_hat, 4),
                "sound": seat.sound,
            }
            for seat in found.seats
        },
        "unsampled": [{"party": party, "reason": reason} for party, reason in found.unsampled],
        "candidates": [_candidate(names, found, each) for each in found.candidates],
        "solutions": {
            concept: [
                {"package": each.package.as_dict(), "share": found.share(dict(each.won)[concept])}
                for each in found.winners(concept)
            ]
            for concept in CONCEPTS
        },
        "influence": [_moved(names, found, each) for each in found.influence],
        "influence_samples": found.influence_samples,
        "text": [view.heading, *_lines(names, view)],
    }


def _candidate(names: Names, found: Robustness, each: Listed) -> dict[str, Any]:
    won = dict(each.won)
    return {
        "package": each.package.as_dict(),
        "acceptable": {own.party: _acceptable(names, found, own) for own in each.acceptable},
        "acceptable_to_all": _pair(found, each.joint, each.proved),
        "efficient": found.share(each.efficient),
        **{concept: found.share(won.get(concept)) for concept in CONCEPTS},
        "text": names.package(each.package),
    }


def _acceptable(names: Names, found: Robustness, own: Acceptability) -> dict[str, Any]:
    made = _pair(found, own.count, own.proved)
    if own.spared is not None:
        made["without_possible"] = _pair(found, *own.spared)
    if own.ranks is not None:
        made["ranks"] = list(own.ranks)
        made["ranks_text"] = rank_words(names, found, own)
    if own.utility is not None:
        made["utility"] = _span(own.utility)
    return made


def _pair(found: Robustness, count: int | None, proved: Proved | None) -> dict[str, Any]:
    """A share and what is proved; what is proved holds in all samples or in none."""
    settled = {"certain": 1.0, "never": 0.0}
    share = settled.get(proved or "", found.share(count))
    return {"share": share, "proved": proved}


def _span(span: Span) -> dict[str, Any]:
    """Exact bounds, null where there is none on a side; ``loose``: true ones may be narrower."""
    low, high = (None if end is None else float(end) for end in (span.low, span.high))
    return {"low": low, "high": high, "loose": span.loose}


def _moved(names: Names, found: Robustness, each: MovesAdvice) -> dict[str, Any]:
    return {
        "party": each.party,
        "kind": each.kind,
        "issue": each.issue,
        "option": each.option,
        "gain": each.gain,
        "error": each.error,
        "bins": each.bins,
        "low": each.low.as_dict(),
        "high": each.high.as_dict(),
        "text": moves(names, found, each),
    }
