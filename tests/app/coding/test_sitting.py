from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from detente.app.coding import Dialogue
from detente.app.requests import BadRequestError
from detente.case import (
    Attribution,
    Case,
    Claim,
    ClaimStatus,
    ClaimType,
    Grade,
    Link,
    Mode,
    SpeakerKind,
    Strength,
    text,
)
from detente.formats.limits import YAML_BYTES

from .sittings import NOON, TEXT, Typist, case_in, claims_in, desk_in, folder_at, sit

QUOTE = '"A lease is out of the question for us."'
SCRIPT = (
    "3 5-13",
    "nord",
    "K. Lund",
    "",
    "1",
    "",
    "1,3",
    "lease",
    "contra",
    "4",
    "to be checked",
    "1",
    "y",
    ".",
)
"""The quotation of line 3, every question answered, confirmed."""


def test_every_answer_stands_in_the_claim(tmp_path: Path) -> None:
    """Whose, who says so, how, what, how firmly, for which element; confirmed with one key."""
    folder = folder_at(tmp_path)
    sit(folder, *SCRIPT)
    [claim] = claims_in(folder)
    [passage] = claim.passages

    assert QUOTE == passage.exact == TEXT[passage.start : passage.end]
    expected = Claim(
        "c1",
        "s1",
        holder=("nord",),
        speaker="K. Lund",
        speaker_kind=SpeakerKind.NAMED,
        line=3,
        type=(ClaimType.POSITION, ClaimType.RED_LINE),
        stance="contra",
        note=text("to be checked"),
        passages=claim.passages,
        attribution=Attribution.EXPLICIT,
        mode=Mode.DIRECT,
        issue="lease",
        strength=Strength.FINAL,
        coder="anna",
        date=NOON.date(),
        links=(Link("red_lines.nord.no-lease"),),
    )
    assert expected == replace(claim, history=())


def test_events_have_time_coder_before_and_after(tmp_path: Path) -> None:
    """Each answer is an event in UTC, in order; the status goes from suggested to confirmed."""
    folder = folder_at(tmp_path)
    sit(folder, *SCRIPT)
    events = claims_in(folder)[0].history

    assert {"anna"} == {event.who for event in events}
    assert sorted(event.when for event in events) == [event.when for event in events]
    assert all(event.when.tzinfo is UTC for event in events)
    last = events[-1]
    assert ("status", "suggested", "confirmed") == (last.changed, last.before, last.after)


def test_every_moment_can_be_the_last(tmp_path: Path) -> None:
    """Cut off at any prompt, nothing is lost: typing the rest later ends with the same claim."""
    whole = folder_at(tmp_path / "whole")
    sit(whole, *SCRIPT)
    [expected] = claims_in(whole)
    for cut in range(len(SCRIPT)):
        folder = folder_at(tmp_path / str(cut))
        sit(folder, *SCRIPT[:cut])
        kept = claims_in(folder)
        assert (1 if cut else 0) == len(kept)
        sit(folder, *SCRIPT[cut:])
        [claim] = claims_in(folder)
        assert replace(expected, history=()) == replace(claim, history=())
        if kept:
            assert kept[0].history == claim.history[: len(kept[0].history)]


def test_only_a_key_makes_it_confirmed(tmp_path: Path) -> None:
    """Nothing but the key for yes confirms: not Enter, not a skip, not the end of the input."""
    for number, answers in enumerate([[], [""], ["-"], ["."], ["<"], ["0"], ["1"], ["yes please"]]):
        folder = folder_at(tmp_path / str(number))
        sit(folder, *SCRIPT[:-2], *answers)
        [claim] = claims_in(folder)
        assert ClaimStatus.SUGGESTED is claim.status


def test_a_suggestion_bears_no_grade(tmp_path: Path) -> None:
    """The element that a claim supports gains by it only once a person has confirmed it."""
    folder = folder_at(tmp_path)
    sit(folder, *SCRIPT[:-2])
    begun = case_in(folder)
    sit(folder, "y", ".")
    done = case_in(folder)
    [red_line] = [line for line in begun.red_lines if line.id == "nord.no-lease"]

    assert Grade.ASSUMED is begun.grade(red_line.basis, "nord")
    assert () == begun.behind(red_line.basis)
    [red_line] = [line for line in done.red_lines if line.id == "nord.no-lease"]
    assert Grade.SAID is done.grade(red_line.basis, "nord")
    assert ["c1"] == [claim.id for claim in done.behind(red_line.basis)]


def test_the_case_reads_at_every_prompt(tmp_path: Path) -> None:
    """Whatever is typed, the folder is a case without errors whenever the program waits."""
    folder = folder_at(tmp_path)
    lines = [
        *("3 5-13", "2", "P. Falk", "", "-", "1", "8", "2", "conditional", "4.5", "a => b", "", ""),
        *("*", "!1,?2", "<<", "1", "<", "<", "note", "2", "y"),
        *("Südland ... of 4", "sued", "0", "5", "K. Lund", "", "", "4", "toll", "pro", "4", "", ""),
        *("edit c2", "", "K. Lund", "named", "", "", "", "", "", "", "", "", "", "", "", "."),
    ]
    read: list[Case] = []
    typist = Typist(lines, watch=lambda: read.append(case_in(folder)))
    Dialogue(desk_in(folder), typist).run()

    assert [] == typist.lines
    assert 2 == len(claims_in(folder))
    assert len(read) > 40


def test_undo_goes_back_step_by_step(tmp_path: Path) -> None:
    """Each undo restores what stood there, by an event; the last one withdraws the passage."""
    folder = folder_at(tmp_path)
    sit(folder, "4 1-8", "nord", "K. Lund", "<<", "<<", "<<", ".")
    [claim] = claims_in(folder)

    assert ((), None, SpeakerKind.UNMARKED) == (claim.holder, claim.speaker, claim.speaker_kind)
    assert ClaimStatus.REJECTED is claim.status
    assert ['["nord"]', None] == [e.after for e in claim.history if e.changed == "holder"]


def test_back_asks_again_and_keeps_the_answer(tmp_path: Path) -> None:
    """Back alone changes nothing; Enter then takes the answer that stands."""
    folder = folder_at(tmp_path)
    typist = sit(folder, "4 1-8", "nord", "<", "", "K. Lund", ".")
    [claim] = claims_in(folder)

    assert (("nord",), "K. Lund") == (claim.holder, claim.speaker)
    assert "Enter: nord" in typist.screen


def test_correcting_adds_an_event(tmp_path: Path) -> None:
    """A confirmed claim that is corrected stays confirmed; the history says who changed what."""
    folder = folder_at(tmp_path)
    sit(folder, *SCRIPT)
    before = claims_in(folder)[0]
    sit(folder, "edit c1", *["-"] * 5, "8", ".", coder="ben")
    after = claims_in(folder)[0]

    assert ClaimStatus.CONFIRMED is after.status
    assert before.history == after.history[:-1]
    last = after.history[-1]
    expected = ("ben", "type", '["position", "red_line"]', '["linkage"]')
    assert expected == (last.who, last.changed, last.before, last.after)


def test_same_as_before(tmp_path: Path) -> None:
    """The equals sign repeats the answer of the claim before."""
    folder = folder_at(tmp_path)
    sit(folder, *SCRIPT[:-1], "4 1-8", "=", "=", ".")

    assert (("nord",), "K. Lund") == (claims_in(folder)[1].holder, claims_in(folder)[1].speaker)


@pytest.mark.parametrize(
    ("speaker", "kind", "said"),
    [
        ("0", "named", "Nobody is named as speaker."),
        ("K. Lund", "unmarked", "A speaker is named"),
        ("K. Lund", "forecast", "A speaker is named"),
        ("K. Lund", "author", "A speaker is named"),
    ],
)
def test_speaker_and_kind_fit(tmp_path: Path, speaker: str, kind: str, said: str) -> None:
    """Nobody is both named and unmarked; the author is whoever wrote the text."""
    assert said in sit(folder_at(tmp_path), "4 1-8", "nord", speaker, kind, ".").screen


def test_full_quotation_needs_quotation_marks(tmp_path: Path) -> None:
    """What is not quoted in the text cannot be coded as a full quotation."""
    folder = folder_at(tmp_path)
    typist = sit(folder, "4 1-8", "nord", "K. Lund", "", "1", "direct", "2", ".")

    assert "neither in quotation marks" in typist.screen
    assert Mode.MIXED is claims_in(folder)[0].mode


def test_the_author_is_certain(tmp_path: Path) -> None:
    """Who is chosen as speaker and wrote the text is offered as the author, with Enter."""
    folder = folder_at(tmp_path)
    sit(folder, "5 1-6", "", "P. Falk", "", ".")

    assert SpeakerKind.AUTHOR is claims_in(folder)[0].speaker_kind


def test_no_word_of_a_withheld_text_is_written(tmp_path: Path) -> None:
    """Passages and their events have position, length and hash; the words stand nowhere."""
    folder = folder_at(tmp_path)
    sit(folder, *SCRIPT, withhold=True)
    [claim] = claims_in(folder)
    written = (folder / "claims.yaml").read_text(encoding="utf-8")

    assert claim.passages[0].withheld
    assert (len(QUOTE), 64) == (claim.passages[0].length, len(claim.passages[0].sha256 or ""))
    assert "question" not in written
    assert "smiled" not in written


def test_other_peoples_lines_stay(tmp_path: Path) -> None:
    """Remarks and claims that were in the file before stay to the character."""
    folder = folder_at(tmp_path)
    old = (
        "# by hand\nx1: {source: s1, line: 3, holder: nord}   # first\n\n# and\nc7:\n  source: s1\n"
    )
    (folder / "claims.yaml").write_text(old, encoding="utf-8")
    sit(folder, *SCRIPT)
    written = (folder / "claims.yaml").read_text(encoding="utf-8")

    assert written.startswith(old)
    assert ["x1", "c7", "c8"] == [claim.id for claim in claims_in(folder)]


def test_a_claim_changed_in_the_middle_of_the_file(tmp_path: Path) -> None:
    """Only its own lines are written anew."""
    folder = folder_at(tmp_path)
    old = "c1:\n  source: s1\n  line: 3\n# between\nc2: {source: s1, line: 4} # kept\n"
    (folder / "claims.yaml").write_text(old, encoding="utf-8")
    sit(folder, "edit c1", "nord", ".")
    written = (folder / "claims.yaml").read_text(encoding="utf-8")

    assert written.endswith("# between\nc2: {source: s1, line: 4} # kept\n")
    assert [("nord",), ()] == [claim.holder for claim in claims_in(folder)]


def test_line_ends_of_others_stay(tmp_path: Path) -> None:
    """A file with the line ends of another system keeps them where nothing is changed."""
    folder = folder_at(tmp_path)
    old = b"c1:\r\n  source: s1\r\n  line: 3\r\n"
    (folder / "claims.yaml").write_bytes(old)
    sit(folder, *SCRIPT)

    assert (folder / "claims.yaml").read_bytes().startswith(old)
    assert ["c1", "c2"] == [claim.id for claim in claims_in(folder)]


def test_a_file_that_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    """At the size that readers allow the sitting ends with a sentence; all before it is kept."""
    folder = folder_at(tmp_path)
    old = f"# {'x' * (YAML_BYTES - 1200)}\n"
    (folder / "claims.yaml").write_text(old, encoding="utf-8")
    with pytest.raises(BadRequestError, match="Nothing was written"):
        sit(folder, *SCRIPT)

    assert 1 == len(claims_in(folder))
    assert YAML_BYTES >= (folder / "claims.yaml").stat().st_size


def test_two_at_once_do_not_overwrite_each_other(tmp_path: Path) -> None:
    """A file that somebody else changed meanwhile is left as it is, and the person is told."""
    folder = folder_at(tmp_path)
    desk = desk_in(folder)
    other = Typist(SCRIPT[:2])
    Dialogue(desk_in(folder, "ben"), other).run()
    theirs = (folder / "claims.yaml").read_bytes()
    with pytest.raises(BadRequestError, match="changed by somebody else"):
        Dialogue(desk, Typist(SCRIPT)).run()

    assert theirs == (folder / "claims.yaml").read_bytes()


def test_a_claim_of_the_case_file_is_not_rewritten(tmp_path: Path) -> None:
    """No command changes case.yaml, not even to correct a claim that stands in it."""
    from .sittings import CASE

    case = f"{CASE}claims:\n  c1: {{source: s1, line: 3, holder: nord}}\n"
    folder = folder_at(tmp_path, case=case)
    typist = sit(folder, "edit c1", "edit c9", ".")

    assert "stands in the case file" in typist.screen
    assert "no claim c9" in typist.screen
    assert case == (folder / "case.yaml").read_text(encoding="utf-8")
    assert not (folder / "claims.yaml").exists()


@pytest.mark.parametrize(
    "typed", ["a\tb", "a\x1b[31m", "a\x07", "a\ud83d", "x" * 40_000, "99", "1,,2", ","]
)
def test_what_no_file_can_hold_is_refused(tmp_path: Path, typed: str) -> None:
    """Such an answer is asked for again; the case stays readable."""
    folder = folder_at(tmp_path)
    sit(folder, "4 1-8", typed, ".")

    assert () == claims_in(folder)[0].holder


@pytest.mark.parametrize("language", ["en", "de"])
def test_eighty_columns_in_both_languages(tmp_path: Path, language: str) -> None:
    """Every line of every question, help and card fits, whatever the text holds."""
    from detente.app.terminal import columns

    long_text = TEXT + "Donaudampfschifffahrt" * 9 + " \x1b]0;x\x07 条約" * 40 + "\n"
    folder = folder_at(tmp_path, long_text)
    yes, stop = ("y", ".") if language == "en" else ("j", ".")
    lines = ["?", "*", "lines", "all", "claims", "", "words 6", "wörter 6", "a lease", "?", "1"]
    for answer in ("1,2", "K. Lund", "", "1", "5", "8,1", "toll", "conditional", "3", "a => b"):
        lines += ["?", answer]
    lines += ["?", "1", "?", "A note that is long enough to be wrapped " * 4, "?", "*", "1", "?"]
    typist = sit(folder, *lines, yes, "claims", "aussagen", stop, language=language)

    assert [] == [line for line in typist.shown if columns(line) > 80]
    assert "\x1b" not in typist.screen
    assert claims_in(folder)[0].confirmed


def test_menus_follow_the_language(tmp_path: Path) -> None:
    """Questions, choices and words of the program are German where German is asked for."""
    folder = folder_at(tmp_path)
    typist = sit(folder, "4 1-8", "Nordland", "hilfe", "zurück", "aufhören", language="de")

    assert "Wer sagt das laut Text?" in typist.screen
    assert "Begonnen und nicht bestätigt" in typist.screen
    assert ("nord",) == claims_in(folder)[0].holder
