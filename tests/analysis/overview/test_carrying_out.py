"""Every package the brief shows has its consents, and one of them its roadmap."""

from __future__ import annotations

import pytest

from strategies.shipped_cases import EXAMPLES, OPPOSED, analysed


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_package_shown_has_its_consents(name: str) -> None:
    """Today and no deal need nobody's consent; every other row is asked about, in its order."""
    analysis = analysed(name)

    assert [row.ref for row in analysis.brief.rows if row.package and row.moves] == [
        ref for ref, _ in analysis.ratification
    ]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_broadest_package_has_the_roadmap(name: str) -> None:
    """It ends at the last package of the brief, the broad one where there is one."""
    analysis = analysed(name)
    broad = analysis.brief.rows[-1]

    assert ("first_step" if name in OPPOSED else "broad") == broad.kind
    assert broad.ref == analysis.roadmap_ref
    assert analysis.roadmap is not None
    assert broad.package == analysis.roadmap.plan.stages[-1].package
    assert set(broad.moves) == {step.issue for step in analysis.roadmap.steps}


def test_an_agreement_of_two_is_not_one_of_those_who_decide() -> None:
    """Two may want to discuss the status of a third: whoever decides it has to consent."""
    analysis = analysed("alaska-2025")
    found = dict(analysis.ratification)["nato-finland=discussed"]

    assert "unknown" == found.passes
    assert {"finland", "nato"} == {consent.party for consent in found.consents}
