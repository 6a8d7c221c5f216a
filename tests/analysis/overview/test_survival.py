"""What becomes of packages and offers when issues and options are withdrawn, split or added."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

import detente
from detente.analysis.overview import Change, Choice, Fate, Missing, changes
from detente.analysis.overview.survival import Passage, offers
from detente.case import (
    Among,
    Basis,
    Case,
    Comparison,
    Condition,
    Contingency,
    Event,
    Grade,
    Issue,
    NoDeal,
    Option,
    Package,
    Party,
    Prefers,
    Range,
    RedLine,
    Statement,
    Withdrawal,
    WouldSign,
    WouldWalkAway,
    text,
)

DAY = date(2026, 10, 1)


def _package(**choices: str) -> Package:
    return Package(tuple(choices.items()))


RELEASE = Issue(
    "release",
    options=(Option("none"), Option("summer"), Option("winter"), Option("year")),
    status_quo="none",
)
TOLL = Issue(
    "toll", range=Range(Fraction(0), Fraction(4), Fraction(1)), status_quo="0", decided_by=("down",)
)


def _case(*issues: Issue, statements: tuple[Statement, ...] = (), **parts: object) -> Case:
    parties = (Party("up", text("Upland")), Party("down", text("Delta")))
    return Case("river", parties=parties, issues=issues, statements=statements, **parts)  # type: ignore[arg-type]


def _without(issue: Issue, option: str) -> Issue:
    return replace(issue, options=tuple(o for o in issue.options if o.id != option))


def _withdrawing(issue: Issue, option: str, on: date | None = DAY) -> Issue:
    return replace(
        issue,
        options=tuple(
            replace(o, withdrawn=Withdrawal(on)) if o.id == option else o for o in issue.options
        ),
    )


def _adding(issue: Issue, *options: Option) -> Issue:
    return replace(issue, options=(*issue.options, *options))


OLD = _case(RELEASE, TOLL)
MOVED = _package(release="winter", toll="2")
LATE, EARLY = (Option(name, replaces=("winter",)) for name in ("late", "early"))
GAUGES = Issue("gauges", options=(Option("no"), Option("yes")), status_quo="no")
DRY = Option("dry", contingent=Contingency("drought", "winter", "none"))

FATES: dict[str, tuple[Case, Fate]] = {
    "nothing happens": (OLD, Fate("survives", MOVED)),
    "another option is withdrawn": (
        _case(_withdrawing(RELEASE, "year"), TOLL),
        Fate("survives", MOVED),
    ),
    "its option is withdrawn": (
        _case(_withdrawing(RELEASE, "winter"), TOLL),
        Fate(
            "falls",
            _package(toll="2"),
            missing=(Missing("release", "winter", "withdrawn", DAY),),
        ),
    ),
    "its option is gone": (
        _case(_without(RELEASE, "winter"), TOLL),
        Fate("falls", _package(toll="2"), missing=(Missing("release", "winter", "removed"),)),
    ),
    "its option is split": (
        _case(_adding(_withdrawing(RELEASE, "winter"), LATE, EARLY), TOLL),
        Fate(
            "open",
            _package(toll="2"),
            (Choice("release", ("late", "early"), ("release", "winter")),),
        ),
    ),
    "its option is split and one half split again": (
        _case(
            _adding(
                _without(RELEASE, "winter"),
                LATE,
                replace(EARLY, withdrawn=Withdrawal()),
                Option("march", replaces=("early",)),
            ),
            TOLL,
        ),
        Fate(
            "open",
            _package(toll="2"),
            (Choice("release", ("late", "march"), ("release", "winter")),),
        ),
    ),
    "all that it was split into is withdrawn": (
        _case(
            _adding(
                _withdrawing(RELEASE, "winter"),
                *(replace(half, withdrawn=Withdrawal()) for half in (LATE, EARLY)),
            ),
            TOLL,
        ),
        Fate(
            "falls",
            _package(toll="2"),
            missing=(Missing("release", "winter", "withdrawn", DAY),),
        ),
    ),
    "its number is no longer on a step": (
        _case(RELEASE, replace(TOLL, range=Range(Fraction(0), Fraction(3), Fraction(3)))),
        Fate("falls", _package(release="winter"), missing=(Missing("toll", "2", "removed"),)),
    ),
    "an issue that it moves is withdrawn": (
        _case(RELEASE, replace(TOLL, withdrawn=Withdrawal())),
        Fate(
            "falls",
            _package(release="winter"),
            missing=(Missing("toll", "2", "withdrawn", None, whole=True),),
        ),
    ),
    "an issue that it moves is gone": (
        _case(RELEASE),
        Fate(
            "falls",
            _package(release="winter"),
            missing=(Missing("toll", "2", "removed", None, whole=True),),
        ),
    ),
    "an issue that it moves is split": (
        _case(
            RELEASE,
            replace(TOLL, withdrawn=Withdrawal(DAY)),
            Issue("fee", options=(Option("0"), Option("2")), status_quo="0", replaces=("toll",)),
            replace(GAUGES, replaces=("toll",)),
        ),
        Fate(
            "open",
            _package(release="winter"),
            (
                Choice("fee", ("2",), ("toll", "2")),
                Choice("gauges", ("no", "yes"), ("toll", "2")),
            ),
        ),
    ),
    "an issue is new": (
        _case(RELEASE, GAUGES, TOLL),
        Fate("survives", _package(release="winter", gauges="no", toll="2")),
    ),
    "an issue is new and nobody stated how it is": (
        _case(RELEASE, replace(GAUGES, status_quo=None), TOLL),
        Fate("open", MOVED, (Choice("gauges", ("no", "yes")),)),
    ),
    "it falls for one reason and is open for another": (
        _case(_without(RELEASE, "winter"), replace(GAUGES, status_quo=None), TOLL),
        Fate(
            "falls",
            _package(toll="2"),
            (Choice("gauges", ("no", "yes")),),
            (Missing("release", "winter", "removed"),),
        ),
    ),
}


@pytest.mark.parametrize("name", FATES)
def test_what_becomes_of_a_package(name: str) -> None:
    """It survives, is open, or falls, for the reason there is."""
    new, fate = FATES[name]

    assert fate == Passage(OLD, new).carry(MOVED)


def test_an_issue_left_as_it_was_is_no_loss() -> None:
    """A package survives the withdrawal of an issue that it leaves at the status quo."""
    new = _case(RELEASE, replace(TOLL, withdrawn=Withdrawal()))

    fate = Passage(OLD, new).carry(_package(release="winter", toll="0"))
    assert Fate("survives", _package(release="winter")) == fate


def test_an_option_that_hangs_on_a_withdrawn_one_is_withdrawn_since_then() -> None:
    """A contingent option goes the day one of its outcomes goes."""
    old = _case(_adding(RELEASE, DRY), TOLL, events=(Event("drought"),))
    new = _case(_withdrawing(_adding(RELEASE, DRY), "winter"), TOLL, events=(Event("drought"),))

    lost = Missing("release", "dry", "withdrawn", DAY)
    assert (lost,) == Passage(old, new).carry(_package(release="dry", toll="0")).missing


def _offers(new: Case, *statements: Statement, **parts: object) -> dict[str, str]:
    old = _case(RELEASE, TOLL, statements=statements, **parts)
    return {offer.element: offer.status for offer in offers(old, new)}


SIGN = WouldSign("statements.up.would_sign.1", "up", _package(release="winter"))
WALK = WouldWalkAway("statements.down.would_walk_away.1", "down", _package(toll="3"))


def test_offers_of_what_is_withdrawn_fall_and_are_kept() -> None:
    """The statement stays in the case; what it offers can no longer be had."""
    new = _case(_withdrawing(RELEASE, "winter"), TOLL, statements=(SIGN, WALK))

    assert {SIGN.id: "falls", WALK.id: "survives"} == _offers(new, SIGN, WALK)


def test_an_offer_no_longer_made_is_withdrawn() -> None:
    """Whoever takes a statement back, or says it of another package, has taken back the offer."""
    changed = replace(WALK, package=_package(toll="4"))
    new = _case(RELEASE, TOLL, statements=(changed,))

    assert {SIGN.id: "withdrawn", WALK.id: "withdrawn"} == _offers(new, SIGN, WALK)


def test_an_offer_under_another_number_is_the_same_offer() -> None:
    """The place in the file does not count, nor the order in which the package is written."""
    again = replace(
        SIGN, id="statements.up.would_sign.7", package=_package(toll="0", release="winter")
    )
    whole = replace(SIGN, package=_package(release="winter", toll="0"))

    assert {SIGN.id: "survives"} == _offers(_case(RELEASE, TOLL, statements=(again,)), whole)


def test_comparisons_do_not_ask_how_a_new_issue_is_today() -> None:
    """What two packages both leave open is alike in both; an offer has to know."""
    prefers = Prefers("statements.up.prefers.1", "up", _package(toll="2"), _package(toll="1"))
    unknown = replace(GAUGES, status_quo=None)
    new = _case(RELEASE, TOLL, unknown, statements=(prefers, SIGN))

    assert {prefers.id: "survives", SIGN.id: "open"} == _offers(new, prefers, SIGN)


def test_a_comparison_with_no_deal_is_an_offer() -> None:
    """It names a package by its own path, and falls with it."""
    stated = NoDeal("up", comparisons=(Comparison("as_good_as", _package(release="winter")),))
    new = _case(_withdrawing(RELEASE, "winter"), TOLL, no_deal=(stated,))

    assert {"no_deal.up": "falls"} == _offers(new, no_deal=(stated,))


def test_what_could_not_be_had_before_is_no_offer() -> None:
    """An offer that had fallen silent in the old version already is not listed again."""
    old = _case(_withdrawing(RELEASE, "winter"), TOLL, statements=(SIGN, WALK))

    assert (WALK.id,) == tuple(offer.element for offer in offers(old, old))


def test_withdrawn_and_split_options_are_changes_of_their_own() -> None:
    """Option by option, with what it was made from; the issue itself has not changed."""
    new = _case(_adding(_withdrawing(RELEASE, "winter"), LATE, Option("never")), TOLL)

    assert (
        Change("issues.release.options.winter", "withdrawn"),
        Change("issues.release.options.late", "split"),
        Change("issues.release.options.never", "added"),
    ) == changes(OLD, new)
    assert (
        Change("issues.release.options.winter", "restored"),
        Change("issues.release.options.late", "removed"),
        Change("issues.release.options.never", "removed"),
    ) == changes(new, OLD)


def test_withdrawn_and_split_issues_are_changes_of_their_own() -> None:
    """An issue taken off the table, changed beside that, and one made from it."""
    fee = Issue("fee", options=(Option("0"),), status_quo="0", replaces=("toll",))
    new = _case(RELEASE, replace(TOLL, withdrawn=Withdrawal(), decided_by=()), fee)

    assert (
        Change("issues.toll", "withdrawn"),
        Change("issues.toll", "changed"),
        Change("issues.fee", "split"),
    ) == changes(OLD, new)


def test_the_withdrawal_is_the_cause_of_what_it_turns() -> None:
    """A party that accepts one option alone: with it withdrawn no package is left to agree on."""
    refused = Condition((("release", Among(("none", "summer", "winter"))),))
    lines = (RedLine("up", "all-year", (refused,), basis=Basis(Grade.SAID)),)
    old = _case(RELEASE, TOLL, red_lines=lines)
    new = _case(_withdrawing(RELEASE, "year"), TOLL, red_lines=lines)
    found = detente.diff(detente.analyze(old), detente.analyze(new))

    assert (Change("issues.release.options.year", "withdrawn"),) == found.changes
    assert ("zone", "not_empty", "empty") in [(f.kind, f.before, f.after) for f in found.flipped]
    assert {found.changes} == {flip.because for flip in found.flipped}


def test_findings_on_what_is_withdrawn_are_gone_and_not_flipped() -> None:
    """Whose agenda an issue is, is gone with the issue; on the others it is kept."""
    new = _case(RELEASE, replace(TOLL, withdrawn=Withdrawal()))
    found = detente.diff(detente.analyze(OLD), detente.analyze(new))
    left = found.survival

    assert ("authority", ("toll",), "settle") in [(f.kind, f.about, f.value) for f in left.gone]
    assert ("authority", ("release",), "settle") in [(f.kind, f.about, f.value) for f in left.kept]
    assert not any(f.kind == "authority" for f in found.flipped)
