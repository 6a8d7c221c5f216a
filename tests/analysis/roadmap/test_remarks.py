"""What a roadmap asks to mend."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from detente.analysis.roadmap import Remark, Roadmap
from detente.analysis.roadmap.remarks import circles
from detente.analysis.roadmap.steps import way
from detente.case import Basis, Case, Delegate, Kind, Option, Party, RoadmapStep, text
from strategies.ways import additive, all_yes, mapped, switches

CHANGES = {"a": {"x": 1, "y": 1}, "b": {"x": 1, "y": 1}}


def sound(issue: str, **other: Any) -> RoadmapStep:
    """A step that leaves nothing to mend, but for what is said otherwise."""
    fields: dict[str, Any] = {
        "by": ("a",) if issue == "x" else ("b",),
        "verified_by": ("Observers",) if issue == "x" else ("Court",),
        "proof": text("Gauge readings"),
        "days": Fraction(30),
        "reversible": True,
    }
    return RoadmapStep(f"do-{issue}", issue, "yes", **{**fields, **other})


def case_of(*steps: RoadmapStep, **more: Any) -> Case:
    """Two issues that both parties like, with these steps."""
    return additive(CHANGES, roadmap=steps, **more)


def keys(found: Roadmap) -> list[str]:
    """The keys of the remarks."""
    return [remark.key for remark in found.remarks]


def the(found: Roadmap, key: str) -> Remark:
    """The one remark of a key."""
    (remark,) = (remark for remark in found.remarks if remark.key == key)
    return remark


def test_sound_steps_need_no_mending() -> None:
    """Steps with owner, verifier, evidence, clock and reversibility leave nothing to remark."""
    assert () == mapped(case_of(sound("x"), sound("y"))).remarks


def test_what_is_missing_is_said_once_for_all_steps() -> None:
    """One remark per thing that lacks, with the steps that lack it."""
    bare = RoadmapStep("bare", "x", "yes")
    found = mapped(case_of(bare, sound("y", proof=None)))

    assert ("bare",) == the(found, "no_owner").steps
    assert ("bare",) == the(found, "no_verifier").steps
    assert ("bare", "do-y") == the(found, "no_proof").steps
    assert ("bare",) == the(found, "no_clock").steps
    assert ("bare",) == the(found, "reversible_not_stated").steps


def test_what_to_make_verifiable_first_comes_first() -> None:
    """Of the steps nobody verifies those at the widest stage are named first."""
    case = additive({"a": {"x": -20, "y": 50, "z": 30}, "b": {"x": 60, "y": -30, "z": -10}})
    found = mapped(case, tolerance=Fraction(1, 2))

    assert ("z=yes",) == found.plan.stages[0].steps
    assert ("z=yes", "x=yes", "y=yes") == the(found, "no_verifier").steps


def test_vague_words_are_told_with_their_place() -> None:
    """Proof, fallback, clause, text and the option's name are read, in either language."""
    vague = sound(
        "x",
        proof=text("Reports as appropriate"),
        fallback=text(en="Talks resume in due course", de="Gespräche werden zeitnah aufgenommen"),
        clause=text("Article 4"),
        basis=Basis(text=text("gegebenenfalls früher")),
    )
    case = case_of(vague, sound("y"))
    named = replace(
        case.issues[1], options=(Option("no"), Option("yes", name=text("Reasonable access")))
    )
    found = mapped(replace(case, issues=(case.issues[0], named)))

    assert [
        ("do-x", "text", "gegebenenfalls"),
        ("do-x", "proof", "as appropriate"),
        ("do-x", "fallback", "zeitnah"),
        ("do-x", "fallback", "in due course"),
        ("do-y", "name", "Reasonable"),
    ] == [(r.step, r.field, r.words) for r in found.remarks if r.key == "vague"]


def test_who_carries_out_should_not_verify() -> None:
    """A party that verifies its own step is named."""
    found = mapped(case_of(sound("x", verified_by=("a", "Observers")), sound("y")))

    assert Remark("verifier_carries_out", step="do-x", parties=("a",)) in found.remarks


def test_who_carries_out_should_decide() -> None:
    """An owner without a say in the issue is named; a delegate speaks for its party."""
    case = case_of(sound("x", by=("b",)), sound("y", by=("Ms B",)))
    decided = tuple(
        replace(issue, decided_by=("a",) if issue.id == "x" else ("b",)) for issue in case.issues
    )
    people = (case.parties[0], replace(case.parties[1], delegation=(Delegate("Ms B"),)))
    found = mapped(replace(case, issues=decided, parties=people))

    assert Remark("owner_does_not_decide", step="do-x", parties=("b",)) == the(
        found, "owner_does_not_decide"
    )


def test_what_cannot_be_undone_should_not_come_first() -> None:
    """An irreversible step of one owner before a reversible one of another is remarked."""
    found = mapped(case_of(sound("x", reversible=False), sound("y")))

    assert Remark("irreversible_first", step="do-x", parties=("b",), steps=("do-y",)) == the(
        found, "irreversible_first"
    )
    turned = mapped(case_of(sound("x", reversible=False, needs=("do-y",)), sound("y")))
    assert "irreversible_first" not in keys(turned)


def test_a_single_point_of_failure_is_named() -> None:
    """One verifier of everything, or one party in every step besides others."""
    verified = mapped(case_of(sound("x"), sound("y", verified_by=("Observers",))))
    owned = mapped(case_of(sound("x"), sound("y", by=("a", "b"))))

    assert Remark("single_verifier", parties=("Observers",)) == the(verified, "single_verifier")
    assert Remark("single_owner", parties=("a",)) == the(owned, "single_owner")
    assert "single_owner" not in keys(verified)


def test_who_is_not_asked_is_named() -> None:
    """Parties that decide a moved issue or carry out a step without negotiating; no mediator."""
    case = case_of(sound("x", by=("coast", "panel")), sound("y"))
    people = (
        *case.parties,
        Party("coast", text("Coast"), Kind.AFFECTED),
        Party("village", text("Village"), Kind.AFFECTED),
        Party("panel", text("Panel"), Kind.MEDIATOR),
    )
    issues = (case.issues[0], replace(case.issues[1], decided_by=("a", "b", "village")))
    case = replace(case, parties=people, issues=issues)
    from detente.analysis.preferences import Outlook
    from detente.analysis.roadmap import roadmap

    outlooks = {party: Outlook(case, party) for party in ("a", "b")}
    found = roadmap(case, all_yes(case), ("a", "b"), outlooks)

    assert ("coast", "village") == found.unasked
    assert Remark("unasked", parties=("coast", "village")) in found.remarks
    assert ["a", "b", "coast", "village"] == [s.party for s in found.plan.stages[0].standing]


def test_dropped_needs_are_told() -> None:
    """What a step was to wait for, and is not on the way, is named."""
    case = case_of(sound("x", needs=("stay",)), sound("y"), RoadmapStep("stay", "x", "no"))

    assert Remark("needs_dropped", step="do-x", steps=("stay",)) in mapped(case).remarks


def test_steps_that_wait_for_each_other_are_told() -> None:
    """A circle of needs is one remark; its steps are taken together."""
    found = mapped(case_of(sound("x", needs=("do-y",)), sound("y", needs=("do-x",))))

    assert ("do-x", "do-y") == the(found, "wait_for_each_other").steps
    assert [("do-x", "do-y")] == [stage.steps for stage in found.one_by_one.stages]


def test_chains_of_needs_are_no_circle() -> None:
    """Steps that wait in a row wait for nobody in turn."""
    case = case_of(sound("x", needs=("do-y",)), sound("y"))

    assert () == circles(way(case, all_yes(case)).steps)


def test_an_open_start_is_told() -> None:
    """Where nobody stated what holds today the step says so, and labels are all there is."""
    case = case_of(sound("x"), sound("y"))
    case = replace(case, issues=(replace(switches(["x"])[0], status_quo=None), case.issues[1]))
    found = mapped(case)

    assert ("do-x",) == the(found, "start_open").steps
    assert found.ordinal
