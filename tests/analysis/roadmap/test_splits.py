"""What cutting a step in half would do: as if the case had an option half way."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.roadmap import Roadmap, Split
from detente.case import Case, Condition, Linkage, Option, RoadmapStep, Value, Worth
from detente.case.packages import Among
from strategies.ways import additive, all_yes, mapped

F = Fraction


def random_case(seed: int) -> Case:
    """Parties and switches; now and then a combination, a need, a step that cannot be undone."""
    random = Random(seed)
    names = [f"i{k}" for k in range(random.randint(2, 5))]
    changes = {
        party: {name: random.choice((-40, -20, 10, 20, 50)) for name in names}
        for party in "abc"[: random.randint(2, 3)]
    }
    pair = Condition(tuple((name, Among(("yes",))) for name in random.sample(names, 2)))
    links = [Linkage("more", "worth", pair, worth=Worth(F(20)), owner="a")] * random.randint(0, 1)
    steps = tuple(
        RoadmapStep(
            f"do-{name}",
            name,
            "yes",
            reversible=random.choice((None, True, False)),
            needs=(f"do-{names[0]}",) if name != names[0] and random.random() < 0.2 else (),
        )
        for name in names
    )
    return additive(changes, linkages=tuple(links), roadmap=steps)


def with_half(case: Case, step: RoadmapStep) -> Case:
    """The case with an option half way on the issue of a step, and the step in two tranches."""
    issue = case.issue(step.issue)
    no, yes = issue.options
    halves = (
        replace(step, id=f"{step.id}-1", to="half"),
        replace(step, id=f"{step.id}-2"),
    )
    waiting = [
        replace(s, needs=tuple(h.id for h in halves) if step.id in s.needs else s.needs)
        for s in case.roadmap
    ]
    place = [s.id for s in case.roadmap].index(step.id)
    values = tuple(Value(f"{p.id}.half", p.id, issue.id, "half", F(50)) for p in case.parties)
    return replace(
        case,
        issues=tuple(
            replace(i, options=(no, Option("half"), yes)) if i.id == issue.id else i
            for i in case.issues
        ),
        roadmap=(*waiting[:place], *halves, *waiting[place + 1 :]),
        statements=(*case.statements, *values),
    )


def width(found: Roadmap) -> Fraction:
    """The largest share on the plan one by one."""
    return max(
        (
            max(c.exposure.share or F(0), c.temptation.share or F(0))
            for c in found.one_by_one.corridor
        ),
        default=F(0),
    )


@settings(max_examples=40)
@given(st.integers(0, 2**40))
def test_halves_narrow_as_if_the_case_had_them(seed: int) -> None:
    """The splits told are the best three by the case with an option half way, and no others."""
    case = random_case(seed)
    found = mapped(case)
    before = width(found)
    after = {s.id: width(mapped(with_half(case, s), all_yes(case))) for s in case.roadmap}
    useful = [Split(step, before, share) for step, share in after.items() if share < before]

    assert sorted(useful, key=lambda split: split.after)[:3] == list(found.splits)
