"""Shares are never said without their sample size; what is proved is called so."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache

import pytest

import detente as dt
from detente.analysis.robustness import Robustness
from detente.app.sample import how_sure
from detente.app.write import as_json, how_sure_text
from detente.case import Case
from detente.reports import report_html
from detente.reports.words.names import Names
from detente.reports.words.robustness import party_cell, share_of, short
from strategies.shipped_cases import EXAMPLES, analysed

SIZE = 300


@cache
def _found(name: str) -> Robustness:
    return how_sure(analysed(name), samples=SIZE, seed=5)


def _case(name: str) -> Case:
    return analysed(name).case


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_share_comes_with_its_sample_size(name: str, language: str) -> None:
    """In the terminal and in the section of the report: a percentage of samples has its n."""
    text = how_sure_text(_case(name), _found(name), language)
    html = report_html(analysed(name), language, None, _found(name))
    section = html[html.index('id="samples"') :]
    section = section[: section.index("</section>")]

    for words in (text, section):
        for share in re.finditer(r"\d+\u202f%", words):
            after = words[share.end() : share.end() + 60]
            assert re.search(r"n = \d", after), words[share.start() - 40 : share.end() + 60]


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_is_proved_needs_no_sample_size(language: str) -> None:
    """Certain and never are said to be proved; possible is a share."""
    found = _found("wage-round")
    names = Names(_case("wage-round"), language)
    word = {"en": "(proved)", "de": "(bewiesen)"}[language]

    for entry in found.candidates:
        for own in entry.acceptable:
            cell = party_cell(names, found, own)
            if own.spared is None:
                assert (own.proved in ("certain", "never")) == (word in cell)
                assert (own.proved == "possible") == (f"n = {SIZE}" in cell)


def test_nearly_all_is_not_called_all() -> None:
    """299 of 300 are not 100 %."""
    found = _found("wage-round")
    names = Names(_case("wage-round"), "en")

    assert "> 99" in share_of(names, found, SIZE - 1)
    assert share_of(names, found, SIZE).startswith("100")
    assert share_of(names, found, 1).startswith("< 1")


def test_packages_go_by_their_number_or_by_what_is_unlike_the_first() -> None:
    """Nobody reads nine issues ten times over."""
    found = _found("wage-round")
    names = Names(_case("wage-round"), "en")

    assert "package 1" == short(names, found, found.candidates[0].package)
    assert "package 10" == short(names, found, found.candidates[9].package)
    other = found.candidates[0].package.changed({"working-time": "37"})
    if other not in [each.package for each in found.candidates[:10]]:
        assert short(names, found, other).startswith("as package 1, but ")


@pytest.mark.parametrize("name", EXAMPLES)
def test_json_keeps_the_contract(name: str) -> None:
    """Samples, seed, candidates with shares and what is proved, influence, how many listed."""
    values = as_json(analysed(name), "en", sure=_found(name))["robustness"]

    assert (SIZE, 5) == (values["samples"], values["seed"])
    assert len(values["candidates"]) == values["listed"]
    assert isinstance(values["influence"], list)
    for each in values["candidates"]:
        assert set(analysed(name).parties) == set(each["acceptable"])
        for own in each["acceptable"].values():
            assert own["proved"] in ("certain", "never", "possible", None)
            assert own["share"] is None or 0 <= own["share"] <= 1
            assert {"certain": 1.0, "never": 0.0}.get(own["proved"], own["share"]) == own["share"]
        assert {"efficient", "nash", "kalai_smorodinsky", "egalitarian", "utilitarian"} <= set(each)


@pytest.mark.parametrize("name", EXAMPLES)
def test_earlier_keys_do_not_move(name: str) -> None:
    """With samples and without, everything but their keys is the same."""
    analysis = analysed(name)
    plain = as_json(analysis)
    sampled = as_json(analysis, sure=_found(name))

    assert plain == {key: value for key, value in sampled.items() if key != "robustness"}
    assert list(plain) == [key for key in sampled if key != "robustness"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_same_seed_gives_the_same_bytes(name: str) -> None:
    """From the case on, everything worked out again."""
    analysis = analysed(name)
    again = how_sure(analysis, samples=SIZE, seed=5)

    assert json.dumps(as_json(analysis, sure=_found(name))) == json.dumps(
        as_json(analysis, sure=again)
    )


def test_a_share_stopped_early_says_so() -> None:
    """How many of how many."""
    found = replace(_found("wage-round"), stopped=True, asked=50_000)
    text = how_sure_text(_case("wage-round"), found, "en")

    assert f"Stopped after {SIZE} of 50\u202f000 samples" in text


def test_a_report_without_samples_has_no_such_section() -> None:
    """It was not asked for."""
    assert 'id="samples"' not in report_html(dt.analyze(_case("alaska-2025")), "en")
