from __future__ import annotations

import pytest

import detente
from detente.app.cost import cost, cost_in_words
from detente.app.requests import BadRequestError
from detente.i18n import LANGUAGES
from strategies.shipped_cases import shipped


def _many(issues: int, parties: int) -> detente.Case:
    """Values without any pattern on every issue, for every party."""
    names = [f"p{n}" for n in range(parties)]
    written = ["detente: case/1", "id: many", "parties:"]
    written += [f"  {name}: {{name: {name}}}" for name in names]
    written.append("issues:")
    options = ", ".join(f"o{k}: O" for k in range(10))
    written += [f"  i{n}: {{options: {{{options}}}}}" for n in range(issues)]
    written.append("statements:")
    for seed, name in enumerate(names, 1):
        written.append(f"  {name}:")
        written.append("    weights: {" + ", ".join(f"i{n}: 1" for n in range(issues)) + "}")
        written.append("    values:")
        for n in range(issues):
            middle = [(seed * 7919 + n * 104729 + k * 1299709) % 9973 / 100 for k in range(1, 9)]
            values = ", ".join(f"o{k}: {value}" for k, value in enumerate([0, *middle, 100]))
            written.append(f"      i{n}: {{{values}}}")
    from detente.formats import read_text

    case = read_text("\n".join(written)).case
    assert case is not None
    return case


def test_a_small_case_is_not_worth_a_word() -> None:
    """Anchorage: an estimate, and nothing to tell."""
    expected = cost(shipped("alaska-2025"))

    assert ("exact", None) == (expected.outcome, cost_in_words(expected, "en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_out_of_reach_is_announced(language: str) -> None:
    """Six parties, 10^60 packages: said before anything runs, with what will be done instead."""
    expected = cost(_many(60, 6))

    assert 10**60 == expected.packages
    assert "hopeless" == expected.outcome
    assert cost_in_words(expected, language)


def test_parties_who_decide_nothing_cost_nothing() -> None:
    """Moldova alone settles no issue: an exact estimate of one package."""
    expected = cost(shipped("alaska-2025"), ["moldova"])

    assert (1, "exact", 0) == (expected.packages, expected.outcome, round(expected.seconds))


def test_a_party_that_is_not_there_is_refused() -> None:
    """As by the analysis itself."""
    with pytest.raises(BadRequestError):
        cost(shipped("alaska-2025"), ["atlantis"])
