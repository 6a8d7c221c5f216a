"""Clauses that hang on an event: their words, their section, their JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from fractions import Fraction

import pytest

from detente.analysis.agreements import ClauseEffect
from detente.analysis.preferences import Span
from detente.case import Scale
from detente.reports import as_json, report_html
from detente.reports.clauses import clause_json
from detente.reports.views.clauses import clauses_view
from detente.reports.words.clauses import belief, cautions, gains, prefers, terms, worth
from detente.reports.words.names import Names
from helpers.page_text import text_of
from strategies.clauses import clause, clause_case, hanging
from strategies.findings import numberless

F = Fraction


def _names(language: str = "en") -> Names:
    return Names(clause_case(), language)


def _effect(party: str = "port", **changed: object) -> ClauseEffect:
    return replace(clause().effect(party), **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "If this happens: “The ministry pays, by 30 June 2027”, then “Long quay”; otherwise "
            "“No new quay”.",
        ),
        (
            "de",
            "Falls das eintritt: „Das Ministerium zahlt, bis zum 30. Juni 2027“, dann „Langer "
            "Kai“; sonst „Kein neuer Kai“.",
        ),
    ],
)
def test_terms_name_the_event_and_both_outcomes(language: str, said: str) -> None:
    """What must happen by when, and what holds then and otherwise."""
    assert said == terms(_names(language), clause())


def test_belief_is_told_as_it_was_said() -> None:
    """A value with its range, a range alone, nothing: and no decimals that nobody said."""
    said = [belief(_names(), clause(), each) for each in clause().effects]
    certain = replace(_effect().belief, low=F(1, 2), high=F(1, 2), centre=F(1, 2))

    assert ["60\u202f% (52.5 to 70\u202f%)", "about 20 to 40\u202f%", "nobody has said"] == said
    assert "50\u202f%" == belief(_names(), clause(), _effect(belief=certain))


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (F(1, 8), F(1, 5), "12 to 20 points of 100 better"),
        (F(1, 5), F(1, 5), "20 points of 100 better"),
        (F(-1, 5), F(-1, 8), "12 to 20 points of 100 worse"),
        (F(-1, 5), F(-1, 5), "20 points of 100 worse"),
        (F(-1, 10), F(1, 3), "from 10 points of 100 worse to 34 better"),
        (F(0), F(0), "the same as today"),
        (F(0), None, "better than today"),
        (None, F(-1, 8), "worse than today"),
        (F(-1, 8), None, "better or worse than today, open"),
        (None, None, "unknown"),
    ],
)
def test_worth_is_told_in_whole_points(
    low: Fraction | None, high: Fraction | None, said: str
) -> None:
    """Bounds are rounded outwards; where one is missing no number is printed."""
    assert said == worth(_names(), _effect(against_today=Span(low, high)))


def test_issue_without_a_today_has_no_comparison() -> None:
    """Where nobody stated how things stand, what it is worth against today is unknown."""
    assert "unknown" == worth(_names(), _effect(against_today=None))


def test_units_of_a_party_are_not_called_points() -> None:
    """A party whose numbers are as given is told only better or worse."""
    names = Names(replace(clause_case(), scales=(Scale("port", as_given=True),)), "en")

    assert "better than today" == worth(names, _effect())
    assert "better off if it happens" == prefers(names, _effect())


@pytest.mark.parametrize(
    ("happens", "not_", "between", "said"),
    [
        ("certain", "no", (F(1, 4), F(2, 5)), "better off if it happens; up to 40 points of 100"),
        ("no", "certain", (F(-2, 5), F(0)), "better off if it does not happen; up to 40 points"),
        ("possible", "possible", (F(-1, 2), F(1, 2)), "open; up to 50 points of 100 hang on it"),
        ("no", "no", (F(0), F(0)), "the same either way"),
        ("unknown", "unknown", (None, None), "unknown"),
    ],
)
def test_outcome_that_serves_a_party_is_named(
    happens: str, not_: str, between: tuple[Fraction | None, Fraction | None], said: str
) -> None:
    """With which outcome it is better off, and how much hangs on it."""
    effect = _effect(if_happens=happens, if_not=not_, between=Span(*between))

    assert prefers(_names(), effect).startswith(said)


def test_every_answer_has_its_words() -> None:
    """Gains, gaming and verification are said in each of their answers, in both languages."""
    for language in ("en", "de"):
        names = _names(language)
        answers = {gains(names, _effect(gains=g)) for g in ("certain", "possible", "no", "unknown")}
        games = {
            next(iter(cautions(names, replace(clause(), gameable=g))))
            for g in ("certain", "possible", "no", "unknown")
        }
        checks = {
            list(cautions(names, replace(clause(), verified=v)))[1]
            for v in ("neutral", "unknown", "interested", "influencing", "none")
        }

        assert (4, 4, 5) == (len(answers), len(games), len(checks))


def test_cautions_say_what_is_wrong_with_a_clause() -> None:
    """Who games it, who verifies it with a stake, what is missing, for whom it is no gain."""
    said = list(cautions(_names(), clause()))

    assert [
        "The clause can be exploited: somebody who gains by it could bring it about or prevent it "
        "(Port Authority).",
        "Those who establish it have a stake in the outcome (Trust for the Protection of the Bay "
        "and Court of Audit).",
        "By what it is to be established is not stated.",
        "In some outcome it breaks a fact or a cap of the case.",
        "Not one to propose as it stands: these certainly gain nothing by it (Dockers’ Union).",
    ] == said


def test_sound_clause_has_two_sentences() -> None:
    """Nobody who could influence it, a neutral verifier, a day, a proof: nothing else is said."""
    sound = replace(
        clause(),
        influences=(),
        gameable="no",
        verified="neutral",
        no_proof=False,
        allowed=True,
        not_offered=(),
    )

    assert 2 == len(list(cautions(_names(), sound)))
    assert "No day is set" in " ".join(cautions(_names(), replace(sound, no_deadline=True)))


@pytest.mark.parametrize("language", ["en", "de"])
def test_section_says_all_that_the_finding_holds(language: str) -> None:
    """Terms, each side and every caution are printed, and the event leads to its evidence."""
    page = report_html(hanging(), language)
    section = re.search(r'<section class="part" id="clauses">.*?</section>', page, re.S)
    assert section is not None
    shown = text_of(section[0])
    (view,) = clauses_view(_names(language), hanging())

    for said in (
        view.terms,
        *view.cautions,
        *(
            words
            for side in view.sides
            for words in (side.belief, side.worth, side.prefers, side.gains, side.crossed)
        ),
    ):
        assert " ".join(said.split()) in shown
    links = re.findall(r'href="#([\w-]+)"', section[0])
    assert any(link.startswith("evidence-") for link in links)
    assert "page-contingent-clauses" in links
    assert set(links) <= set(re.findall(r'id="([\w-]+)"', page))


def test_report_without_a_clause_has_no_section() -> None:
    """A case in which nothing hangs on an event is not told so."""
    assert 'id="clauses"' not in report_html(numberless(), "en")


def test_json_has_bounds_and_words() -> None:
    """Numbers beside their fractions; what is unbounded is null; each side has its sentence."""
    made = clause_json(clause_case(), clause(), "en")
    port, trust = made["effects"]["port"], made["effects"]["nature-trust"]

    assert json.loads(json.dumps(made)) == made
    assert (0.125, 0.2, ["1/8", "1/5"]) == tuple(
        port["against_today"][key] for key in ("low", "high", "exact")
    )
    assert (None, None, [None, None]) == tuple(
        trust["between"][key] for key in ("low", "high", "exact")
    )
    assert {"low": 0.525, "central": 0.6}.items() <= port["belief"].items()
    assert "Port Authority: how likely in its own view: 60" in port["text"]
    assert port["text"] in made["text"]


def test_full_json_lists_the_clauses() -> None:
    """Only in full, in the order of the case."""
    assert ["paid"] == [c["option"] for c in as_json(hanging(), "en", full=True)["clauses"]]
    assert "clauses" not in as_json(hanging(), "en")


def test_clause_whose_event_was_taken_out_keeps_its_place() -> None:
    """A case tried without the event still has its clause; nothing is known of the event."""
    bare = replace(hanging(), case=replace(clause_case(), events=()))

    assert "“Grant”" in text_of(report_html(bare, "en"))
    assert "nobody has said" in as_json(bare, "en", full=True)["clauses"][0]["text"]
