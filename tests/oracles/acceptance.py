"""What a party accepts, straight from the definitions, over the vertices of what is compatible."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from detente.case import Basis, Case, Grade, Package, Swings
from oracles.preferences import (
    Compatible,
    Ends,
    Joined,
    compatible,
    difference_ends,
    joined,
    no_deal_ends,
    plus,
    ties_to_no_deal,
)

GRADES = (Grade.SAID, Grade.REPORTED, Grade.UNSOURCED, Grade.ASSUMED)


@dataclass(frozen=True)
class Mind:
    """The compatible utilities of one party, by whichever polytope holds them."""

    case: Case
    party: str
    apart: Compatible
    together: Joined | None

    @property
    def contradictory(self) -> bool:
        """Whether nothing is compatible."""
        return self.apart.contradictory or bool(self.together and self.together.contradictory)

    def difference(self, more: Package, less: Package) -> Ends:
        """The bounds of ``u(more) - u(less)``."""
        if self.together is None:
            return difference_ends(self.apart, more, less)
        first, second = self.together.utility(more), self.together.utility(less)
        return self.together.ends(plus((1, first), (-1, second)))

    def against_no_deal(self, package: Package) -> Ends | None:
        """The bounds of ``u(package) - r``."""
        if self.together is None:
            return no_deal_ends(self.apart, package)
        if not ties_to_no_deal(self.case, self.party):
            return None
        return self.together.ends(
            plus((1, self.together.utility(package)), (-1, {"r": Fraction(1)}))
        )


def mind(case: Case, party: str, *, tied: bool = False) -> Mind | None:
    """The compatible utilities of a party; None where they are too many for brute force."""
    together = joined(case, party) if tied else None
    if tied and together is None:
        return None
    return Mind(case, party, compatible(case, party), together)


def grade(case: Case, basis: Basis, holder: str) -> Grade:
    """The worse of what is stated and what the best of its claims bears (case file, rule 8)."""
    borne = [c.grade_for(holder) for c in case.claims if c.id in basis.claims]
    stated = [basis.grade] if basis.grade is not None else []
    best_borne = [min(borne, key=GRADES.index)] if borne else []
    return max([*stated, *best_borne] or [Grade.ASSUMED], key=GRADES.index)


def refused_by_lines(case: Case, party: str, package: Package) -> list[Grade]:
    """The grades of the party's own red lines and linkages that a package crosses."""
    chosen = package.as_dict()
    crossed: list[Grade] = []
    for line in case.red_lines:
        hits = [
            all(wanted.holds(chosen[issue]) for issue, wanted in condition.parts)
            for condition in line.refuses
        ]
        if line.owner == party and any(hits):
            crossed.append(grade(case, line.basis, party))
    for link in case.linkages:
        if link.owner != party or link.then is None:
            continue
        when = all(wanted.holds(chosen[issue]) for issue, wanted in link.when.parts)
        then = all(wanted.holds(chosen[issue]) for issue, wanted in link.then.parts)
        if when and (then if link.kind == "excludes" else not then):
            crossed.append(grade(case, link.basis, party))
    return crossed


def named_issues(case: Case, party: str) -> set[str]:
    """The issues that some preference of the party speaks of."""
    found: set[str] = set()
    for statement in case.statements:
        if statement.holder != party:
            continue
        if isinstance(statement, Swings):
            found |= {issue for tier in statement.issues for issue in tier}
        for field in ("package", "over"):
            found |= set(dict(getattr(statement, field, Package(())).choices))
        found |= {statement.issue} if hasattr(statement, "issue") else set()
    return found


def verdict(known: Mind, package: Package) -> tuple[str, str]:
    """(acceptance, acceptance if every possible red line is left aside) of a complete package."""
    crossed = refused_by_lines(known.case, known.party, package)
    spared = _on_merits(known, package)
    if not crossed:
        return spared, spared
    firm = any(found in (Grade.SAID, Grade.REPORTED) for found in crossed)
    return "refused", "refused" if firm else spared


def _on_merits(known: Mind, package: Package) -> str:
    if known.contradictory:
        return "unknown"
    ties = ties_to_no_deal(known.case, known.party)
    for kind, refused, _ in ties:
        if kind == "above" and refused is not None:
            high = known.difference(package, refused)[1]
            if high is not None and high <= 0:
                return "refused"
    ends = known.against_no_deal(package)
    if ends is not None and ends[1] is not None and ends[1] < 0:
        return "refused"
    if ends is not None and ends[0] is not None and ends[0] >= 0:
        return "certain"
    today = known.case.status_quo().as_dict()
    moved = {issue for issue, option in package.choices if today.get(issue) != option}
    if moved & named_issues(known.case, known.party):
        return "possible"
    anything = any(s.holder == known.party for s in known.case.statements) or any(
        link.owner == known.party and link.kind == "worth" for link in known.case.linkages
    )
    return "possible" if ties and anything else "unknown"
