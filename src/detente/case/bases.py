"""Every basis in an element of a case: its own, and those of the parts that have one too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from detente.case.answers import Answer
from detente.case.basis import Basis
from detente.case.consent import Body
from detente.case.elements import holder_of
from detente.case.events import Event


def bases_within(element: Any) -> Iterator[tuple[str, str | None, Basis]]:
    """(path behind that of the element, holder, basis), the element's own first with an empty path.

    Blocs and shares of a body are its party's, a belief is of whoever holds it. An answer's is that
    of what it says, and there is none where it says nothing.
    """
    holder = holder_of(element)
    if isinstance(element, Answer):
        if element.says is not None:
            yield "", holder, element.says.basis
        return
    yield "", holder, element.basis
    if isinstance(element, Body):
        for bloc in element.blocs:
            yield f".blocs.{bloc.id}", holder, bloc.basis
        many = len(element.support) > 1
        for number, support in enumerate(element.support, 1):
            yield f".support.{number}" if many else ".support", holder, support.basis
    if isinstance(element, Event):
        for belief in element.beliefs:
            yield f".beliefs.{belief.party}", belief.party, belief.basis


def claims_within(element: Any) -> tuple[str, ...]:
    """Every claim that the element or a part of it cites, each once."""
    cited = [basis.claims for _, _, basis in bases_within(element) if basis.claims]
    return tuple(dict.fromkeys(chain.from_iterable(cited))) if cited else ()


def with_bases(element: Any, bases: Iterable[Basis]) -> Any:
    """The element with other bases, in the order of `bases_within`."""
    left = iter(bases)
    if isinstance(element, Answer):
        said = element.says and replace(element.says, basis=next(left))
        return replace(element, says=said)
    element = replace(element, basis=next(left))
    if isinstance(element, Body):
        blocs = tuple(replace(bloc, basis=next(left)) for bloc in element.blocs)
        support = tuple(replace(each, basis=next(left)) for each in element.support)
        return replace(element, blocs=blocs, support=support)
    if isinstance(element, Event):
        beliefs = tuple(replace(belief, basis=next(left)) for belief in element.beliefs)
        return replace(element, beliefs=beliefs)
    return element
