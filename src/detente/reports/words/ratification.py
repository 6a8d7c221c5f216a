"""Who must agree to a package and who could undo it, in words: a sentence per finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from detente.analysis.ratification import (
    Blocker,
    BlocVote,
    Consent,
    Ratification,
    Vote,
)
from detente.case import Basis, Grade, NoDeal, Package, RedLine, SpeakerKind
from detente.reports.words import elements
from detente.reports.words.consent import (
    basis_of,
    bloc_name,
    bloc_of,
    bloc_words,
    body_name,
    body_of,
    counted,
    rule,
    seated,
    support_words,
    with_reason,
)
from detente.reports.words.evidence import claims_behind, element_words
from detente.reports.words.names import Names, capital

MOST_ISSUES = 3
"""Issues named in a sentence; the others are counted."""


@dataclass(frozen=True, slots=True)
class Ground:
    """An element that decides: in words, with its grade and (claim id, who says so)."""

    element: str
    words: str
    grade: Grade
    says: tuple[tuple[str, str], ...]


def ground(names: Names, element: str, package: Package | None, *, owned: bool = True) -> Ground:
    """What an element says of a package: a bloc's statement, a demand, an expectation.

    ``owned``: with whose it is; else the reader is told already.
    """
    basis, holder = _basis(names, element, package)
    words = _words(names, element, package) if owned else _bare(names, element, package)
    return Ground(
        element=element,
        words=words,
        grade=names.case.grade(basis, holder),
        says=claims_behind(names, basis),
    )


def _basis(names: Names, element: str, package: Package | None) -> tuple[Basis, str | None]:
    found = basis_of(names, element, package)
    if found is not None:
        return found
    known = elements.find(names, element)
    return (known.value.basis if known.value is not None else Basis()), known.owner


def _words(names: Names, element: str, package: Package | None) -> str:
    if (found := bloc_of(names, element)) is not None:
        name = bloc_name(names, found[0].id, found[1].id)
        words = bloc_words(names, found[1], package)
        return names.say("brief.element.owned", party=name, words=words)
    if element.startswith("bodies."):
        return _bare(names, element, package)
    known = elements.find(names, element)
    if isinstance(known.value, NoDeal):
        words = _bare(names, element, package)
        party = names.party(known.value.party)
        return names.say("brief.element.owned", party=party, words=words)
    return element_words(names, element)


def _bare(names: Names, element: str, package: Package | None) -> str:
    """The same without its owner."""
    if (found := bloc_of(names, element)) is not None:
        return bloc_words(names, found[1], package)
    body = body_of(names, element.removeprefix("bodies.").partition(".")[0])
    if element.startswith("bodies.") and body is not None:
        return support_words(names, body, package)
    value = elements.find(names, element).value
    if isinstance(value, RedLine):
        words = names.say("ratification.bloc.refuses", options=elements.refused(names, value))
        return with_reason(names, words, value.reason)
    if isinstance(value, NoDeal):
        return names.say("ratification.no_deal")
    return elements.resting_on(names, element)


def resting(names: Names, found: Ground) -> str:
    """What a ground rests on: ``reported, according to A. Berg``."""
    grade, by = names.grade(found.grade), {claim.id: claim for claim in names.case.claims}
    heard = [by[claim].speaker_kind is SpeakerKind.NAMED for claim, _ in found.says]
    if not heard:
        return grade
    who = names.both(dict.fromkeys(speaker for _, speaker in found.says))
    key = "according_to" if all(heard) else "graded_by"
    return names.say(f"ratification.{key}", grade=grade, who=who)


def stated(names: Names, found: Ground) -> str:
    """A ground with what it rests on."""
    return names.say("ratification.stated", words=found.words, rests=resting(names, found))


def consent_name(names: Names, found: Consent) -> str:
    """The body, or the party that decides."""
    return names.party(found.party) if found.kind == "decider" else body_name(names, found.id)


def name_of(names: Names, finding: Ratification, consent: str) -> str:
    """The name of a consent, by its id; of a changed package it may be one not asked before."""
    found = next((each for each in finding.consents if each.id == consent), None)
    if found is not None:
        return consent_name(names, found)
    return body_name(names, consent) if body_of(names, consent) else names.party(consent)


def consent_rule(names: Names, found: Consent) -> str:
    """By which rule the consent is given: what a party decides, or how a body does."""
    body = None if found.kind == "decider" else body_of(names, found.id)
    if body is None:
        return names.say("ratification.rule.decider", issues=issues(names, found.issues))
    return rule(names, body, found.needed, more_than=found.more_than)


def issues(names: Names, found: Sequence[str]) -> str:
    """The names of issues, the first few of them."""
    return names.some_of([names.quoted(names.issue(issue)) for issue in found], MOST_ISSUES)


def consent_count(names: Names, found: Consent) -> str:
    """What is in sight: seats for, against and open, or the expected share; else nothing."""
    if found.yes is None or found.open is None:
        return ""
    grade = found.grade
    if found.kind == "referendum":
        low, high = counted(names, found.yes, grade), counted(names, found.yes + found.open, grade)
        if low == high:
            return names.say("ratification.support.exactly", share=low)
        return names.say("ratification.support.between", low=low, high=high)
    return names.say(
        "ratification.seats",
        yes=counted(names, found.yes, grade),
        no=counted(names, found.no or Fraction(0), grade),
        open=counted(names, found.open, grade),
    )


def consent(names: Names, finding: Ratification, found: Consent) -> str:
    """One consent as a sentence: whose it is, by which rule, what is in sight, and why."""
    parts = [consent_rule(names, found)]
    if found.kind != "referendum" or not found.because:
        parts.append(consent_count(names, found))
    words = names.say(
        "ratification.consent",
        who=_whose(names, found),
        passes=names.say(f"ratification.consents.{found.passes}"),
        how="; ".join(part for part in parts if part),
    )
    spared = otherwise(names, found.passes, found.without_possible)
    grounds = [
        stated(names, ground(names, each, finding.package, owned=apart(names, found, each)))
        for each in found.because
    ]
    return " ".join(
        [words, *([spared] if spared else []), *(f"{capital(each)}." for each in grounds)]
    )


def apart(names: Names, found: Consent, element: str) -> bool:
    """Whether an element is not simply the statement of the one who consents."""
    return found.kind != "decider" or elements.owner_of(names, element) != found.party


def _whose(names: Names, found: Consent) -> str:
    name, about = consent_name(names, found), "; ".join(consent_party(names, found))
    return names.say("ratification.of_party", name=name, party=about) if about else name


def consent_party(names: Names, found: Consent) -> tuple[str, ...]:
    """Whose consent it is, where its name does not tell, and that nobody of them negotiates."""
    party = names.party(found.party)
    known = () if found.kind == "decider" or party == consent_name(names, found) else (party,)
    return known if found.at_table else (*known, names.say("ratification.not_at_table"))


def otherwise(names: Names, held: str, spared: str) -> str:
    """What holds without the unconfirmed refusals, where that is something else."""
    if held == spared:
        return ""
    word = names.say(f"ratification.consents.{spared}")
    return names.say("ratification.without_possible", passes=word)


def bloc_line(names: Names, found: Consent, vote: BlocVote) -> str:
    """One bloc: ``Right, 45 seats: no``."""
    name = bloc_name(names, found.id, vote.bloc)
    return seated(names, name, vote.seats, names.say(f"ratification.vote.{vote.vote}"), found.grade)


def blocking(names: Names, found: Consent) -> str:
    """The smallest sets of blocs that can stop it; nothing where none is known."""
    if not found.blocking:
        return ""
    sets = [names.both(bloc_name(names, found.id, b) for b in each) for each in found.blocking]
    key = "blocking" if found.blocking_complete else "blocking_among"
    return names.say(f"ratification.{key}", sets="; ".join(sets))


def pivotal(names: Names, found: Consent) -> str:
    """The blocs not settled whose votes may decide; nothing where the answer is settled."""
    if found.passes not in ("possible", "unknown"):
        return ""
    unsettled = (Vote.OPEN, Vote.UNKNOWN)
    deciding = [each.bloc for each in found.blocs if each.pivotal and each.vote in unsettled]
    if not deciding:
        return ""
    blocs = names.both(bloc_name(names, found.id, bloc) for bloc in deciding)
    return names.say("ratification.pivotal", blocs=blocs)


def blocker(names: Names, finding: Ratification, found: Blocker) -> str:
    """Who stops a package, with which element, on what that rests."""
    who = name_of(names, finding, found.consent)
    if found.bloc is not None:
        bloc = bloc_name(names, found.consent, found.bloc)
        who = names.say("ratification.bloc_of", bloc=bloc, body=who)
    if found.because is None:
        words = names.say("ratification.blocker_silent", who=who)
    else:
        mine = elements.owner_of(names, found.because) == found.party
        owned = bloc_of(names, found.because) is None and not mine
        because = stated(names, _against(names, finding, found.because, owned=owned))
        words = names.say("ratification.blocker", who=who, because=because)
    return f"{words} {names.say('ratification.blocker_possible')}" if found.possible else words


def _against(names: Names, finding: Ratification, element: str, *, owned: bool) -> Ground:
    """A ground of a refusal: of no deal it is known on which side the package falls."""
    found = ground(names, element, finding.package, owned=owned)
    value = elements.find(names, element).value
    if not isinstance(value, NoDeal):
        return found
    words = names.say("ratification.no_deal_worse")
    if owned:
        words = names.say("brief.element.owned", party=names.party(value.party), words=words)
    return replace(found, words=words)


def passes(names: Names, finding: Ratification) -> str:
    """Whether the package passes, and whether it would without the unconfirmed refusals."""
    words = names.say(f"ratification.passes.{finding.passes}")
    spared = otherwise(names, finding.passes, finding.without_possible)
    return f"{words} {spared}" if spared else words
