"""Parties and their principals speaking: statements of every kind that never contradict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from detente.case import (
    AboutEqual,
    AmongTop,
    Basis,
    Differs,
    Direction,
    Issue,
    Order,
    Prefers,
    Ratio,
    Shape,
    Statement,
    Step,
    StepOver,
    Swings,
    Value,
    Wants,
    Weight,
    Word,
    WouldSign,
    WouldWalkAway,
)
from strategies.draws import (
    POINTS,
    Draw,
    basis_of,
    maybe,
    package_of,
    some,
    some_ids,
    spread_of,
)


def _heavier(points: Fraction) -> Fraction:
    """A weight that an interval of nine either way keeps above zero."""
    return points + 10


class Voice:
    """One party speaking: every statement consistent with its taste, in the order of a file.

    With a ``principal`` it is that one who tells the party's negotiators.
    """

    def __init__(
        self, draw: Draw, holder: str, cited: tuple[str, ...], principal: str | None = None
    ) -> None:
        self.draw, self.holder, self.cited, self.principal = draw, holder, cited, principal
        self.pairs: list[tuple[str, str, str]] = []
        """(issue, better, worse) as taste has it."""

    def basis(self) -> Basis:
        """Any basis; the author of an instruction is its principal."""
        found = basis_of(self.draw, self.cited)
        if self.principal is None:
            return found
        return replace(found, author=f"principal:{self.principal}")

    def path(self, *steps: str) -> str:
        """The path of a statement of this voice."""
        above = () if self.principal is None else ("instructions", self.principal)
        return ".".join(("statements", self.holder, *above, *steps))

    def says(self, issues: tuple[Issue, ...], *, native: bool) -> Iterator[Statement]:
        """Statements of every kind that the party's scale has a meaning for."""
        yield from self.on_issues(issues)
        yield from self.on_packages(issues)
        if native:
            yield from self.judges(issues)

    def on_issues(self, issues: tuple[Issue, ...]) -> Iterator[Statement]:
        """Positions, directions, orders, swings, weights and values."""
        kinds: dict[str, list[Statement]] = {
            key: [] for key in ("wants", "direction", "order", "swings", "weights", "values")
        }
        for issue in issues:
            for key, statement in self._on(issue):
                kinds[key].append(statement)
        if self.draw(st.booleans()):
            named = self.draw(some(tuple(i.id for i in issues), 1))
            tied = self.draw(st.booleans())
            ranked = (named,) if tied else tuple((one,) for one in named)
            kinds["swings"].append(Swings(self.path("swings"), self.holder, ranked, self.basis()))
        for statements in kinds.values():
            yield from statements

    def _on(self, issue: Issue) -> Iterator[tuple[str, Statement]]:
        """Statements on one issue, from a taste: options best first, along the list or not."""
        ways, holder, draw = issue.plain_ids(), self.holder, self.draw
        towards = draw(st.sampled_from(["more", "less", None]))
        taste = list(ways) if towards == "less" else list(reversed(ways))
        if towards is None:
            taste = draw(st.permutations(ways))
        tied = towards is None and draw(st.booleans())
        if len(taste) > 2 or (len(taste) > 1 and not tied):
            self.pairs.append((issue.id, taste[0], taste[-1]))
        if draw(st.booleans()):
            best = tuple(taste[:2]) if tied else (taste[0],)
            wanted = Wants(self.path("wants", issue.id), holder, issue.id, best, self.basis())
            yield "wants", wanted
        if towards is not None and draw(st.booleans()):
            path = self.path("direction", issue.id)
            yield "direction", Direction(path, holder, issue.id, towards, self.basis())
        if draw(st.booleans()):
            tiers = [(option,) for option in taste[: draw(st.integers(2, len(taste)))]]
            ranked = ((*tiers[0], *tiers[1]), *tiers[2:]) if tied else tuple(tiers)
            path = self.path("order", issue.id)
            yield "order", Order(path, holder, issue.id, ranked, self.basis())
        if draw(st.booleans()):
            path, number = self.path("weights", issue.id), draw(maybe(POINTS.map(_heavier)))
            spread = (Fraction(2, 3), Fraction(1)) if number is None else spread_of(draw, number)
            yield "weights", Weight(path, holder, issue.id, number, spread, self.basis())
        if not tied:
            yield from (("values", value) for value in self._values(issue, taste))

    def _values(self, issue: Issue, taste: list[str]) -> Iterator[Value]:
        if not self.draw(st.booleans()):
            return
        points = [
            Fraction(100) * (len(taste) - 1 - n) / (len(taste) - 1) for n in range(len(taste))
        ]
        chosen = range(len(taste)) if self.draw(st.booleans()) else (0, len(taste) - 1)
        for place in self.draw(st.permutations(chosen)):
            option, point = taste[place], points[place]
            apart = self.draw(st.booleans()) and 0 < place < len(taste) - 1
            number = None if apart else point
            spread = (point, point) if apart else None
            path = self.path("values", issue.id, option)
            yield Value(path, self.holder, issue.id, option, number, spread, self.basis())

    def on_packages(self, issues: tuple[Issue, ...]) -> Iterator[Statement]:
        """Packages compared, to be signed, to walk away from."""
        draw, holder = self.draw, self.holder
        names = iter(draw(some_ids(6, 6)))
        for number in range(1, draw(st.integers(1, 3))):
            one, other = package_of(draw, issues), package_of(draw, issues)
            if dict(one.choices) != dict(other.choices):
                own = str(number) if draw(st.booleans()) else next(names)
                yield Prefers(self.path("prefers", own), holder, one, other, self.basis())
        signed = package_of(draw, issues)
        if draw(st.booleans()):
            yield WouldSign(self.path("would_sign", "1"), holder, signed, self.basis())
        walked = package_of(draw, issues)
        if dict(walked.choices) != dict(signed.choices):
            own = draw(st.sampled_from(["1", "so far"]))
            yield WouldWalkAway(self.path("would_walk_away", own), holder, walked, self.basis())

    def judges(self, issues: tuple[Issue, ...]) -> Iterator[Statement]:
        """Ratios, steps, strengths, near ties, shapes and top places."""
        makers = (self._ratio, self._step, self._differs, self._about_equal, self._among_top)
        kinds = ("ratios", "steps", "differs", "about_equal", "among_top")
        for key, make in zip(kinds, makers, strict=True):
            if key == "among_top":
                yield from self._shapes(issues)
            names = iter(self.draw(some_ids(3, 3)))
            for number in range(1, self.draw(st.integers(1, 3))):
                own = str(number) if self.draw(st.booleans()) else next(names)
                made = make(self.path(key, own), issues)
                if made is None:
                    break
                yield made

    def _ratio(self, path: str, issues: tuple[Issue, ...]) -> Statement | None:
        if len(issues) < 2:
            return None
        one, other = self.draw(st.permutations([issue.id for issue in issues]))[:2]
        low = self.draw(POINTS)
        ends = [(low, low), (low, low + self.draw(POINTS)), (low, None), (None, low)]
        return Ratio(path, self.holder, one, other, self.draw(st.sampled_from(ends)), self.basis())

    def _move(self, issues: tuple[Issue, ...]) -> Step | None:
        issue = self.draw(st.sampled_from(issues))
        ways = issue.plain_ids()
        if len(ways) < 2:
            return None
        return Step(issue.id, *self.draw(st.permutations(ways))[:2])

    def _step(self, path: str, issues: tuple[Issue, ...]) -> Statement | None:
        more, less = self._move(issues), self._move(issues)
        if more is None or less is None or more == less:
            return None
        return StepOver(path, self.holder, more, less, self.basis())

    def _differs(self, path: str, issues: tuple[Issue, ...]) -> Statement | None:
        known = {issue.id for issue in issues}
        pairs = [pair for pair in self.pairs if pair[0] in known]
        if not pairs:
            return None
        issue, better, worse = self.draw(st.sampled_from(pairs))
        drawn = (self.draw(st.sampled_from(Word)) for _ in range(2))
        least, most = sorted(drawn, key=lambda word: word.rank)
        return Differs(path, self.holder, issue, better, worse, least, most, self.basis())

    def _about_equal(self, path: str, issues: tuple[Issue, ...]) -> Statement | None:
        one, other = package_of(self.draw, issues), package_of(self.draw, issues)
        if dict(one.choices) == dict(other.choices):
            return None
        return AboutEqual(path, self.holder, one, other, self.draw(POINTS), self.basis())

    def _shapes(self, issues: tuple[Issue, ...]) -> Iterator[Statement]:
        for issue in issues:
            if issue.range is not None and self.draw(st.booleans()):
                best = self.draw(maybe(st.sampled_from(issue.plain_ids())))
                concave = best is None or self.draw(st.booleans())
                path = self.path("shape", issue.id)
                yield Shape(path, self.holder, issue.id, best, concave, self.basis())

    def _among_top(self, path: str, issues: tuple[Issue, ...]) -> Statement | None:
        named = self.draw(some(tuple(issue.id for issue in issues), 1))
        top = self.draw(st.integers(len(named), len(issues)))
        return AmongTop(path, self.holder, named, top, self.basis())
