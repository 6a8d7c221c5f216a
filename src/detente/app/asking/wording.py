"""A question in words: what is asked, the menu under it, and how it may be answered."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.advice.interview import Interviewer, Kind, Question, asked_options, ends_of
from detente.case import Package, Word
from detente.reports.words.names import Names


@dataclass(frozen=True, slots=True)
class Worded:
    """``menu`` are (id, words) in the order of their numbers; ``form`` says how to answer.

    ``lines`` are the choices of a package that is asked about.
    """

    question: str
    menu: tuple[tuple[str, str], ...]
    form: str
    lines: tuple[str, ...] = ()

    @property
    def asked(self) -> str:
        """The words that are kept with the answer."""
        return f"{self.question} {'; '.join(self.lines)}".strip()


class Wording:
    """Words for the questions of one interview in one language."""

    def __init__(self, names: Names, interviewer: Interviewer) -> None:
        self._names = names
        self._interviewer = interviewer

    def of(self, question: Question) -> Worded:
        """The question as it is shown."""
        kind = f"{question.kind}_again" if question.again else str(question.kind)
        asked = self._say(f"ask.{kind}", **self._values(question))
        form = self._say(f"form.{question.kind}")
        return Worded(asked, self._menu(question), form, self._lines(question))

    def step(self, issue: str) -> str:
        """``Wage, from 0 % to 6 %``: a swing with its range, from worst to best."""
        best, worst = ends_of(self._interviewer.own.issue(issue), self._interviewer.outlook)
        if best is None or worst is None:
            return self._say("step_open", issue=self._names.issue(issue))
        return self._say(
            "step",
            issue=self._names.issue(issue),
            worst=self._names.option(issue, worst),
            best=self._names.option(issue, best),
        )

    def package(self, package: Package) -> str:
        """Every choice of a package."""
        return self._names.choices(package.choices)

    def _say(self, key: str, **values: object) -> str:
        return self._names.say(f"interview.{key}", **values)

    def _values(self, question: Question) -> dict[str, str]:
        names, issues, options = self._names, question.issues, question.options
        match question.kind:
            case Kind.BEST_WORST | Kind.ORDER | Kind.RANK | Kind.END:
                return {"issue": names.issue(issues[0])}
            case Kind.RATE | Kind.STRENGTH:
                return self._scale(question)
            case Kind.RATIO:
                return {"step": self.step(issues[0]), "whole": self.step(issues[1])}
            case Kind.LINK:
                return {
                    "issue": names.issue(issues[0]),
                    "choice": names.choice(issues[1], options[0]),
                }
        return {}

    def _scale(self, question: Question) -> dict[str, str]:
        names, issue = self._names, question.issues[0]
        ends = ends_of(self._interviewer.own.issue(issue), self._interviewer.outlook)
        best, worst = (
            self._say(f"end_{which}") if option is None else names.option(issue, option)
            for which, option in zip(("best", "worst"), ends, strict=True)
        )
        if question.kind is Kind.STRENGTH:
            best, option = (names.option(issue, one) for one in question.options)
            return {"issue": names.issue(issue), "best": best, "option": option}
        option = names.option(issue, question.options[0])
        return {"issue": names.issue(issue), "best": best, "worst": worst, "option": option}

    def _lines(self, question: Question) -> tuple[str, ...]:
        if question.kind is not Kind.SIGN:
            return ()
        return tuple(self._names.choice(*choice) for choice in question.packages[0].choices)

    def _menu(self, question: Question) -> tuple[tuple[str, str], ...]:
        names, case = self._names, self._interviewer.own
        match question.kind:
            case Kind.BEST_WORST | Kind.ORDER:
                issue = case.issue(question.issues[0])
                return tuple((o, names.option(issue.id, o)) for o in asked_options(issue))
            case Kind.END:
                issue = case.issue(question.issues[0])
                ends = (issue.plain_ids()[-1], issue.plain_ids()[0])
                return tuple(
                    (end, self._say(f"menu.{word}", end=names.option(issue.id, end)))
                    for end, word in zip(ends, ("more", "less"), strict=True)
                )
            case Kind.SWINGS:
                return tuple((issue.id, self.step(issue.id)) for issue in case.issues)
            case Kind.SWING:
                return tuple((i, self.step(i)) for i in question.issues)
            case Kind.RANK:
                return tuple((o, names.option(question.issues[0], o)) for o in question.options)
            case Kind.COMPARE:
                return tuple((str(n), self.package(p)) for n, p in enumerate(question.packages))
            case Kind.STRENGTH:
                return tuple((str(word), names.say(f"preferences.word.{word}")) for word in Word)
        return ()
