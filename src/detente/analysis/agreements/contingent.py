"""Is a clause that hangs on an event worth it for each side, and can somebody game it?

Parties that expect different things can both gain from "if X by D, then a, else b" (Bazerman and
Gillespie 1999, Betting on the future, Harvard Business Review 77(5)): each weighs the outcomes by
its own belief. Everything here is proved over all utilities and beliefs that fit what is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.analysis.agreements.contingent_finding import (
    Clause,
    ClauseEffect,
    Degree,
    Influence,
    Verifier,
)
from detente.analysis.preferences import Outlook, Span
from detente.case import Case, Contingency, Event, Issue, Package, RedLine

_BEST_FIRST: tuple[Verifier, ...] = ("neutral", "unknown", "interested", "influencing", "none")
_WORST_FIRST: tuple[Degree, ...] = ("certain", "possible", "unknown")


def clauses(
    case: Case, outlooks: Sequence[Outlook], start: Package | None = None
) -> tuple[Clause, ...]:
    """Every option of a case that hangs on an event, in the order of the case.

    ``outlooks`` are those of the parties it is judged for; of others that can influence or verify
    an event nothing is known. All other issues are as in ``start``, the status quo unless given.
    """
    known = {outlook.said.party: outlook for outlook in outlooks}
    today = case.status_quo() if start is None else start
    return tuple(
        _Judged(case, known, today, issue, option.id, option.contingent).clause()
        for issue in case.issues
        for option in issue.options
        if option.contingent is not None
    )


class _Judged:
    """One clause on top of today."""

    def __init__(
        self,
        case: Case,
        outlooks: Mapping[str, Outlook],
        today: Package,
        issue: Issue,
        option: str,
        hangs: Contingency,
    ) -> None:
        self.case = case
        self.outlooks = outlooks
        self.today = today
        self.issue = issue
        self.option = option
        self.hangs = hangs
        self.event = next((e for e in case.events if e.id == hangs.event), Event(hangs.event))
        self.package = self._with(option)
        plain = [(o, self._with(o)) for o in issue.plain_ids()]
        self.plain = dict(plain)
        self.against = {
            party: {o: outlook.difference(self.package, p) for o, p in plain}
            for party, outlook in outlooks.items()
        }
        self.between = {
            party: outlook.difference(self.plain[hangs.then], self.plain[hangs.otherwise])
            for party, outlook in outlooks.items()
        }

    def clause(self) -> Clause:
        """Everything about it."""
        effects = tuple(map(self._effect, self.outlooks))
        influences = tuple(map(self._influence, self.event.influenced_by))
        degrees = {d for i in influences for d in (i.by_happening, i.by_not_happening)}
        verifiers = tuple((name, self._verifier(name)) for name in self.event.verified_by)
        kinds = [kind for _, kind in verifiers] or ["none"]
        return Clause(
            issue=self.issue.id,
            option=self.option,
            event=self.event.id,
            then=self.hangs.then,
            otherwise=self.hangs.otherwise,
            effects=effects,
            gameable=next((degree for degree in _WORST_FIRST if degree in degrees), "no"),
            influences=influences,
            verified=next(kind for kind in _BEST_FIRST if kind in kinds),
            verifiers=verifiers,
            no_deadline=self.event.by is None,
            no_proof=self.event.proof is None,
            allowed=self.case.allows(self.package),
            not_offered=tuple(
                effect.party
                for effect in effects
                if effect.gains == "no"
                and any(span.low != 0 or span.high != 0 for _, span in effect.against)
            ),
        )

    def _with(self, option: str) -> Package:
        return self.today.changed({self.issue.id: option})

    def _effect(self, party: str) -> ClauseEffect:
        outlook = self.outlooks[party]
        belief = self.event.belief(party)
        stated = belief.value is not None or belief.interval is not None
        return ClauseEffect(
            party=party,
            belief=outlook.beliefs.chances[self.event.id],
            grade=self.case.grade(belief.basis, party) if stated else None,
            against=tuple(self.against[party].items()),
            against_today=self._against_today(party),
            between=self.between[party],
            if_happens=self._better(party, self.between[party]),
            if_not=self._better(party, -self.between[party]),
            gains=self._gains(party),
            crossed=tuple(
                f"{'red_line' if isinstance(demand, RedLine) else 'linkage'}:{demand.id}"
                for demand in self.case.crossed(self.package, party)
            ),
        )

    def _against_today(self, party: str) -> Span | None:
        if self.today.get(self.issue.id) is None:
            return None
        return self.outlooks[party].difference(self.package, self.today)

    def _better(self, party: str, change: Span) -> Degree:
        """Whether a change is for the better, as far as is known of the party."""
        if not self._knows(party):
            return "unknown"
        if change.high is not None and change.high <= 0:
            return "no"
        return "certain" if change.low is not None and change.low >= 0 else "possible"

    def _knows(self, party: str) -> bool:
        outlook = self.outlooks.get(party)
        if outlook is None or not outlook.tells:
            return False
        linked = (name for link in outlook.said.worths for name, _ in link.when.parts)
        return outlook.knows(self.issue.id) or self.issue.id in linked

    def _gains(self, party: str) -> Degree:
        """Against the best option without a condition that the others may go along with.

        For one party alone nothing weighed between two outcomes beats the better of the two: to
        compare with its own best option would speak against every clause.
        """
        if not self._knows(party):
            return "unknown"
        found = {
            self._better(party, self.against[party][option])
            for option in self.plain
            if self._rivals(party, option)
        }
        if "no" in found:
            return "no"
        return "possible" if "possible" in found else "certain"

    def _rivals(self, party: str, option: str) -> bool:
        """Whether an option without a condition is open, and no other party certainly loses by it.

        As compared with the clause.
        """
        package = self.plain[option]
        if not self.case.allows(package):
            return False
        for other in self.outlooks:
            if self.case.crossed(package, other):
                return False
            loses = self._better(other, self.against[other][option]) == "certain"
            if other != party and loses:
                return False
        return True

    def _influence(self, party: str) -> Influence:
        if party not in self.outlooks:
            return Influence(party, "unknown", "unknown")
        change = self.between[party]
        return Influence(party, self._better(party, change), self._better(party, -change))

    def _verifier(self, name: str) -> Verifier:
        party = self.case.party_of(name)
        if party is None:
            return "neutral"
        if party in self.event.influenced_by:
            return "influencing"
        if party not in self.outlooks:
            return "unknown"
        change = self.between[party]
        stakes = {self._better(party, change), self._better(party, -change)}
        if stakes == {"no"}:
            return "neutral"
        return "unknown" if stakes == {"unknown"} else "interested"
