"""Who must agree to a package, who stops it, what brings them in, who could undo it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from detente.analysis.preferences import Outlook
from detente.analysis.ratification.blockers import blockers
from detente.analysis.ratification.bring_in import BringingIn
from detente.analysis.ratification.clock import until
from detente.analysis.ratification.consents import consent
from detente.analysis.ratification.council import Asked, Council, weakest
from detente.analysis.ratification.findings import BringIn, Ratification, Stances
from detente.analysis.ratification.powers import powers
from detente.analysis.ratification.undo import coalitions, undoings
from detente.case import Case, Package


def ratify(
    case: Case,
    package: Package,
    parties: Iterable[str],
    stances: Stances,
    outlooks: Mapping[str, Outlook],
    *,
    deadline: float | None = None,
    bring_in: bool = True,
) -> Ratification:
    """Everything about the consents a complete package needs.

    ``case`` is the case in force, ``parties`` are those who negotiate. ``stances`` says how a party
    votes on a package: no where it crosses a red line or is worth less than no deal, so that only
    issues these speak of can change a no. ``outlooks`` hold every party but mediators. After
    ``deadline`` (by `time.monotonic`) only the smallest changes, and which blocs decide, are cut
    short; without ``bring_in`` no such change is looked for. Raises ``ValueError`` where the
    package leaves an issue open or names one the case has not.
    """
    _refuse_misfit(case, package)
    council = Council(case, parties, stances)
    asked = council.asked(package)
    late = until(deadline)
    consents = tuple(consent(council, each, package, late) for each in asked)
    hurried = late()
    refused = tuple(a for a, c in zip(asked, consents, strict=True) if c.passes == "no")
    targets = refused if bring_in else ()
    brought, cut = _bring_in(council, package, outlooks, targets, deadline)
    undone = undoings(case, package, outlooks)
    return Ratification(
        package=package,
        parties=council.parties,
        passes=weakest(each.passes for each in consents),
        without_possible=weakest(each.without_possible for each in consents),
        consents=consents,
        blockers=blockers(consents),
        bring_in=brought,
        undo=undone,
        coalitions=coalitions(undone),
        powers=powers(council, package, consents, undone),
        partial="time" if hurried or cut else None,
    )


def _bring_in(
    council: Council,
    package: Package,
    outlooks: Mapping[str, Outlook],
    refused: tuple[Asked, ...],
    deadline: float | None,
) -> tuple[tuple[BringIn, ...], bool]:
    """The smallest changes, and whether time cut one short; each gets its share of what is left."""
    if not refused:
        return (), False
    search = BringingIn(council, package, outlooks, frozenset(each.key for each in refused))
    found: list[BringIn] = []
    for index, target in enumerate(refused):
        part = Fraction(1, len(refused) - index)
        found += search.smallest(target, until(deadline, part))
    return tuple(found), search.out_of_time


def _refuse_misfit(case: Case, package: Package) -> None:
    chosen = package.as_dict()
    issues = {issue.id for issue in case.issues}
    foreign = [issue for issue in chosen if issue not in issues]
    if foreign:
        raise ValueError(f"the package names {', '.join(foreign)}, not on the agenda of the case")
    left_open = [issue.id for issue in case.issues if issue.id not in chosen]
    if left_open:
        raise ValueError(
            f"the package leaves {', '.join(left_open)} open; choose an option on every issue"
        )
