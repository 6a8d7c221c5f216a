"""Claims by who says so: the holder's own named voice, another, or nobody's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from detente.case import Case, Claim, SpeakerKind


@dataclass(frozen=True, slots=True)
class Voices:
    """Confirmed claims by who, per their source, says so; each field holds claim ids.

    Named speakers are told apart by whom they speak for: the side whose position it is (``own``),
    another party of the case (``other_side``), or no party of it (``outside``). The other fields
    are the kinds of speaker nobody is named by.
    """

    own: tuple[str, ...] = ()
    other_side: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    unnamed_group: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    unmarked: tuple[str, ...] = ()
    forecast: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """The claims with a named speaker, whoever it speaks for."""
        return (*self.own, *self.other_side, *self.outside)

    @property
    def claims(self) -> tuple[str, ...]:
        """Every claim counted here."""
        nameless = (*self.unnamed_group, *self.author, *self.unmarked, *self.forecast)
        return (*self.own, *self.other_side, *self.outside, *nameless)

    @property
    def only(self) -> str | None:
        """The field that holds every claim; None where there are none, or several fields do."""
        filled = [field.name for field in fields(self) if getattr(self, field.name)]
        return filled[0] if len(filled) == 1 else None


def sides_of(case: Case, actors: Iterable[str]) -> frozenset[str]:
    """The parties that actors are or speak for; an outsider is a side of its own."""
    return frozenset(case.party_of(actor) or actor for actor in actors)


def voice_of(case: Case, claim: Claim, holders: frozenset[str]) -> str:
    """The field of `Voices` a claim belongs to, seen from the sides whose position it is.

    Where nobody holds it, its speaker does: whoever states a fact speaks for itself.
    """
    if claim.speaker_kind is not SpeakerKind.NAMED:
        return claim.speaker_kind.value
    party = case.speaking_for(claim)
    if not holders or (party or claim.speaker) in holders:
        return "own"
    return "outside" if party is None else "other_side"


def voices(case: Case, claims: Iterable[Claim], holder: str | None = None) -> Voices:
    """The confirmed ones among the claims by who says so, each once.

    ``holder`` is the side they are seen from; None takes the holders that each claim names.
    """
    found: dict[str, list[str]] = {field.name: [] for field in fields(Voices)}
    for claim in dict.fromkeys(claims):
        if claim.confirmed:
            actors = claim.holder if holder is None else (holder,)
            found[voice_of(case, claim, sides_of(case, actors))].append(claim.id)
    return Voices(**{name: tuple(ids) for name, ids in found.items()})
