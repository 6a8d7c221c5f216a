"""Codings compared, in words and as values: ``detente source compare``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from detente.app.coders import Coded, by_coder, read_coded, refuse_other_versions, text_lengths
from detente.app.requests import BadRequestError
from detente.app.terminal import WIDTH, columns, shortened, wrapped
from detente.i18n import say
from detente.sources.coders import (
    Alpha,
    CoderComparison,
    Coding,
    Unit,
    coders_of,
    compare,
    spots_of,
    value_of,
    words_of_value,
)

_LABELLED = (
    *("holder", "speaker", "speaker_kind", "party", "predicted_speaker", "attribution", "mode"),
    *("type", "issue", "stance", "value", "condition", "strength", "links"),
)


@dataclass(frozen=True, slots=True)
class Compared:
    """Codings side by side; ``of_others`` counts claims of a case that are not its coder's."""

    comparison: CoderComparison
    of_others: tuple[tuple[str, int], ...]


def compare_coders(paths: Sequence[Path], language: str = "en") -> Compared:
    """Compare the codings of the same texts: of several cases or files, or of one by its coders.

    A case counts with the claims of its own coder, where it names one that no other case has: what
    both began with would look like agreement. Raises `BadRequestError` for what cannot be read, for
    fewer than two coders, and where a source was coded in different versions.
    """
    coded = list(read_coded(paths, language))
    if len(coded) == 1:
        coded = list(by_coder(coded[0]))
    if len(coded) < 2:
        raise BadRequestError(say("coding.one_coder", language))
    coded = [_own(one) for one in coded]
    refuse_other_versions(coded, language)
    others = ((c.coding.name, len(c.case.claims) - len(c.coding.claims)) for c in coded)
    found = compare([one.coding for one in coded], text_lengths(coded))
    return Compared(found, () if len(paths) == 1 else tuple(others))


def _own(coded: Coded) -> Coded:
    """Only the claims of the coder after whom the coding is named; all where nobody is."""
    name = coded.coding.name
    own = tuple(claim for claim in coded.coding.claims if name in coders_of([claim]))
    return replace(coded, coding=Coding(name, own)) if own else coded


def comparison_values(compared: Compared) -> dict[str, Any]:
    """The comparison as plain values. ``alpha`` is null where it is undefined.

    Figures have four decimals. ``units`` lists every place on which codings differ.
    """
    found = compared.comparison
    return {
        "coders": list(found.names),
        "units": {
            "all": len(found.units),
            "matched": len(found.matched),
            "differing": len(found.differing),
            "by_one_coder": sum(len(unit.claims) == 1 for unit in found.units),
        },
        "characters": {
            "all": found.characters.characters,
            "coded_by_some": found.characters.coded_by_some,
            "coded_by_all": found.characters.coded_by_all,
            "same": _decimal(found.characters.same),
            **_alpha_values(found.characters.alpha),
        },
        "fields": [
            {
                "field": one.field,
                **_alpha_values(one.nominal),
                **({"alpha_by_share": _decimal(one.by_share.value)} if one.by_share else {}),
            }
            for one in found.fields
        ],
        "differences": [_unit_values(unit, found.names) for unit in found.differing],
        "without_place": [{"coder": name, "claim": claim} for name, claim in found.without_place],
        "of_others": [{"coder": name, "claims": count} for name, count in compared.of_others],
        "not_confirmed": [{"coder": name, "claims": count} for name, count in found.left_out],
    }


def _alpha_values(alpha: Alpha | None) -> dict[str, Any]:
    if alpha is None:
        return {"alpha": None, "undefined": "length_unknown"}
    values: dict[str, Any] = {
        "alpha": _decimal(alpha.value),
        "units": alpha.units,
        "values": alpha.values,
        "agreeing_pairs": alpha.agreeing,
        "pairs": alpha.pairs,
    }
    if alpha.value is None:
        values["undefined"] = "no_variation" if alpha.values else "nothing_to_compare"
    return values


def _unit_values(unit: Unit, names: Sequence[str]) -> dict[str, Any]:
    spots = [spot for _, claim in unit.claims for spot in spots_of(claim)]
    return {
        "text": spots[0][0],
        "start": min(start for _, start, _ in spots),
        "end": max(end for _, _, end in spots),
        "claims": {name: claim.id for name, claim in unit.claims},
        "missing": [name for name in names if name not in unit.names],
        "fields": {
            field: {name: words_of_value(value_of(claim, field)) for name, claim in unit.claims}
            for field in unit.differing()
        },
    }


def _decimal(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 4)


def comparison_text(compared: Compared, language: str) -> str:
    """The comparison for a terminal of 80 columns: figures first, then each difference."""
    found = compared.comparison
    return "\n".join([*_figures(compared, language), "", *_differences(found, language)])


def _figures(compared: Compared, language: str) -> Iterator[str]:
    found = compared.comparison
    coders = ", ".join(found.names)
    one = sum(len(unit.claims) == 1 for unit in found.units)
    counts = {"units": len(found.units), "matched": len(found.matched), "one": one}
    yield wrapped(say("coding.compare.counts", language, coders=coders, **counts))
    for name, count in compared.of_others:
        if count:
            yield wrapped(say("coding.compare.of_others", language, count=count, coder=name))
    for name, count in found.left_out:
        if count:
            yield wrapped(say("coding.compare.left_out", language, count=count, coder=name))
    if found.without_place:
        names = ", ".join(f"{claim} ({name})" for name, claim in found.without_place)
        yield wrapped(say("coding.compare.without_place", language, claims=names))
    yield ""
    heads = (say(f"coding.compare.head.{one}", language) for one in ("alpha", "pairs", "share"))
    yield f"{'':<22}" + "".join(f"{head:>17}" for head in heads)
    for field in found.fields:
        if field.field in _LABELLED and field.nominal.values:
            label = say(f"coding.ask.{field.field}.label", language)
            share = field.by_share.value if field.by_share else None
            yield _row(label, field.nominal, share, language)
    yield from _characters(found, language)
    yield wrapped(say("coding.compare.reading", language))


def _row(label: str, alpha: Alpha, share: Fraction | None, language: str) -> str:
    pairs = say("coding.compare.of", language, agreeing=alpha.agreeing, pairs=alpha.pairs)
    shared = "" if share is None else f"{float(share):.3f}"
    return (
        f"{shortened(label, 21):<22}{_figure(alpha, language):>17}{pairs:>17}{shared:>17}".rstrip()
    )


def _figure(alpha: Alpha, language: str) -> str:
    if alpha.value is None:
        return say("coding.compare.undefined", language)
    return f"{float(alpha.value):.3f}"


def _characters(found: CoderComparison, language: str) -> Iterator[str]:
    of = found.characters
    if of.alpha is None or of.same is None:
        key, values = "characters_unknown", {"some": of.coded_by_some, "every": of.coded_by_all}
        yield wrapped(say(f"coding.compare.{key}", language, **values))
        return
    figure = _figure(of.alpha, language)
    percent = f"{100 * float(of.same):.1f}"
    counts = {"characters": of.characters, "some": of.coded_by_some, "every": of.coded_by_all}
    yield wrapped(
        say("coding.compare.characters", language, alpha=figure, percent=percent, **counts)
    )


def _differences(found: CoderComparison, language: str) -> Iterator[str]:
    if not found.differing:
        yield say("coding.compare.same", language)
    for number, unit in enumerate(found.differing, 1):
        yield from _unit(number, unit, found.names, language)


def _unit(number: int, unit: Unit, names: Sequence[str], language: str) -> Iterator[str]:
    claim = unit.claims[0][1]
    ids = ", ".join(f"{name} {one.id}" for name, one in unit.claims)
    line = "-" if claim.line is None else claim.line
    yield wrapped(
        say("coding.compare.unit", language, n=number, source=claim.source, line=line, ids=ids)
    )
    words = next((p.exact for _, c in unit.claims for p in c.passages if p.exact), None)
    if words:
        yield f"    “{shortened(words, WIDTH - 6)}”"
    missing = [name for name in names if name not in unit.names]
    if missing:
        yield wrapped(say("coding.compare.missing", language, coders=", ".join(missing)), "    ")
    for field in unit.differing():
        yield f"    {field_label(field, language)}"
        for name, one in unit.claims:
            value = _value(field, words_of_value(value_of(one, field)), language)
            yield wrapped(value, f"      {name}: ", " " * min(8 + columns(name), 24))


def field_label(field: str, language: str) -> str:
    """What a field of a claim is called in the dialogue; its own name where it is not asked for."""
    return say(f"coding.ask.{field}.label", language) if field in _LABELLED else field


def _value(field: str, words: str | None, language: str) -> str:
    """A value in the reader's words, where it is a word of the coding scheme."""
    if words is None:
        return say("coding.nothing", language)
    if field in ("speaker_kind", "attribution", "mode", "type", "strength"):
        return ", ".join(say(f"coding.{field}.{one}", language) for one in words.split(", "))
    return words
