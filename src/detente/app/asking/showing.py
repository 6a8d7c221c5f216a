"""What stands around a question: why it is asked, the packages in play, what could be refused."""

from __future__ import annotations

from collections.abc import Iterator

from detente.analysis.advice.interview import MOST_LEFT, Asking, Interviewer
from detente.case import Package
from detente.reports.words.names import Names

Line = tuple[str, str]
"""What begins a line on the screen, and the words behind it."""


def why(names: Names, interviewer: Interviewer, asking: Asking) -> str:
    """Why this is asked, and about how many questions are left."""
    if asking.stage != "advice":
        return names.say(f"interview.why.{asking.stage}")
    named = [_place(names, interviewer, place) for place in asking.between]
    if len(named) > 1:
        told = names.say("interview.why.between", packages=names.both(named))
    else:
        others = names.either([_place(names, interviewer, place) for place in asking.settles])
        told = names.say("interview.why.settles", best=named[0], others=others)
    if asking.left is None:
        return told
    key = "left_many" if asking.left > MOST_LEFT else "left"
    return f"{told} {names.say(f'interview.{key}', count=min(asking.left, MOST_LEFT))}"


def _place(names: Names, interviewer: Interviewer, place: int) -> str:
    """``package 2``, or no deal."""
    if place >= len(interviewer.packages):
        return names.say("interview.no_deal")
    return names.say("interview.package", number=place + 1)


def options_listed(names: Names, interviewer: Interviewer) -> Iterator[Line]:
    """Every issue with its number and that of its options."""
    for number, issue in enumerate(interviewer.own.issues, 1):
        options = issue.plain_ids()
        if issue.range is not None:
            low, high = (names.option(issue.id, end) for end in (options[0], options[-1]))
            words = names.say("interview.range", issue=names.issue(issue.id), low=low, high=high)
            yield f"{number:>3}  ", words
            continue
        yield f"{number:>3}  ", names.issue(issue.id)
        for place, option in enumerate(options, 1):
            yield f"     {number}.{place}  ", names.option(issue.id, option)


def advised_before(interviewer: Interviewer) -> Package | None:
    """What would have been advised before a sitting; None while there is no scale."""
    first = interviewer.next()
    if isinstance(first, Asking) and first.stage in ("scale", "no_deal"):
        return None
    found = interviewer.advice()
    return None if found is None else interviewer.packages[found.best]
