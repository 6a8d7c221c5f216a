"""Which question would settle most? Each is tried with the answers it could get."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from detente.analysis.preferences import Outlook
from detente.analysis.robustness.assumptions import Column, Rows, turned_cells
from detente.analysis.robustness.findings import Assumption, Question
from detente.case import Case, NoDeal, Wants

MOST_ANSWERS = 6
"""Options of an issue tried as an answer; the ends of a range and the options in play first."""

_ORDER = ("no_deal", "confirm", "issue")


def questions(
    case: Case,
    outlooks: Sequence[Outlook],
    columns: Sequence[Column],
    rows: Rows,
    found: Iterable[Assumption],
    negotiating: Sequence[str],
    stop: Callable[[], bool],
) -> tuple[Question, ...]:
    """Every question some answer to which turns a cell, the one that turns most first.

    Cells of those who negotiate count before those of others: without their consent nothing
    moves. Between equals, those who decide an issue are asked about it first, and those of whom
    the least is known. Once ``stop`` is true, no further party is considered.

    Does a demand or statement below *reported* stand (answer no: it is taken out)? What happens
    to a party without agreement (tried at the best and at the worst)? What does a party want on
    an issue it has not spoken of (tried with each option)?
    """
    asked = [
        Question("confirm", a.owner, a.element, tuple((f.row, f.party) for f in a.flips))
        for a in found
        if a.grade.only_possible
    ]
    for outlook, entry in zip(outlooks, columns, strict=True):
        if stop():
            break
        asked += _about_no_deal(case, outlook, entry, rows)
        asked += _about_issues(case, outlook, entry, rows)
    asked = [question for question in asked if question.flips]
    said = {outlook.said.party: len(case.said_by(outlook.said.party)) for outlook in outlooks}

    def rank(question: Question) -> tuple[bool, int, int, bool, int]:
        deciders = case.issue(question.element).decided_by if question.kind == "issue" else ()
        return (
            question.party not in negotiating,
            -len(question.flips),
            _ORDER.index(question.kind),
            bool(deciders) and question.party not in deciders,
            said[question.party],
        )

    asked.sort(key=rank)
    return tuple(asked)


def _about_no_deal(case: Case, outlook: Outlook, entry: Column, rows: Rows) -> Iterator[Question]:
    party = entry.party
    if any(relation.kind in ("within", "equal") for relation in outlook.no_deal):
        return
    stated = case.no_deal_of(party)
    others = tuple(n for n in case.no_deal if n.party != party)
    answers = [_with_no_deal(case, others, stated, value) for value in (0, 100)]
    yield Question("no_deal", party, f"no_deal:{party}", _turned(answers, entry, rows))


def _with_no_deal(case: Case, others: tuple[NoDeal, ...], stated: NoDeal, value: int) -> Case:
    answer = replace(stated, value=Fraction(value), interval=None, comparisons=())
    return replace(case, no_deal=(*others, answer))


def _about_issues(case: Case, outlook: Outlook, entry: Column, rows: Rows) -> Iterator[Question]:
    start = case.status_quo()
    for issue in case.issues:
        in_play = {
            package.get(issue.id)
            for package in rows.values()
            if package is not None and package.get(issue.id) != start.get(issue.id)
        }
        if not in_play or outlook.knows(issue.id):
            continue
        options = issue.plain_ids()
        likely = [o for o in options if o in in_play or o == start.get(issue.id)]
        tried = dict.fromkeys([*likely, options[0], options[-1], *options][:MOST_ANSWERS])
        answers = [
            case.adding(
                Wants(f"statements.{entry.party}.wants.{issue.id}", entry.party, issue.id, (o,))
            )
            for o in tried
        ]
        yield Question("issue", entry.party, issue.id, _turned(answers, entry, rows))


def _turned(answers: Iterable[Case], entry: Column, rows: Rows) -> tuple[tuple[str, str], ...]:
    turned = {
        flip.row
        for case in answers
        for flip in turned_cells(Outlook(case, entry.party), rows, entry.verdicts)
    }
    return tuple((ref, entry.party) for ref in rows if ref in turned)
