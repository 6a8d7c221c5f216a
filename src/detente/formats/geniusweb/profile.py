"""One party's profile: weights, scores and a reservation bid, all by the names of the issues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.formats.document import Mapping, Node
from detente.formats.geniusweb.bid import BID, package_of
from detente.formats.geniusweb.domain import ISSUES_VALUES, same_issues
from detente.formats.geniusweb.scores import scores_of
from detente.formats.imports.additive import weights_of
from detente.formats.imports.fields import group_of, needed, stated
from detente.formats.imports.notes import note, wrong
from detente.formats.imports.profile import Profile, Scores
from detente.formats.imports.topics import Topic
from detente.formats.imports.worth import worth_of
from detente.formats.log import Log

ADDITIVE = "LinearAdditiveUtilitySpace"
_OTHER_KINDS = ("UtilitySpace", "Ordering", "Profile")


def kind_of(root: Node) -> str | None:
    """The kind of a profile, its only key; None for what is no profile.

    A kind that we do not know is told by how such names end, or by the domain inside.
    """
    if not isinstance(root, Mapping) or len(root.entries) != 1:
        return None
    key, inside = root.entries[0]
    if key.text.endswith(_OTHER_KINDS):
        return key.text
    domain = inside.get("domain") if isinstance(inside, Mapping) else None
    known = isinstance(domain, Mapping) and domain.get(ISSUES_VALUES) is not None
    return key.text if known else None


def refuse_other_kinds(root: Mapping, log: Log) -> None:
    """An error that names the kind of a profile that is not additive."""
    key, _ = root.entries[0]
    if key.text != ADDITIVE:
        wrong(log, key.place, "geniusweb_profile_kind", kind=key.text, known=ADDITIVE)


def space_of(root: Mapping, log: Log) -> Mapping | None:
    """What stands under the kind of a profile."""
    return group_of(root.entries[0][1], log)


def read_profile(root: Mapping, topics: Sequence[Topic], log: Log) -> Profile:
    """An additive profile against its domain; errors and gaps go to the log."""
    space, before = space_of(root, log), len(log.faults)
    if space is None:
        return Profile()
    domain = group_of(stated(space, "domain"), log)
    if domain is not None:
        same_issues(domain, topics, log)
    elif stated(space, "domain") is None:
        note(log, space.place, "geniusweb_no_domain")
    weights = group_of(needed(space, "issueWeights", log), log)
    scores = group_of(needed(space, "issueUtilities", log), log)
    given = {} if weights is None else weights_of(weights, topics, log)
    scored: dict[str, Scores] = {} if scores is None else scores_of(scores, topics, log)
    found = Profile(weights=given, scores=scored)
    package = package_of(space, topics, log)
    if package is None:
        return found
    worth = worth_of(package, topics, found)
    told = any(fault.severity == "error" for fault, _ in log.faults[before:])
    if worth is None and not told:
        bid = space.get(BID)
        wrong(log, bid.place if bid else space.place, "geniusweb_bid_worth")
    return replace(found, reservation=worth, fallback=package)
