"""What to mend in a roadmap before anybody relies on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Literal

from detente.analysis.roadmap.degrees import breadth
from detente.analysis.roadmap.findings import Plan, Remark, Step
from detente.analysis.roadmap.steps import Way
from detente.analysis.roadmap.vague import vague_words
from detente.case import Case, Kind, Text

LACKING: tuple[tuple[str, Callable[[Step], bool]], ...] = (
    ("no_owner", lambda step: not step.by),
    ("no_verifier", lambda step: not step.verified_by),
    ("no_proof", lambda step: step.proof is None),
    ("no_clock", lambda step: step.days is None),
    ("reversible_not_stated", lambda step: step.reversible is None),
    ("start_open", lambda step: not step.start),
)


def remarks(
    case: Case, way: Way, parties: Sequence[str], plan: Plan, single: Plan, idle: Sequence[str]
) -> tuple[Remark, ...]:
    """Everything to mend, what concerns the whole last; ``idle`` are the rules that do not bind.

    ``single`` is the plan one by one: what it takes together, if exact, cannot be taken alone.
    """
    deciders = {issue.id: issue.decided_by or tuple(parties) for issue in case.issues}
    found = [remark for step in way.steps for remark in _on_step(case, step, deciders)]
    found += [Remark("needs_dropped", step=step, steps=lost) for step, lost in way.dropped]
    found += _irreversible_first(way, plan)
    for key, lacks in LACKING:
        steps = tuple(step.id for step in way.steps if lacks(step))
        steps = _widest_first(steps, plan) if key == "no_verifier" else steps
        found += [Remark(key, steps=steps)] if steps else []
    found += [Remark("wait_for_each_other", steps=circle) for circle in circles(way.steps)]
    tied = tuple(step for s in single.stages if len(s.steps) > 1 for step in s.steps)
    found += [Remark("only_together", steps=tied)] if tied and single.exact else []
    found += _single_points(way)
    left_out = unasked(case, way, parties)
    found += [Remark("unasked", parties=left_out)] if left_out else []
    found += [Remark("not_a_condition", words=rule) for rule in idle]
    return tuple(found)


def unasked(case: Case, way: Way, parties: Sequence[str]) -> tuple[str, ...]:
    """The parties that decide a moved issue or carry a step out and are not in the analysis."""
    moved = {step.issue for step in way.steps}
    concerned: set[str | None] = {
        party for issue in case.issues if issue.id in moved for party in issue.decided_by
    }
    concerned |= {case.party_of(owner) for step in way.steps for owner in step.by}
    return tuple(
        party.id
        for party in case.parties
        if party.id in concerned and party.id not in parties and party.kind is not Kind.MEDIATOR
    )


def circles(steps: Sequence[Step]) -> tuple[tuple[str, ...], ...]:
    """The groups of steps that all wait for one another, so that none can come first."""
    before = {step.id: set(step.needs) for step in steps}
    last: dict[str, str] = {}
    for step in steps:
        if step.issue in last:
            before[step.id].add(last[step.issue])
        last[step.issue] = step.id
    for middle in before:
        for needs in before.values():
            if middle in needs:
                needs |= before[middle]
    groups = [
        tuple(other for other in before if other in before[step] and step in before[other])
        for step in before
        if step in before[step]
    ]
    return tuple(dict.fromkeys(groups))


def _on_step(case: Case, step: Step, deciders: dict[str, tuple[str, ...]]) -> Iterator[Remark]:
    for field, written in _texts(case, step):
        for language, words in _versions(written):
            for expression in vague_words(words, language):
                yield Remark("vague", step=step.id, field=field, words=expression)
    verifiers = {case.party_of(name) or name for name in step.verified_by}
    both = tuple(owner for owner in step.by if (case.party_of(owner) or owner) in verifiers)
    if both:
        yield Remark("verifier_carries_out", step=step.id, parties=both)
    unheard = tuple(
        owner for owner in step.by if case.party_of(owner) not in (*deciders[step.issue], None)
    )
    if unheard:
        yield Remark("owner_does_not_decide", step=step.id, parties=unheard)


def _texts(case: Case, step: Step) -> Iterator[tuple[str, Text]]:
    named = next((each for each in case.roadmap if each.id == step.id), None)
    option = case.issue(step.issue).option(step.end)
    written = (
        ("name", option.name if option else None),
        ("text", named.basis.text if named else None),
        ("proof", step.proof),
        ("fallback", step.fallback),
        ("clause", step.clause),
    )
    return ((field, words) for field, words in written if words is not None)


def _versions(written: Text) -> Iterator[tuple[Literal["en", "de"] | None, str]]:
    if written.plain is not None:
        yield None, written.plain
    for language, words in written.by_language:
        yield ("de" if language == "de" else "en" if language == "en" else None), words


def _widest_first(steps: tuple[str, ...], plan: Plan) -> tuple[str, ...]:
    """Steps by how wide the corridor is at their stage: where it matters most that one is seen."""
    breadths = {
        step: max((breadth(d) for _, d in (*s.exposure, *s.temptation)), default=(0, Fraction(0)))
        for s in plan.stages
        for step in s.steps
    }
    return tuple(sorted(steps, key=breadths.__getitem__, reverse=True))


def _irreversible_first(way: Way, plan: Plan) -> Iterator[Remark]:
    """What cannot be taken back, before something of somebody else's that could be."""
    by_id = {step.id: step for step in way.steps}
    for place, stage in enumerate(plan.stages):
        later = [by_id[step] for each in plan.stages[place + 1 :] for step in each.steps]
        for step in (by_id[name] for name in stage.steps):
            others = [
                other
                for other in later
                if other.reversible is not False and other.by and not set(other.by) & set(step.by)
            ]
            if step.reversible is False and step.by and others:
                owners = dict.fromkeys(owner for other in others for owner in other.by)
                yield Remark(
                    "irreversible_first",
                    step=step.id,
                    parties=tuple(owners),
                    steps=tuple(other.id for other in others),
                )


def _single_points(way: Way) -> Iterator[Remark]:
    verified = [set(step.verified_by) for step in way.steps if step.verified_by]
    alone = verified[0] if verified else set()
    if len(verified) > 1 and len(alone) == 1 and all(each == alone for each in verified):
        yield Remark("single_verifier", parties=tuple(alone))
    everywhere = set.intersection(*(set(step.by) for step in way.steps)) if way.steps else set()
    if len(way.steps) > 1 and len(everywhere) == 1:
        yield Remark("single_owner", parties=tuple(everywhere))
