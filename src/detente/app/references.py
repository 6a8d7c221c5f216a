"""REF: one parser for every way of naming a package."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from detente.analysis.overview import Analysis
from detente.app.analyze import analyze
from detente.app.requests import BadRequestError, unknown
from detente.case import (
    Case,
    Package,
    in_force,
    parse_number,
    withdrawn_elements,
    write_number,
)
from detente.i18n import say

SOLUTIONS = (
    "nash",
    "weighted_nash",
    "kalai_smorodinsky",
    "egalitarian",
    "utilitarian",
    "max_relative_gains",
)


_LONGEST = 10_000
"""Characters read of a file: a package of some hundred issues."""

_SHOWN = 80
"""Characters of a wrong reference repeated to its writer."""

_NAMED = 20
"""Issues or options named at most in an answer."""


def package_named(
    reference: str, case: Case, analysis: Analysis | None = None, language: str = "en"
) -> Package:
    """The complete package a reference names; issues it leaves out stay at the status quo.

    A reference is ``status-quo``, a solution's name (with the analysis it comes from), a file that
    holds such a reference, or ``issue=option,...``. Raises `BadRequestError`, in words, also for
    what is withdrawn, and where an issue stays open because nobody has said what holds there today.
    """
    reference = written_out(reference, language)
    left = in_force(case)
    if reference == "status-quo":
        return _complete(left.status_quo(), left, language)
    if reference == "no-deal":
        raise BadRequestError(say("requests.no_deal_is_no_package", language))
    name = reference.replace("-", "_")
    if name in SOLUTIONS:
        return _solution(name, analysis, language)
    choices = _choices(reference, case, left, language)
    return _complete(left.status_quo().changed(choices), left, language)


def package_asked(
    reference: str,
    case: Case,
    parties: Iterable[str],
    *,
    time_limit: float | None = None,
    language: str = "en",
) -> Package:
    """The package a reference names; a solution's name costs the analysis it comes from.

    ``parties`` are those who negotiate, ``time_limit`` is for that analysis, in seconds. Raises
    `BadRequestError` as `package_named` does.
    """
    reference = written_out(reference, language)
    analysis: Analysis | None = None
    if reference.replace("-", "_") in SOLUTIONS:
        analysis = analyze(case, parties, time_limit=time_limit, language=language)
    return package_named(reference, case, analysis, language)


def written_out(reference: str, language: str = "en") -> str:
    """The reference itself: what its file holds, where it names one.

    A file has ``issue=option`` or ``issue: option`` line by line, or one name. Raises
    `BadRequestError` where it cannot be read.
    """
    reference = reference.strip()
    try:
        if "=" in reference or not Path(reference).is_file():
            return reference
        with Path(reference).open(encoding="utf-8-sig", errors="replace") as file:
            written = file.read(_LONGEST)
    except OSError as error:
        words = reference[:_SHOWN]
        raise BadRequestError(say("requests.reference", language, part=words)) from error
    lines = [line.split("#")[0].strip() for line in written.splitlines()]
    return ",".join(line.replace(": ", "=").strip(",") for line in lines if line)


def _solution(name: str, analysis: Analysis | None, language: str) -> Package:
    for solution in analysis.held.solutions if analysis is not None else ():
        if solution.name == name and solution.points and solution.points[0].packages:
            return solution.points[0].packages[0]
    raise BadRequestError(say("requests.no_solution", language, name=name))


def _complete(package: Package, left: Case, language: str) -> Package:
    """The package, if it settles every issue."""
    open_still = [issue.id for issue in left.issues if package.get(issue.id) is None]
    if open_still:
        names = ", ".join(open_still[:_NAMED]) + (", …" if open_still[_NAMED:] else "")
        raise BadRequestError(say("requests.left_open", language, issues=names))
    return package


def _choices(reference: str, case: Case, left: Case, language: str) -> dict[str, str]:
    choices: dict[str, str] = {}
    known = {issue.id: issue for issue in case.issues}
    for part in reference.split(","):
        issue, sign, option = (piece.strip() for piece in part.partition("="))
        if not sign or not issue:
            raise BadRequestError(say("requests.reference", language, part=part[:_SHOWN]))
        if issue not in known:
            on_table = [issue.id for issue in left.issues]
            raise BadRequestError(unknown("requests.issue", issue, on_table, language))
        if issue in choices:
            raise BadRequestError(say("requests.issue_twice", language, issue=issue))
        if all(each.id != issue for each in left.issues):
            raise BadRequestError(_withdrawn(case, issue, option, language))
        if known[issue].range is not None:
            try:
                option = write_number(parse_number(option))
            except ValueError:
                option = ""
        if not known[issue].knows(option):
            ways = [o for o in known[issue].option_ids() if _on_table(left, issue, o)][:_NAMED]
            raise BadRequestError(
                unknown(
                    "requests.option", part.partition("=")[2].strip(), ways, language, issue=issue
                )
            )
        if not _on_table(left, issue, option):
            raise BadRequestError(_withdrawn(case, issue, option, language))
        choices[issue] = option
    return choices


def _on_table(left: Case, issue_id: str, option: str) -> bool:
    issue = left.issue(issue_id)
    return issue.range is not None or issue.option(option) is not None


def _withdrawn(case: Case, issue: str, option: str, language: str) -> str:
    """What is withdrawn, the issue or the option, and since when."""
    gone = dict(withdrawn_elements(case))
    whole = f"issues.{issue}" in gone
    day = gone[f"issues.{issue}" if whole else f"issues.{issue}.options.{option}"]
    name = issue if whole else option
    if day is None:
        return say("requests.withdrawn", language, name=name)
    return say("requests.withdrawn_on", language, name=name, day=day.isoformat())
