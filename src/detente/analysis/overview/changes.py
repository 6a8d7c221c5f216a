"""What changed between two versions of a case: what is new, gone, another, withdrawn or split."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal

from detente.case import (
    Case,
    Claim,
    Issue,
    Link,
    Option,
    Withdrawal,
    element_index,
    element_kinds,
    element_path,
    standing,
)
from detente.case.elements import NAMEABLE


@dataclass(frozen=True, slots=True)
class Change:
    """One element of the case, by its path, that is new, gone or another than before.

    Of an issue each option counts by itself (``issues.release.options.winter``). *Withdrawn*: an
    issue or option that is off the table now, *restored* one that is on it again; *split*: new, and
    made from one of the old version. *Replaced*: a statement or red line that a new answer took out
    of force by saying something else; where it only took back, *removed*.
    """

    element: str
    how: Literal["added", "removed", "changed", "withdrawn", "restored", "split", "replaced"]


def changes(old: Case, new: Case) -> tuple[Change, ...]:
    """Every element that differs, in the order of the old case, what is new at the end.

    Titles, notes and the as-of date are no elements: they change no finding. A claim that differs
    only in links to what is gone or new is the same claim: the other end of the link has changed.
    """
    found: list[Change] = []
    both = _paths(old) & _paths(new)
    for kind in element_kinds():
        before, after = _elements(old, kind), _elements(new, kind)
        if kind == "claims":
            before, after = _linked_to(old, before, both), _linked_to(new, after, both)
        for path, element in before.items():
            if path not in after:
                found.append(Change(path, "removed"))
            elif after[path] != element and kind == "issues":
                found += _of_issue(path, element, after[path])
            elif after[path] != element:
                found.append(Change(path, "changed"))
        if kind == "answers":
            found += _retold(old, new)
        known = {issue.id for issue in old.issues} if kind == "issues" else set()
        found += [
            Change(path, "split" if known & set(getattr(element, "replaces", ())) else "added")
            for path, element in after.items()
            if path not in before
        ]
    return tuple(found)


def _retold(old: Case, new: Case) -> Iterator[Change]:
    """What a party had said, and has put right or taken back since in an answer."""
    known = {path for kind in NAMEABLE for path in _elements(standing(old), kind)}
    before = {answer.id for answer in old.answers}
    told: set[str] = set()
    for answer in new.answers:
        for gone in () if answer.id in before else map(partial(_path_of, new), answer.replaces):
            if gone in known and gone not in told:
                told.add(gone)
                yield Change(gone, "removed" if answer.says is None else "replaced")


def _path_of(case: Case, element_id: str) -> str:
    """The path of an element that an answer names; of an answer's red line it is another."""
    answer = next((one for one in case.answers if one.id == element_id), None)
    return element_id if answer is None else element_path("answers", answer)


def _of_issue(path: str, before: Issue, after: Issue) -> Iterator[Change]:
    """The issue itself where more than its options differ, then option by option."""
    if before.withdrawn is None and after.withdrawn is not None:
        yield Change(path, "withdrawn")
    elif before.withdrawn is not None and after.withdrawn is None:
        yield Change(path, "restored")
    if _without_options(before, after) != _without_options(after, before):
        yield Change(path, "changed")
    earlier = {option.id: option for option in before.options}
    later = {option.id: option for option in after.options}
    for option_id, option in earlier.items():
        how = _option_change(option, later.get(option_id))
        if how is not None:
            yield Change(f"{path}.options.{option_id}", how)
    for option_id, option in later.items():
        if option_id not in earlier:
            made = earlier.keys() & set(option.replaces)
            yield Change(f"{path}.options.{option_id}", "split" if made else "added")


def _option_change(
    before: Option, after: Option | None
) -> Literal["removed", "withdrawn", "restored", "changed"] | None:
    if after is None:
        return "removed"
    if before == after:
        return None
    if (before.withdrawn is None) == (after.withdrawn is None):
        return "changed"
    return "withdrawn" if after.withdrawn is not None else "restored"


def _without_options(issue: Issue, other: Issue) -> tuple[Issue, tuple[str, ...]]:
    """An issue apart from its options, with the order of those that the other has too.

    Whether it is withdrawn is left out where the two differ in just that: a change of its own.
    """
    common = tuple(o.id for o in issue.options if other.option(o.id) is not None)
    turned = (issue.withdrawn is None) != (other.withdrawn is None)
    return replace(issue, options=(), withdrawn=None if turned else issue.withdrawn), common


def reverted(new: Case, old: Case, change: Change) -> Case:
    """The new case with one element as it was in the old one.

    An issue or option that is new is withdrawn rather than cut out, so that what is said of it
    falls silent with it.
    """
    for issue in new.issues:
        path = f"issues.{issue.id}"
        before = next((i for i in old.issues if i.id == issue.id), None)
        if change.element == path:
            return _with_issue(new, old, _issue_again(issue, before, change))
        if before is not None and change.element.startswith(f"{path}.options."):
            option = change.element.removeprefix(f"{path}.options.")
            if issue.option(option) is not None or before.option(option) is not None:
                return _with_issue(new, old, _option_again(issue, before, option))
    if (retold := _said_again(new, old, change)) is not None:
        return retold
    kind = next(
        kind
        for kind in element_kinds()
        if change.element in _elements(old, kind) or change.element in _elements(new, kind)
    )
    if kind == "answers":
        return _answer_again(new, old, change.element)
    earlier, elements = _elements(old, kind), _elements(new, kind)
    if change.element not in earlier:
        del elements[change.element]
    else:
        elements[change.element] = earlier[change.element]
    return replace(new, **{kind: _in_place(elements, earlier)})


def _said_again(new: Case, old: Case, change: Change) -> Case | None:
    """The new case without the answers that took an element out of force; None where none did."""
    before = {answer.id for answer in old.answers}
    kept = tuple(
        answer
        for answer in new.answers
        if answer.id in before or change.element not in map(partial(_path_of, new), answer.replaces)
    )
    return None if kept == new.answers else replace(new, answers=kept)


def _answer_again(new: Case, old: Case, path: str) -> Case:
    """The new case with one answer as it was, in its place in the log; one that is new is gone."""
    earlier = {answer.id: answer for answer in old.answers}
    log = {answer.id: answer for answer in new.answers}
    for answer in (*new.answers, *old.answers):
        if element_path("answers", answer) == path:
            log.pop(answer.id, None)
            if answer.id in earlier:
                log[answer.id] = earlier[answer.id]
    return replace(new, answers=_in_place(log, {**earlier, **{a.id: a for a in new.answers}}))


def _in_place(elements: Mapping[str, Any], earlier: Mapping[str, Any]) -> Any:
    """What is back stands where it stood: packages list issues in the order of the case."""
    places = {path: place for place, path in enumerate(earlier)}
    in_place = sorted(elements, key=lambda path: places.get(path, len(places)))
    return tuple(elements[path] for path in in_place)


def _with_issue(new: Case, old: Case, issue: Issue) -> Case:
    issues = {each.id: issue if each.id == issue.id else each for each in new.issues}
    return replace(new, issues=_in_place(issues, {each.id: each for each in old.issues}))


def _issue_again(issue: Issue, before: Issue | None, change: Change) -> Issue:
    """An issue as it was, but for its options: each of those is a change of its own."""
    if before is None:
        return replace(issue, withdrawn=Withdrawal())
    if change.how in ("withdrawn", "restored"):
        return replace(issue, withdrawn=before.withdrawn)
    turned = (issue.withdrawn is None) != (before.withdrawn is None)
    options = {option.id: option for option in issue.options}
    return replace(
        before,
        options=_in_place(options, {option.id: option for option in before.options}),
        withdrawn=issue.withdrawn if turned else before.withdrawn,
    )


def _option_again(issue: Issue, before: Issue, option_id: str) -> Issue:
    options = {option.id: option for option in issue.options}
    earlier = {option.id: option for option in before.options}
    options[option_id] = earlier.get(option_id) or replace(
        options[option_id], withdrawn=Withdrawal()
    )
    return replace(issue, options=_in_place(options, earlier))


def _elements(case: Case, kind: str) -> dict[str, Any]:
    if kind == "scales":
        return {f"scales.{scale.holder}": scale for scale in case.scales}
    if kind == "answers":
        # What was declined or kept changes no finding; what was taken back is told where it stood.
        return {element_path(kind, a): a for a in case.answers if a.says is not None}
    return {element_path(kind, element): element for element in getattr(case, kind)}


def _paths(case: Case) -> set[str]:
    return {path for kind in element_kinds() for path in _elements(case, kind)}


def _linked_to(case: Case, claims: dict[str, Claim], paths: set[str]) -> dict[str, Any]:
    """The claims with those of their links that lead to some elements."""
    index = element_index(case)

    def leads(link: Link) -> bool:
        try:
            kind, position = index.find(link.to)
        except KeyError:
            return False
        return element_path(kind, getattr(case, kind)[position]) in paths

    return {
        path: replace(claim, links=tuple(link for link in claim.links if leads(link)))
        for path, claim in claims.items()
    }
