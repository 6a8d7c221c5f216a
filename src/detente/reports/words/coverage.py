"""Who is heard, in sentences: attributed, counted, and without a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.case import ClaimType, Kind
from detente.reports.words.names import Names
from detente.sources.coverage import Coverage, PartyCoverage, Quoted

LISTED_TYPES = (ClaimType.RED_LINE, ClaimType.DEMAND)
"""What a negotiation turns on, and is therefore told by its speakers."""


def counted_words(names: Names, quoted: Quoted) -> str:
    """``23 words``, ``about 24 words``; what cannot be counted beside it."""
    return _complete(names, quoted, names.say("coverage.words", count=quoted.words))


def number_of_words(names: Names, quoted: Quoted) -> str:
    """The same for a column of a table: ``23``, ``about 24``."""
    return _complete(names, quoted, str(quoted.words))


def _complete(names: Names, quoted: Quoted, words: str) -> str:
    if quoted.estimated:
        words = names.say("coverage.about", words=words)
    if quoted.uncounted:
        return names.say("coverage.uncounted", words=words, count=len(quoted.uncounted))
    return words


def documents_words(names: Names, coverage: Coverage) -> str:
    """How many independent documents there are."""
    return names.say("coverage.documents", count=len(coverage.stories))


def heard_sentences(names: Names, coverage: Coverage) -> tuple[str, ...]:
    """What stands out: who is quoted, who is not, who is known only through others."""
    return tuple(_sentences(names, coverage))


def _sentences(names: Names, coverage: Coverage) -> Iterator[str]:
    yield documents_words(names, coverage)
    yield from _quoted(names, coverage)
    yield from _types(names, coverage)
    parties = [one for one in coverage.parties if _has_a_side(names, one)]
    known = [one for one in parties if one.voices.claims]
    told = {
        "never": [one for one in known if one.never_quoted],
        "voiceless": [one for one in known if not one.voices.own],
        "only_author": [one for one in known if one.voices.only == "author"],
        "only_nobody": [
            one for one in known if not one.voices.named and one.voices.only != "author"
        ],
        "unmentioned": [one for one in parties if not one.voices.claims],
    }
    for key, found in told.items():
        if found:
            yield names.say(
                f"coverage.sentence.{key}", parties=names.parties(one.party for one in found)
            )
    if coverage.near:
        pairs = (
            names.say("coverage.pair", one=source_name(names, one), other=source_name(names, other))
            for one, other in coverage.near
        )
        yield names.say("coverage.near", pairs="; ".join(pairs))


def _has_a_side(names: Names, one: PartyCoverage) -> bool:
    """A mediator has no position that somebody ought to have been asked for."""
    return names.case.party(one.party).kind is not Kind.MEDIATOR or bool(one.voices.claims)


def _quoted(names: Names, coverage: Coverage) -> Iterator[str]:
    parts = [
        names.say(
            "coverage.sentence.quoted_one",
            party=names.party(one.party),
            words=counted_words(names, one.quoted),
        )
        for one in coverage.parties
        if not one.never_quoted
    ]
    others = coverage.others_quoted
    if others.words or others.uncounted:
        words = counted_words(names, others)
        parts.append(names.say("coverage.sentence.quoted_others", words=words))
    if parts:
        yield names.say("coverage.sentence.quoted_all", list=names.both(parts))


def _types(names: Names, coverage: Coverage) -> Iterator[str]:
    parts = [
        names.say(
            f"coverage.sentence.type_{one.type}",
            without=len(one.voices.claims) - len(one.voices.named),
            all=len(one.voices.claims),
        )
        for one in coverage.types
        if one.type in LISTED_TYPES
    ]
    if parts:
        yield names.say("coverage.sentence.types", list=names.both(parts))


def source_name(names: Names, source_id: str) -> str:
    """The title of a source, or its id."""
    source = next((one for one in names.case.sources if one.id == source_id), None)
    return names.text(source.title) if source and source.title else source_id


def lists(coverage: Coverage) -> tuple[tuple[str, Sequence[str]], ...]:
    """(key of the heading, paths of elements) of what a reader should know is thinly evidenced."""
    elements = coverage.elements
    return (
        ("contested", [one.element for one in coverage.contested]),
        ("without_named", [one.element for one in elements if one.voices.claims and not one.named]),
        (
            "without_first_party",
            [one.element for one in elements if one.holder and one.named and not one.first_party],
        ),
        ("one_source", [one.element for one in elements if one.one_source]),
        (
            "without_claims",
            [one.element for one in elements if not one.voices.claims and not one.own_statement],
        ),
    )


def rests_on_one(coverage: Coverage, key: str) -> bool:
    """Whether a list is *one source* and all there is: then its number says as much as its rows."""
    return key == "one_source" and len(coverage.stories) == 1
