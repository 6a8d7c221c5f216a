"""Who is heard: a picture, a table that says the same, and what is thinly evidenced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from detente.analysis.overview import Analysis
from detente.charts import Heard, claims_per_sign, coverage_chart
from detente.reports.svg import drawn
from detente.reports.views.evidence import Evidence, entry_words
from detente.reports.words.coverage import heard_sentences, lists, number_of_words, rests_on_one
from detente.reports.words.evidence import contested_words
from detente.reports.words.hyphens import breakable
from detente.reports.words.names import Names
from detente.sources.coverage import Coverage, PartyCoverage, Voices
from detente.sources.coverage.quoted import LETTERS_PER_WORD

VOICES = tuple(field.name for field in fields(Voices))


@dataclass(frozen=True, slots=True)
class HeardRow:
    """A row of the table: a party, its claims by who says so, words quoted, documents."""

    party: str
    counts: tuple[int, ...]
    words: str
    documents: int


@dataclass(frozen=True, slots=True)
class ThinView:
    """A list of entries: (anchor, owner, words), or one sentence in their place."""

    heading: str
    sentence: str
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ContestedView:
    """An element that is claimed and contradicted: its anchor, its words, what hangs on it."""

    anchor: str
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class CoverageView:
    """Everything in the section. ``voices`` are (kind, its word), those that occur."""

    sentences: tuple[str, ...]
    chart: str
    scaled: str
    voices: tuple[tuple[str, str], ...]
    rows: tuple[HeardRow, ...]
    estimate: str
    contested: tuple[ContestedView, ...]
    thin: tuple[ThinView, ...]


def coverage_view(
    names: Names, analysis: Analysis, coverage: Coverage, evidence: Evidence
) -> CoverageView | None:
    """Who is heard in the sources; None where there is no confirmed claim, or no source."""
    if not coverage.voices.claims or not analysis.case.sources:
        return None
    used = [voice for voice in VOICES if any(getattr(p.voices, voice) for p in coverage.parties)]
    lines = [_heard(names, one, used) for one in coverage.parties]
    unit = claims_per_sign(lines)
    counted = [one.quoted for one in coverage.parties] + [coverage.others_quoted]
    return CoverageView(
        sentences=heard_sentences(names, coverage),
        chart=drawn(
            coverage_chart(lines),
            names.say("coverage.chart.name"),
            " ".join(_described(names, coverage, used)),
            names.language,
        ),
        scaled=names.say("coverage.chart.scaled", count=unit) if unit > 1 else "",
        voices=tuple((voice, names.say(f"coverage.voice.{voice}")) for voice in used),
        rows=tuple(_row(names, one, used) for one in coverage.parties),
        estimate=_estimate(names) if any(one.estimated for one in counted) else "",
        contested=tuple(
            ContestedView(
                evidence.of(one.element),
                entry_words(names, evidence.entries[evidence.of(one.element)]),
                contested_words(names, analysis, one),
            )
            for one in coverage.contested
        ),
        thin=tuple(_thin(names, coverage, evidence)),
    )


def _heard(names: Names, one: PartyCoverage, used: Sequence[str]) -> Heard:
    heading = names.say(
        "coverage.chart.heading", party=names.party(one.party), count=len(one.voices.claims)
    )
    return Heard(heading, tuple((voice, len(getattr(one.voices, voice))) for voice in used))


def _described(names: Names, coverage: Coverage, used: Sequence[str]) -> Iterator[str]:
    """The picture read out: a sentence per party."""
    for one in coverage.parties:
        parts = [
            names.say(
                "coverage.chart.part", voice=names.say(f"coverage.voice.{voice}"), count=len(claims)
            )
            for voice in used
            if (claims := getattr(one.voices, voice))
        ]
        key = "row" if parts else "row_none"
        yield names.say(
            f"coverage.chart.{key}", party=names.party(one.party), parts=", ".join(parts)
        )


def _row(names: Names, one: PartyCoverage, used: Sequence[str]) -> HeardRow:
    return HeardRow(
        party=breakable(names.party(one.party)),
        counts=tuple(len(getattr(one.voices, voice)) for voice in used),
        words=number_of_words(names, one.quoted),
        documents=len(one.documents),
    )


def _estimate(names: Names) -> str:
    return names.say(
        "coverage.estimate", german=LETTERS_PER_WORD["de"], english=LETTERS_PER_WORD["en"]
    )


def _thin(names: Names, coverage: Coverage, evidence: Evidence) -> Iterator[ThinView]:
    for key, paths in lists(coverage):
        if key == "contested" or not paths:
            continue
        heading = names.say(f"coverage.list.{key}")
        if rests_on_one(coverage, key):
            yield ThinView(heading, names.say("coverage.list.all", count=len(paths)), ())
            continue
        anchors = dict.fromkeys(evidence.anchors[path] for path in paths)
        entries = tuple(
            (anchor, entry_words(names, evidence.entries[anchor])) for anchor in anchors
        )
        yield ThinView(heading, "", entries)
