"""What those affected could do about a package, and whose consent it needs: for the brief."""

from __future__ import annotations

from collections.abc import Iterator

from detente.analysis.overview import Analysis
from detente.analysis.ratification import Consent, Power, Ratification
from detente.case import Kind
from detente.reports.words.consent import act_name, body_name
from detente.reports.words.names import Names, capital
from detente.reports.words.ratification import consent_name
from detente.reports.words.rows import ref_name
from detente.reports.words.six import fitting

MOST_NAMED = 3
"""Consents named per answer; the others are counted."""

_KINDS = ("withhold", "vote", "undo", "stop")
"""The first is the plainest: to refuse needs no act."""

_ANSWERS = ("no", "unknown", "possible", "certain")
"""What stands in the way comes first."""


def could(names: Names, analysis: Analysis, ref: str, party: str) -> tuple[Power, ...]:
    """What an affected party could do about the package of a row, one power of each kind.

    Nothing for a party at the table by right: its own acceptance is its answer.
    """
    finding = dict(analysis.ratification).get(ref)
    if finding is None or names.case.party(party).kind is not Kind.AFFECTED:
        return ()
    mine = [each for each in finding.powers if each.party == party]
    first = (next((each for each in mine if each.kind == kind), None) for kind in _KINDS)
    return tuple(each for each in first if each is not None)


def could_words(names: Names, found: Power) -> str:
    """A power in at most six words: ``could withhold consent``, ``could undo Dam``."""
    return fitting(_candidates(names, found))


def _candidates(names: Names, found: Power) -> Iterator[str]:
    issues = names.both(names.issue(issue) for issue in found.issues)
    if found.element is not None:
        named = act_name if found.kind == "undo" else body_name
        name = named(names, found.element)
        yield names.say(f"ratification.could.{found.kind}_by", issues=issues, element=name)
    if len(found.issues) == 1:
        yield names.say(f"ratification.could.{found.kind}", issues=issues)
    yield names.say(f"ratification.could.{found.kind}_it")


def could_shortly(names: Names, found: Power) -> str:
    """The same without a name, for a narrow column."""
    return names.say(f"ratification.could.{found.kind}_it")


def consents_line(names: Names, analysis: Analysis) -> str:
    """One line: how many consents the broad package (else a first step) needs, and how they stand.

    Nothing where the brief shows no package that needs one.
    """
    shown = _shown(analysis)
    if shown is None:
        return ""
    ref, finding = shown
    told = "; ".join(_answers(names, finding))
    count = len(finding.consents)
    words = names.say(
        "ratification.line.consents",
        count=count,
        number=names.number(count),
        package=ref_name(names, analysis, ref),
        answers=told,
    )
    parts = [capital(words), *_further(names, finding)]
    return "; ".join(parts) + "."


def _shown(analysis: Analysis) -> tuple[str, Ratification] | None:
    found = dict(analysis.ratification)
    kinds = {row.ref: row.kind for row in analysis.brief.rows}
    for kind in ("broad", "first_step"):
        for ref, finding in found.items():
            if kinds.get(ref) == kind and finding.consents:
                return ref, finding
    return None


def _answers(names: Names, finding: Ratification) -> Iterator[str]:
    for answer in _ANSWERS:
        given = [each for each in finding.consents if each.passes == answer]
        if given:
            who = names.listed(list(_names(names, given)), MOST_NAMED)
            word = names.say(f"ratification.consents.{answer}")
            yield names.say("ratification.line.answer", answer=word, who=who)


def _names(names: Names, consents: list[Consent]) -> Iterator[str]:
    yield from dict.fromkeys(consent_name(names, each) for each in consents)


def _further(names: Names, finding: Ratification) -> Iterator[str]:
    if finding.passes != finding.without_possible:
        word = names.say(f"ratification.consents.{finding.without_possible}")
        yield names.say("ratification.line.without_possible", answer=word)
    acting = dict.fromkeys(party for each in finding.coalitions for party in each)
    if acting:
        who = names.listed([names.party(party) for party in acting], MOST_NAMED)
        yield names.say("ratification.line.undo", who=who)
