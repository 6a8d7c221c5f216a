"""Statements that compare, in words: ratios, steps, strengths, near ties, shapes, the top ranks."""

from __future__ import annotations

from detente.case import AboutEqual, AmongTop, Differs, Ratio, Shape, Step, StepOver
from detente.reports.words.names import Names
from detente.reports.words.numbers import written

Further = Ratio | StepOver | Differs | AboutEqual | Shape | AmongTop


def further_short(names: Names, said: Further) -> str:
    """What kind of statement it is, for a cell of six words."""
    return names.say(f"preferences.short.{_kind(said)}")


def further_statement(names: Names, said: Further) -> str:
    """The statement without its holder."""
    match said:
        case Ratio():
            low, high = (None if e is None else written(e, names.language) for e in said.interval)
            kind = "exactly" if low == high else "between" if low and high else "least"
            return names.say(
                f"preferences.ratio.{kind if low else 'most'}",
                issue=names.issue(said.issue),
                to=names.issue(said.to),
                low=low or "",
                high=high or "",
            )
        case StepOver():
            more, less = _step(names, said.more), _step(names, said.less)
            return names.say("preferences.step_over", more=more, less=less)
        case Differs():
            words = [names.say(f"preferences.word.{word}") for word in (said.least, said.most)]
            return names.say(
                "preferences.differs" if said.least == said.most else "preferences.differs_between",
                issue=names.issue(said.issue),
                better=names.option(said.issue, said.better),
                worse=names.option(said.issue, said.worse),
                least=words[0],
                most=words[1],
            )
        case AboutEqual():
            return names.say(
                "preferences.equal" if said.within == 0 else "preferences.about_equal",
                package=names.choices(said.package.choices),
                other=names.choices(said.other.choices),
                within=written(said.within, names.language),
            )
        case Shape():
            return _shape(names, said)
        case AmongTop():
            issues = names.both(map(names.issue, said.issues))
            return names.say("preferences.among_top", issues=issues, top=said.top)


def _kind(said: Further) -> str:
    kinds = {
        Ratio: "ratio",
        StepOver: "step_over",
        Differs: "differs",
        AboutEqual: "about_equal",
        Shape: "shape",
        AmongTop: "among_top",
    }
    return kinds[type(said)]


def _step(names: Names, step: Step) -> str:
    start, end = (names.option(step.issue, option) for option in (step.start, step.end))
    return names.say("preferences.step", issue=names.issue(step.issue), start=start, end=end)


def _shape(names: Names, said: Shape) -> str:
    issue = names.issue(said.issue)
    parts = []
    if said.best_at is not None:
        best = names.option(said.issue, said.best_at)
        parts.append(names.say("preferences.best_at", issue=issue, best=best))
    if said.concave:
        parts.append(names.say("preferences.concave", issue=issue))
    return names.both(parts)
