"""What each holder states: how it means its numbers, its own words, instructions, answers."""

from __future__ import annotations

from collections.abc import Iterator

from detente.case import Case, Scale, Statement
from detente.case.basis import PRINCIPAL
from detente.formats.document import Mapping, Scalar
from detente.formats.writing import parts
from detente.formats.writing.answers import write_answers
from detente.formats.writing.kinds import by_kind


def write_statements(case: Case) -> Mapping | None:
    """Every holder's statements; None where nobody states anything.

    Holders keep the order in which they first appear, kinds have that of the file format.
    """
    stating = (case.statements, case.scales, case.answers)
    held = dict.fromkeys(one.holder for group in stating for one in group)
    written = ((holder, _holder(case, holder)) for holder in held)
    return parts.keys(written) if held else None


def _holder(case: Case, holder: str) -> Mapping:
    root = f"statements.{holder}"
    own, instructions = list[Statement](), dict[str, list[Statement]]()
    for statement in case.said_by(holder):
        principal = _under_principal(statement, root)
        into = own if principal is None else instructions.setdefault(principal, [])
        into.append(statement)
    return parts.keys(
        [
            *_scale(case.scale(holder)),
            *by_kind(own, root),
            ("instructions", _instructions(instructions, root)),
            ("answers", write_answers(tuple(a for a in case.answers if a.holder == holder))),
        ]
    )


def _scale(scale: Scale) -> Iterator[parts.Entry]:
    yield "scale", Scalar("as_given") if scale.as_given else None
    yield "same_words", parts.truth(True) if scale.same_words else None
    yield "constant", parts.number(scale.constant)
    yield "cap", parts.number(scale.cap)
    yield "discount", parts.number(scale.discount)


def _under_principal(statement: Statement, root: str) -> str | None:
    """The principal under whom a statement stands in the file, as its path says."""
    word, _, name = (statement.basis.author or "").partition(":")
    here = word == PRINCIPAL and statement.id.startswith(f"{root}.instructions.{name}.")
    return name if here and name else None


def _instructions(by_principal: dict[str, list[Statement]], root: str) -> Mapping | None:
    """Instructions by principal; who their author is stands above them, not in each."""
    if not by_principal:
        return None
    return parts.keys(
        (name, parts.keys(by_kind(told, f"{root}.instructions.{name}", authored=False)))
        for name, told in by_principal.items()
    )
