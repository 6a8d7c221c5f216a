"""Whether a question named by its key is one of this case, and what stands at it already."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from detente.analysis.advice.interview import Kind, Question, asked_options, in_order, question_of
from detente.case import Case, Issue, Package

FREE = (Kind.RANK, Kind.SWING, Kind.COMPARE)
"""Kinds whose sides may be turned without asking anything else."""

_ISSUES = {
    Kind.REFUSED: 0,
    Kind.SWINGS: 0,
    Kind.SIGN: 0,
    Kind.COMPARE: 0,
    Kind.SWING: 2,
    Kind.RATIO: 2,
    Kind.LINK: 2,
}
_OPTIONS = {Kind.RANK: 2, Kind.STRENGTH: 2, Kind.RATE: 1, Kind.LINK: 1}
_PACKAGES = {Kind.SIGN: 1, Kind.COMPARE: 2}


def known_question(key: str, case: Case) -> Question | None:
    """The question of a key, packages in the order of the issues; None: none of this case."""
    question = question_of(key)
    if question is None or not _fits(question, case):
        return None
    return in_order(question, case)


def turned(question: Question) -> Question:
    """The question with its sides turned round; its key is the same."""
    if question.kind not in FREE:
        return question
    return replace(
        question,
        issues=question.issues[::-1],
        options=question.options[::-1],
        packages=question.packages[::-1],
    )


def mark_of(parts: Iterable[str]) -> str:
    """A short name for some texts in their order, by which a form tells what it was shown."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]


def _fits(question: Question, case: Case) -> bool:
    kind, names = question.kind, question.issues
    wanted = (_ISSUES.get(kind, 1), _OPTIONS.get(kind, 0), _PACKAGES.get(kind, 0))
    if (len(names), len(question.options), len(question.packages)) != wanted:
        return False
    issues = {issue.id: issue for issue in case.issues}
    if any(name not in issues for name in names) or len(set(names)) < len(names):
        return False
    owner = names[-1] if kind is Kind.LINK else names[0] if names else ""
    if any(option not in _options(issues[owner]) for option in question.options):
        return False
    if len(set(question.options)) < len(question.options):
        return False
    return all(_whole(package, issues, kind) for package in question.packages)


def _options(issue: Issue) -> tuple[str, ...]:
    return (*issue.plain_ids(), *asked_options(issue), *issue.option_ids())


def _whole(package: Package, issues: dict[str, Issue], kind: Kind) -> bool:
    """To be signed, a package settles every issue; two that are compared, the same two."""
    chosen = package.as_dict()
    if len(chosen) != len(package.choices) or (kind is Kind.SIGN and set(chosen) != set(issues)):
        return False
    return all(
        name in issues and option in _options(issues[name]) for name, option in chosen.items()
    )
