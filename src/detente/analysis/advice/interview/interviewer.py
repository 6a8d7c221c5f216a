"""One interview: what is asked next, why, and when it is enough."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from detente.analysis.advice.interview.asked import asked_keys, in_order, kinds_asked, repeat_due
from detente.analysis.advice.interview.choice import choose
from detente.analysis.advice.interview.cloud import DRAWS, FEWEST, Cloud, cloud_of
from detente.analysis.advice.interview.fitting import fitting, is_exact, is_neutral
from detente.analysis.advice.interview.in_play import packages_in_play
from detente.analysis.advice.interview.left import about_left
from detente.analysis.advice.interview.pool import pool
from detente.analysis.advice.interview.questions import Kind, Question
from detente.analysis.advice.interview.refilling import refilled
from detente.analysis.advice.interview.said_wider import in_whole_points
from detente.analysis.advice.interview.screens import (
    ends_of,
    link_questions,
    rank_questions,
    scale_questions,
    sign_question,
)
from detente.analysis.advice.interview.standing_advice import Advice, advice, regrets
from detente.analysis.preferences import Outlook, Reason
from detente.analysis.preferences.conflicts import Conflicts, conflicts
from detente.analysis.preferences.conflicts.intervals import Bounding
from detente.analysis.preferences.conflicts.kept import kept_sets
from detente.analysis.preferences.conflicts.repairs import repairs
from detente.case import Answer, Basis, Case, Package, Statement, in_force, in_voice

TOLERANCE = 0.05
"""Regret, in parts of the whole scale, at which nothing more is asked (section 5)."""

Stage = Literal["scale", "no_deal", "ranks", "links", "repeat", "advice"]


@dataclass(frozen=True, slots=True)
class Asking:
    """A question and why it is asked.

    ``between`` are places among the packages in play, as in `Choice`; ``left`` is about how many
    questions are left with this one, None where that is not known yet.
    """

    question: Question
    stage: Stage
    between: tuple[int, ...] = ()
    settles: tuple[int, ...] = ()
    left: int | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """Nothing more is asked: the advice is settled, no question can change it, or none is weighed.

    ``regret`` bounds, in parts of the scale, what the advised package can fall short of the best
    in play, over every compatible utility; None where no bound is known.
    """

    why: Literal["settled", "none_left"] | Reason
    regret: Fraction | None = None


class Interviewer:
    """Chooses the questions to one party, or to one of its principals, from what it said itself.

    The case it works on holds nothing that anybody else said, so that no question can tell of it.
    """

    def __init__(
        self,
        case: Case,
        party: str,
        principal: str | None = None,
        *,
        seed: int = 0,
        tolerance: float = TOLERANCE,
        draws: int = DRAWS,
        estimate: bool = True,
    ) -> None:
        """``estimate``: say about how many questions are left, which takes a trial run each."""
        self.party, self.principal = party, principal
        self.packages: tuple[Package, ...] = ()
        self._seed, self._tolerance, self._draws = seed, tolerance, draws
        self._estimate = estimate
        self._cloud: Cloud | Reason | None = None
        self.hear(case)

    def hear(self, case: Case, new: Answer | None = None) -> None:
        """Take in the case as it now stands; ``new`` is the one answer it has more than before."""
        self.case = case
        self.own = own_case(case, self.party, self.principal)
        self._found: Conflicts | None = None
        self._next: Asking | Finished | None = None
        plain = Outlook(self.own, self.party)
        self.contradictory = plain.contradictory
        self.outlook = Outlook(self._fitting_case(), self.party) if plain.contradictory else plain
        cut = self._cut(new)
        self._cloud = cut

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers given so far by those who are asked here."""
        return tuple(
            answer
            for answer in self.case.answers
            if answer.holder == self.party
            and Basis(author=answer.author).principal == self.principal
        )

    def contradictions(self) -> Conflicts:
        """What cannot all hold of what was said; empty where it fits together."""
        if not self.contradictory:
            return Conflicts()
        if self._found is None:
            found = conflicts(self.own, self.party)
            # The log of answers is no part of the voice's own case, so neither is what it keeps.
            kept = kept_sets(self.case, self.party)
            marked = (replace(c, kept=set(c.statements) in map(set, kept)) for c in found.conflicts)
            self._found = replace(found, conflicts=tuple(marked))
        return self._found

    def widenings(self) -> dict[str, Statement]:
        """Per id the statement with the least wider interval that mends everything by itself.

        In whole points: a wider interval mends as well, and nobody said the hundredths.
        """
        contradictions = self.contradictions()
        sets = [frozenset(one.statements) for one in contradictions.conflicts]
        shared = frozenset.intersection(*sets) if sets else frozenset()
        # A single interval mends everything only if every contradiction has it; where many cross
        # one another and none does, looking for one would take seconds.
        if not any(one.id in shared and isinstance(one, Bounding) for one in self.own.statements):
            return {}
        found = repairs(self.own, self.party, contradictions)
        single = [repair.widen[0] for repair in found if len(repair.widen) == 1]
        said = {one.id: one for one in self.own.statements}
        return {
            wider.statement: in_whole_points(statement, wider.interval)
            for wider in single
            if isinstance(statement := said.get(wider.statement), Bounding)
        }

    def next(self) -> Asking | Finished:
        """The next question, or why there is none; asked again, the same without working it out."""
        if self._next is None:
            self._next = self._worked_out()
        return self._next

    def in_play(self) -> tuple[Package, ...]:
        """The packages that the advice is about, chosen when they are first asked for."""
        if not self.packages:
            self.packages = packages_in_play(self.own, self.outlook, seed=self._seed)
        return self.packages

    def go_on_with(self, packages: tuple[Package, ...]) -> None:
        """Keep to the packages that an earlier part of the sitting has chosen."""
        self.packages = packages
        self._cloud = self._next = None

    def _worked_out(self) -> Asking | Finished:
        asked = asked_keys(self.answers)
        again = repeat_due(self.answers)
        if again is not None:
            return Asking(in_order(again, self.own), "repeat")
        for stage, questions in self._screens():
            for question in questions:
                if question.key not in asked:
                    return Asking(question, stage)
        return self._adaptive(asked)

    def cloud(self) -> Cloud | Reason:
        """Samples of what fits, with what the packages in play are worth in them."""
        if self._cloud is None:
            self._cloud = cloud_of(
                self.own,
                self.outlook,
                self.in_play(),
                seed=self._seed + len(self.answers),
                count=self._draws,
                with_no_deal=True,
            )
        return self._cloud

    def advice(self) -> Advice | None:
        """Which package in play is best by the samples; None where there are none.

        No deal is left aside: where little is known of its worth, the samples suppose it.
        """
        cloud = self.cloud()
        if not isinstance(cloud, Cloud) or not self.packages:
            return None
        return advice(cloud.packages[:, : len(self.packages)])

    @property
    def samples(self) -> int:
        """How many samples the advice rests on."""
        cloud = self.cloud()
        return cloud.count if isinstance(cloud, Cloud) else 0

    def best_of(self, issue: str) -> str | None:
        """The best option of an issue, where it is known."""
        return ends_of(self.own.issue(issue), self.outlook)[0]

    def _screens(self) -> Iterator[tuple[Stage, Iterator[Question]]]:
        asked = asked_keys(self.answers)
        yield "scale", scale_questions(self.own, self.outlook)
        sign = sign_question(self.own, self.outlook, asked, seed=self._seed)
        yield "no_deal", iter([sign] if sign else [])
        yield "no_deal", iter([Question(Kind.REFUSED)])
        cloud = self.cloud()
        yield "ranks", rank_questions(self.own, cloud if isinstance(cloud, Cloud) else None)
        yield "links", link_questions(self.own)

    def _adaptive(self, asked: frozenset[str]) -> Asking | Finished:
        cloud = self.cloud()
        if not isinstance(cloud, Cloud):
            return Finished(cloud)
        if len(self.packages) < 2:
            return Finished("none_left")
        best = advice(cloud.packages).best
        if regrets(cloud.packages)[best] <= self._tolerance:
            proved = self._regret(best)
            if proved is not None and proved <= self._tolerance:
                return Finished("settled", proved)
        offered = list(
            pool(self.own, cloud, self.packages, asked, sign=True, seed=self._seed + len(asked))
        )
        found = choose(cloud.packages, offered, kinds_asked(self.answers))
        if found is None:
            return Finished("none_left", self._regret(best))
        left = about_left(cloud, offered, self._tolerance, self._seed) if self._estimate else None
        return Asking(found.question, "advice", found.between, found.settles, left)

    def _regret(self, best: int) -> Fraction | None:
        """Exactly how far a package can fall short of the best in play; None for no deal."""
        if best >= len(self.packages):
            return None
        package = self.packages[best]
        highs = [self.outlook.difference(other, package).high for other in self.packages]
        known = [high for high in highs if high is not None]
        return max(known) if len(known) == len(highs) else None

    def _cut(self, new: Answer | None) -> Cloud | None:
        """The samples of before that fit the new answer, where enough do."""
        cloud = self._cloud
        if not isinstance(cloud, Cloud) or new is None or new.replaces or self.contradictory:
            return None
        if is_neutral(new.says):
            return cloud
        kept = None if is_exact(new.says) else fitting(self.own, cloud, new.says)
        if kept is None:
            return None
        cut = cloud.where(kept)
        if cut.count >= FEWEST * self._draws:
            return cut
        return refilled(self.outlook, cut, self._draws, self._seed + len(self.answers))

    def _fitting_case(self) -> Case:
        """The case without the cheapest set of statements that makes the rest fit together.

        For choosing questions only: nothing is taken back.
        """
        found = self.contradictions()
        gone = found.withdrawals[0] if found.withdrawals else ()
        kept = tuple(s for s in self.own.statements if s.id not in gone)
        none = () if f"no_deal:{self.party}" in gone else self.own.no_deal
        return replace(self.own, statements=kept, no_deal=none)


def own_case(case: Case, party: str, principal: str | None = None) -> Case:
    """The case with nothing in it that anybody but this voice said; facts and issues stay."""
    case = in_voice(in_force(case), party, principal)
    return replace(
        case,
        statements=tuple(s for s in case.statements if s.holder == party),
        scales=tuple(s for s in case.scales if s.holder == party),
        no_deal=tuple(n for n in case.no_deal if n.party == party),
        red_lines=tuple(r for r in case.red_lines if r.owner == party),
        linkages=tuple(link for link in case.linkages if link.owner in (None, party)),
        claims=(),
        expectations=(),
        roadmap=(),
        bodies=(),
        undo=(),
    )
