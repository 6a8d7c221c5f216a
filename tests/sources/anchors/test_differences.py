from __future__ import annotations

import pytest

from detente.sources.anchors import Flag
from detente.sources.anchors.differences import differences


@pytest.mark.parametrize(
    ("stored", "found", "flags"),
    [
        ("14 Prozent der Einnahmen", "17 Prozent der Einnahmen", (Flag.NUMBER,)),
        ("sie geben 2,5 davon", "sie geben 25 davon", (Flag.NUMBER,)),
        ("in fünf Tagen", "in fu\u0308nf Tagen", ()),
        ("in fünf tagen", "in sechs tagen", (Flag.NUMBER,)),
        ("nine ships", "ten ships", (Flag.NUMBER,)),
        ("das ist nicht so", "das ist ja so", (Flag.NEGATION,)),
        ("they don't agree", "they do agree", (Flag.NEGATION,)),
        ("they don’t agree", "they don't agree", ()),
        ("it is acceptable", "it is unacceptable", (Flag.NEGATION,)),
        ("das ist annehmbar", "das ist unannehmbar", (Flag.NEGATION,)),
        ("so sprach Grøndahl", "so sprach Groendahl", (Flag.NAME,)),
        ("Grøndahl sprach", "GRØNDAHL SPRACH", ()),
        ("so geht es weiter", "so ging es weiter", ()),
        ("nicht 3 von Käthner", "noch 4 von Kerner", (Flag.NUMBER, Flag.NEGATION, Flag.NAME)),
    ],
)
def test_what_counts(stored: str, found: str, flags: tuple[Flag, ...]) -> None:
    """Numbers, negations and names that differ are named; spelling and case are not."""
    assert flags == differences(stored, found)
    assert flags == differences(found, stored)
