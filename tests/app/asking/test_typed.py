"""What a person types becomes a reply, or a sentence that says why it is none."""

from __future__ import annotations

from fractions import Fraction

import pytest

from detente.analysis.advice.interview import BestAt, Kind, Points
from detente.app.asking.typed import NoReplyError, Typed, refusals_typed, reply_typed
from detente.case import Case, Issue, Range, text

LONG = "1" * 80
CASE = Case(
    "typed",
    text(en="Typed"),
    issues=(Issue("n", text(en="N"), range=Range(Fraction(0), Fraction(10), Fraction(1))),),
)


@pytest.mark.parametrize(
    "typed",
    [LONG, f"{LONG}-5", f"5±{LONG}", f"={LONG}", f"0.{LONG}", "٣", "٣-٤", "=٣", "1/0", "9" * 5000],
)
@pytest.mark.parametrize("kind", [Kind.RATE, Kind.RATIO, Kind.END])
def test_what_is_no_number_is_refused_in_words(kind: Kind, typed: str) -> None:
    """Numbers longer than a file takes and digits of other scripts leave the question standing."""
    with pytest.raises(NoReplyError, match=r"no_number|not_in_range"):
        reply_typed(kind, typed, (("more", "More"), ("less", "Less")), CASE.issues[0], "en")


@pytest.mark.parametrize("typed", [f"1<{LONG}", f"1>-{LONG}", f"{LONG}.1", f"1.{LONG}", "9" * 5000])
def test_a_refusal_with_an_endless_number_is_refused_in_words(typed: str) -> None:
    """A red line with a number nobody could read back is no red line."""
    with pytest.raises(NoReplyError, match=r"no_number|no_refusal"):
        refusals_typed(typed, CASE, "en")


def test_numbers_as_people_type_them() -> None:
    """An interval, a number with its width, and an exact one are taken as typed."""
    found = [reply_typed(Kind.RATE, typed, (), None, "de").reply for typed in ("55-65", "60±2,5")]
    assert [Points(Fraction(55), Fraction(65)), Points(Fraction("57.5"), Fraction("62.5"))] == found
    assert Typed(BestAt("4")) == reply_typed(Kind.END, "4", (), CASE.issues[0], "en")
