"""Two tabs on one interview: neither loses the other's answer."""

from __future__ import annotations

from helpers.forms import forms_of
from helpers.workbench import Bench

from .asked import FIRST, Browser


def test_the_second_answer_is_set_beside_the_first(bench: Bench) -> None:
    """Nothing is written; the page shows both, and keeping one's own replaces the other."""
    first = Browser.at(bench)
    second = first.another()
    first.send(**FIRST[0])
    second.send(best="1", worst="4")

    assert 409 == second.status
    assert "Fifteen years" in second.words
    assert "No lease" in second.words
    assert "replaces" not in first.kept
    [mine] = [one for one in forms_of(second.html) if one.action == second.base]
    answer = bench.client.post(mine.action, data=mine.sending())
    assert 200 == answer.status_code
    assert "replaces: [a1, a2]" in first.kept


def test_the_same_answer_in_both_is_kept_once(bench: Bench) -> None:
    """Two who agree are no conflict."""
    first = Browser.at(bench)
    second = first.another()
    first.send(**FIRST[0])
    second.send(**FIRST[0])

    assert 200 == second.status
    assert 1 == first.kept.count("wants")


def test_answers_to_different_questions_stand_beside_one_another(bench: Bench) -> None:
    """Somebody else's answer to something else stops nobody."""
    first = Browser.at(bench)
    second = first.another()
    second.open(ask="end:toll")
    first.send(**FIRST[0])
    second.send(**FIRST[1])

    assert 200 == second.status
    assert "best_worst:lease" in first.kept
    assert "end:toll" in first.kept


def test_an_answer_to_one_taken_back_elsewhere_is_told(bench: Bench) -> None:
    """Who corrects what is no longer there sees that nothing stands in its place."""
    first = Browser.at(bench)
    first.send(**FIRST[0])
    second = first.another()
    second.open(ask="best_worst:lease")
    work = bench.house.workbench
    work.undo(first.case, bench.owner, work.version(first.case).sequence)
    second.send(best="1", worst="4")

    assert 409 == second.status
    assert "statements/nord.yaml" not in work.version(first.case).folder
