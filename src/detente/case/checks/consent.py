"""Bodies that must consent, and acts that could take an agreement back."""

from __future__ import annotations

from collections.abc import Iterator

from detente.case.checks.demands import interval_faults
from detente.case.checks.measures import not_below_zero, per_cent
from detente.case.checks.register import Register, again, listed, twice
from detente.case.consent import Bloc, Body, Rule, Undo
from detente.case.faults import Fault, fault, warning
from detente.case.numbers import write_number
from detente.case.packages import Among, Condition, Package

_USED = {
    "quota": (Rule.VOTE,),
    "not_without": (Rule.VOTE,),
    "blocs": (Rule.VOTE, Rule.VETO, Rule.CONSENSUS),
    "threshold": (Rule.REFERENDUM,),
    "support": (Rule.REFERENDUM,),
}
"""The rules under which a key of a body says anything."""


def check_bodies(register: Register) -> Iterator[Fault]:
    """The faults of bodies that must consent."""
    for body in register.case.bodies:
        path = f"bodies.{body.id}"
        yield from register.stakeholder(f"{path}.party", body.party, "decided_by_mediator")
        for issue in body.decides:
            yield from register.issue(f"{path}.decides", issue)
        yield from _blocs(register, path, body)
        yield from _rule(path, body)
        yield from _support(register, path, body)
        yield from register.basis(path, body.basis, body.party)


def _blocs(register: Register, path: str, body: Body) -> Iterator[Fault]:
    ids = [bloc.id for bloc in body.blocs]
    yield from twice(f"{path}.blocs", ids)
    known_ids = frozenset(ids)
    for one in body.not_without:
        if one not in known_ids:
            known = listed(one, ids)
            yield fault(f"{path}.not_without", "unknown_bloc", id=one, known=known)
    for bloc in body.blocs:
        yield from _bloc(register, f"{path}.blocs.{bloc.id}", body.party, bloc)


def _bloc(register: Register, path: str, party: str, bloc: Bloc) -> Iterator[Fault]:
    yield from not_below_zero(path, seats=bloc.seats)
    if bloc.votes_like is not None:
        here = f"{path}.votes_like"
        yield from register.stakeholder(here, bloc.votes_like, "votes_like_mediator")
    for key in ("refuses", "supports"):
        yield from register.conditions(f"{path}.{key}", getattr(bloc, key))
    yield from register.basis(path, bloc.basis, party)


def _rule(path: str, body: Body) -> Iterator[Fault]:
    """What the rule of a body needs, and what it leaves unused."""
    for key, rules in _USED.items():
        if getattr(body, key) not in (None, ()) and body.rule not in rules:
            yield warning(f"{path}.{key}", "unused_by_rule", key=key, rule=body.rule)
    if body.rule is Rule.VOTE:
        yield from _seats(path, body)
    if body.rule is Rule.REFERENDUM:
        yield from per_cent(f"{path}.threshold", body.threshold)
        if not body.support:
            yield warning(path, "referendum_without_support")


def _seats(path: str, body: Body) -> Iterator[Fault]:
    unknown = [bloc.id for bloc in body.blocs if bloc.seats is None]
    if not body.blocs:
        yield fault(path, "nobody_sits")
    elif len(unknown) == len(body.blocs):
        yield warning(f"{path}.blocs", "no_seats_known")
    elif unknown:
        yield warning(f"{path}.blocs", "seats_unknown", blocs=", ".join(unknown))
    elif body.seats <= 0:
        yield fault(f"{path}.blocs", "nobody_sits")
    if body.quota is None:
        return
    if body.quota <= 0:
        yield fault(f"{path}.quota", "quota_not_positive", quota=write_number(body.quota))
    elif body.blocs and not unknown and body.quota > body.seats:
        written = {"quota": write_number(body.quota), "seats": write_number(body.seats)}
        yield fault(f"{path}.quota", "quota_above_seats", **written)


def _support(register: Register, path: str, body: Body) -> Iterator[Fault]:
    """Shares of a referendum; behind one for any package no further one is ever looked at."""
    for number, support in enumerate(body.support, 1):
        here = f"{path}.support.{number}" if len(body.support) > 1 else f"{path}.support"
        if support.when is not None:
            yield from register.condition(f"{here}.if", support.when)
        elif number < len(body.support):
            yield warning(here, "support_ends_here")
        yield from per_cent(here, support.value, support.interval)
        yield from register.basis(here, support.basis, body.party)


def check_undo(register: Register) -> Iterator[Fault]:
    """The faults of acts that could take an agreement back."""
    for undo in register.case.undo:
        path = f"undo.{undo.id}"
        yield from register.stakeholder(f"{path}.party", undo.party, "mediator_undoes")
        for party in undo.together_with:
            yield from register.stakeholder(f"{path}.together_with", party, "mediator_undoes")
        yield from again(f"{path}.together_with", undo.coalition)
        if not undo.undoes:
            yield fault(f"{path}.undoes", "undoes_nothing")
        yield from register.conditions(f"{path}.undoes", undo.undoes)
        if undo.leaves is not None:
            yield from register.plain_package(f"{path}.leaves", undo.leaves)
        yield from interval_faults(f"{path}.cost", undo.cost, undo.cost_interval)
        lowest = undo.cost_interval[0] if undo.cost_interval else undo.cost
        yield from not_below_zero(path, cost=lowest, days=undo.days)
        yield from _changes(register, path, undo)
        yield from register.basis(path, undo.basis, undo.party)


def _changes(register: Register, path: str, undo: Undo) -> Iterator[Fault]:
    """Whether the act leaves another package than the one it undoes."""
    today = register.case.status_quo()
    named = dict.fromkeys(issue for one in undo.undoes for issue, _ in one.parts)
    if undo.leaves is None:
        for issue in named:
            if issue in register.issues and today.get(issue) is None:
                yield warning(f"{path}.undoes", "nothing_to_go_back_to", issue=issue)
    if undo.undoes and all(_is_so(one, undo.leaves or today, undo) for one in undo.undoes):
        yield warning(path, "undo_changes_nothing")


def _is_so(condition: Condition, after: Package, undo: Undo) -> bool:
    """Whether every package that meets the condition has what the act would leave already."""
    only = {
        issue: part.options[0]
        for issue, part in condition.parts
        if isinstance(part, Among) and len(set(part.options)) == 1
    }
    issues = after.as_dict() if undo.leaves is not None else dict(condition.parts)
    return all(issue in only and only[issue] == after.get(issue) for issue in issues)
