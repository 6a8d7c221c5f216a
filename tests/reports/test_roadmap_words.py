"""A roadmap in words: what holds, for whom, how sure, and what to mend, in both languages."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from detente.analysis.roadmap import Degree, Remark, Roadmap, Standing
from detente.case import Among, Condition, RedLine
from detente.reports.roadmap import roadmap_text
from detente.reports.words.degrees import after_stage, telling
from detente.reports.words.names import Names
from detente.reports.words.positions import position_words, positions
from detente.reports.words.remarks import remark, remarks
from detente.reports.words.roadmap import clock, first_stage, not_closed, summary
from strategies.roadmaps import (
    BY_ID,
    PARTIES,
    STEPS,
    analysis_with,
    border_case,
    closed,
    every_remark,
    unknown,
    weak,
)

CASE = border_case()
LANGUAGES = ("en", "de")


def _names(language: str = "en", *, brief: bool = False) -> Names:
    return Names(CASE, language, brief=brief)


def _after(finding: Roadmap, number: int) -> str:
    return " ".join(after_stage(_names(), finding.plan, number, telling(CASE, finding.plan)))


def test_a_closed_corridor_is_said_in_a_sentence() -> None:
    """Nobody exposed, nobody tempted; what one step at a time would cost; how long it takes."""
    words = summary(_names(), closed())

    assert "Four steps in three stages." in words
    assert any(w.startswith("At no stage is anybody at the table worse off") for w in words)
    assert any(
        "One at a time the way would be weaker: after “Troops: Withdrawn”" in w for w in words
    )
    assert "No order is better." in words
    assert "All in all: 90 days." in words


def test_the_weakest_stage_is_named_with_party_and_share() -> None:
    """Which stage, who, which way, how much of its own gain: a whole share, no decimals."""
    words = " ".join(summary(_names(), weak()))

    assert (
        "The weakest point is stage 1: if everything stops there, one side would do better to stop "
        "than to go on (Northland, by 75\u202f% of its gain from the whole package)."
    ) in words
    assert (
        "A better order may exist; in none does the largest exposure or temptation come below "
        "20\u202f%."
    ) in words
    assert "this is the best found until then" in words


def test_together_is_compared_with_single_steps_even_where_something_stays_open() -> None:
    """Both weakest points are named, and single steps are not called enough."""
    finding = replace(weak(), together=weak().plan, one_by_one=closed().one_by_one)
    words = " ".join(summary(_names(), finding))

    assert "The weakest point is stage 1" in words
    assert "One at a time the way would be weaker" in words
    assert "No two steps need" not in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_known_is_said_plainly(language: str) -> None:
    """Without a number and without an order nobody is called safe, and nobody exposed."""
    finding = unknown()
    words = " ".join(summary(_names(language), finding))
    text = roadmap_text(CASE, finding, language)

    expected = {"en": "known for none of the parties", "de": "von keiner der Parteien bekannt"}
    assert expected[language] in words
    assert "%" not in text
    assert "" == not_closed(_names(language), finding)


def test_an_end_of_which_nothing_is_known_is_not_called_safe() -> None:
    """Nobody can be tempted at the end, so only exposure counts; no order is preferred either."""
    finding, names = unknown(), _names()
    number = len(finding.plan.stages)
    told = after_stage(names, finding.plan, number, telling(CASE, finding.plan))

    assert told == (
        "The package is reached; whether it leaves anybody worse off than today is unknown.",
    )
    assert "No order is better" not in " ".join(summary(names, finding))


def test_stage_tells_who_is_exposed_and_who_is_tempted() -> None:
    """Each by how sure it is; a share only where values fix one."""
    assert _after(weak(), 1) == (
        "Worse off than today if it stops here: Southland (50\u202f% of its gain). "
        "Perhaps worse off than today if it stops here: Coastal League. "
        "Better off stopping here than going on: Northland (75\u202f% of its gain). "
        "Whether better off stopping here is unknown: Coastal League."
    )
    assert _after(weak(), 3).startswith("The package is reached, and nobody")
    assert _after(closed(), 1).startswith("If it stops here, nobody at the table is worse off")


def test_the_unknown_is_not_repeated_at_every_stage() -> None:
    """A party of whom every stage would say *unknown* stands in the summary alone."""
    finding = weak()
    nothing = Degree("unknown")
    stages = tuple(
        replace(
            stage,
            exposure=tuple((p, nothing if p == "coast" else d) for p, d in stage.exposure),
            temptation=tuple((p, nothing if p == "coast" else d) for p, d in stage.temptation),
        )
        for stage in finding.plan.stages
    )
    corridor = tuple(
        replace(line, exposure=nothing, temptation=nothing) if line.party == "coast" else line
        for line in finding.plan.corridor
    )
    silent = replace(finding, plan=replace(finding.plan, stages=stages, corridor=corridor))

    assert "Coastal League" not in _after(silent, 1)
    assert any("Coastal League" in words for words in summary(_names(), silent))
    assert _after(silent, 3).startswith("If it stops here, nobody of whom enough is known")


def test_exposure_by_what_cannot_be_undone_is_told_apart() -> None:
    """Who stands well where it stops, and badly once the rest is undone, is told by the latter."""
    finding = closed()
    stage = finding.plan.stages[1]
    hurt = Degree("certain", Fraction(1, 25), Fraction(1, 10))
    deeper = replace(stage, exposure=(("north", hurt), *stage.exposure[1:]))
    plan = replace(finding.plan, stages=(finding.plan.stages[0], deeper, finding.plan.stages[2]))
    told = after_stage(_names(), plan, 2, telling(CASE, plan))

    assert told == (
        "Worse off than today once all is undone that can be: Northland (10\u202f% of its gain).",
    )
    assert "20\u202f% (−10\u202f%)" == position_words(_names(), positions(CASE, plan, "north")[2])


def test_a_party_that_the_package_itself_hurts_is_no_question_of_order() -> None:
    """What remains at the end no order covers, and it says so with the costliest step."""
    finding = weak()
    hurt = Degree("certain", Fraction(1, 10), Fraction(1, 4))
    last = replace(
        finding.plan.stages[-1],
        exposure=(("north", hurt), *finding.plan.stages[-1].exposure[1:]),
        standing=(Standing("north", "worse", "open"),),
    )
    assert finding.not_closed is not None
    ended = replace(
        finding,
        plan=replace(finding.plan, stages=(*finding.plan.stages[:-1], last)),
        not_closed=replace(
            finding.not_closed,
            stage=2,
            party="north",
            kind="exposure",
            degree=hurt,
            steps=("second-half",),
        ),
    )
    words = not_closed(_names(), ended)

    assert words.startswith("Once everything is carried out, one side is worse off than today")
    assert "(Northland, by 25\u202f% of its gain" in words
    assert words.endswith("What adds most to it: “Troops: Withdrawn”.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_remark_has_words(language: str) -> None:
    """Each kind in both languages, without a placeholder left over and none twice."""
    found = remarks(_names(language), weak())

    assert len(every_remark()) == len(set(found))
    assert all(words.endswith(".") and "{" not in words for words in found)


def test_a_remark_names_the_vague_word_where_it_stands() -> None:
    """The step, the word, the part of the step."""
    found = Remark("vague", "first-half", "proof", "in due course")

    assert remark(_names(), weak(), found).startswith(
        "“Troops: Half withdrawn”: “in due course” in the evidence is vague."
    )


def test_a_rule_that_does_not_bind_is_told_in_full() -> None:
    """Not its id but what it says."""
    line = RedLine("south", "south.no-troops", (Condition((("troops", Among(("stay",))),)),))
    case = replace(CASE, red_lines=(line,))
    found = Remark("not_a_condition", words=line.id)

    assert "Southland" in remark(Names(case, "en"), weak(case), found)
    assert "no-such" in remark(_names(), weak(), Remark("not_a_condition", words="no-such"))


def test_all_steps_are_not_listed_one_by_one() -> None:
    """A remark on every step says so."""
    found = Remark("no_clock", steps=tuple(step.id for step in STEPS))

    assert "No time is set for: every step." == remark(_names(), weak(), found)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            "Sanctions: Eased (by: Southland, verified by nobody); Border crossing: Open "
            "(nobody named to carry it out, verified by nobody). Exposed then: Southland.",
        ),
        (
            "de",
            "Sanktionen: Gelockert (durch: Südland, von niemandem geprüft); Grenzübergang: "
            "Offen (niemand zur Ausführung benannt, von niemandem geprüft). Dann in Vorleistung: "
            "Südland.",
        ),
    ],
)
def test_the_brief_has_one_line_on_the_first_stage(language: str, expected: str) -> None:
    """Which steps, by whom, verified by whom, and who is exposed then."""
    names = _names(language, brief=True)

    assert expected == first_stage(names, analysis_with(weak(), CASE))


def test_the_line_of_the_brief_where_there_is_less_to_say() -> None:
    """Nobody exposed; unknown for whom; nothing to carry out; no package to carry out."""
    names = _names(brief=True)
    nothing = replace(closed(), plan=replace(closed().plan, stages=()))

    assert first_stage(names, analysis_with(closed(), CASE)).endswith(
        "Nobody at the table is exposed then."
    )
    assert first_stage(names, analysis_with(unknown(), CASE)).endswith(
        "is unknown (Northland, Southland and Coastal League)."
    )
    assert "Nothing is to be carried out." == first_stage(names, analysis_with(nothing, CASE))
    assert "" == first_stage(names, replace(analysis_with(nothing, CASE), roadmap=None))


def test_places_on_the_way_are_whole_shares_of_the_own_gain() -> None:
    """Today is 0, the package 100 %; beyond is below 0 or above 100."""
    names = _names()
    told = {
        party: [position_words(names, at) for at in positions(CASE, weak().plan, party)]
        for party in PARTIES
    }

    assert ["0\u202f%", "175\u202f%", "145\u202f%", "100\u202f%"] == told["north"]
    assert ["0\u202f%", "−50\u202f%", "25\u202f%", "100\u202f%"] == told["south"]
    assert [
        "0\u202f%",
        "perhaps worse than today",
        "no worse than today, perhaps better than at the end",
        "100\u202f%",
    ] == told["coast"]


@pytest.mark.parametrize(
    ("exposed", "tempted", "expected"),
    [
        ("none", "none", "between today and the agreement"),
        ("certain", "none", "worse than today, no better than at the end"),
        ("none", "certain", "no worse than today, better than at the end"),
        ("possible", "unknown", "perhaps worse than today"),
        ("unknown", "possible", "perhaps better than at the end"),
        ("unknown", "unknown", "unknown"),
    ],
)
def test_labels_place_a_party_of_orders(exposed: str, tempted: str, expected: str) -> None:
    """What is known of either end is said, and nothing else."""
    finding = weak()
    stage = replace(
        finding.plan.stages[0],
        exposure=(*finding.plan.stages[0].exposure[:2], ("coast", Degree(exposed))),  # type: ignore[arg-type]
        temptation=(*finding.plan.stages[0].temptation[:2], ("coast", Degree(tempted))),  # type: ignore[arg-type]
    )
    plan = replace(finding.plan, stages=(stage, *finding.plan.stages[1:]))

    assert expected == position_words(_names(), positions(CASE, plan, "coast")[1])


@pytest.mark.parametrize(
    ("days", "grace", "expected"),
    [
        (None, Fraction(3), ""),
        (Fraction(1), None, "1 day"),
        (Fraction(5, 2), Fraction(1), "2.5 days, then 1 day of grace"),
        (Fraction(30), Fraction(10), "30 days, then 10 days of grace"),
    ],
)
def test_clocks(days: Fraction | None, grace: Fraction | None, expected: str) -> None:
    """A clock with its grace; no grace without a clock."""
    step = replace(BY_ID["first-half"], days=days, grace=grace)

    assert expected == clock(_names(), step)


def test_nothing_to_carry_out_is_an_answer() -> None:
    """The package that is today needs no step."""
    nothing = replace(closed(), steps=(), plan=replace(closed().plan, stages=(), corridor=()))

    assert ("There is nothing to carry out: the package is what holds today.",) == summary(
        _names(), nothing
    )
    assert "Stage" not in roadmap_text(CASE, nothing, "en")
