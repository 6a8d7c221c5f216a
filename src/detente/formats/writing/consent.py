"""Who must consent beside those at the table, and who could take an agreement back."""

from __future__ import annotations

from detente.case import Bloc, Body, Condition, Support, Undo
from detente.formats.document import Mapping, Scalar, Sequence
from detente.formats.writing import parts


def write_body(body: Body) -> Mapping:
    """A body with its blocs and what a referendum is expected to give."""
    blocs = parts.keys((bloc.id, _bloc(bloc)) for bloc in body.blocs)
    support = tuple(_support(one) for one in body.support)
    return parts.keys(
        [
            ("party", Scalar(body.party)),
            ("name", parts.words_of(body.name)),
            ("rule", Scalar(body.rule)),
            ("blocs", blocs if blocs.entries else None),
            ("quota", parts.number(body.quota)),
            ("not_without", parts.words(body.not_without)),
            ("threshold", parts.number(body.threshold)),
            ("support", Sequence(support) if support else None),
            ("decides", parts.words(body.decides)),
            *parts.basis(body.basis),
        ]
    )


def _bloc(bloc: Bloc) -> Mapping:
    return parts.keys(
        [
            ("seats", parts.number(bloc.seats)),
            ("name", parts.words_of(bloc.name)),
            ("votes_like", parts.word(bloc.votes_like)),
            ("refuses", _conditions(bloc.refuses)),
            ("supports", _conditions(bloc.supports)),
            ("reason", parts.words_of(bloc.reason)),
            *parts.basis(bloc.basis),
        ]
    )


def _support(support: Support) -> Mapping:
    return parts.keys(
        [
            ("if", None if support.when is None else parts.condition(support.when)),
            ("value", parts.number(support.value)),
            ("interval", parts.interval(support.interval)),
            *parts.basis(support.basis),
        ]
    )


def write_undo(undo: Undo) -> Mapping:
    """An act that could take an agreement back."""
    number, interval = parts.number(undo.cost), parts.interval(undo.cost_interval)
    cost = parts.keys([("value", number), ("interval", interval)])
    return parts.keys(
        [
            ("party", Scalar(undo.party)),
            ("together_with", parts.words(undo.together_with)),
            ("act", parts.words_of(undo.act)),
            ("undoes", _conditions(undo.undoes)),
            ("leaves", None if undo.leaves is None else parts.package(undo.leaves)),
            ("cost", cost if cost.entries else None),
            ("days", parts.number(undo.days)),
            *parts.basis(undo.basis),
        ]
    )


def _conditions(conditions: tuple[Condition, ...]) -> Sequence | None:
    return Sequence(tuple(map(parts.condition, conditions))) if conditions else None
