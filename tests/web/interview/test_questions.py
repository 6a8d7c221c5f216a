"""One question a page: shown in words, kept at once, refused in words, corrected by a later one."""

from __future__ import annotations

import pytest

from detente.app.workbench import Change
from helpers.forms import SentForm, forms_of
from helpers.harbour import HARBOUR
from helpers.workbench import Bench
from helpers.written import written

from .asked import FIRST, Browser

KEYS = {
    "best_worst:lease": "which is the best for you",
    "end:toll": "which way is better",
    "refused:": "anything you refuse",
    "sign:lease=ten;patrol=own;toll=4": "Would you rather sign",
    "swings:": "Imagine everything at its worst",
    "order:lease": "put all in order",
    "rank:lease|five|ten": "which is better for you",
    "rank:lease|five|ten:again": "if you could only have one of these",
    "swing:lease|toll": "Which of these steps matters more",
    "rate:lease|ten": "how much does Ten years count",
    "strength:lease|fifteen|ten": "how much better is Fifteen years",
    "ratio:lease|toll": "If this step counts 100",
    "compare:lease=ten;toll=0|lease=five;toll=4": "All else being equal",
    "link:lease|patrol|own": "does your order of the options change",
}


@pytest.fixture(scope="module")
def tab(bench: Bench) -> Browser:
    """A tab on a case of its own that no test changes."""
    return Browser.at(bench)


@pytest.mark.parametrize("key", KEYS)
def test_every_kind_of_question_has_its_page(tab: Browser, key: str) -> None:
    """The words are those of the terminal; the form carries the key and what it was shown."""
    tab.open(ask=key.replace(";", "%3B").replace("=", "%3D"))
    carried = dict(tab.form.hidden)

    assert 200 == tab.status
    assert KEYS[key] in tab.words
    assert {"question", "seen", "menu_mark", "key"} <= set(carried)


@pytest.mark.parametrize(
    "key",
    [
        *(
            "nonsense",
            "rank:lease|five",
            "rank:lease|five|five",
            "rank:ghost|a|b",
            "sign:lease%3Dten",
        ),
        *(
            "rate:lease|ghost",
            "swing:lease|lease",
            "compare:lease%3Dten|x%3Dy",
            "sign:",
            "link:a|b|c",
        ),
        *(
            "compare:lease%3Dten%3Blease%3Dten|lease%3Dten",
            "end:",
            "ratio:lease",
            "strength:lease|ten",
        ),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_in_words(tab: Browser, key: str) -> None:
    """A key made up or left over from another case leads to a sentence, not to a fault."""
    tab.open(ask=key)

    assert 422 == tab.status
    assert "no such question any more" in tab.words


@pytest.mark.parametrize(
    ("key", "sent", "told"),
    [
        ("best_worst:lease", {}, "Choose or type an answer"),
        ("best_worst:lease", {"best": "1", "worst": "1"}, "named twice"),
        ("best_worst:lease", {"best": "1"}, "Mark the best and the worst"),
        ("order:lease", {"place-1": "1"}, "Give every line a place"),
        ("rate:lease|ten", {"about": "much"}, "Give a number such as 60"),
        ("rate:lease|ten", {"about": "900"}, "more than can be counted"),
        ("rate:lease|ten", {"low": "40"}, "Give a number such as 60"),
        ("end:toll", {"choice": "at", "at": "77"}, "not among those on the table"),
        ("refused:", {}, "Choose what you refuse"),
        ("refused:", {"what": "2<", "why": "kept"}, "Choose what you refuse"),
        ("refused:", {"what": "1.1", "with": "1.2"}, "about the same issue"),
        ("rank:lease|five|ten", {"choice": "7"}, "none of the answers listed"),
        ("rate:lease|ten", {"about": "6\u20280"}, "cannot hold"),
    ],
)
def test_what_is_no_answer_is_told_and_nothing_is_lost(
    tab: Browser, key: str, sent: dict[str, str], told: str
) -> None:
    """The page comes again with the sentence and with everything that was filled in."""
    before = tab.bench.house.workbench.version(tab.case).sequence
    tab.open(ask=key)
    tab.send(**sent)

    assert 422 == tab.status
    assert told in tab.words
    texts = [value for name, value in sent.items() if name in ("about", "low", "at", "why")]
    assert all(f'value="{value}"' in tab.html for value in texts)
    assert before == tab.bench.house.workbench.version(tab.case).sequence


def test_every_answer_is_an_event_that_can_be_undone(bench: Bench) -> None:
    """One answer, one version; undone, the question is open again."""
    tab = Browser.at(bench)
    work = bench.house.workbench
    tab.send(**FIRST[0])
    head = work.version(tab.case).sequence
    kept = tab.kept
    assert "wants" in kept
    work.undo(tab.case, bench.owner, head)
    tab.open()

    assert "asking.event.answered" == work.history(tab.case)[head - 1].kind
    assert "Harbour lease: which is the best" in tab.words


def test_back_replaces_and_says_what_was_said_before(bench: Bench) -> None:
    """The earlier answer is shown, the later one takes its place, and both stay in the file."""
    tab = Browser.at(bench)
    tab.send(**FIRST[0])
    tab.go_back()
    assert "wants Harbour lease: Fifteen years" in tab.words
    tab.send(best="1", worst="4", reason="misread")

    assert "replaces: [a1, a2]" in tab.kept
    assert "misread" in tab.kept
    assert "asking.event.corrected" == bench.house.workbench.history(tab.case)[-1].kind


def test_the_same_form_sent_twice_is_one_answer(bench: Bench) -> None:
    """An impatient second press changes nothing and is no conflict."""
    tab = Browser.at(bench)
    form = tab.form
    data = form.sending(**FIRST[0])
    codes = [bench.client.post(form.action, data=data | {"key": key}).status_code for key in "xyx"]

    assert [200, 200, 200] == codes
    assert 1 == tab.kept.count("wants")


def test_a_menu_that_changed_is_shown_anew(bench: Bench) -> None:
    """Numbers that mean something else by now are never taken for an answer."""
    tab = Browser.at(bench)
    form = tab.form
    longer = HARBOUR.replace("none: No lease, five:", "never: Never, none: No lease, five:")
    bench.house.workbench.change(tab.case, bench.owner, _written(longer))
    shown = bench.client.post(form.action, data=form.sending(**FIRST[0]))

    assert "shown anew" in shown.text
    assert "statements/nord.yaml" not in bench.house.workbench.version(tab.case).folder


def test_a_number_may_be_given_in_words(bench: Bench) -> None:
    """The strength is kept, and the number is not asked again."""
    tab = Browser.at(bench)
    tab.answer_first()
    tab.open(ask="strength:lease|fifteen|ten", instead="rate:lease|ten")
    tab.send(choice="4")

    assert "question: strength:lease|fifteen|ten" in tab.kept
    assert "question: rate:lease|ten" in tab.kept


def test_refusals_add_up_and_can_be_taken_back(bench: Bench) -> None:
    """After one, the page asks for more; what was refused can be taken back there."""
    tab = Browser.at(bench)
    tab.open(ask="refused:")
    tab.send(what="1.1", why="no lease, no deal")
    assert "refuses Harbour lease: No lease" in tab.words
    tab.send(what="2>", **{"what-number": "7"})
    assert 2 == tab.words.count("Take back")
    [withdraw] = [one for one in _forms(tab) if one.action.endswith("/withdraw")]
    data = withdraw.sending(statement="statements.nord.answers.a1")
    shown = bench.client.post(withdraw.action, data=data).text

    assert "refuses Harbour lease: No lease" not in shown
    assert "refuses Toll" in shown


def test_a_principal_is_asked_beside_the_negotiators(bench: Bench) -> None:
    """Whose word it is stands at every answer; each voice goes on where it stood."""
    tab = Browser.at(bench)
    tab.send(**FIRST[0])
    ministry = Browser(bench, tab.case, "?as=principal&principal=Ministry")
    ministry.open()
    assert "Harbour lease: which is the best" in ministry.words
    ministry.send(best="1", worst="4")

    assert "author: principal:Ministry" in tab.kept
    assert "author: K. Lund" in tab.kept


def test_a_name_that_no_file_can_hold_is_refused(bench: Bench) -> None:
    """In words, before anything is asked."""
    tab = Browser(bench, bench.case_of({"case.yaml": HARBOUR.encode()}), "?author=a%00b")
    tab.open()

    assert 422 == tab.status
    assert "printable characters" in tab.words


def _forms(tab: Browser) -> list[SentForm]:
    return forms_of(tab.html)


def _written(text: str) -> Change:
    return Change(written, {"path": "case.yaml", "text": text}, "cases.event.created")
