"""Who is heard, as a table for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields

from detente.case import Case
from detente.reports.words.coverage import heard_sentences, lists, rests_on_one
from detente.reports.words.names import Names
from detente.sources.coverage import Coverage, Quoted, Voices

VOICES = tuple(field.name for field in fields(Voices))


def coverage_text(case: Case, coverage: Coverage, language: str) -> str:
    """Sentences, a row of counts per party and per element, then what is thinly evidenced.

    Elements stand there by their path, as ``check`` and the JSON name them.
    """
    names = Names(case, language)
    if not coverage.voices.claims:
        return names.say("coverage.no_claims")
    blocks = [
        list(heard_sentences(names, coverage)),
        _table(_parties(names, coverage)),
        _table(_elements(names, coverage)),
        list(_letters(names)),
        *(_list(names, coverage, key, paths) for key, paths in lists(coverage) if paths),
    ]
    return "\n\n".join("\n".join(block) for block in blocks)


def _list(names: Names, coverage: Coverage, key: str, paths: Sequence[str]) -> list[str]:
    """A heading and its elements; a number in their place where it is all of them."""
    heading = f"{names.say(f'coverage.list.{key}')}:"
    if rests_on_one(coverage, key):
        return [heading, f"  {names.say('coverage.list.all', count=len(paths))}"]
    return [heading, *(f"  {path}" for path in paths)]


def _letters(names: Names) -> Iterator[str]:
    """What the columns mean: too long for a heading each."""
    for number, voice in enumerate(VOICES, 1):
        yield f"{number}  {names.say(f'coverage.voice.{voice}')}"


def _head(names: Names, first: str) -> list[str]:
    return [
        names.say(f"coverage.name_{first}"),
        *(str(number) for number in range(1, len(VOICES) + 1)),
        names.say("coverage.name_documents"),
    ]


def _counts(voices: Voices, documents: Sequence[str]) -> list[str]:
    counts = [len(getattr(voices, voice)) for voice in VOICES]
    return [*(str(count or "·") for count in counts), str(len(documents))]


def _parties(names: Names, coverage: Coverage) -> Iterator[list[str]]:
    yield [*_head(names, "party"), names.say("coverage.name_words")]
    for one in coverage.parties:
        counts = _counts(one.voices, one.documents)
        yield [names.party(one.party), *counts, _number(one.quoted)]


def _number(found: Quoted) -> str:
    return f"{'≈' if found.estimated else ''}{found.words}{'+' if found.uncounted else ''}"


def _elements(names: Names, coverage: Coverage) -> Iterator[list[str]]:
    yield _head(names, "element")
    for one in coverage.elements:
        yield [one.element, *_counts(one.voices, one.documents)]


def _table(rows: Iterator[list[str]]) -> list[str]:
    """Columns as wide as their widest cell: names to the left, counts to the right."""
    listed = list(rows)
    widths = [max(len(row[column]) for row in listed) for column in range(len(listed[0]))]
    return [
        "  ".join(
            cell.ljust(width) if not column else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in listed
    ]
