"""What a party has said it wants, in words: one sentence-like line per statement.

Numbers that nobody said are never printed with decimals: values and weights are given in words
("its values on ..."), with their points only where the party's own voice or a named speaker
states them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.case import (
    Basis,
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
from detente.reports.words.comparisons import further_short, further_statement
from detente.reports.words.names import Names
from detente.reports.words.numbers import written
from detente.reports.words.six import fitting

MOST_CHOICES = 2


def short_statement(names: Names, said: Statement) -> Iterator[str]:
    """Candidates for a cell of six words, the fullest first."""
    if isinstance(said, Wants):
        wanted = names.either(names.option(said.issue, option) for option in said.options)
        yield names.say("brief.choice", issue=names.issue(said.issue), option=wanted)
        yield names.say("brief.statement.wants_short", issue=names.issue(said.issue))
    elif isinstance(said, Direction):
        yield names.say(f"brief.statement.{said.towards}", issue=names.issue(said.issue))
    elif isinstance(said, Order | Value | Weight):
        kind = {Order: "order", Value: "value", Weight: "weight"}[type(said)]
        yield names.say(f"brief.statement.{kind}_short", issue=names.issue(said.issue))
    elif isinstance(said, Swings):
        yield names.say("brief.statement.swings_short")
    elif isinstance(said, Prefers):
        yield names.say("brief.statement.prefers_short")
    elif isinstance(said, WouldSign):
        yield names.say("brief.statement.would_sign_short")
    elif isinstance(said, WouldWalkAway):
        yield names.say("brief.statement.would_walk_away_short")
    else:
        yield further_short(names, said)
    if hasattr(said, "issue"):
        yield names.issue(said.issue)


def full_statement(names: Names, said: Statement) -> str:
    """The statement with its holder: ``Russia: wants Resumed on Dialogue``."""
    return names.say(
        "brief.element.owned", party=names.party(said.holder), words=statement(names, said)
    )


def statement(names: Names, said: Statement) -> str:
    """The statement without its holder, for a list under the party's name."""
    if isinstance(said, Wants):
        wanted = names.either(names.option(said.issue, option) for option in said.options)
        return names.say("brief.statement.wants", issue=names.issue(said.issue), option=wanted)
    if isinstance(said, Direction):
        return names.say(f"brief.statement.{said.towards}", issue=names.issue(said.issue))
    if isinstance(said, Order):
        return _order(names, said)
    if isinstance(said, Swings):
        tiers = [names.both(map(names.issue, tier)) for tier in said.issues]
        return names.say("brief.statement.swings", issues=names.say("brief.then").join(tiers))
    if isinstance(said, Value | Weight):
        return _number(names, said)
    if isinstance(said, Prefers):
        return names.say(
            "brief.statement.prefers",
            package=names.choices(said.package.choices),
            over=names.choices(said.over.choices),
        )
    if isinstance(said, WouldSign | WouldWalkAway):
        return _package(names, said)
    return further_statement(names, said)


def grouped(names: Names, said: Sequence[Statement]) -> Iterator[tuple[str, Basis]]:
    """Statements as a party's list: weights in one line, values in one line per issue.

    Only statements with the same basis share a line. Each comes with its basis.
    """
    for (kind, issue, basis), members in _alike(said).items():
        if kind is Weight:
            amounts = ", ".join(_named_amount(names, each) for each in members)
            yield names.say("brief.statement.weights", amounts=amounts), basis
        elif kind is Value:
            amounts = ", ".join(_named_amount(names, each) for each in members)
            yield (
                names.say("brief.statement.values", issue=names.issue(issue), amounts=amounts),
                basis,
            )
        else:
            for each in members:
                yield statement(names, each), basis


def _alike(said: Sequence[Statement]) -> dict[tuple[type, str, Basis], list[Statement]]:
    groups: dict[tuple[type, str, Basis], list[Statement]] = {}
    for each in said:
        issue = each.issue if isinstance(each, Value) else ""
        groups.setdefault((type(each), issue, each.basis), []).append(each)
    return groups


def _named_amount(names: Names, said: Statement) -> str:
    """``Summer 65 (55 to 75)``: an option or an issue with its points."""
    if isinstance(said, Value):
        return f"{names.option(said.issue, said.option)}: {_amount(names, said)}"
    assert isinstance(said, Weight)
    return f"{names.issue(said.issue)}: {_amount(names, said)}"


def named_statement(names: Names, said: Statement) -> str:
    """A statement about a package as a name within a sentence: its first choices are enough."""
    if not isinstance(said, WouldSign | WouldWalkAway):
        return fitting(short_statement(names, said))
    chosen = [names.choice(issue, option) for issue, option in said.package.choices]
    kind = "would_sign" if isinstance(said, WouldSign) else "would_walk_away"
    return names.say(f"brief.statement.{kind}", package=names.some_of(chosen, MOST_CHOICES))


def _order(names: Names, said: Order) -> str:
    tiers = [
        names.say("brief.ties").join(names.option(said.issue, option) for option in tier)
        for tier in said.tiers
    ]
    order = names.say("brief.then").join(tiers)
    return names.say("brief.statement.order", issue=names.issue(said.issue), order=order)


def _number(names: Names, said: Value | Weight) -> str:
    kind = "value" if isinstance(said, Value) else "weight"
    option = names.option(said.issue, said.option) if isinstance(said, Value) else ""
    amount = _amount(names, said)
    return names.say(
        f"brief.statement.{kind}", issue=names.issue(said.issue), option=option, amount=amount
    )


def _amount(names: Names, said: Value | Weight) -> str:
    """The points as stated; below *reported* only in whole numbers."""
    exact = not names.case.grade(said.basis, said.holder).only_possible
    numbers = [said.value] if said.value is not None else []
    numbers += list(said.interval or ())
    if not exact and any(number.denominator != 1 for number in numbers):
        return names.say("brief.statement.unprinted")
    words = [written(number, names.language) for number in numbers]
    if said.interval is None:
        return words[0]
    span = names.say("brief.statement.span", low=words[-2], high=words[-1])
    if said.value is None:
        return span
    return names.say("brief.statement.about", value=words[0], span=span)


def _package(names: Names, said: WouldSign | WouldWalkAway) -> str:
    kind = "would_sign" if isinstance(said, WouldSign) else "would_walk_away"
    return names.say(f"brief.statement.{kind}", package=names.choices(said.package.choices))
