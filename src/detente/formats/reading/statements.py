"""What each party has said it wants: its own words, its instructions, its answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from detente.case import NOTHING_STATED, Answer, Basis, Scale, Statement
from detente.case.basis import PRINCIPAL
from detente.formats.reading.answers import read_answers
from detente.formats.reading.holder import Holder
from detente.formats.reading.kinds import KINDS, read_kinds
from detente.formats.reading.parts import BASIS, Numeric, read_basis
from detente.formats.reading.spot import Spot

SCALE = ("scale", "same_words", "constant", "cap", "discount")
HOLDER = ("defaults", *SCALE, *KINDS, "instructions", "answers")
INSTRUCTION = ("defaults", *KINDS)

_OF_INSTRUCTION = tuple(key for key in BASIS if key != "author")
"""The author of an instruction is whoever it stands under."""


@dataclass(slots=True)
class Stated:
    """Everything that the holders say, and how each means its numbers."""

    statements: list[Statement] = field(default_factory=list)
    scales: list[Scale] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)


def read_statements(spot: Spot, numeric: Numeric, parties: tuple[str, ...]) -> Stated:
    """Every statement and answer of every holder.

    Holders come in the order of the parties: in a folder each has a file of its own, and files
    have no order.
    """
    stated = Stated()
    place = {party: number for number, party in enumerate(parties)}
    holders = sorted(spot.entries(), key=lambda entry: place.get(entry[0], len(place)))
    for party, at in holders:
        fields = at.fields(*HOLDER)
        holder = Holder(party, numeric, _defaults(fields, BASIS))
        stated.statements.extend(read_kinds(holder, fields))
        if "instructions" in fields:
            stated.statements.extend(_instructions(holder, fields["instructions"]))
        if "answers" in fields:
            stated.answers.extend(read_answers(holder, fields["answers"]))
        scale = _scale(party, fields)
        if scale != Scale(party):
            stated.scales.append(scale)
    return stated


def _defaults(fields: dict[str, Spot], known: tuple[str, ...]) -> Basis:
    if "defaults" not in fields:
        return NOTHING_STATED
    return read_basis(fields["defaults"].fields(*(key for key in known if key != "text")))


def _scale(holder: str, fields: dict[str, Spot]) -> Scale:
    written = fields["scale"].choice("native", "as_given") if "scale" in fields else None
    return Scale(
        holder,
        written == "as_given",
        fields["constant"].number() if "constant" in fields else None,
        fields["cap"].number() if "cap" in fields else None,
        fields["discount"].number() if "discount" in fields else None,
        bool(fields["same_words"].yes_no()) if "same_words" in fields else False,
    )


def _instructions(holder: Holder, spot: Spot) -> Iterator[Statement]:
    """What each principal tells the party's negotiators: statements of its own, under its name."""
    for principal, at in spot.entries():
        fields = at.fields(*INSTRUCTION)
        shared = _defaults(fields, _OF_INSTRUCTION)
        shared = replace(shared, author=f"{PRINCIPAL}:{principal}")
        instructing = Holder(holder.id, holder.numeric, shared, _OF_INSTRUCTION)
        yield from read_kinds(instructing, fields)
