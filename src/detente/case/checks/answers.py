"""Answers: each says one thing or nothing, names what is there, and stands where it was given."""

from __future__ import annotations

from collections.abc import Iterator

from detente.case.answers import Answer
from detente.case.checks.preferences import statement_faults
from detente.case.checks.register import Register, listed, twice
from detente.case.demands import RedLine
from detente.case.elements import element_path
from detente.case.faults import Fault, fault, warning


def check_answers(register: Register) -> Iterator[Fault]:
    """The faults of every answer, alone and in its log.

    What answers say of one another, of the file or of instructions is never a fault: it is what
    the party said, and analyses show where it does not fit together.
    """
    case = register.case
    yield from twice("", (answer.id for answer in case.answers))
    drawn = [answer.says.id for answer in case.answers if isinstance(answer.says, RedLine)]
    yield from twice("red_lines", [*(line.id for line in case.red_lines), *drawn])
    for holder in dict.fromkeys(answer.holder for answer in case.answers):
        path = f"statements.{holder}"
        yield from register.stakeholder(path, holder, "mediator_states")
        yield from _log(register, holder)


def _log(register: Register, holder: str) -> Iterator[Fault]:
    """The answers of one party, in the order of the file."""
    case = register.case
    known = {s.id for s in case.statements if s.holder == holder}
    known |= {f"red_lines.{line.id}" for line in case.red_lines if line.owner == holder}
    own = [answer for answer in case.answers if answer.holder == holder]
    later = {answer.id for answer in own}
    others = _others(register, known | later)
    before: Answer | None = None
    for answer in own:
        later.discard(answer.id)
        yield from _said(register, answer)
        yield from _replaces(answer, known, later, holder)
        yield from _keeps(answer, known | later | {answer.id}, others)
        if before is not None and answer.at < before.at:
            yield warning(f"{answer.id}.at", "answer_before", other=before.id)
        before = answer
        known.add(answer.id)


def _others(register: Register, known: set[str]) -> set[str]:
    """Whatever else a contradiction may rest on: what no deal is worth, linkages."""
    case = register.case
    paths = {element_path("no_deal", each) for each in case.no_deal}
    paths |= {element_path("linkages", each) for each in case.linkages}
    return paths | known


def _said(register: Register, answer: Answer) -> Iterator[Fault]:
    says = answer.says
    if isinstance(says, RedLine):
        yield from register.conditions(f"{answer.id}.refuses", says.refuses)
        yield from register.basis(answer.id, says.basis, answer.holder)
    elif says is not None:
        yield from statement_faults(register, says)
    if says is not None and answer.declined is not None:
        yield fault(answer.id, "answer_says_and_declines", declined=answer.declined)
    if not (says or answer.declined or answer.replaces or answer.keeps):
        yield fault(answer.id, "answer_of_nothing")


def _replaces(answer: Answer, known: set[str], later: set[str], holder: str) -> Iterator[Fault]:
    for one in answer.replaces:
        if one == answer.id or one in later:
            yield fault(f"{answer.id}.replaces", "answer_replaces_later", id=one)
        elif one not in known:
            at = listed(one, sorted(known))
            yield fault(f"{answer.id}.replaces", "unknown_said", id=one, party=holder, known=at)


def _keeps(answer: Answer, known: set[str], others: set[str]) -> Iterator[Fault]:
    for one in answer.keeps:
        if one not in known and one not in others:
            at = listed(one, sorted(known))
            code, path = "unknown_said", f"{answer.id}.keeps"
            yield fault(path, code, id=one, party=answer.holder, known=at)
