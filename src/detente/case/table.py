"""What is still on the table, and what a condition or a package says once the rest is off it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from detente.case.issues import Issue
from detente.case.packages import Among, Bounds, Condition, Package

Part = tuple[str, Among | Bounds]
Settled = Literal["holds", "fails", "open"]


@dataclass(frozen=True, slots=True)
class Table:
    """The issues and options that are off the table.

    ``issues`` maps a withdrawn issue to what holds on it today (None where nobody stated that):
    nobody negotiates it any more, so it stays there. ``options`` are the (issue, option) gone from
    an issue that stays.
    """

    issues: dict[str, str | None]
    options: frozenset[tuple[str, str]]

    @staticmethod
    def of(issues: Iterable[Issue]) -> Table:
        """What these issues and options say of themselves.

        An option leading to a withdrawn one, should its event turn out so, goes with it. What holds
        today stays, whatever is said of it: nobody can take it off the table.
        """
        gone_issues: dict[str, str | None] = {}
        gone_options: set[tuple[str, str]] = set()
        for issue in issues:
            gone = _gone(issue)
            everything = bool(issue.options) and len(gone) == len(issue.options)
            if issue.withdrawn is not None or everything:
                gone_issues[issue.id] = issue.status_quo
            else:
                gone_options |= {(issue.id, option) for option in gone}
        return Table(gone_issues, frozenset(gone_options))

    def __bool__(self) -> bool:
        """Whether anything is off the table."""
        return bool(self.issues or self.options)

    def has(self, issue: str, option: str) -> bool:
        """Whether an option can still be agreed on."""
        return issue not in self.issues and (issue, option) not in self.options

    def issue(self, issue: Issue) -> Issue | None:
        """The issue with the options that are left; None where it is withdrawn."""
        if issue.id in self.issues:
            return None
        options = tuple(option for option in issue.options if self.has(issue.id, option.id))
        if options == issue.options:
            return issue
        kept = replace(issue, options=options)
        # Worst and best stay what they were, or numbers would say something else than was said.
        measured = issue.measured_ids()
        return kept if measured == kept.plain_ids() else replace(kept, measured=measured)

    def part(self, part: Part) -> Part | Settled:
        """A part of a condition as it can still be met, or how it is settled for good.

        A withdrawn issue stays as it is today; where nobody stated that, it is *open*.
        """
        issue, wanted = part
        if issue in self.issues:
            today = self.issues[issue]
            if today is None:
                return "open"
            return "holds" if wanted.holds(today) else "fails"
        if isinstance(wanted, Bounds):
            return part
        left = tuple(option for option in wanted.options if self.has(issue, option))
        if not left:
            return "fails"
        return part if left == wanted.options else (issue, Among(left))

    def condition(self, condition: Condition) -> Condition | None:
        """The condition on what is left; None where it can never hold.

        One without parts always holds: it spoke only of withdrawn issues, which are as it says.
        """
        parts = [self.part(part) for part in condition.parts]
        left = tuple(part for part in parts if not isinstance(part, str))
        if any(isinstance(part, str) and part != "holds" for part in parts):
            return None
        return condition if left == condition.parts else Condition(left)

    def conditions(self, conditions: Iterable[Condition]) -> tuple[Condition, ...]:
        """Those alternatives that can still hold and speak of anything that is left."""
        narrowed = (self.condition(condition) for condition in conditions)
        return tuple(condition for condition in narrowed if condition and condition.parts)

    def package(self, package: Package) -> Package | None:
        """The package on what is left; None where it names something that can no longer be had.

        A withdrawn issue may be named as it is today: that much of the package is as it will be.
        """
        for issue, option in package.choices:
            today = self.issues.get(issue)
            if not self.has(issue, option) and (today is None or option != today):
                return None
        left = tuple(choice for choice in package.choices if choice[0] not in self.issues)
        if left == package.choices:
            return package
        return Package(left) if left else None


def _gone(issue: Issue) -> set[str]:
    gone = {option.id for option in issue.options if option.withdrawn is not None}
    gone.discard(issue.status_quo or "")
    while True:
        more = {
            option.id
            for option in issue.options
            if option.contingent is not None
            and option.id not in gone
            and gone & {option.contingent.then, option.contingent.otherwise}
        }
        if not more:
            return gone
        gone |= more
