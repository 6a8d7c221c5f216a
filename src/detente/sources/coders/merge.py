"""Several codings made one that loses nothing: identical once, agreeing united, differing kept.

Pure: when and who come from outside, and the order of the codings changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime

from detente.case import Claim, ClaimStatus
from detente.case.coding import changed, spelled
from detente.sources.coders.differences import is_coding
from detente.sources.coders.uniting import agree, differing, united
from detente.sources.coders.units import Coding, grouped, spots_of

Origin = tuple[str, str]
"""A claim by the name of its coding and its id there."""


@dataclass(frozen=True, slots=True)
class Merge:
    """The claims of several codings in one list.

    ``disputes`` are the ids, in the merge, of codings of the same words that differ, with the
    fields on which they do. ``became`` says, for every claim of every coding, its id in the merge.
    """

    claims: tuple[Claim, ...]
    disputes: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    became: tuple[tuple[Origin, str], ...]
    united: int

    def id_of(self, name: str, claim: str) -> str:
        """What a claim of a coding is called in the merge; raises ``KeyError``."""
        return dict(self.became)[name, claim]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A claim of the merge, the claims it came from, and where the first of them stood."""

    claim: Claim
    origins: tuple[Origin, ...]
    order: tuple[int, int]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name for name, _ in self.origins)


def merge(codings: Sequence[Coding], who: str, when: datetime) -> Merge:
    """Merge codings; claims that differ become *disputed*, by an event of ``who`` at ``when``.

    Claims that are equal stand once, also where one is a later state of the other by its history.
    Confirmed claims on the same words (`units_of`) whose coded fields agree are united; where they
    differ, each stays as it was coded, beside the others. An id that two different claims bear is
    given to neither: each has the name of its coding added.
    """
    entries = _deduplicated(codings)
    comparable = [entry for entry in entries if _placed(entry.claim)]
    made = [entry for entry in entries if not _placed(entry.claim)]
    disputed: list[list[_Entry]] = []
    brought_together = 0
    for group in grouped([(entry.names, entry.claim) for entry in comparable]):
        kinds = _alike([comparable[index] for index in group])
        brought_together += sum(len(kind) > 1 for kind in kinds)
        one_each = [_joined(kind, united([e.claim for e in kind])) for kind in kinds]
        if len(one_each) > 1:
            one_each = [_disputed(entry, who, when) for entry in one_each]
            disputed.append(one_each)
        made += one_each
    return _numbered(sorted(made, key=lambda entry: entry.order), disputed, brought_together)


def take(claims: Sequence[Claim], taken: Iterable[str], who: str, when: datetime) -> list[Claim]:
    """Resolve disputes: a claim taken becomes *confirmed*, by an event; the others stay disputed.

    Raises ``KeyError`` for an id that is not there, ``ValueError`` for a claim not in dispute: what
    was only suggested is not confirmed on the way.
    """
    wanted = list(dict.fromkeys(taken))
    by_id = {claim.id: claim for claim in claims}
    for one in wanted:
        if by_id[one].status is not ClaimStatus.DISPUTED:
            raise ValueError(one)
    return [
        changed(claim, who, when, status=ClaimStatus.CONFIRMED) if claim.id in wanted else claim
        for claim in claims
    ]


def _placed(claim: Claim) -> bool:
    return is_coding(claim) and bool(spots_of(claim))


def _deduplicated(codings: Sequence[Coding]) -> list[_Entry]:
    """Every different claim once, the latest state of each."""
    all_of_them = [
        _Entry(claim, ((coding.name, claim.id),), (i, j))
        for i, coding in enumerate(codings)
        for j, claim in enumerate(coding.claims)
    ]
    by_id = _gathered(all_of_them, lambda entry: entry.claim.id, is_later)
    return _gathered(by_id, lambda entry: replace(entry.claim, id=""), _but_for_its_id)


def _gathered(
    entries: Sequence[_Entry],
    key: Callable[[_Entry], Hashable],
    stands_for: Callable[[_Entry, _Entry], bool],
) -> list[_Entry]:
    """Entries of one key where one stands for the other made one."""
    of_key: dict[Hashable, list[_Entry]] = {}
    for entry in sorted(entries, key=lambda e: (-len(e.claim.history), e.claim.id, e.origins)):
        kept = of_key.setdefault(key(entry), [])
        for index, other in enumerate(kept):
            if stands_for(other, entry):
                kept[index] = _joined([other, entry], other.claim)
                break
        else:
            kept.append(entry)
    return [entry for kept in of_key.values() for entry in kept]


def _joined(entries: Sequence[_Entry], claim: Claim) -> _Entry:
    origins = {origin for entry in entries for origin in entry.origins}
    return _Entry(claim, tuple(sorted(origins)), min(entry.order for entry in entries))


def is_later(entry: _Entry, other: _Entry) -> bool:
    """Whether a claim became of another by the events of its own history, or is the same."""
    claim, before = entry.claim, other.claim
    known = len(before.history)
    if claim == before:
        return True
    if claim.history[:known] != before.history:
        return False
    first: dict[str, str | None] = {}
    for event in claim.history[known:]:
        first.setdefault(event.changed, event.before)
    names = (field.name for field in fields(Claim) if field.name != "history")
    return all(
        getattr(claim, name) == getattr(before, name)
        or (name in first and first[name] == spelled(getattr(before, name)))
        for name in names
    )


def _but_for_its_id(entry: _Entry, other: _Entry) -> bool:
    """Two coders had the same; what one coder wrote down twice stays twice."""
    return not entry.names & other.names


def _alike(entries: Sequence[_Entry]) -> list[list[_Entry]]:
    """Claims on the same words by what they say."""
    kinds: list[list[_Entry]] = []
    for entry in entries:
        for kind in kinds:
            if all(agree(entry.claim, other.claim) for other in kind):
                kind.append(entry)
                break
        else:
            kinds.append([entry])
    return kinds


def _disputed(entry: _Entry, who: str, when: datetime) -> _Entry:
    return replace(entry, claim=changed(entry.claim, who, when, status=ClaimStatus.DISPUTED))


def _numbered(entries: Sequence[_Entry], disputed: Sequence[Sequence[_Entry]], count: int) -> Merge:
    """Give every claim an id of its own."""
    wanted = Counter(entry.claim.id for entry in entries)
    given = {one for one, times in wanted.items() if times == 1}
    named: dict[tuple[Origin, ...], str] = {}
    for entry in sorted(entries, key=lambda entry: entry.origins):
        own = entry.claim.id
        if wanted[own] > 1:
            own = _free(f"{own}-{'-'.join(sorted(entry.names))}", given)
            given.add(own)
        named[entry.origins] = own
    claims = tuple(replace(entry.claim, id=named[entry.origins]) for entry in entries)
    disputes = (
        (tuple(sorted(named[e.origins] for e in group)), differing([e.claim for e in group]))
        for group in disputed
    )
    became = sorted((origin, named[entry.origins]) for entry in entries for origin in entry.origins)
    return Merge(claims, tuple(sorted(disputes)), tuple(became), count)


def _free(wanted: str, taken: set[str]) -> str:
    number, found = 2, wanted
    while found in taken:
        number, found = number + 1, f"{wanted}-{number}"
    return found
