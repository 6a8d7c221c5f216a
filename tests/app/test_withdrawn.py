"""What is asked of a case with something withdrawn is answered for the case in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

import detente
from detente.app.cost import cost
from detente.app.improve import improve
from detente.app.references import package_named
from detente.app.requests import BadRequestError
from detente.app.sample import sample
from detente.case import Case, Withdrawal, in_force
from strategies.shipped_cases import shipped


@cache
def _river() -> Case:
    """The river treaty without all-year release, since a day, and without its toll."""
    case = shipped("river-treaty")
    issues = []
    for issue in case.issues:
        options = tuple(
            replace(option, withdrawn=Withdrawal(date(2026, 10, 1)))
            if (issue.id, option.id) == ("release", "year")
            else option
            for option in issue.options
        )
        gone = Withdrawal() if issue.id == "toll" else None
        issues.append(replace(issue, options=options, withdrawn=gone))
    return replace(case, issues=tuple(issues))


def test_shares_are_of_packages_still_on_the_table() -> None:
    """Samples of the whole case are those of the case in force."""
    whole, left = (sample(case, samples=20) for case in (_river(), in_force(_river())))

    assert left == whole


def test_the_cost_is_that_of_what_is_left() -> None:
    """Withdrawn options are not counted."""
    assert cost(in_force(_river())) == cost(_river())


def test_nothing_withdrawn_is_proposed() -> None:
    """What would improve a package is sought among what is left."""
    assert improve(in_force(_river()), "status-quo") == improve(_river(), "status-quo")


def test_the_analysis_is_that_of_the_case_in_force() -> None:
    """Every row has an option on each issue that is left and on no other."""
    found = detente.analyze(_river())

    left = {issue.id for issue in in_force(_river()).issues}
    named = [set(row.package.as_dict()) for row in found.brief.rows if row.package is not None]
    assert [left] * len(named) == named


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("release=year", "“year” is withdrawn since 2026-10-01."),
        ("toll=2", "“toll” is withdrawn."),
    ],
)
def test_a_package_with_what_is_withdrawn_is_refused(reference: str, words: str) -> None:
    """In words, with the day where there is one."""
    with pytest.raises(BadRequestError, match=words):
        package_named(reference, _river())


def test_what_is_withdrawn_is_not_offered_as_a_way() -> None:
    """A wrong name is answered with the options that are left."""
    with pytest.raises(BadRequestError) as error:
        package_named("release=sumer", _river())

    assert "summer" in str(error.value)
    assert "year" not in str(error.value)
