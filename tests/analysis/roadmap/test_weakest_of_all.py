"""Where a way is weakest for several alike, all of them are named."""

from __future__ import annotations

import pytest

import detente
from detente.reports.words.names import Names
from detente.reports.words.roadmap import not_closed, summary
from strategies.shipped_cases import shipped

PACKAGE = "dialogue=resumed,raw-materials=lifted,normalisation=roadmap"


@pytest.mark.parametrize("parties", [("russia", "usa"), ("usa", "russia")])
def test_nobody_is_singled_out(parties: tuple[str, str]) -> None:
    """Both may be tempted at the first stage and worse off in the end: neither stands alone."""
    case = shipped("alaska-2025")
    found = detente.roadmap(case, PACKAGE, parties)
    words = " ".join((*summary(Names(case, "en"), found), not_closed(Names(case, "en"), found)))

    assert found.plan.weakest is not None
    assert found.not_closed is not None
    assert {"russia", "usa"} == {found.plan.weakest.party, *found.plan.weakest.others}
    assert {"russia", "usa"} == {found.not_closed.party, *found.not_closed.others}
    assert "one side" not in words


def test_the_only_one_stands_alone() -> None:
    """Where amounts tell parties apart, the widest is named and no other."""
    found = detente.roadmap(shipped("wage-round"), "wage-increase=3,term=24,delay=3")

    assert found.plan.weakest is not None
    assert ("employers", ()) == (found.plan.weakest.party, found.plan.weakest.others)
