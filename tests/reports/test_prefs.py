"""What ``prefs`` says: quotes with author and date, chains, choices, ranges, no decimals."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from detente.analysis.advice.known import Past, known
from detente.case import Answer, Case, text
from detente.reports import preferences_json, preferences_text
from detente.reports.words.names import Names
from detente.reports.words.prefs import Quotes
from detente.reports.words.prefs_findings import history_line
from strategies.buyer import (
    AT_MOST_30,
    MANDATE,
    NORMAL,
    PREFERS,
    TIMES_THREE,
    answer,
    buyer,
    never,
    orders,
    package,
    swings,
    worked,
    would_sign,
)

BROKEN = re.compile(r"[{}]|None\b|\.\.|Fraction|nan\b")


def everything() -> dict[str, object]:
    """A case in which every section has something to say."""
    taken = answer("a1", 7, replace(NORMAL, id="statements.buyer.answers.a1"))
    back = answer("a2", 8, None, replaces=(taken.id,), reason=text("a slip"))
    return {
        "case": buyer(
            *orders(),
            swings("price", "delivery"),
            PREFERS,
            *orders(MANDATE, ".board"),
            swings("delivery", "price", basis=MANDATE, mark=".board"),
            would_sign(package("mid", "normal", "long"), MANDATE, "board"),
            red_lines=(never("mid", price="mid"),),
            answers=(taken, back, answer("a3", 9, None, declined="unknown")),
        )
    }


@pytest.mark.parametrize("language", ["en", "de"])
def test_text_has_every_section_and_no_blank(language: str) -> None:
    """Each section has its words in both languages, within 72 letters a line but for bars."""
    found = known(everything()["case"], "buyer", samples=60, since=date(2026, 5, 1))  # type: ignore[arg-type]
    words = preferences_text(found, language)
    lines = words.splitlines()

    assert [] == [line for line in lines if BROKEN.search(line)]
    assert [] == [line for line in lines if len(line) > 80]
    for said in {
        "en": ("mandate, Board, 3 May 2026", "Room not used", "a slip", "did not know", "Two ways"),
        "de": ("Mandat, Board, 3. Mai 2026", "Ungenutzter Spielraum", "a slip", "wusste es nicht"),
    }[language]:
        assert said in words


def test_contradiction_quotes_and_leaves_the_choice() -> None:
    """The three statements with author and date, the chain, and a choice for each of them."""
    words = " ".join(
        preferences_text(known(worked(TIMES_THREE, AT_MOST_30), "buyer", samples=20), "en").split()
    )

    assert "“Price matters at least 3 times as much as Delivery” (Eva Kurz, 9 May 2026)" in words
    assert "Together this cannot be." in words
    assert "none is taken for you" in words
    assert words.count("take back") >= 3


def test_own_words_are_quoted_verbatim() -> None:
    """Where a person's words are kept, these are shown, not ours."""
    basis = replace(PREFERS.basis, text=text("Rather six weeks than cheap"))
    found = known(buyer(*orders(), replace(PREFERS, basis=basis)), "buyer", samples=20)

    assert "Rather six weeks than cheap – said, sure, Eva Kurz" in preferences_text(found, "en")


@pytest.mark.parametrize("language", ["en", "de"])
def test_numbers_have_no_decimals(language: str) -> None:
    """Ranges are whole points, whatever the fractions behind them."""
    words = preferences_text(known(worked(), "buyer", samples=60), language)

    assert [] == re.findall(r"\d[.,]\d", words.replace("1e-9", ""))
    assert "33" in words


def test_json_keeps_the_contract() -> None:
    """Keys as agreed, ranges as numbers and fractions, ready for any reader of JSON."""
    values = preferences_json(known(worked(TIMES_THREE, AT_MOST_30), "buyer", samples=30), "en")
    again = json.loads(json.dumps(values))

    assert {"statements", "contradictions", "bounds", "representative", "two_ways"} <= set(again)
    assert {PREFERS.id, TIMES_THREE.id, AT_MOST_30.id} == set(
        again["contradictions"][0]["statements"]
    )
    assert again["contradictions"][0]["text"]
    assert again["contradictions"][0]["repairs"]


def test_bounds_in_json_are_exact() -> None:
    """The weight of the price in the worked case: a third to all of it, with its representative."""
    found = known(worked(), "buyer", samples=200)
    bounds = preferences_json(found, "de")["bounds"]

    price = bounds["weights"]["price"]
    assert {"low": "1/3", "high": "1"} == price["exact"]
    assert 1 / 3 <= price["representative"] <= 1
    assert {"low": "0", "high": "3/10"} == bounds["worths"]["delivery"]["normal"]["exact"]


def test_a_mandate_that_leaves_much_open_takes_a_few_lines() -> None:
    """What the negotiators put before many others is one line each; no more than three of them."""
    silent = orders(MANDATE, mark=".told")[:1]
    case = buyer(*orders(), swings("price", "delivery", "warranty"), PREFERS, *silent)
    found = known(case, "buyer", samples=20, seed=0)
    assert found.instructions is not None
    pairs = found.instructions.mandates[0].firmer
    told = preferences_text(found, "en")

    assert len(pairs) > told.count("Firmer than the mandate") > 0
    assert told.count("Firmer than the mandate") <= 3


def test_many_numbers_in_a_row_are_told_as_a_run() -> None:
    """Three statements in a row and more are told by the first and the last."""
    statements = [*orders(), NORMAL]
    quotes = Quotes.of(Names(buyer(*statements), "en"), statements)
    ids = [said.id for said in statements]

    assert "[1]–[3]" == quotes.listed(ids[:3])
    assert "[1] and [2]" == quotes.listed(ids[:2])


def test_a_line_of_history_is_made_of_whole_sentences() -> None:
    """What was declined ends before its reason begins, and a reason has one full stop."""
    answer = Answer(
        "statements.nord.answers.a1",
        "nord",
        datetime(2026, 5, 1, tzinfo=UTC),
        declined="skipped",
        reason=text("Nothing is refused."),
    )
    found = history_line(Names(Case(id="line"), "en"), Past(answer, True, 0))

    assert found.endswith(": skipped the question. Reason: Nothing is refused.")
