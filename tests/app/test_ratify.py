"""Who must agree, through the use case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.app.ratify import ratify
from detente.app.requests import BadRequestError
from detente.case import Withdrawal
from strategies.shipped_cases import shipped


def test_package_of_the_status_quo_passes() -> None:
    """Where nothing moves nobody has to agree, and nothing is refused."""
    found = ratify(shipped("river-treaty"), "status-quo")

    assert ("certain", ()) == (found.passes, found.blockers)


def test_what_was_withdrawn_is_not_asked() -> None:
    """An issue that was withdrawn is no part of a package, so that naming it is refused."""
    case = shipped("river-treaty")
    issues = tuple(replace(i, withdrawn=Withdrawal()) if i.id == "fund" else i for i in case.issues)

    with pytest.raises(BadRequestError, match="fund"):
        ratify(replace(case, issues=issues), "fund=1")


def test_time_limit_labels_the_answer() -> None:
    """With no time at all the consents are there and the answer is called partial."""
    found = ratify(shipped("river-treaty"), "toll=4", time_limit=1e-9)

    assert found.consents
    assert "time" == found.partial
