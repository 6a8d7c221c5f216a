"""Each party: who speaks for it, what it wants and refuses, and what it has without agreement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.analysis.overview import Analysis
from detente.case import Basis, Delegate, Kind, NoDeal, Party, principals
from detente.reports.words import elements
from detente.reports.words.consent import act_name, bloc_stated, body_name, rule, undone
from detente.reports.words.evidence import claims_behind
from detente.reports.words.names import Names
from detente.reports.words.no_deal import no_deal
from detente.reports.words.prefs import principal_name
from detente.reports.words.statements import grouped


@dataclass(frozen=True, slots=True)
class Said:
    """One thing a party wants, refuses or ties together, with what it rests on.

    ``claims`` are (claim id, who says so); ``rests`` is whose it is, on what basis; ``possible``
    marks a red line below *reported*.
    """

    words: str
    reason: str
    grade: str
    grade_word: str
    confidence: str
    claims: tuple[tuple[str, str], ...]
    rests: tuple[str | None, Basis]
    possible: bool = False


@dataclass(frozen=True, slots=True)
class PartyView:
    """A party as the report shows it."""

    name: str
    kind: str
    note: str
    delegation: tuple[str, ...]
    wants: tuple[Said, ...]
    instructions: tuple[tuple[str, tuple[Said, ...]], ...]
    """What each principal instructed, apart from what the negotiators say themselves."""
    red_lines: tuple[Said, ...]
    linkages: tuple[Said, ...]
    bodies: tuple[Said, ...]
    acts: tuple[Said, ...]
    no_deal: Said
    no_deal_stated: bool
    mediator: bool


def parties_view(names: Names, analysis: Analysis) -> tuple[PartyView, ...]:
    """Every party of the case, in its order."""
    return tuple(_party(names, analysis, party) for party in analysis.case.parties)


def _party(names: Names, analysis: Analysis, party: Party) -> PartyView:
    case = analysis.case
    where = "in" if party.id in analysis.parties else "out"
    without = case.no_deal_of(party.id)
    return PartyView(
        name=names.party(party.id),
        kind=names.say(f"report.party.{party.kind}_{where}"),
        note=names.text(party.note) if party.note else "",
        delegation=tuple(_delegate(names, delegate) for delegate in party.delegation),
        wants=_voice(names, party, None),
        instructions=tuple(
            (principal_name(names, principal), _voice(names, party, principal))
            for principal in principals(case, party.id)
        ),
        red_lines=tuple(
            _said(
                names,
                party,
                elements.refused(names, line),
                line.basis,
                reason=names.text(line.reason) if line.reason else "",
                red_line=True,
            )
            for line in case.red_lines
            if line.owner == party.id
        ),
        linkages=tuple(
            _said(
                names, party, elements.tied(names, link), link.basis, red_line=link.then is not None
            )
            for link in case.linkages
            if link.owner == party.id
        ),
        bodies=tuple(_bodies(names, party)),
        acts=tuple(
            _said(names, party, undone(names, act), act.basis, reason=act_name(names, act.id))
            for act in case.undo
            if act.party == party.id
        ),
        no_deal=_no_deal(names, party, without),
        no_deal_stated=without.stated or without.text is not None,
        mediator=party.kind is Kind.MEDIATOR,
    )


def _bodies(names: Names, party: Party) -> Iterator[Said]:
    """Each body with its rule, then what is stated of its blocs."""
    for body in names.case.bodies:
        if body.party != party.id:
            continue
        name = body_name(names, body.id)
        yield _said(names, party, rule(names, body), body.basis, reason=name)
        for bloc in body.blocs:
            yield _said(names, party, bloc_stated(names, body, bloc), bloc.basis)


def _voice(names: Names, party: Party, principal: str | None) -> tuple[Said, ...]:
    """What the negotiators say (None), or one of their principals."""
    said = [s for s in names.case.said_by(party.id) if s.basis.principal == principal]
    return tuple(_said(names, party, words, basis) for words, basis in grouped(names, said))


def _no_deal(names: Names, party: Party, without: NoDeal) -> Said:
    words = no_deal(names, without)
    if without.date:
        day = names.say("report.party.stated_on", date=names.date(without.date))
        words = f"{words} ({day})"
    return _said(names, party, words, without.basis)


def _delegate(names: Names, delegate: Delegate) -> str:
    parts = [delegate.name]
    if delegate.role:
        parts.append(names.text(delegate.role))
    if delegate.mandate:
        tracks = names.both(names.track(track) for track in delegate.mandate)
        parts.append(names.say("report.party.mandate", tracks=tracks))
    return ", ".join(parts)


def _said(
    names: Names, party: Party, words: str, basis: Basis, reason: str = "", red_line: bool = False
) -> Said:
    grade = names.case.grade(basis, party.id)
    confidence = basis.confidence
    return Said(
        words=words,
        reason=reason,
        grade=str(grade),
        grade_word=names.grade(grade),
        confidence=names.say(f"grades.confidence.{confidence}") if confidence else "",
        claims=claims_behind(names, basis),
        rests=(party.id, basis),
        possible=red_line and grade.only_possible,
    )
