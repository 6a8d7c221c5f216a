"""The third sentence of the brief: what to find out first; and every question worth asking."""

from __future__ import annotations

from detente.analysis.overview import Analysis
from detente.analysis.robustness import Question
from detente.reports.words import elements
from detente.reports.words.names import Names, capital

MOST = 3


def find_out(names: Names, analysis: Analysis) -> str:
    """One sentence: the question that could turn most cells, then the next ones."""
    asked = analysis.brief.find_out[:MOST]
    if not asked:
        return names.say("brief.find_out.nothing")
    first, *then = [question(names, each) for each in asked]
    count = len(asked[0].flips)
    number = names.number(count)
    key = "first" if count else "first_plain"
    words = names.say(f"brief.find_out.{key}", question=first, count=count, number=number)
    if then:
        words += names.say("brief.find_out.then", questions=names.both(then))
    return capital(words + ".")


def question(names: Names, asked: Question) -> str:
    """One question as a clause: ``what happens to Delta without agreement``."""
    party = names.party(asked.party)
    if asked.kind == "confirm":
        about_no_deal = asked.element.startswith("no_deal:")
        return names.say(
            "brief.question.confirm_no_deal" if about_no_deal else "brief.question.confirm",
            party=party,
            element=names.quoted(elements.resting_on(names, asked.element)),
            grade=names.grade(elements.grade_of(names, asked.element)),
        )
    if asked.kind == "no_deal":
        return names.say("brief.question.no_deal", party=party)
    return names.say(
        "brief.question.issue", party=party, issue=names.quoted(names.issue(asked.element))
    )
