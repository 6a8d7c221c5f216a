"""Sources and claims, with passages, links and history."""

from __future__ import annotations

from collections.abc import Iterable

from detente.case import Claim, CodingEvent, IfThen, Link, Passage, Source
from detente.formats.document import Mapping, Node, Scalar, Sequence
from detente.formats.verbatim import escaped
from detente.formats.writing import parts


def write_source(source: Source) -> Mapping:
    """A document; what nobody stated is left out."""
    origins = parts.keys((fact, Scalar(origin)) for fact, origin in source.origins)
    return parts.keys(
        [
            ("title", parts.words_of(source.title)),
            ("file", parts.word(source.file)),
            ("publisher", parts.word(source.publisher)),
            ("author", parts.word(source.author)),
            ("date", parts.day(source.date)),
            ("url", parts.word(source.url)),
            ("language", parts.word(source.language)),
            ("origins", origins if origins.entries else None),
            ("media_type", parts.word(source.media_type)),
            ("sha256", parts.word(source.sha256)),
            ("text_sha256", parts.word(source.text_sha256)),
            ("text", parts.word(source.text)),
            ("story", parts.word(source.story)),
            ("note", parts.words_of(source.note)),
        ]
    )


def write_claim(claim: Claim) -> Mapping:
    """A claim in full."""
    return parts.keys(
        [
            ("source", Scalar(claim.source)),
            ("line", parts.count(claim.line)),
            ("passages", _passages(claim.passages, claim.source)),
            ("holder", parts.words(claim.holder)),
            ("speaker", parts.word(claim.speaker)),
            ("speaker_kind", Scalar(claim.speaker_kind)),
            ("party", parts.word(claim.party)),
            ("predicted_speaker", parts.word(claim.predicted_speaker)),
            ("attribution", parts.word(claim.attribution)),
            ("chain", parts.words(claim.chain)),
            ("mode", parts.word(claim.mode)),
            ("mood", parts.word(claim.mood)),
            ("type", parts.words(claim.type)),
            ("issue", parts.word(claim.issue)),
            ("track", parts.word(claim.track)),
            ("stance", parts.word(claim.stance)),
            ("value", parts.number(claim.value)),
            ("condition", _condition(claim.condition, claim.source)),
            ("strength", parts.word(claim.strength)),
            ("target", parts.word(claim.target)),
            ("text", parts.words_of(claim.text)),
            ("note", parts.words_of(claim.note)),
            ("status", Scalar(claim.status)),
            ("coder", parts.word(claim.coder)),
            ("date", parts.day(claim.date)),
            ("links", _list(_link(link) for link in claim.links)),
            ("history", _list(_event(event) for event in claim.history)),
        ]
    )


def _list(nodes: Iterable[Node]) -> Sequence | None:
    items = tuple(nodes)
    return Sequence(items) if items else None


def _passages(passages: tuple[Passage, ...], source: str) -> Sequence | None:
    return _list(_passage(passage, source) for passage in passages)


def _passage(passage: Passage, source: str) -> Mapping:
    """A passage; its source only where it is not that of the claim."""
    return parts.keys(
        [
            ("source", None if passage.source == source else Scalar(passage.source)),
            ("version", parts.word(passage.version)),
            ("start", parts.count(passage.start)),
            ("end", parts.count(passage.end)),
            ("exact", _quoted(passage.exact)),
            ("prefix", _quoted(passage.prefix)),
            ("suffix", _quoted(passage.suffix)),
            ("sha256", parts.word(passage.sha256)),
            ("length", parts.count(passage.length)),
        ]
    )


def _quoted(words: str | None) -> Scalar | None:
    return Scalar(escaped(words)) if words else None


def _condition(condition: IfThen | None, source: str) -> Mapping | None:
    if condition is None:
        return None
    return parts.keys(
        [
            ("if", parts.words_of(condition.when)),
            ("then", parts.words_of(condition.then)),
            ("if_passages", _passages(condition.when_passages, source)),
            ("then_passages", _passages(condition.then_passages, source)),
            ("tracks", parts.words(condition.tracks)),
        ]
    )


def _link(link: Link) -> Mapping:
    return parts.keys([("to", Scalar(link.to)), ("relation", Scalar(link.relation))])


def _event(event: CodingEvent) -> Mapping:
    return parts.keys(
        [
            ("when", parts.moment(event.when)),
            ("who", Scalar(event.who)),
            ("changed", Scalar(event.changed)),
            ("before", parts.word(event.before)),
            ("after", parts.word(event.after)),
        ]
    )
