"""Every flipped finding is listed and no other, against findings collected and paired by hand."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import product
from random import Random

import pytest

import detente
from detente.analysis.agreements import acceptance
from detente.analysis.overview import Analysis, Difference, difference
from detente.analysis.overview.changes import reverted
from detente.analysis.overview.consent import stances_of
from detente.analysis.preferences import Outlook
from detente.analysis.ratification import ratify
from detente.case import (
    Bloc,
    Body,
    Case,
    Contingency,
    Event,
    Issue,
    Option,
    Order,
    Package,
    Value,
    Wants,
    Weight,
    Withdrawal,
    WouldSign,
    in_force,
)
from detente.case.check import check
from strategies.statements import every_package, negotiation, random_condition, random_red_line

Chosen = frozenset[tuple[str, str]]
Found = dict[tuple[object, ...], object]


def _versions(seed: int) -> tuple[Case, Case]:
    """Two versions of a small case: the first edited, or not, and the second edited further."""
    random = Random(seed)
    old = negotiation(random, valued=random.choice((0.3, 1.0)), most=3)
    for _ in range(random.choice((0, 0, 1, 2))):
        old = _edited(random, old)
    new = old
    while new is old:
        for _ in range(random.randint(1, 4)):
            new = _edited(random, new)
    return old, new


def _edited(random: Random, case: Case) -> Case:
    """One edit that leaves no new error in the case; else the case as it was."""
    edits = (
        _withdraw_option,
        _withdraw_issue,
        _remove_withdrawn,
        _add_issue,
        _add_option,
        _split_option,
        _split_issue,
        _move_statement,
        _change_red_lines,
        _change_today,
        _change_deciders,
        _ask_a_body,
        _depend_on_an_event,
    )
    again = random.choice(edits)(random, case)
    errors = {fault.path for fault in check(case) if fault.severity == "error"}
    more = {fault.path for fault in check(again) if fault.severity == "error"} - errors
    return case if more or not in_force(again).issues else again


def _with(case: Case, issue: Issue, *more: Issue) -> Case:
    kept = tuple(issue if each.id == issue.id else each for each in case.issues)
    return replace(case, issues=(*kept, *more))


def _named(random: Random, case: Case) -> Issue | None:
    named = [issue for issue in case.issues if issue.range is None]
    return random.choice(named) if named else None


def _gone(random: Random) -> Withdrawal:
    return Withdrawal(random.choice((None, date(2026, 10, 1), date(2026, 11, 1))))


def _withdraw_option(random: Random, case: Case) -> Case:
    issue = _named(random, case)
    if issue is None:
        return case
    spot = random.randrange(len(issue.options))
    options = list(issue.options)
    turned = None if options[spot].withdrawn else _gone(random)
    options[spot] = replace(options[spot], withdrawn=turned)
    return _with(case, replace(issue, options=tuple(options)))


def _withdraw_issue(random: Random, case: Case) -> Case:
    issue = random.choice(case.issues)
    turned = None if issue.withdrawn else _gone(random)
    return _with(case, replace(issue, withdrawn=turned))


def _remove_withdrawn(random: Random, case: Case) -> Case:
    return in_force(case)


def _fresh(case: Case, stem: str) -> str:
    taken = {issue.id for issue in case.issues}
    return next(f"{stem}{n}" for n in range(99) if f"{stem}{n}" not in taken)


def _some_issue(random: Random, case: Case, *replaces: str) -> Issue:
    options = tuple(Option(f"o{n}") for n in range(random.randint(2, 3)))
    today = random.choice((None, options[0].id, options[0].id))
    return Issue(_fresh(case, "n"), options=options, status_quo=today, replaces=replaces)


def _add_issue(random: Random, case: Case) -> Case:
    if len(case.issues) > 3:
        return case
    added = _some_issue(random, case)
    party = random.choice(("a", "b"))
    said = Wants(f"statements.{party}.wants.{added.id}", party, added.id, (added.options[1].id,))
    return replace(case, issues=(*case.issues, added)).adding(said)


def _add_option(random: Random, case: Case) -> Case:
    issue = _named(random, case)
    if issue is None or len(issue.options) > 4:
        return case
    return _with(case, replace(issue, options=(*issue.options, Option(f"x{len(issue.options)}"))))


def _split_option(random: Random, case: Case) -> Case:
    issue = _named(random, case)
    if issue is None or len(issue.options) > 3:
        return case
    spot = random.randrange(len(issue.options))
    one = issue.options[spot]
    halves = tuple(Option(f"{one.id}-{n}", replaces=(one.id,)) for n in range(2))
    whole = replace(one, withdrawn=_gone(random))
    return _with(
        case,
        replace(issue, options=(*issue.options[:spot], whole, *issue.options[spot + 1 :], *halves)),
    )


def _split_issue(random: Random, case: Case) -> Case:
    issue = random.choice(case.issues)
    if len(case.issues) > 3:
        return case
    heir = _some_issue(random, case, issue.id)
    return _with(case, replace(issue, withdrawn=_gone(random)), heir)


def _move_statement(random: Random, case: Case) -> Case:
    if not case.statements or random.random() < 0.3:
        party = random.choice(("a", "b"))
        package = random.choice(every_package(case))
        return case.adding(WouldSign(f"statements.{party}.would_sign.9", party, package))
    statement = random.choice(case.statements)
    if isinstance(statement, Value | Weight) and statement.value is not None:
        now = replace(statement, value=Fraction(random.randint(1, 99)), interval=None)
        return case.adding(now)
    if isinstance(statement, Order):
        return case.adding(replace(statement, tiers=statement.tiers[::-1]))
    return case.without(statement.id)


def _change_red_lines(random: Random, case: Case) -> Case:
    if case.red_lines and random.random() < 0.5:
        return replace(case, red_lines=case.red_lines[1:])
    name = f"z{random.randint(0, 3)}"
    line = random_red_line(random, random.choice(("a", "b")), case.issues, name)
    kept = tuple(each for each in case.red_lines if each.id != line.id)
    return replace(case, red_lines=(*kept, line))


def _change_today(random: Random, case: Case) -> Case:
    issue = random.choice(case.issues)
    return _with(case, replace(issue, status_quo=random.choice(issue.plain_ids())))


def _change_deciders(random: Random, case: Case) -> Case:
    issue = random.choice(case.issues)
    return _with(case, replace(issue, decided_by=random.choice(((), ("a", "b"), ("outside",)))))


def _ask_a_body(random: Random, case: Case) -> Case:
    blocs = tuple(
        Bloc(
            f"bloc{n}",
            Fraction(random.randint(1, 5)),
            refuses=(random_condition(random, case.issues),) if random.random() < 0.6 else (),
            votes_like=random.choice((None, "a", "b")),
        )
        for n in range(2)
    )
    return replace(case, bodies=(Body("house", random.choice(("a", "b")), blocs=blocs),))


def _depend_on_an_event(random: Random, case: Case) -> Case:
    issue = _named(random, case)
    if issue is None or issue.option("if") is not None:
        return case
    plain = [option.id for option in issue.options if option.withdrawn is None]
    if len(plain) < 2:
        return case
    chosen = random.sample(plain, 2)
    added = Option("if", contingent=Contingency("rain", chosen[0], chosen[1]))
    case = replace(case, events=(Event("rain"),))
    return _with(case, replace(issue, options=(*issue.options, added)))


@cache
def _compared(seed: int) -> tuple[Analysis, Analysis, Difference]:
    versions = _versions(seed)
    there = [p for p in versions[0].negotiators() if p != "outside"]
    old, new = (detente.analyze(case, there) for case in versions)
    return old, new, difference(old, new, deadline=time.monotonic())


class _ByHand:
    """Two versions and which packages of one are packages of the other, by trying all of them."""

    def __init__(self, old: Analysis, new: Analysis) -> None:
        self.old, self.new = old, new
        self.issues = tuple({i.id: i for i in each.case.issues} for each in (old, new))

    def same(self, before: Chosen, after: Chosen) -> bool:
        """Whether a package of the old version is this package of the new one."""
        (first, second), (one, other) = (dict(before), dict(after)), self.issues
        for issue in {*one, *other}:
            if issue in one and issue in other:
                if first.get(issue, other[issue].status_quo) != second.get(issue):
                    return False
            elif issue in one:
                if issue in first and first[issue] != one[issue].status_quo:
                    return False
            elif other[issue].status_quo is None or second.get(issue) != other[issue].status_quo:
                return False
        return True

    def every(self, side: int) -> Iterator[Chosen]:
        """Every package of a version, with any of its issues left open."""
        named = self.issues[side]
        options = [(None, *issue.option_ids()) for issue in named.values()]
        for chosen in product(*options):
            yield frozenset((i, o) for i, o in zip(named, chosen, strict=True) if o is not None)

    def forth(self, before: Chosen) -> Chosen | None:
        """The package of the new version that an old one is."""
        return next((after for after in self.every(1) if self.same(before, after)), None)

    def back(self, after: Chosen) -> Chosen | None:
        """The old one that names as much of it as it can: what is not in it, as it was."""
        found = [before for before in self.every(0) if self.same(before, after)]
        named = {i for i, issue in self.issues[0].items() if issue.status_quo is not None}
        named |= {i for i, _ in after} & self.issues[0].keys()
        return next((before for before in found if {i for i, _ in before} == named), None)

    def pairs(self) -> dict[Chosen | str, tuple[Chosen | None, Chosen | None]]:
        """What can be compared, by the package of the new version; today and no deal by name."""
        found: dict[Chosen | str, tuple[Chosen | None, Chosen | None]] = {"no-deal": (None, None)}
        today = tuple(frozenset(each.case.status_quo().choices) for each in (self.old, self.new))
        if all(today):
            found["status-quo"] = (today[0], today[1])
        for row in self.old.brief.rows:
            if row.package is not None:
                before = frozenset(row.package.choices)
                after = self.forth(before)
                if after is not None and (before, after) != today:
                    found.setdefault(after, (before, after))
        for row in self.new.brief.rows:
            if row.package is not None:
                after = frozenset(row.package.choices)
                earlier = self.back(after)
                if earlier is not None and (earlier, after) != today:
                    found.setdefault(after, (earlier, after))
        return found

    def named(self, ref: str) -> Chosen | str:
        """The package of the new version that a reference means."""
        if ref in ("status-quo", "no-deal"):
            return ref
        moved = dict(part.split("=", 1) for part in ref.split(","))
        return frozenset(self.new.case.status_quo().changed(moved).choices)


def _on_rows(analysis: Analysis, rows: dict[Chosen | str, Chosen | None]) -> Found:
    case = analysis.case
    found: Found = {}
    outlooks = {party: Outlook(case, party) for party in case.negotiators()}
    packages = {
        name: None
        if chosen is None
        else Package(tuple((i.id, dict(chosen)[i.id]) for i in case.issues if i.id in dict(chosen)))
        for name, chosen in rows.items()
    }
    for party, outlook in outlooks.items():
        for name, package in packages.items():
            found["cell", name, party] = str(acceptance(outlook, package).acceptance)
        for (name, one), (second, other) in product(packages.items(), repeat=2):
            if one is not None and other is not None and name != second:
                change = outlook.difference(one, other)
                found["order", name, second, party] = (
                    change.low is not None and change.low >= 0,
                    change.low is not None and change.low >= 0 and change.high == 0,
                )
    stances = stances_of(outlooks)
    today = case.status_quo()
    for name, package in packages.items():
        if package is not None and len(package.choices) == len(case.issues) and package != today:
            given = ratify(case, package, analysis.parties, stances, outlooks)
            blockers = frozenset((b.consent, b.bloc) for b in given.blockers)
            found["ratification", name] = (given.passes, blockers)
    return found


def _everything(by_hand: _ByHand, side: int) -> Found:
    """Every finding of one version that both could have, each under its own name."""
    analysis = (by_hand.old, by_hand.new)[side]
    found = _on_rows(analysis, {name: pair[side] for name, pair in by_hand.pairs().items()})
    lines = analysis.held.red_lines
    found["status",] = analysis.status
    found["zone",] = analysis.zone.empty
    found["conflicts",] = frozenset(frozenset(c.demands) for c in lines.conflicts)
    found["ways_out",] = frozenset(frozenset(w.drop) for w in lines.ways_out)
    for word in ("settle", "recommend", "not_theirs"):
        for issue in getattr(analysis.authority, word):
            found["authority", issue] = word
    return found | _solutions(by_hand, side) | _steps(by_hand, side)


def _solutions(by_hand: _ByHand, side: int) -> Found:
    both = (by_hand.old, by_hand.new)
    found: Found = {("solution", s.name): frozenset() for a in both for s in a.held.solutions}
    for solution in both[side].held.solutions:
        packages = set()
        for point in solution.points:
            for package in point.packages:
                chosen = frozenset(package.choices)
                packages.add((by_hand.forth(chosen) or ("old", chosen)) if side == 0 else chosen)
        found["solution", solution.name] = frozenset(packages)
    return found


def _steps(by_hand: _ByHand, side: int) -> Found:
    both = [
        {frozenset((m.issue, m.end) for m in step.moves) for step in analysis.first_steps}
        for analysis in (by_hand.old, by_hand.new)
    ]

    def moves(issue_id: str, option: str) -> bool:
        there = [issues.get(issue_id) for issues in by_hand.issues]
        return all(
            issue is not None
            and issue.status_quo not in (None, option)
            and option in issue.option_ids()
            for issue in there
        )

    return {
        ("step", step): step in both[side]
        for step in both[0] | both[1]
        if all(moves(issue, option) for issue, option in step)
    }


def _about(by_hand: _ByHand, kind: str, about: tuple[str, ...]) -> tuple[object, ...]:
    if kind == "step":
        return (kind, frozenset(tuple(part.split("=", 1)) for part in about))
    if kind == "cell":
        return (kind, by_hand.named(about[0]), about[1])
    if kind == "order":
        return (kind, by_hand.named(about[0]), by_hand.named(about[1]), about[2])
    if kind == "ratification":
        return (kind, by_hand.named(about[0]))
    return (kind, *about)


def _assert_complete(seed: int) -> None:
    old, new, found = _compared(seed)
    by_hand = _ByHand(old, new)
    before, after = _everything(by_hand, 0), _everything(by_hand, 1)
    both = before.keys() & after.keys()
    flipped = {key for key in both if before[key] != after[key]}
    # An order is listed once for both directions.
    twice = {("order", k[2], k[1], k[3]) for k in flipped if k[0] == "order"}
    listed = {_about(by_hand, f.kind, f.about) for f in found.flipped if f.kind != "roadmap"}
    mirrored = {("order", k[2], k[1], k[3]) for k in listed if k[0] == "order"}
    kept = {_about(by_hand, f.kind, f.about) for f in found.survival.kept if f.kind != "roadmap"}

    assert flipped | twice == listed | mirrored
    assert not kept & (flipped | twice)
    assert both == kept | {("order", k[2], k[1], k[3]) for k in kept if k[0] == "order"} | (
        flipped | twice
    )


@pytest.mark.parametrize("seed", range(40))
def test_what_flipped_is_listed_and_nothing_else(seed: int) -> None:
    """Of two versions of a small case: the findings that differ, and the others as kept."""
    _assert_complete(seed)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(40, 340))
def test_what_flipped_is_listed_and_nothing_else_in_many_cases(seed: int) -> None:
    """The same on more pairs of versions."""
    _assert_complete(seed)


@pytest.mark.parametrize("seed", range(40))
def test_what_is_gone_or_new_is_not_in_the_other_version(seed: int) -> None:
    """No finding is both gone and flipped, kept or new."""
    _, _, found = _compared(seed)
    left = found.survival
    flipped = {(f.kind, f.about) for f in found.flipped}
    kept = {(f.kind, f.about) for f in left.kept}
    gone = {(f.kind, f.about) for f in left.gone}

    assert not gone & (flipped | kept)
    assert not {(f.kind, f.about) for f in left.new} & (flipped | kept)


def test_edits_of_every_kind_occur() -> None:
    """The random versions differ in every way that a change can have."""
    hows = {change.how for seed in range(40) for change in _compared(seed)[2].changes}

    assert {"added", "removed", "changed", "withdrawn", "restored", "split"} == hows


@pytest.mark.parametrize("seed", range(25))
def test_a_cause_taken_back_turns_the_state_of_the_case(seed: int) -> None:
    """Status and zone are not what they were turned into once a cause named for that is undone."""
    old, new, _ = _compared(seed)
    for flip in difference(old, new).flipped:
        for change in flip.because if flip.kind in ("status", "zone") else ():
            again = detente.analyze(reverted(new.whole, old.whole, change), new.parties)
            zone = {True: "empty", False: "not_empty", None: "unknown"}[again.zone.empty]
            assert flip.after != (zone if flip.kind == "zone" else again.status)


@pytest.mark.parametrize("seed", range(25))
def test_the_other_way_round_is_the_reverse(seed: int) -> None:
    """From new to old the same changes are undone, and what was gone is new."""
    old, new, forth = _compared(seed)
    back = difference(new, old, deadline=time.monotonic())
    turned = {"added": "removed", "split": "removed", "withdrawn": "restored", "changed": "changed"}
    turned |= {"removed": "added", "restored": "withdrawn"}

    undone = {(change.element, turned[change.how]) for change in forth.changes}
    made = {(c.element, "added" if c.how == "split" else c.how) for c in back.changes}
    assert undone == made
