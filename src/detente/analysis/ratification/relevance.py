"""Which issues can matter to whether somebody consents?

A change of other issues alone neither brings anybody in nor turns anybody away, so the smallest
change never moves them. The sets may be too large, never too small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from detente.analysis.preferences import Outlook
from detente.analysis.ratification.council import Asked, Council
from detente.case import Body, Case, Condition, Package


def issues_that_matter(
    council: Council, asked: Iterable[Asked], package: Package, explained: Mapping[str, Outlook]
) -> tuple[str, ...]:
    """The issues on which these consents, or whether they are needed, can hang; in case order.

    ``explained`` are the outlooks of those whose vote follows from their red lines and no deal; on
    any other voice every issue may bear. With them come the issues that a fact or a cap ties to one
    of them, and those of every fact and cap that the package does not keep.
    """
    found: set[str] = set()
    for each in asked:
        found |= _weighed(council, each, explained)
        found |= {i.id for i in council.case.issues if _asked_about(council, each, i.id)}
    found = _with_ties(council.case, found, package)
    return tuple(issue.id for issue in council.case.issues if issue.id in found)


def everybody(council: Council) -> tuple[Asked, ...]:
    """Everybody who could be asked about some package."""
    deciders = {party for theirs in council.deciders.values() for party in theirs}
    own = tuple(Asked(party, None, ()) for party in sorted(deciders))
    return own + tuple(Asked(body.party, body, ()) for body in council.case.bodies)


def _weighed(council: Council, asked: Asked, explained: Mapping[str, Outlook]) -> set[str]:
    """The issues that the vote of somebody asked can hang on."""
    body = asked.body
    if body is None:
        return _of_party(council, asked.party, explained)
    voices = {bloc.votes_like for bloc in body.blocs if bloc.votes_like is not None}
    voices |= set() if body.blocs else {asked.party}
    return _issues(_conditions(body)).union(*(_of_party(council, p, explained) for p in voices))


def _of_party(council: Council, party: str, explained: Mapping[str, Outlook]) -> set[str]:
    """All issues where its no deal is known of; else those its red lines and linkages name."""
    if party not in council.voices:
        return set()
    case, outlook = council.case, explained.get(party)
    if outlook is None or outlook.no_deal:
        return {issue.id for issue in case.issues}
    lines = [c for line in case.red_lines if line.owner == party for c in line.refuses]
    links = [link for link in case.linkages if link.owner == party]
    return _issues([*lines, *(c for link in links for c in (link.when, link.then) if c)])


def _conditions(body: Body) -> Iterator[Condition]:
    for bloc in body.blocs:
        yield from (*bloc.refuses, *bloc.supports)
    for support in body.support:
        if support.when is not None:
            yield support.when


def _asked_about(council: Council, asked: Asked, issue: str) -> bool:
    if asked.body is None:
        return asked.party in council.deciders[issue]
    decides = asked.body.decides
    return not decides or issue in decides or asked.party in council.deciders[issue]


def _with_ties(case: Case, start: set[str], package: Package) -> set[str]:
    """With all issues that facts and caps tie to those at the start, directly or by others."""
    outcomes = case.outcomes(package)
    facts = [
        (_issues(c for c in (link.when, link.then) if c), any(map(link.broken_by, outcomes)))
        for link in case.linkages
        if link.owner is None and link.kind != "worth"
    ]
    caps = [
        ({issue for issue, _ in cap.costs}, not all(map(cap.holds, outcomes)))
        for cap in case.constraints
    ]
    found = start.union(*(issues for issues, broken in (*facts, *caps) if broken))
    while True:
        tied = found.union(*(issues for issues, _ in (*facts, *caps) if issues & found))
        if tied == found:
            return found
        found = tied


def _issues(conditions: Iterable[Condition]) -> set[str]:
    return {issue for condition in conditions for issue, _ in condition.parts}
