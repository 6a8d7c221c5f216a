"""The beginning and the end: who can be asked, what was learnt, what is left, the transcript."""

from __future__ import annotations

from helpers.workbench import Bench

from .asked import FIRST, Browser


def test_the_first_page_says_what_is_known_of_each(bench: Bench) -> None:
    """Parties by name, answers given, ends known; choosing one leads to its questions."""
    tab = Browser.at(bench)
    tab.send(**FIRST[0])
    room = bench.client.get(f"/cases/{tab.case}/interview").text
    chosen = {"party": "sued", "as": "", "author": "P. Falk", "principal": ""}
    asked = bench.client.get(f"/cases/{tab.case}/interview", params=chosen)

    assert "Nordland" in room
    assert "2 answers" in room
    assert "on 1 of 3 issues" in room
    assert asked.url.path.endswith("/interview/sued")
    assert "Südland · negotiators (P. Falk)" in asked.text


def test_the_end_says_what_was_learnt_and_what_is_left(bench: Bench) -> None:
    """What was said, each with the way to change it; how far the scale is known."""
    tab = Browser.at(bench)
    tab.answer_first()
    words = " ".join(tab.open("/standing").split())

    assert "statements kept in this sitting" in words
    assert "Best and worst are known on 3 of 3 issues" in words
    assert "What is left" in words
    assert 3 == words.count("ask=")


def test_what_became_of_the_advice_is_told(bench: Bench) -> None:
    """A sitting that began behind a scale says what is best, and that it is the same as before."""
    tab = Browser.at(bench)
    tab.answer_first()
    while tab.kind in ("sign", "refused"):
        tab.send(**({"same": "1"} if tab.kind == "refused" else {"choice": "1"}))
    tab.query = tab.query.replace("from=0", f"from={tab.kept.count('at: ')}")
    tab.open(ask="refused:")
    tab.send(what="2>", **{"what-number": "8"})
    words = " ".join(tab.open("/standing").split())

    assert "is the best for you" in words
    assert ("the same as before this sitting" in words) != ("it was another one" in words)


def test_the_transcript_is_a_file_with_every_answer(bench: Bench) -> None:
    """Questions as they were put, answers in words, what was replaced; nothing breaks out of it."""
    tab = Browser.at(bench)
    tab.send(**FIRST[0], reason="<script>*now*</script>")
    tab.open(ask="best_worst:lease")
    tab.send(best="1", worst="4", reason="misread")
    tab.open(ask="refused:")
    tab.send(what="1.1", why="no lease, no deal")
    answer = bench.client.get(f"{tab.base}/transcript{tab.query}")

    assert "attachment" in answer.headers["content-disposition"]
    assert "# Interview: Nordland" in answer.text
    assert "> Harbour lease: which is the best for you, and which the worst?" in answer.text
    assert 2 == answer.text.count("(replaced or taken back later)")
    assert "Remark: misread" in answer.text
    assert "Remark: no lease, no deal" in answer.text
    assert "<script>" not in answer.text


def test_a_party_that_is_not_there_is_refused_in_words(bench: Bench) -> None:
    """With the names of those that are."""
    tab = Browser.at(bench)
    shown = bench.client.get(f"/cases/{tab.case}/interview/ghost")

    assert 422 == shown.status_code
    assert "nord, sued" in shown.text


def test_an_interview_goes_on_where_it_stood(bench: Bench) -> None:
    """A new tab without anything in its address has the next question."""
    tab = Browser.at(bench)
    tab.send(**FIRST[0])
    later = Browser(bench, tab.case, "?")
    later.open()

    assert "Toll: which way is better" in later.words


def test_answers_written_by_hand_are_told_as_well(bench: Bench) -> None:
    """What no question of an interview is behind stands in the summary, without a way to it."""
    case = bench.case("monitor-purchase")
    words = bench.client.get(f"/cases/{case}/interview/hospitals/standing").text

    assert "5 questions answered" in words
    assert "Nothing yet" not in words
