"""The buyer of the worked case (preferences, section 10), with instructions and ways of asking."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

from detente.case import (
    Among,
    Answer,
    Basis,
    Case,
    Condition,
    Confidence,
    Grade,
    Issue,
    Option,
    Order,
    Package,
    Party,
    Prefers,
    Ratio,
    RedLine,
    Statement,
    Swings,
    Value,
    WouldSign,
    WouldWalkAway,
    text,
)

F = Fraction
OPTIONS = {
    "price": ("low", "mid", "high"),
    "delivery": ("fast", "normal", "slow"),
    "warranty": ("long", "short"),
}
MANDATE = Basis(Grade.SAID, author="principal:board", date=date(2026, 5, 3))
OWN = Basis(Grade.SAID, Confidence.SURE, author="Eva Kurz", date=date(2026, 5, 9))


def package(price: str, delivery: str, warranty: str) -> Package:
    """A complete package."""
    return Package((("price", price), ("delivery", delivery), ("warranty", warranty)))


def orders(basis: Basis = OWN, mark: str = "") -> tuple[Statement, ...]:
    """The options of every issue as listed, best first."""
    return tuple(
        Order(f"statements.buyer.order.{i}{mark}", "buyer", i, tuple((o,) for o in options), basis)
        for i, options in OPTIONS.items()
    )


def swings(*issues: str, basis: Basis = OWN, mark: str = "") -> Swings:
    """Some issues by what they matter, most first."""
    return Swings(f"statements.buyer.swings{mark}", "buyer", tuple((i,) for i in issues), basis)


NORMAL = Value(
    "statements.buyer.values.delivery.normal",
    "buyer",
    "delivery",
    "normal",
    None,
    (F(40), F(60)),
    OWN,
)
PREFERS = Prefers(
    "statements.buyer.prefers.1",
    "buyer",
    package("mid", "fast", "short"),
    package("low", "slow", "short"),
    OWN,
)
TIMES_THREE = Ratio("statements.buyer.ratios.1", "buyer", "price", "delivery", (F(3), None), OWN)
AT_MOST_30 = Value(
    "statements.buyer.values.price.mid", "buyer", "price", "mid", None, (F(0), F(30)), OWN
)


def buyer(*statements: Statement, **fields: Any) -> Case:
    """A case in which one party, the buyer, says these things; today nothing is bought."""
    issues = tuple(
        Issue(issue, options=tuple(map(Option, options)), status_quo=options[-1])
        for issue, options in OPTIONS.items()
    )
    parties = (Party("buyer", text("Buyer")), Party("seller", text("Seller")))
    return Case("buyer", parties=parties, issues=issues, statements=statements, **fields)


def worked(*more: Statement) -> Case:
    """Statements s1 to s5 of the worked case, and more."""
    said = (*orders(), swings("price", "delivery", "warranty"), NORMAL, PREFERS)
    return buyer(*said, *more)


def would_sign(asked: Package, basis: Basis = OWN, mark: str = "1") -> WouldSign:
    """It would sign a package."""
    return WouldSign(f"statements.buyer.would_sign.{mark}", "buyer", asked, basis)


def would_walk_away(asked: Package, basis: Basis = OWN, mark: str = "1") -> WouldWalkAway:
    """It would rather have no deal than a package."""
    return WouldWalkAway(f"statements.buyer.would_walk_away.{mark}", "buyer", asked, basis)


def never(name: str, basis: Basis = OWN, **options: str) -> RedLine:
    """A red line of the buyer against options together."""
    parts = tuple((issue, Among((option,))) for issue, option in options.items())
    return RedLine("buyer", name, (Condition(parts),), text(f"Not {name}"), basis)


def answer(name: str, day: int, says: Statement | None, **fields: Any) -> Answer:
    """An answer of the buyer on a day of May 2026."""
    at = datetime(2026, 5, day, 12, tzinfo=UTC)
    return Answer(f"statements.buyer.answers.{name}", "buyer", at, says, **fields)
