"""Answers: what a party said when it was asked, each with its day, its question and its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, cast

from detente.case import Answer, Basis, Grade, RedLine, Statement
from detente.case.elements import NAMEABLE
from detente.formats.document import Mapping
from detente.formats.limits import ANSWERS
from detente.formats.reading.holder import Holder
from detente.formats.reading.kinds import KINDS, read_kinds
from detente.formats.reading.parts import read_basis, read_conditions
from detente.formats.reading.spot import Spot

RED_LINE = "red_line"
SAYS = (*KINDS, RED_LINE)
_OF_SAID = ("grade", "confidence", "claims", "text")
"""Keys of a basis; author and day are the answer's own."""

PATHS = tuple(f"{kind}." for kind in NAMEABLE)
"""How the path of an element begins; any other id is that of an answer of the same holder."""

ANSWER = (
    "at",
    "question",
    "asked",
    "method",
    "says",
    *_OF_SAID,
    "author",
    "declined",
    "replaces",
    "keeps",
    "reason",
)


def read_answers(holder: Holder, spot: Spot) -> Iterator[Answer]:
    """Every answer of a holder, in the order of the file."""
    entries = spot.entries(ANSWERS)
    known = frozenset(name for name, _ in entries)
    for name, at in entries:
        answer = _answer(holder, name, at, known)
        if answer is not None:
            yield answer


def answer_path(holder: str, name: str) -> str:
    """``statements.union.answers.a3``."""
    return f"statements.{holder}.answers.{name}"


def _answer(holder: Holder, name: str, spot: Spot, known: frozenset[str]) -> Answer | None:
    fields = spot.fields(*ANSWER)
    at = fields.get
    moment = s.moment() if (s := at("at")) else None
    if at("at") is None:
        spot.fault("missing_key", key="at")
    if moment is None:
        return None
    author = s.word() if (s := at("author")) else None
    declined = s.choice("unknown", "skipped") if (s := at("declined")) else None
    basis = Basis(Grade.SAID, author=author, date=moment.date())
    answer = Answer(
        answer_path(holder.id, name),
        holder.id,
        moment,
        says=_says(holder, name, fields, basis),
        author=author,
        replaces=_named(holder, s, known) if (s := at("replaces")) else (),
        keeps=_named(holder, s, known) if (s := at("keeps")) else (),
        declined=cast(Literal["unknown", "skipped"] | None, declined),
        reason=s.text() if (s := at("reason")) else None,
        method=s.word() if (s := at("method")) else None,
        question=s.word() if (s := at("question")) else None,
        asked=s.text() if (s := at("asked")) else None,
    )
    given = {"says", "declined", "replaces", "keeps"} & fields.keys()
    read = answer.says or declined or answer.replaces or answer.keeps
    # What could not be read is told already; that nothing is left would be a second complaint.
    return None if given and not read else answer


def _named(holder: Holder, spot: Spot, known: frozenset[str]) -> tuple[str, ...]:
    """Ids in full: an answer of the holder may go by its short one."""

    def full(word: str) -> str:
        whole = word.startswith(PATHS) and word not in known
        return word if whole else answer_path(holder.id, word)

    return tuple(map(full, spot.words()))


def _says(
    holder: Holder, name: str, fields: dict[str, Spot], own: Basis
) -> Statement | RedLine | None:
    """The one statement or red line of an answer, under the answer's id; None where it has none."""
    stated = {key: fields[key] for key in _OF_SAID if key in fields}
    said = fields.get("says")
    if said is None:
        for key, at in stated.items():
            at.fault("answer_basis_of_nothing", key=key)
        return None
    speaking = replace(holder, defaults=read_basis(stated, own), basis=(), named=False)
    inner = said.fields(*SAYS)
    found: list[Statement | RedLine] = list(read_kinds(speaking, inner))
    if RED_LINE in inner:
        found += _red_line(speaking, name, inner[RED_LINE])
    empty = isinstance(said.node, Mapping) and not said.node.entries
    if len(inner) > 1 or len(found) > 1 or empty:
        said.fault("answer_says_one")
        return None
    return _under_its_id(found[0], answer_path(holder.id, name)) if found else None


def _under_its_id(said: Statement | RedLine, path: str) -> Statement | RedLine:
    return said if isinstance(said, RedLine) else replace(said, id=path)


def _red_line(holder: Holder, name: str, spot: Spot) -> Iterator[RedLine]:
    fields = spot.fields("refuses", "reason")
    if "refuses" not in fields:
        spot.fault("missing_key", key="refuses")
        return
    refuses = read_conditions(fields["refuses"], holder.numeric)
    reason = fields["reason"].text() if "reason" in fields else None
    if refuses:
        yield RedLine(holder.id, name, refuses, reason, holder.defaults)
