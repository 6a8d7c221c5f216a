"""Which packages and offers of one version of a case are still to be had in another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from detente.case import (
    Case,
    Issue,
    Package,
    Prefers,
    WouldSign,
    WouldWalkAway,
    in_force,
    standing,
    withdrawn_elements,
)

Status = Literal["survives", "open", "falls"]


@dataclass(frozen=True, slots=True)
class Missing:
    """What a package names and nobody can have any more.

    ``option`` of an issue that stays, or of one that is gone and that the package had moved
    (``whole``). ``how`` says whether it is withdrawn, since the day ``on`` (None: not stated), or
    no longer in the case.
    """

    issue: str
    option: str
    how: Literal["withdrawn", "removed"]
    on: date | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """An issue that has to be settled anew before the package can be judged, and the options.

    ``instead_of`` is the (issue, option) that the package named and these were made from; None
    where the issue is new and nobody stated its status quo.
    """

    issue: str
    options: tuple[str, ...]
    instead_of: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Fate:
    """What has become of a package.

    It *survives* where all its options can still be had; new issues stay at their status quo. It is
    *open* where ``choices`` have to be made first, and *falls* where something is ``missing``.
    ``package`` is the package in the new version, as far as it goes without the choices.
    """

    status: Status
    package: Package
    choices: tuple[Choice, ...] = ()
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class OldPackage:
    """A package that the old analysis showed.

    ``refs`` are the rows of its brief and the solutions (by name) it came from.
    """

    refs: tuple[str, ...]
    package: Package
    fate: Fate


OfferKind = Literal[
    "would_sign", "would_walk_away", "prefers", "as_good_as", "better_than", "worse_than"
]
"""What is said of a package; the last three set no deal beside it."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A package, or two compared, that somebody named in the old version.

    ``element`` is the path of the statement. ``still_said`` is False where the new version no
    longer has the statement, or has another package in it: that much was taken back by whoever
    made it, whatever has become of the ``packages``.
    """

    element: str
    holder: str
    kind: OfferKind
    packages: tuple[Package, ...]
    fates: tuple[Fate, ...]
    still_said: bool

    @property
    def status(self) -> Literal["survives", "open", "falls", "withdrawn"]:
        """That of the package that fares worst; *withdrawn* where it is no longer said."""
        if not self.still_said:
            return "withdrawn"
        found = {fate.status for fate in self.fates}
        return "falls" if "falls" in found else "open" if "open" in found else "survives"


OpenIssues = Literal["filled", "as_today", "alike"]
"""What an issue that a package leaves open stands for.

*filled*: it is put into the package at its status quo, where that is stated; *as_today*: it stays
open and means the status quo (offers); *alike*: whatever it is, it is the same (packages compared).
"""


class Passage:
    """The way from one version of a case to another: what becomes of packages on it."""

    def __init__(self, old: Case, new: Case) -> None:
        self.old, self.new = in_force(old), in_force(new)
        self.before = {issue.id: issue for issue in self.old.issues}
        self.after = {issue.id: issue for issue in self.new.issues}
        self._earlier = {issue.id: issue for issue in old.issues}
        self._later = {issue.id: issue for issue in new.issues}
        self._silent = dict(withdrawn_elements(new))

    def carry(self, package: Package, open_issues: OpenIssues = "filled") -> Fate:
        """What becomes of a package.

        An issue that is gone is left out where the package had it as it was: it stays so.
        """
        kept: dict[str, str] = {}
        choices: dict[str, Choice] = {}
        missing: list[Missing] = []
        for issue, option in package.choices:
            found = self._choice(issue, option)
            if found is None:
                kept[issue] = option
            elif isinstance(found, Missing):
                missing.append(found)
            else:
                choices.update({choice.issue: choice for choice in found})
        lost = {each.issue for each in missing}
        for issue_id, here in self.after.items():
            if issue_id in {*kept, *choices, *lost} or open_issues == "alike":
                continue
            if here.status_quo is not None:
                kept |= {issue_id: here.status_quo} if open_issues == "filled" else {}
            elif issue_id not in self.before:
                choices[issue_id] = Choice(issue_id, here.option_ids())
        chosen = tuple((i, kept[i]) for i in self.after if i in kept and i not in choices)
        status: Status = "falls" if missing else "open" if choices else "survives"
        return Fate(status, Package(chosen), tuple(choices.values()), tuple(missing))

    def _choice(self, issue: str, option: str) -> Missing | tuple[Choice, ...] | None:
        """None where the option can be had; else what to choose among instead, or what is missing.

        The empty tuple: the issue is gone and stays as it is.
        """
        here = self.after.get(issue)
        if here is not None:
            if here.knows(option) or option == here.status_quo:
                return None
            heirs = _heirs(option, self._later[issue].options)
            between = tuple(o for o in here.option_ids() if o in heirs)
            if between:
                return (Choice(issue, between, (issue, option)),)
            return self._missing(issue, option, f"issues.{issue}.options.{option}", whole=False)
        if option == self._earlier[issue].status_quo:
            return ()
        heirs = _heirs(issue, self._later.values())
        found = tuple(
            Choice(heir, _made_from(option, issue_there), (issue, option))
            for heir, issue_there in self.after.items()
            if heir in heirs
        )
        return found or self._missing(issue, option, f"issues.{issue}", whole=True)

    def _missing(self, issue: str, option: str, path: str, *, whole: bool) -> Missing:
        if path in self._silent:
            return Missing(issue, option, "withdrawn", self._silent[path], whole)
        return Missing(issue, option, "removed", None, whole)


def _heirs(one: str, among: Iterable[Any]) -> set[str]:
    """Everything that was made from something, or from what was made from it."""
    listed = tuple(among)
    found: set[str] = set()
    fresh = {one}
    while fresh:
        fresh = {each.id for each in listed if fresh & set(each.replaces)} - found
        found |= fresh
    return found - {one}


def _made_from(option: str, issue: Issue) -> tuple[str, ...]:
    """The options of an issue that stand for one of another: made from it, of its name, or all."""
    heirs = _heirs(option, issue.options) | {option}
    return tuple(o for o in issue.option_ids() if o in heirs) or issue.option_ids()


def old_packages(passage: Passage, shown: Iterable[tuple[str, Package]]) -> tuple[OldPackage, ...]:
    """What becomes of the packages that the old analysis shows, each once, under all its names."""
    refs: dict[Package, list[str]] = {}
    for ref, package in shown:
        refs.setdefault(package, []).append(ref)
    return tuple(
        OldPackage(tuple(dict.fromkeys(names)), package, passage.carry(package))
        for package, names in refs.items()
    )


def offers(old: Case, new: Case) -> tuple[Offer, ...]:
    """What becomes of every package that somebody named, and that could be had, in the old version.

    A statement counts as still said where the new version has one of the same kind, by the same
    party, on the same packages, withdrawn options and all: whatever its number in the file. What
    a later answer replaced is said no longer, and what an answer says counts like a statement.
    """
    passage, before = Passage(old, new), Passage(old, old)
    old, new = standing(old), standing(new)
    repeated = {(holder, kind, _content(named)) for _, holder, kind, named in _offered(new)}
    found: list[Offer] = []
    for element, holder, kind, packages in _offered(old):
        stays: OpenIssues = "alike" if kind == "prefers" else "as_today"
        if any(before.carry(each, stays).status == "falls" for each in packages):
            continue
        fates = tuple(passage.carry(each, stays) for each in packages)
        said = (holder, kind, _content(packages)) in repeated
        found.append(Offer(element, holder, kind, packages, fates, said))
    return tuple(found)


def _offered(case: Case) -> Iterator[tuple[str, str, OfferKind, tuple[Package, ...]]]:
    for statement in case.statements:
        match statement:
            case WouldSign():
                yield statement.id, statement.holder, "would_sign", (statement.package,)
            case WouldWalkAway():
                yield statement.id, statement.holder, "would_walk_away", (statement.package,)
            case Prefers():
                both = (statement.package, statement.over)
                yield statement.id, statement.holder, "prefers", both
    for no_deal in case.no_deal:
        for each in no_deal.comparisons:
            yield f"no_deal.{no_deal.party}", no_deal.party, each.relation, (each.package,)


def _content(packages: tuple[Package, ...]) -> tuple[frozenset[tuple[str, str]], ...]:
    return tuple(frozenset(package.choices) for package in packages)
