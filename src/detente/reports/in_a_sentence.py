"""Each finding of an analysis in one sentence: what a card says of it."""

from __future__ import annotations

from detente.analysis.overview import Analysis
from detente.reports.views.questions import questions_view
from detente.reports.views.solutions import solutions_view
from detente.reports.views.unknown import unknown_view
from detente.reports.words.assumptions import assumption
from detente.reports.words.blocks import blocks
from detente.reports.words.could import consents_line
from detente.reports.words.names import Names, capital
from detente.reports.words.numbers import grouped
from detente.reports.words.roadmap import first_stage
from detente.reports.words.within_reach import within_reach


def in_a_sentence(analysis: Analysis, language: str) -> dict[str, str]:
    """The answer to each question, by the key of its page; empty where there is none."""
    names = Names(analysis.case, language)
    steps = analysis.first_steps_count
    return {
        "packages": within_reach(names, analysis),
        "improvements": names.say(
            "findings.answer.improvements", count=steps, number=names.number(steps)
        ),
        "conflicts": blocks(names, analysis),
        "ratification": consents_line(names, analysis),
        "roadmap": first_stage(names, analysis),
        "frontier": _frontier(names, analysis),
        "solutions": _solutions(names, analysis),
        "questions": _question(names, analysis),
        "unknown": next(iter(unknown_view(names, analysis)), names.say("report.unknown.none")),
        "assumptions": _assumptions(names, analysis),
    }


def _question(names: Names, analysis: Analysis) -> str:
    """The question that settles most; how much it could turn is told on its page."""
    first = next((words for words, _ in questions_view(names, analysis)), "")
    return names.say("findings.answer.question", question=first) if first else ""


def _frontier(names: Names, analysis: Analysis) -> str:
    finding = analysis.held.frontier
    if finding is None or not finding.vectors:
        return solutions_view(names, analysis).sentence
    total = finding.vectors
    number = names.number(total) if total <= 12 else grouped(total, names.language)
    return capital(names.say("findings.answer.frontier", count=total, number=number))


def _solutions(names: Names, analysis: Analysis) -> str:
    view = solutions_view(names, analysis)
    if view.sentence or not view.solutions:
        return view.sentence
    return names.say(
        "findings.answer.solutions", names=names.both(each.name for each in view.solutions)
    )


def _assumptions(names: Names, analysis: Analysis) -> str:
    first = analysis.brief.assumptions[:1]
    if not first:
        return names.say("brief.no_flips")
    return assumption(names, analysis, first[0], 1)
