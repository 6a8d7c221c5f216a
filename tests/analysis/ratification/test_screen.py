"""Quick proofs never say anything but what asking would, whatever ties issues together."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from detente.analysis.overview.consent import stances_of
from detente.analysis.preferences import Outlook
from detente.analysis.ratification import Vote
from detente.analysis.ratification.losses import Losses
from detente.analysis.ratification.screen import Screen
from detente.case import (
    Among,
    Case,
    Condition,
    Issue,
    Linkage,
    NoDeal,
    Option,
    Package,
    Party,
    Value,
    Weight,
    Worth,
    text,
)
from oracles.random_bodies import random_package
from strategies.statements import every_package, one_party, tied

F = Fraction


def told(seed: int) -> int:
    """How often a refusal was told; fails where asking says otherwise."""
    random = Random(seed)
    case, _ = one_party(random) if seed % 2 else tied(random)
    outlook = Outlook(case, "a")
    start, stances = random_package(random, case), stances_of({"a": outlook})
    screen = Screen(case, outlook, start)
    losses = Losses(start, {"a": screen})
    packages = every_package(case)
    random.shuffle(packages)
    count = 0
    for package in packages[:40]:
        refuses = screen.refuses(package)
        no = stances("a", package).vote is Vote.NO
        assert refuses in (None, no), f"seed {seed}, {package}"
        assert losses.of(package)[0].label == losses.label("a", package), f"seed {seed}, {package}"
        count += refuses is not None
    return count


def test_what_is_told_is_what_acceptance_says() -> None:
    """Refusals and losses of 150 random parties, as asked of every package."""
    assert sum(map(told, range(150))) > 400


@pytest.mark.nightly
def test_what_is_told_is_what_acceptance_says_at_length() -> None:
    """The same of 1,000 random parties."""
    assert sum(map(told, range(1_000, 2_000))) > 4_000


def test_issues_worth_something_together_count_as_one() -> None:
    """Each alone brings a tenth, together two tenths more: enough to reach no deal at 35 points."""
    options = (Option("no"), Option("yes"))
    names = ("i", "j", "k")
    yes = Condition((("i", Among(("yes",))), ("j", Among(("yes",)))))
    root = "statements.a"
    case = Case(
        "together",
        parties=(Party("a", text("A")),),
        issues=tuple(Issue(name, options=options, status_quo="no") for name in names),
        statements=(
            *(
                Weight(f"{root}.weights.{n}", "a", n, F(w))
                for n, w in zip(names, (1, 1, 8), strict=True)
            ),
            *(
                Value(f"{root}.values.{n}.{o}", "a", n, o, F(v))
                for n in names
                for o, v in (("no", 0), ("yes", 100))
            ),
        ),
        linkages=(Linkage("both", "worth", yes, worth=Worth(F(20)), owner="a"),),
        no_deal=(NoDeal("a", F(35)),),
    )
    screen = Screen(case, Outlook(case, "a"), case.status_quo())

    def refuses(i: str, j: str) -> bool | None:
        return screen.refuses(Package((("i", i), ("j", j), ("k", "no"))))

    assert [True, True] == [refuses("yes", "no"), refuses("no", "yes")]
    assert refuses("yes", "yes") is False
