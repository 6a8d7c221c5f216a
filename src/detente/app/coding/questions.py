"""The questions asked of every passage, in order, each with what may be answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from detente.app.coding.desk import Desk
from detente.app.coding.spans import within_quotation_marks
from detente.app.terminal import printable
from detente.case import Attribution, Claim, ClaimType, Mode, SpeakerKind, Strength
from detente.i18n import say
from detente.sources.lines import Role

_VOICELESS = (SpeakerKind.UNMARKED, SpeakerKind.FORECAST)
STANCES = ("pro", "contra", "conditional")


class Form(StrEnum):
    """How a question is answered."""

    ONE = "one"
    ONE_OR_WORDS = "one_or_words"
    SEVERAL = "several"
    SEVERAL_OR_WORDS = "several_or_words"
    NUMBER = "number"
    CONDITION = "condition"
    WORDS = "words"
    LINKS = "links"


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu."""

    value: Any
    label: str


def _always(_desk: Desk, _claim: Claim) -> bool:
    return True


def _nothing(_desk: Desk, _claim: Claim) -> Any:
    return None


def _fits(_desk: Desk, _claim: Claim, _value: Any) -> str | None:
    return None


def _no_choices(_desk: Desk, _claim: Claim) -> tuple[Choice, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question: the field it fills, its form, its menu, whether it is asked of a claim.

    ``default`` is what the text or an earlier answer makes certain; it is shown, never filled in.
    ``unfit`` says why an answer contradicts an earlier one or the text: a key of the catalogue.
    """

    field: str
    form: Form
    choices: Callable[[Desk, Claim], tuple[Choice, ...]] = _no_choices
    applies: Callable[[Desk, Claim], bool] = _always
    default: Callable[[Desk, Claim], Any] = _nothing
    unfit: Callable[[Desk, Claim, Any], str | None] = _fits


def _parties(desk: Desk, _claim: Claim) -> tuple[Choice, ...]:
    named = ((party.id, party.name.in_language(desk.language)) for party in desk.case.parties)
    return tuple(
        Choice(party, printable(name if name == party else f"{name} ({party})"))
        for party, name in named
    )


def _voices(desk: Desk, claim: Claim) -> tuple[Choice, ...]:
    """Parties, their delegates, the author, and whoever spoke before in this document."""
    delegates = (d.name for party in desk.case.parties for d in party.delegation)
    author = (desk.source.author,) if desk.source.author else ()
    earlier = (one.speaker for one in desk.claims() if one.speaker)
    parties = _parties(desk, claim)
    known = [choice.value for choice in parties]
    names = dict.fromkeys(name for name in (*delegates, *author, *earlier) if name not in known)
    return (*parties, *(Choice(name, printable(name)) for name in names))


def _vocabulary(field: str, kind: type[StrEnum]) -> Callable[[Desk, Claim], tuple[Choice, ...]]:
    def choices(desk: Desk, _claim: Claim) -> tuple[Choice, ...]:
        return tuple(Choice(one, say(f"coding.{field}.{one}", desk.language)) for one in kind)

    return choices


def _unfit_kind(desk: Desk, claim: Claim, value: Any) -> str | None:
    """Whoever is named is neither unmarked nor predicted, and whoever is not is not named."""
    if value is None:
        return "needed"
    if claim.speaker is None:
        return "no_speaker" if value is SpeakerKind.NAMED else None
    other = value is SpeakerKind.AUTHOR and desk.source.author not in (None, claim.speaker)
    return "speaker_known" if value in _VOICELESS or other else None


def _speaker_kind(desk: Desk, claim: Claim) -> SpeakerKind | None:
    if claim.speaker is None:
        return None
    return SpeakerKind.AUTHOR if claim.speaker == desk.source.author else SpeakerKind.NAMED


def _outsider(desk: Desk, claim: Claim) -> bool:
    named = claim.speaker_kind is SpeakerKind.NAMED and claim.speaker is not None
    return named and desk.case.party_of(str(claim.speaker)) is None


def _attribution(_desk: Desk, claim: Claim) -> Attribution | None:
    return Attribution.NONE if claim.speaker_kind in _VOICELESS else None


def quoted(desk: Desk, claim: Claim) -> bool:
    """Whether a passage of the claim stands in quotation marks or is a block quotation."""
    lines = {line.number: line for line in desk.lines}
    roles = {decision.line: decision.role for decision in desk.document.lines}
    for passage in claim.passages:
        if passage.start is None or passage.end is None:
            continue
        inside = [n for n, line in lines.items() if line.start <= passage.start <= line.end]
        for number in inside:
            if roles.get(number) is Role.BLOCK_QUOTE:
                return True
            span = (passage.start, passage.end)
            if within_quotation_marks(desk.text, lines[number], span):
                return True
    return False


def _unfit_mode(desk: Desk, claim: Claim, value: Any) -> str | None:
    return "not_quoted" if value is Mode.DIRECT and not quoted(desk, claim) else None


def _mode(desk: Desk, claim: Claim) -> Mode | None:
    return Mode.DIRECT if quoted(desk, claim) else None


def _issues(desk: Desk, _claim: Claim) -> tuple[Choice, ...]:
    language = desk.language
    names = ((i.id, i.name.in_language(language) if i.name else i.id) for i in desk.case.issues)
    return tuple(
        Choice(issue, printable(name if name == issue else f"{name} ({issue})"))
        for issue, name in names
    )


def _stances(desk: Desk, _claim: Claim) -> tuple[Choice, ...]:
    return tuple(Choice(one, say(f"coding.stance.{one}", desk.language)) for one in STANCES)


def _measured(desk: Desk, claim: Claim) -> bool:
    return any(issue.id == claim.issue and issue.range for issue in desk.case.issues)


def _conditional(_desk: Desk, claim: Claim) -> bool:
    return ClaimType.LINKAGE in claim.type or claim.stance == "conditional"


def _forecast(_desk: Desk, claim: Claim) -> bool:
    return claim.speaker_kind is SpeakerKind.FORECAST


QUESTIONS = (
    Question("holder", Form.SEVERAL_OR_WORDS, _parties),
    Question("speaker", Form.ONE_OR_WORDS, _voices),
    Question(
        "speaker_kind",
        Form.ONE,
        _vocabulary("speaker_kind", SpeakerKind),
        default=_speaker_kind,
        unfit=_unfit_kind,
    ),
    Question("party", Form.ONE, _parties, _outsider),
    Question("predicted_speaker", Form.ONE_OR_WORDS, _voices, _forecast),
    Question(
        "attribution", Form.ONE, _vocabulary("attribution", Attribution), default=_attribution
    ),
    Question("mode", Form.ONE, _vocabulary("mode", Mode), default=_mode, unfit=_unfit_mode),
    Question("type", Form.SEVERAL, _vocabulary("type", ClaimType)),
    Question("issue", Form.ONE, _issues),
    Question("stance", Form.ONE_OR_WORDS, _stances),
    Question("value", Form.NUMBER, applies=_measured),
    Question("condition", Form.CONDITION, applies=_conditional),
    Question("strength", Form.ONE, _vocabulary("strength", Strength)),
    Question("note", Form.WORDS),
    Question("links", Form.LINKS),
)
"""Every question in the order in which it is asked."""


def follows(desk: Desk, claim: Claim, field: str, value: Any) -> dict[str, Any]:
    """An answer with what it entails, the answer last: the claims file has no error in between.

    Whoever is named as speaker is a named voice until the next answer says otherwise; without a
    speaker nobody is; a prediction that is none has no predicted speaker.
    """
    changes: dict[str, Any] = {}
    if field == "speaker":
        changes["speaker_kind"] = _kind_with(desk, claim, value)
    if field == "speaker_kind" and value is SpeakerKind.AUTHOR and claim.speaker is None:
        changes["speaker"] = desk.source.author
    kind = value if field == "speaker_kind" else changes.get("speaker_kind", claim.speaker_kind)
    if kind is not SpeakerKind.FORECAST and claim.predicted_speaker is not None:
        changes["predicted_speaker"] = None
    if kind is not SpeakerKind.NAMED and claim.party is not None:
        changes["party"] = None
    if field == "speaker" and value != claim.speaker and claim.party is not None:
        changes["party"] = None
    return {**changes, field: value}


def _kind_with(desk: Desk, claim: Claim, speaker: str | None) -> SpeakerKind:
    kind = claim.speaker_kind
    if speaker is None:
        return SpeakerKind.UNMARKED if kind is SpeakerKind.NAMED else kind
    if speaker == desk.source.author:
        return SpeakerKind.AUTHOR
    if kind in _VOICELESS or (kind is SpeakerKind.AUTHOR and desk.source.author is not None):
        return SpeakerKind.NAMED
    return kind
