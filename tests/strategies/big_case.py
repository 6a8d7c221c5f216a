"""A case that is too much for any machine."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from random import Random

from detente.app.convert import write_case
from detente.case import Case, Issue, Option, Party, Statement, Value, Weight, text


def write_big_case(target: Path, issues_count: int = 40) -> Path:
    """Six parties, 10 options an issue, values in all directions; returns the path."""
    random = Random(1)
    parties = tuple(Party(name, text(name)) for name in "abcdef")
    options = tuple(Option(f"o{k}") for k in range(10))
    issues = tuple(Issue(f"i{j}", options=options, status_quo="o0") for j in range(issues_count))
    statements: list[Statement] = []
    for party in parties:
        for issue in issues:
            root, weight = f"statements.{party.id}", Fraction(random.randint(1, 9999))
            statements.append(Weight(f"{root}.weights.{issue.id}", party.id, issue.id, weight))
            values = [0, 10_000, *(random.randint(1, 9999) for _ in options[2:])]
            random.shuffle(values)
            for option, value in zip(options, values, strict=True):
                path = f"{root}.values.{issue.id}.{option.id}"
                points = Fraction(value, 100)
                statements.append(Value(path, party.id, issue.id, option.id, points))
    write_case(Case("big", parties=parties, issues=issues, statements=tuple(statements)), target)
    return target
