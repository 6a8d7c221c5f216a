"""Vague wording is found as whole words, in both languages, and clear wording is not."""

from __future__ import annotations

import pytest

from detente.analysis.roadmap.vague import ENGLISH, GERMAN, vague_words

VAGUE = [
    ("The parties will withdraw in due course.", ("in due course",)),
    ("Measures as appropriate, and as soon as possible", ("as appropriate", "as soon as possible")),
    ("Access within a reasonable time", ("within a reasonable time",)),
    ("REASONABLE access where\n  feasible", ("REASONABLE", "where feasible")),
    ("All necessary measures shall be taken.", ("shall be taken",)),
    ("Food, medicine, etc.", ("etc.",)),
    ("in angemessenem Umfang", ("angemessenem",)),
    ("Die Truppen ziehen zeitnah ab, gegebenenfalls früher.", ("zeitnah", "gegebenenfalls")),
    ("möglichst bald und soweit erforderlich", ("möglichst", "soweit erforderlich")),
    ("eine schnellstmögliche, weitgehende Öffnung", ("schnellstmögliche", "weitgehende")),
    ("nach\nMöglichkeit", ("nach Möglichkeit",)),
    ("Post, Züge u. a. sowie Fähren u.a.", ("u. a.", "u.a.")),
    ("Die Seiten bemühen sich um Ruhe.", ("bemühen sich",)),
    ("angemesseneren Zugang; Angemessenheit prüft das Gericht", ("angemesseneren",)),
]

CLEAR = [
    "Upland opens the summer sluice on 1 June 2027 and reports the gauge readings daily.",
    "Within 30 days the observers count the vehicles at the three crossings.",
    "If the payment is missed, Article 7 applies and the toll is suspended.",
    "Possible routes are listed in the annex; the feasible ones are marked.",
    "Unreasonably is a word of its own, and so is inadequate.",
    "Oberland öffnet die Schleuse am 1. Juni 2027 und meldet täglich den Pegelstand.",
    "Binnen 30 Tagen zählen die Beobachter die Fahrzeuge an den drei Übergängen.",
    "Bleibt die Zahlung aus, gilt Artikel 7, und die Maut ruht.",
    "Unangemessen hohe Gebühren nach Anlage 2 werden erstattet.",
    "Der Grundsatz der Öffentlichkeit steht in Artikel 3; die Regel in Artikel 4.",
    "Mögliche Wege stehen in der Anlage, die Verhältnisse vor Ort im Protokoll.",
]


@pytest.mark.parametrize(("written", "found"), VAGUE)
def test_vague_words_are_found_as_written(written: str, found: tuple[str, ...]) -> None:
    """Each vague expression once, in its order, German with its endings."""
    assert found == vague_words(written)


@pytest.mark.parametrize("written", CLEAR)
def test_clear_wording_is_left_alone(written: str) -> None:
    """Words that only contain a vague one, or look like one, are no hit."""
    assert () == vague_words(written)


@pytest.mark.parametrize("phrase", [*ENGLISH, *GERMAN])
def test_every_expression_of_the_lists_is_found(phrase: str) -> None:
    """No expression is hidden by another or by its punctuation."""
    spoken = phrase.replace("~", "")

    assert (spoken,) == vague_words(f"Word {spoken} (word)")


def test_a_language_asks_for_its_own_list() -> None:
    """An English text is not searched for German words, nor the other way round."""
    both = "timely and zeitnah"

    assert ("timely",) == vague_words(both, "en")
    assert ("zeitnah",) == vague_words(both, "de")
