"""The end of a sitting: what is known, what is open, what changed in the advice."""

from __future__ import annotations

from collections.abc import Iterator

from detente.analysis.advice.interview import Interviewer, ends_of, still_given
from detente.app.asking.desk import AskingDesk
from detente.case import Package
from detente.reports.words.names import Names


def closing(
    names: Names, interviewer: Interviewer, desk: AskingDesk, began: object, kept: int
) -> Iterator[str]:
    """Sentences; ``began`` is the package advised when the sitting began, ``kept`` counts answers.

    What is called certain here is proved for every compatible utility, not read off samples.
    """
    yield ""
    yield names.say("interview.end.kept", count=kept, file=desk.file.name)
    given = still_given(interviewer.answers)
    # What nothing was said to for a reason was answered all the same.
    declined = sum(one.declined is not None and one.reason is None for one in given)
    if declined:
        yield names.say("interview.end.declined", count=declined)
    yield from _known(names, interviewer)
    if interviewer.contradictory:
        yield names.say("interview.end.contradictory")
        return
    if interviewer.packages:
        yield from _advice(names, interviewer, began)


def _known(names: Names, interviewer: Interviewer) -> Iterator[str]:
    """How far the scale of each issue is fixed."""
    issues = [issue for issue in interviewer.own.issues if len(issue.plain_ids()) > 1]
    known = [issue for issue in issues if None not in ends_of(issue, interviewer.outlook)]
    yield names.say("interview.end.known", count=len(known), all=len(issues))
    missing = [names.issue(issue.id) for issue in issues if issue not in known]
    if missing:
        yield names.say("interview.end.unknown", issues=names.both(missing))


def _advice(names: Names, interviewer: Interviewer, began: object) -> Iterator[str]:
    found = interviewer.advice()
    if found is None:
        return
    best = interviewer.packages[found.best]
    number = interviewer.packages.index(best) + 1
    words = names.choices(best.choices)
    yield names.say("interview.end.best", number=number, package=words, samples=interviewer.samples)
    others = [p for p in interviewer.packages if p != best]
    ahead = [p for p in others if interviewer.outlook.no_loss(best, p)]
    places = [interviewer.packages.index(p) + 1 for p in others if p not in ahead]
    open_ = [names.say("interview.package", number=place) for place in places]
    if ahead:
        yield names.say("interview.end.certain", count=len(ahead), all=len(others))
    if open_:
        yield names.say("interview.end.open", packages=names.both(open_))
    yield from _no_deal(names, interviewer, best)
    if isinstance(began, Package) and began != best:
        before = names.choices(began.choices)
        yield names.say("interview.end.changed", before=before)


def _no_deal(names: Names, interviewer: Interviewer, best: Package) -> Iterator[str]:
    against = interviewer.outlook.against_no_deal(best)
    if against is None:
        yield names.say("interview.end.no_deal_unknown")
    elif against.low is not None and against.low >= 0:
        yield names.say("interview.end.no_deal_certain")
    elif against.high is not None and against.high < 0:
        yield names.say("interview.end.no_deal_never")
    else:
        yield names.say("interview.end.no_deal_open")
