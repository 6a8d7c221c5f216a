"""Does a party accept a package: certainly, possibly, certainly not, or is nothing known?

Proved over everything compatible with its statements. A package is acceptable that crosses none
of the party's red lines and is worth at least no deal; where nobody stated no deal, nothing is
certainly above it (case file, rules 7, 9 and 10).
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.agreements.findings import Acceptance, Verdict
from detente.analysis.preferences import Outlook, Span
from detente.case import Case, Grade, Package, RedLine


def acceptance(outlook: Outlook, package: Package | None) -> Verdict:
    """The verdict of one party on one package; None stands for no deal.

    No deal is read against the status quo, every package against no deal. Raises nothing: what
    cannot be told is *unknown*.
    """
    if package is None:
        return _no_deal(outlook)
    full = _verdict(outlook, package, with_possible=True)
    if full.reason != "red_line":
        return full
    spared = _verdict(outlook, package, with_possible=False)
    return Verdict(
        full.acceptance, full.reason, full.because, full.grade, spared.acceptance, full.loose
    )


def _verdict(outlook: Outlook, package: Package, *, with_possible: bool) -> Verdict:
    crossed = _crossed(outlook, package, with_possible=with_possible)
    if crossed is not None:
        return crossed
    if outlook.contradictory:
        return _over_ways([_verdict(w, package, with_possible=with_possible) for w in outlook.ways])
    span = outlook.against_no_deal(package)
    refused = _below_walk_away(outlook, package) or _refused(outlook, span)
    if refused is not None:
        return refused
    if span is not None and span.low is not None and span.low >= 0:
        element = _upper_relation(outlook, package)
        return _graded(outlook, Acceptance.CERTAIN, "above_no_deal", element)
    return _undecided(outlook, package, span)


def _over_ways(verdicts: Sequence[Verdict]) -> Verdict:
    """Certain or refused where it is so however a contradiction is resolved.

    The deciding element is that of the way that rests on least. Otherwise possible where some way
    to resolve it leaves that open, with nothing that decides.
    """
    found = {verdict.acceptance for verdict in verdicts}
    loose = any(verdict.loose for verdict in verdicts)
    graded = [(verdict.grade, verdict.because) for verdict in verdicts if verdict.grade]
    grade, because = max(graded, key=lambda one: one[0].rank, default=(None, None))
    for settled in (Acceptance.CERTAIN, Acceptance.REFUSED):
        if found == {settled}:
            return Verdict(settled, "contradiction_resolved", because, grade, loose=loose)
    if found & {Acceptance.CERTAIN, Acceptance.POSSIBLE}:
        return Verdict(Acceptance.POSSIBLE, "contradiction", grade=grade, loose=loose)
    return Verdict(Acceptance.UNKNOWN, "contradiction", loose=loose)


def _crossed(outlook: Outlook, package: Package, *, with_possible: bool) -> Verdict | None:
    """The best-graded red line or owned linkage of the party that the package crosses."""
    party = outlook.said.party
    found: list[tuple[Grade, str, str]] = []
    for demand in outlook.case.crossed(package, party):
        kind = "red_line" if isinstance(demand, RedLine) else "linkage"
        grade = outlook.case.grade(demand.basis, party)
        found.append((grade, f"{kind}:{demand.id}", "red_line"))
    if not with_possible:
        found = [entry for entry in found if not entry[0].only_possible]
    if not found:
        return None
    grade, element, reason = min(found, key=lambda entry: entry[0].rank)
    return Verdict(Acceptance.REFUSED, reason, element, grade)


def _below_walk_away(outlook: Outlook, package: Package) -> Verdict | None:
    for relation in outlook.no_deal:
        if relation.kind != "above" or relation.package is None:
            continue
        if outlook.certainly_below(package, relation.package):
            return _graded(outlook, Acceptance.REFUSED, "walk_away", relation.element)
    return None


def _refused(outlook: Outlook, span: Span | None) -> Verdict | None:
    if span is None or span.high is None or span.high >= 0:
        return None
    element = next(
        (r.element for r in outlook.no_deal if r.kind != "below"), outlook.no_deal[0].element
    )
    return _graded(outlook, Acceptance.REFUSED, "below_no_deal", element)


def _upper_relation(outlook: Outlook, package: Package) -> str:
    """What bounds no deal from above: the package itself if it would sign it, else the first."""
    upper = [r for r in outlook.no_deal if r.kind != "above"]
    for relation in upper:
        if relation.package is not None and relation.package.as_dict() == package.as_dict():
            return relation.element
    return upper[0].element


def _undecided(outlook: Outlook, package: Package, span: Span | None) -> Verdict:
    start = outlook.case.status_quo()
    moved = changed_issues(start, package)
    known = [issue for issue in moved if outlook.knows(issue)]
    loose = span is not None and span.loose
    if not known:
        stated = bool(outlook.no_deal)
        if stated and outlook.said.anything:
            return _graded(
                outlook, Acceptance.POSSIBLE, "open", outlook.no_deal[0].element, loose=loose
            )
        return Verdict(Acceptance.UNKNOWN, "nothing_known" if moved else "no_deal_not_stated")
    change = outlook.difference(package, start)
    element = best_graded(outlook, known)
    # A package that also moves issues the party never spoke of is not known to cut both ways.
    reason = "mixed" if len(known) == len(moved) else "partly_known"
    if change.low is not None and change.low >= 0:
        reason = "no_worse_than_today"
    elif change.high is not None and change.high <= 0:
        reason = "no_better_than_today"
    return _graded(outlook, Acceptance.POSSIBLE, reason, element, loose=loose or change.loose)


def _no_deal(outlook: Outlook) -> Verdict:
    """No deal read against today: how the party would stand if it walked away."""
    if outlook.contradictory:
        return _over_ways([_no_deal(way) for way in outlook.ways])
    span = outlook.against_no_deal(outlook.case.status_quo())
    if span is None:
        return Verdict(Acceptance.UNKNOWN, "no_deal_not_stated")
    element = outlook.no_deal[0].element
    if span.high is not None and span.high <= 0:
        return _graded(outlook, Acceptance.CERTAIN, "no_deal_no_worse", element)
    if span.low is not None and span.low > 0:
        return _graded(outlook, Acceptance.REFUSED, "no_deal_worse", element)
    return _graded(outlook, Acceptance.POSSIBLE, "no_deal_open", element, loose=span.loose)


def changed_issues(start: Package, package: Package) -> tuple[str, ...]:
    """The issues on which a package differs from another, in the package's order."""
    before = start.as_dict()
    return tuple(issue for issue, option in package.choices if before.get(issue) != option)


def best_graded(outlook: Outlook, issues: list[str]) -> str:
    """The statement about these issues that rests on the most."""
    ids = [element for issue in issues for element in outlook.said.about(issue)]
    ids += [swing.id for swing in outlook.said.swings]
    ids += [r.id for r in outlook.said.ratios if {r.issue, r.to} & set(issues)]
    ids += [top.id for top in outlook.said.among_top if set(top.issues) & set(issues)]
    return min(ids, key=lambda element: grade_of(outlook.case, element).rank)


def _graded(
    outlook: Outlook, found: Acceptance, reason: str, element: str, *, loose: bool = False
) -> Verdict:
    return Verdict(found, reason, element, grade_of(outlook.case, element), loose=loose)


def grade_of(case: Case, element: str) -> Grade:
    """The grade of an element by its id; *assumed* where the id names none."""
    kind, _, name = element.partition(":")
    for no_deal in case.no_deal:
        if kind == "no_deal" and no_deal.party == name:
            return case.grade(no_deal.basis, no_deal.party)
    for line in case.red_lines:
        if kind == "red_line" and line.id == name:
            return case.grade(line.basis, line.owner)
    for link in case.linkages:
        if kind == "linkage" and link.id == name:
            return case.grade(link.basis, link.owner)
    for statement in case.statements:
        if statement.id == element:
            return case.grade(statement.basis, statement.holder)
    return Grade.ASSUMED
