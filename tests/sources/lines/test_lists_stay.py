"""Short lines are content until something speaks against them."""

from __future__ import annotations

import pytest

from detente.sources.lines import Reason, screen

LISTS = {
    "bullets after advertising": (
        "Agreed\n- Gauges\n- Bridge\nSubscribe to our newsletter\n- Fishing\n- Tariffs\n",
        {4},
    ),
    "a list between two advertisements": (
        "Vereinbart\n\nAnzeige\n\nOffen bleiben\n- Fischerei\n- Zoll\n\nAnzeige\n\n"
        "Weitere Punkte\n- Pegel\n- Brücke\n",
        {3, 9},
    ),
    "an agenda of menu words": (
        "Agenda\n\nThe delegations will discuss:\n\n- Politics\n- Business\n- Culture\n- Media\n",
        set(),
    ),
    "an agenda without bullets": (
        "Die Konferenz\n\nDie Delegationen sprechen über vier Bereiche.\n\n"
        "Politik\nWirtschaft\nKultur\nSport\n",
        set(),
    ),
    "money in a wage round": (
        "Einigung\n\nDie Parteien haben sich am Montag auf Eckpunkte verständigt.\n\n"
        "Bonus: 500 €\nAngebot der Arbeitgeber: 3 %\nKostenlos: Fahrkarte\nNur 40 Euro Gebühr\n\n"
        "Teilen\nImpressum\n",
        {10, 11},
    ),
    "names of a delegation": (
        "Opening\n\nThe session was opened on Monday.\n\nTomas Reill\nEva Lindqvist\nOmar Haddin\n",
        set(),
    ),
    "a contact": (
        "Vorschlag\n\nDie Gemeinden haben sich verständigt.\n\nKontakt\nHafenstraße 1\n",
        set(),
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_only_junk_is_dropped(name: str) -> None:
    """Lists, agendas, amounts and names stay; advertising among them goes."""
    text, junk = LISTS[name]

    dropped = {one.line for one in screen(text) if not one.keep and one.role != "blank"}
    assert junk == dropped


def test_a_doubtful_line_is_kept_and_marked() -> None:
    """Evidence that is not enough is shown, so that a person looks."""
    text, _ = LISTS["money in a wage round"]
    bonus = screen(text)[4]

    assert bonus.keep
    assert {Reason.UNSURE, Reason.PRICE} <= set(bonus.reasons)
