"""Statements: references, the native scale, and numbers or orders that contradict one another."""

from __future__ import annotations

from collections.abc import Iterator

from detente.case.checks.demands import interval_faults
from detente.case.checks.judgements import judgement_faults, off_scale
from detente.case.checks.register import Register, again, answered
from detente.case.faults import Fault, fault, warning
from detente.case.numbers import write_number
from detente.case.parties import Kind
from detente.case.statements import (
    Direction,
    Order,
    Prefers,
    Statement,
    Swings,
    Value,
    Wants,
    Weight,
    WouldSign,
    WouldWalkAway,
)

_FULL = 100
_MEASURED = (Value, Weight)


def check_statements(register: Register) -> Iterator[Fault]:
    """The faults of every statement, each alone."""
    for scale in register.case.scales:
        path = f"statements.{scale.holder}"
        yield from register.stakeholder(path, scale.holder, "mediator_states")
    for holder in dict.fromkeys(s.holder for s in register.case.statements):
        yield from register.stakeholder(f"statements.{holder}", holder, "mediator_states")
    for statement in register.case.statements:
        yield from statement_faults(register, statement)
    yield from _native_scales(register)
    yield from _silent(register)


def statement_faults(register: Register, statement: Statement) -> Iterator[Fault]:
    """The faults of one statement alone, of the file or in an answer."""
    yield from _references(register, statement)
    yield from register.basis(statement.id, statement.basis, statement.holder)
    if isinstance(statement, _MEASURED):
        yield from interval_faults(statement.id, statement.value, statement.interval)
        if statement.holder not in register.as_given:
            yield from _off_scale(statement)


def _references(register: Register, statement: Statement) -> Iterator[Fault]:
    path = statement.id
    match statement:
        case Swings():
            named = [issue for tier in statement.issues for issue in tier]
            for issue in named:
                yield from register.issue(path, issue)
            yield from again(path, named)
        case Prefers():
            yield from register.package(f"{path}.package", statement.package)
            yield from register.package(f"{path}.over", statement.over)
            if dict(statement.package.choices) == dict(statement.over.choices):
                yield fault(path, "prefers_itself")
        case WouldSign() | WouldWalkAway():
            yield from register.package(f"{path}.package", statement.package)
        case Direction() | Weight():
            yield from register.issue(path, statement.issue)
        case Value():
            yield from register.issue(path, statement.issue)
            code = "contingent_stated"
            yield from register.plain_option(path, statement.issue, statement.option, code)
        case Wants() | Order():
            yield from register.issue(path, statement.issue)
            options = _options(statement)
            for option in dict.fromkeys(options):
                code = "contingent_stated"
                yield from register.plain_option(path, statement.issue, option, code)
            yield from again(path, options)
        case _:
            yield from judgement_faults(register, statement)
            yield from off_scale(register, statement)


def _options(statement: Wants | Order) -> list[str]:
    if isinstance(statement, Wants):
        return list(statement.options)
    return [option for tier in statement.tiers for option in tier]


def _native_scales(register: Register) -> Iterator[Fault]:
    """Weights and values that make no scale together, each voice of a party by itself."""
    weights: dict[tuple[str, str | None], list[Weight]] = {}
    values: dict[tuple[str, str | None, str], list[Value]] = {}
    for statement in register.case.statements:
        if statement.holder in register.as_given or answered(statement):
            continue
        voice = (statement.holder, statement.basis.principal)
        if isinstance(statement, Weight):
            weights.setdefault(voice, []).append(statement)
        elif isinstance(statement, Value):
            values.setdefault((*voice, statement.issue), []).append(statement)
    for (party, _), of_voice in weights.items():
        yield from _no_weight(party, of_voice)
    for (_, _, issue), of_issue in values.items():
        path = of_issue[0].id.rpartition(f".{of_issue[0].option}")[0]
        yield from _spans(register, path, issue, of_issue)


def _off_scale(stated: Value | Weight) -> Iterator[Fault]:
    ends = [*(stated.interval or ()), *([] if stated.value is None else [stated.value])]
    if isinstance(stated, Weight):
        if any(end.numerator < 0 for end in ends):
            yield fault(stated.id, "weight_negative")
    elif any(not 0 <= end.numerator <= _FULL * end.denominator for end in ends):
        yield fault(stated.id, "value_off_scale")


def _no_weight(party: str, weights: list[Weight]) -> Iterator[Fault]:
    most = [weight.interval[1] if weight.interval else weight.value for weight in weights]
    if not any(most):
        path = weights[0].id.rpartition(f".{weights[0].issue}")[0]
        yield fault(path, "weights_sum_zero", party=party)


def _spans(register: Register, path: str, issue_id: str, stated: list[Value]) -> Iterator[Fault]:
    """On the native scale the worst option is worth 0 and the best 100, once all are known."""
    issue = register.issues.get(issue_id)
    if issue is None:
        return
    known = {s.option: s.value for s in stated if s.value is not None}
    needed = set(register.options[issue_id]) - set(register.contingent[issue_id])
    if issue.range is not None:
        needed = {write_number(issue.range.low), write_number(issue.range.high)}
    whole = {value.numerator for value in known.values() if value.denominator == 1}
    if needed <= set(known) and not {0, _FULL} <= whole:
        yield fault(path, "values_without_ends", issue=issue_id)


def _silent(register: Register) -> Iterator[Fault]:
    """Principals of whom the case knows nothing."""
    case = register.case
    known = {statement.holder for statement in case.statements}
    known |= {answer.holder for answer in case.answers if answer.says is not None}
    known |= {line.owner for line in case.red_lines}
    known |= {no_deal.party for no_deal in case.no_deal if no_deal.stated}
    known |= {linkage.owner for linkage in case.linkages if linkage.owner is not None}
    for party in case.parties:
        if party.kind is Kind.PRINCIPAL and party.id not in known:
            yield warning(f"parties.{party.id}", "nothing_known", party=party.id)
