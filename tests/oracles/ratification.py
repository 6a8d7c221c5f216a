"""Who passes what, straight from the definitions: every outcome of the votes, every package."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

from detente.analysis.ratification import Vote
from detente.analysis.ratification.bodies import Ballot
from detente.case import Body, Case, Condition, Grade, Package, Rule
from oracles.acceptance import Mind, grade, named_issues, verdict

MUCH, MORE = Fraction(10**40), Fraction(10**60)
"""Seats nobody stated, at their largest: of blocs something is known of, and of the others."""

STRENGTH = ("no", "unknown", "possible", "certain")


def _turns(ballots: Sequence[Ballot], unknown: bool) -> Iterator[dict[int, tuple[bool, Fraction]]]:
    """Every way in which the blocs of which nothing (or something) is known may turn out."""
    chosen = [k for k, b in enumerate(ballots) if (b.vote is Vote.UNKNOWN) is unknown]
    ways = []
    for k in chosen:
        ballot = ballots[k]
        votes = {Vote.YES: [True], Vote.NO: [False]}.get(ballot.vote, [False, True])
        most = MORE if unknown else MUCH
        seats = [Fraction(0), most] if ballot.seats is None else [ballot.seats]
        ways.append(list(product(votes, seats)))
    for turned in product(*ways):
        yield dict(zip(chosen, turned, strict=True))


def carried(
    ballots: Sequence[Ballot], quota: Fraction | None, turned: Mapping[int, tuple[bool, Fraction]]
) -> bool:
    """Whether enough seats, and all that are needed, are in favour."""
    total = sum((seats for _, seats in turned.values()), Fraction(0))
    favour = sum((seats for yes, seats in turned.values() if yes), Fraction(0))
    enough = favour > total / 2 if quota is None else favour >= quota
    return enough and all(turned[k][0] for k, ballot in enumerate(ballots) if ballot.needed)


def passes(ballots: Sequence[Ballot], quota: Fraction | None) -> str:
    """The definition of *certain*, *no*, *unknown* and *possible*, outcome by outcome."""
    table = [
        [carried(ballots, quota, {**known, **rest}) for rest in _turns(ballots, True)]
        for known in _turns(ballots, False)
    ]
    if all(all(row) for row in table):
        return "certain"
    if not any(any(row) for row in table):
        return "no"
    if all(any(row) and not all(row) for row in table):
        return "unknown"
    return "possible"


def pivotal(ballots: Sequence[Ballot], quota: Fraction | None) -> tuple[bool, ...]:
    """Whether each bloc's vote decides in some outcome of the others."""
    found = [False] * len(ballots)
    for known in _turns(ballots, False):
        for rest in _turns(ballots, True):
            turned = {**known, **rest}
            for k, (_, seats) in list(turned.items()):
                yes = carried(ballots, quota, {**turned, k: (True, seats)})
                no = carried(ballots, quota, {**turned, k: (False, seats)})
                found[k] = found[k] or yes != no
    return tuple(found)


def blocking(ballots: Sequence[Ballot], quota: Fraction | None) -> list[tuple[int, ...]]:
    """The minimal sets of blocs not certainly in favour that stop it, whatever the others do."""
    free = [k for k, ballot in enumerate(ballots) if ballot.vote is not Vote.YES]
    found: list[tuple[int, ...]] = []
    for size in range(len(free) + 1):
        for chosen in combinations(free, size):
            turned = {k: (k not in chosen, b.seats or Fraction(0)) for k, b in enumerate(ballots)}
            smaller = any(set(other) <= set(chosen) for other in found)
            if not smaller and not carried(ballots, quota, turned):
                found.append(chosen)
    return found


@dataclass(frozen=True)
class Chamber:
    """A case, who negotiates, and what each party may think: all that consents hang on."""

    case: Case
    parties: tuple[str, ...]
    minds: Mapping[str, Mind]

    def moved(self, package: Package) -> set[str]:
        """The issues that differ from the status quo."""
        start = self.case.status_quo().as_dict()
        return {issue for issue, option in package.choices if start.get(issue) != option}

    def deciders(self, issue: str) -> tuple[str, ...]:
        """Those without whose consent an issue cannot change."""
        return self.case.issue(issue).decided_by or self.parties

    def consents(self, package: Package) -> dict[tuple[str, str], str]:
        """(party or body, its id) to whether it passes the package, of all that are asked."""
        moved = self.moved(package)
        theirs = {party for issue in moved for party in self.deciders(issue)}
        found = {("party", party): self.stance(party, package) for party in theirs}
        for body in self.case.bodies:
            touched = bool(moved) and (not body.decides or bool(moved & set(body.decides)))
            if touched and body.party in theirs | set(self.parties):
                found["body", body.id] = self.of_body(body, package)
        return found

    def stance(self, party: str, package: Package) -> str:
        """As it accepts the package; *no* where it refuses."""
        if party not in self.minds:
            return "unknown"
        return verdict(self.minds[party], package)[0].replace("refused", "no")

    def of_body(self, body: Body, package: Package) -> str:
        """Over every outcome of its votes."""
        votes = [self.vote(body, k, package) for k in range(len(body.blocs))]
        if body.rule is Rule.REFERENDUM:
            return self.ballot(body, package)
        if not votes:
            return "unknown" if body.rule is Rule.VOTE else self.stance(body.party, package)
        if body.rule is Rule.VOTE:
            ballots = [
                Ballot(bloc.seats, vote, bloc.id in body.not_without)
                for bloc, vote in zip(body.blocs, votes, strict=True)
            ]
            return passes(ballots, body.quota)
        return passes([Ballot(Fraction(1), vote, True) for vote in votes], Fraction(len(votes)))

    def vote(self, body: Body, index: int, package: Package) -> Vote:
        """Refuses, else supports, else votes like its party, else open where anything is said."""
        bloc = body.blocs[index]
        firm = grade(self.case, bloc.basis, body.party) in (Grade.SAID, Grade.REPORTED)
        if _meets(bloc.refuses, package):
            return Vote.NO
        if _meets(bloc.supports, package):
            return Vote.YES if firm else Vote.OPEN
        if bloc.votes_like is not None:
            names = {"certain": Vote.YES, "no": Vote.NO, "possible": Vote.OPEN}
            return names.get(self.stance(bloc.votes_like, package), Vote.UNKNOWN)
        return Vote.OPEN if bloc.refuses or bloc.supports else Vote.UNKNOWN

    def ballot(self, body: Body, package: Package) -> str:
        """What the first support that fits expects, against the threshold."""
        for support in body.support:
            if support.when is not None and not support.when.holds(package):
                continue
            low, high = support.interval or (support.value, support.value)
            assert low is not None
            assert high is not None
            firm = grade(self.case, support.basis, body.party) in (Grade.SAID, Grade.REPORTED)
            least = body.threshold
            reached = [x > 50 if least is None else x >= least for x in (low, high)]
            if not reached[1]:
                return "no"
            return "certain" if reached[0] and firm else "possible"
        return "unknown"

    def cost(self, party: str, before: Package, after: Package) -> str:
        """Whether a change takes something from a party."""
        mind = self.minds[party]
        moved = {i for i, option in after.choices if before.get(i) != option}
        if mind.contradictory or not moved & named_issues(self.case, party):
            return "unknown"
        low, high = mind.difference(before, after)
        if low is not None and low > 0:
            return "certain"
        return "none" if high is not None and high <= 0 else "possible"


def _meets(conditions: Iterable[Condition], package: Package) -> bool:
    chosen = package.as_dict()
    return any(all(o.holds(chosen[i]) for i, o in each.parts) for each in conditions)


Rank = tuple[int, int, int, int, Fraction, int, str]


def ranked(
    chamber: Chamber,
    package: Package,
    target: tuple[str, str],
    packages: Iterable[Package],
    central: Callable[[str, Package, Package], Fraction | None],
) -> list[tuple[Rank, Package]]:
    """Every package that the target does not refuse, the smallest change first.

    Only where there is none, those about which it is no longer asked.
    """
    before = chamber.consents(package)
    owner = target[1] if target[0] == "party" else _party_of(chamber.case, target[1])
    others = [party for party in chamber.minds if party != owner]
    found: dict[bool, list[tuple[Rank, Package]]] = {True: [], False: []}
    for other in packages:
        consents = chamber.consents(other)
        if consents.get(target) == "no":
            continue
        turned = sum(
            passed == "no" and key != target and before.get(key) != "no"
            for key, passed in consents.items()
        )
        costs = [chamber.cost(party, package, other) for party in others]
        losses = [central(party, package, other) for party in others]
        rank = (
            sum(a != b for a, b in zip(package.choices, other.choices, strict=True)),
            turned,
            costs.count("certain"),
            costs.count("possible") + costs.count("unknown"),
            sum((max(x, Fraction(0)) for x in losses if x is not None), Fraction(0)),
            3 - STRENGTH.index(consents[target]) if target in consents else 3,
            ",".join(f"{issue}={option}" for issue, option in other.choices),
        )
        found[target in consents].append((rank, other))
    return sorted(found[True] or found[False])


def _party_of(case: Case, body: str) -> str:
    return next(each.party for each in case.bodies if each.id == body)
