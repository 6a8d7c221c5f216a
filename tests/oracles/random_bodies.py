"""Small random negotiations with bodies that must consent."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from detente.analysis.preferences import Outlook
from detente.analysis.ratification import Stance, Stances, Vote
from detente.case import Bloc, Body, Case, Condition, Package, Rule, Support
from oracles.acceptance import mind
from oracles.ratification import Chamber
from strategies.statements import negotiation, random_basis, random_condition

F = Fraction
VOTES = {"certain": Vote.YES, "no": Vote.NO, "possible": Vote.OPEN, "unknown": Vote.UNKNOWN}


def ratified(random: Random, most: int = 3) -> tuple[Case, tuple[str, ...]]:
    """A negotiation with up to four bodies, and who of its parties is at the table."""
    case = negotiation(random, valued=0.5, most=most)
    names = [party.id for party in case.parties]
    bodies = tuple(_body(random, case, f"body{k}", names) for k in range(random.randint(0, 4)))
    parties = tuple(names[: random.choice((2, 2, len(names) - 1))])
    return replace(case, bodies=bodies), parties


def chamber(case: Case, parties: tuple[str, ...]) -> Chamber | None:
    """What brute force needs to know of a case; None where some party is beyond it."""
    minds = {party.id: mind(case, party.id) for party in case.parties}
    known = {party: found for party, found in minds.items() if found is not None}
    fits = len(known) == len(minds) and not any(mind.contradictory for mind in known.values())
    return Chamber(case, parties, known) if fits else None


def stances_in(chamber: Chamber) -> Stances:
    """Stances by brute force."""
    return lambda party, package: Stance(VOTES[chamber.stance(party, package)])


def outlooks_on(case: Case) -> dict[str, Outlook]:
    """The outlook of every party."""
    return {party.id: Outlook(case, party.id) for party in case.parties}


def random_package(random: Random, case: Case) -> Package:
    """Any complete package, allowed or not."""
    return Package(tuple((i.id, random.choice(i.option_ids())) for i in case.issues))


def _body(random: Random, case: Case, name: str, parties: list[str]) -> Body:
    rule = random.choice((Rule.VOTE, Rule.VOTE, *Rule))
    blocs = tuple(_bloc(random, case, f"bloc{k}", parties) for k in range(random.randint(0, 4)))
    decides = tuple(issue.id for issue in case.issues if random.random() < 0.4)
    return Body(
        name,
        random.choice(parties),
        rule=rule,
        blocs=blocs,
        quota=random.choice((None, F(random.randint(0, 12)))),
        threshold=random.choice((None, F(random.randint(3, 7) * 10))),
        support=tuple(_support(random, case) for _ in range(random.randint(0, 3))),
        not_without=tuple(bloc.id for bloc in blocs if random.random() < 0.15),
        decides=decides,
        basis=random_basis(random),
    )


def _bloc(random: Random, case: Case, name: str, parties: list[str]) -> Bloc:
    seats = random.choice((F(random.randint(0, 5)), F(random.randint(1, 9), 2)))
    return Bloc(
        name,
        None if random.random() < 0.05 else seats,
        votes_like=random.choice((None, *parties)),
        refuses=_conditions(random, case, 0.5),
        supports=_conditions(random, case, 0.4),
        basis=random_basis(random),
    )


def _support(random: Random, case: Case) -> Support:
    low = F(random.randint(2, 8) * 10)
    when = random_condition(random, case.issues) if random.random() < 0.7 else None
    if random.random() < 0.5:
        return Support(when, low, basis=random_basis(random))
    return Support(
        when, interval=(low, low + random.choice((0, 10, 20))), basis=random_basis(random)
    )


def _conditions(random: Random, case: Case, often: float) -> tuple[Condition, ...]:
    return (random_condition(random, case.issues),) if random.random() < often else ()
