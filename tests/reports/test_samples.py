from __future__ import annotations

import re
from dataclasses import replace

import pytest

import detente as dt
from detente.analysis.robustness import PackageShares, SampledParty, Samples
from detente.case import Case, Issue, Option, Party, text
from detente.case.packages import Package
from detente.reports import report_html, samples_json, samples_text
from strategies.shipped_cases import FOLDER

FOUND = Samples(
    asked=1000,
    seed=7,
    count=1000,
    parties=(
        SampledParty("a", "gibbs+rejection", 4000, 1000, no_deal=False),
        SampledParty("b", "point", 1000, 1000, no_deal=True),
    ),
    empty=20,
    nash=980,
    elsewhere=180,
    packages=(
        PackageShares(Package((("x", "one"),)), 900, 300, 1000),
        PackageShares(Package((("x", "two"),)), 1000, 500, 0),
    ),
)
CASE = Case(
    "c",
    parties=(Party("a", text("Alpha")), Party("b", text("Beta"))),
    issues=(Issue("x", options=(Option("one"), Option("two")), status_quo="one"),),
)


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "Share of compatible utilities, 1000 samples"),
        ("de", "Anteil der vereinbaren Bewertungen, 1000 Stichproben"),
    ],
)
def test_shares_come_with_their_sample_size(language: str, heading: str) -> None:
    """Terminal, JSON and report open with what the shares are shares of."""
    assert samples_text(CASE, FOUND, language).startswith(heading)
    assert heading == samples_json(CASE, FOUND, language)["text"][0]


def test_what_limits_the_shares_is_said() -> None:
    """Seed, error, how many draws were kept, chains, an unknown no deal, what is not listed."""
    words = samples_text(CASE, FOUND, "en")

    assert "seed 7" in words
    assert "at most 1.6 percentage points" in words
    assert "Alpha: 25\u202f% of the draws" in words
    assert "Alpha: drawn by short Markov chains" in words
    assert "Alpha: the worth of no deal is not known" in words
    assert "Beta: the statements leave one utility only" in words
    assert "no probability" in words
    assert "With 18\u202f% the Nash package is none of those listed" in words
    assert "(50\u202f% of compatible utilities)" in words


def test_json_has_counts_shares_and_errors() -> None:
    """Stable keys; a share is its count divided by the samples, with its standard error."""
    values = samples_json(CASE, FOUND, "en")

    assert (1000, 7, False, "product") == tuple(
        values[key] for key in ("count", "seed", "partial", "measure")
    )
    assert {"weights": "1/1000000000", "values": "1/1000000"} == values["grid"]
    assert 0.25 == values["parties"]["a"]["acceptance"]
    first = values["packages"][0]
    assert {"x": "one"} == first["package"]
    assert (300, 0.3) == (first["nash"]["count"], first["nash"]["share"])
    assert abs(first["nash"]["error"] - 0.0144914) < 1e-6
    assert values["error_at_most"] >= first["nash"]["error"]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "reason", ["contradictory", "unbounded", "too_fine", "too_rare", "left_open", "capped"]
)
def test_why_there_are_no_shares_is_said(language: str, reason: str) -> None:
    """The party and the reason, and no number that looks like a share."""
    nothing = Samples(1000, 0, 0, (), unsampled=(("a", reason),))  # type: ignore[arg-type]
    words = samples_text(CASE, nothing, language)

    assert "Alpha: " in words
    assert "%" not in words
    assert None is samples_json(CASE, nothing, language)["nash_exists"]["share"]


def test_too_few_samples_are_labelled() -> None:
    """Stopped early, hardly any found, some not solved: each has its words."""
    stopped = replace(FOUND, asked=5000, stopped="time")
    rare = replace(FOUND, asked=5000)
    large = replace(FOUND, undecided=1)

    assert "Stopped after 1000 of 5000 samples" in samples_text(CASE, stopped, "en")
    assert "Hardly any draw" in samples_text(CASE, rare, "en")
    assert "1 sample was too large" in samples_text(CASE, large, "en")


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_report_has_the_table_only_if_asked(language: str) -> None:
    """A section with every package and its shares; without samples no trace of one."""
    case = dt.load(FOLDER / "river-treaty")
    analysis = dt.analyze(case)
    shares = PackageShares(case.status_quo(), 900, 300, 1000)
    asked = report_html(analysis, language, replace(FOUND, packages=(shares,), parties=()))
    plain = report_html(analysis, language)

    assert 'id="samples"' in asked
    assert "sampled-shares" in asked
    assert re.search(r"30\u202f% \(± 1[.,]4\)", asked)
    assert 'id="samples"' not in plain
    assert 'href="#samples"' not in plain
