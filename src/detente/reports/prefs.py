"""The answer of ``prefs``: what is known of a party's preferences, as text and as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill
from typing import Any

from detente.analysis.advice.contradictions import Contradiction
from detente.analysis.advice.instructions import Instructions, Mandate
from detente.analysis.advice.known import Known, Past
from detente.analysis.advice.pairs import Pair
from detente.analysis.advice.two_ways import TwoWays
from detente.analysis.preferences.findings import Bounded, Compared
from detente.case import Statement
from detente.case.history import Told
from detente.reports.json_certainty import span_json
from detente.reports.views.preferences import Bar, labels_of, pair_words, preferences_view
from detente.reports.words.names import Names
from detente.reports.words.prefs import (
    Quotes,
    bar,
    contradiction_text,
    relation,
    repair,
    verbatim,
)
from detente.reports.words.prefs_findings import (
    history_line,
    mandate_lines,
    two_ways_lines,
)

WIDTH = 72


def preferences_text(known: Known, language: str) -> str:
    """Everything on a terminal: quotes, contradictions with choices, ranges as bars, relations."""
    names = Names(known.case, language)
    title = fill(names.say("preferences.known.title", party=names.party(known.party)), WIDTH)
    parts = [
        "\n".join([told.heading, *(_line(line) for line in told.lines)])
        for told in preferences_view(known, language)
    ]
    return "\n\n".join([title, *parts]) + "\n"


def _line(line: str | Bar) -> str:
    return _drawn(line) if isinstance(line, Bar) else _wrapped(line)


def _wrapped(line: str) -> str:
    """Within the width, further lines indented; a line that is set out already is left alone."""
    if line.startswith("  ") or len(line) <= WIDTH - 2:
        return line if line.startswith("  ") else f"  {line}"
    return fill(
        line,
        WIDTH,
        initial_indent="  ",
        subsequent_indent="     ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _drawn(each: Bar) -> str:
    label = each.name if len(each.name) <= 26 else f"{each.name[:25]}…"
    return f"    {label:<26} {bar(each.span, each.centre)} {each.words}"


def preferences_json(known: Known, language: str) -> dict[str, Any]:
    """The finding as plain values: numbers as such and, under ``exact``, as fractions."""
    names = Names(known.case, language)
    quotes = Quotes.of(names, known.statements)
    centre = known.representative
    return {
        "party": known.party,
        "statements": [_statement_json(names, said) for said in known.statements],
        "contradictions": [_contradiction_json(quotes, each) for each in known.contradictions],
        "bounds": _bounds_json(known),
        "representative": {"samples": 0, "seed": 0, "missing": known.missing}
        if centre is None
        else {
            "samples": centre.samples,
            "seed": centre.seed,
            "weights": dict(centre.weights),
            "worths": _by_issue((*choice, worth) for choice, worth in centre.worths),
        },
        "packages": [package.as_dict() for package in known.packages],
        "relations": [_pair_json(quotes, known, each) for each in known.relations],
        "two_ways": _two_ways_json(quotes, known),
        "instructions": _instructions_json(quotes, known),
        "history": [_told_json(names, told) for told in known.history],
        "answers": [_past_json(names, past) for past in known.answers],
        "turned": [
            {
                "before": _relation_json(quotes, known, each.before),
                "now": _relation_json(quotes, known, each.now),
            }
            for each in known.turned
        ],
        "since": None if known.since is None else known.since.isoformat(),
    }


def _by_issue(found: Iterable[tuple[str, str, Any]]) -> dict[str, dict[str, Any]]:
    made: dict[str, dict[str, Any]] = {}
    for issue, option, value in found:
        made.setdefault(issue, {})[option] = value
    return made


def _statement_json(names: Names, said: Statement) -> dict[str, Any]:
    basis = said.basis
    return {
        "id": said.id,
        "kind": type(said).__name__,
        "text": verbatim(names, said),
        "author": basis.author,
        "principal": basis.principal,
        "date": None if basis.date is None else basis.date.isoformat(),
        "grade": str(names.case.grade(basis, said.holder)),
        "confidence": None if basis.confidence is None else str(basis.confidence),
    }


def _contradiction_json(quotes: Quotes, found: Contradiction) -> dict[str, Any]:
    conflict = found.conflict
    return {
        "statements": list(conflict.statements),
        "text": contradiction_text(quotes, found),
        "proved": conflict.proved,
        "kept": conflict.kept,
        "scale": list(conflict.scale),
        "prices": {one: str(price) for one, price in conflict.prices},
        "repairs": [
            {
                "withdraw": list(choice.withdraw),
                "widen": [
                    {
                        "statement": each.statement,
                        "interval": [None if end is None else str(end) for end in each.interval],
                    }
                    for each in choice.widen
                ],
                "cost": choice.cost,
                "text": repair(quotes, choice),
            }
            for choice in found.repairs
        ],
    }


def _bounds_json(known: Known) -> dict[str, Any]:
    ranges = known.ranges
    return {
        "weights": {each.issue: _bounded_json(each) for each in ranges.weights},
        "values": _by_issue((e.issue, str(e.option), _bounded_json(e)) for e in ranges.values),
        "worths": _by_issue((e.issue, str(e.option), _bounded_json(e)) for e in ranges.worths),
        "no_deal": None if ranges.no_deal is None else span_json(ranges.no_deal),
    }


def _bounded_json(each: Bounded) -> dict[str, Any]:
    return span_json(each.span) | {"representative": each.representative}


def _pair_json(quotes: Quotes, known: Known, pair: Pair) -> dict[str, Any]:
    closing = pair.closing
    return _relation_json(quotes, known, pair.compared) | {
        "would_close": None
        if closing is None
        else {
            "kind": closing.unknown.kind,
            "issue": closing.unknown.issue,
            "other": closing.unknown.other,
            "span": span_json(closing.span),
            "more": None if closing.more is None else span_json(closing.more),
            "less": None if closing.less is None else span_json(closing.less),
        },
        "text": pair_words(quotes, pair, labels_of(known)),
    }


def _relation_json(quotes: Quotes, known: Known, found: Compared) -> dict[str, Any]:
    labels = labels_of(known)
    return {
        "more": found.more.as_dict(),
        "less": found.less.as_dict(),
        "label": found.label,
        "difference": span_json(found.span),
        "proved": found.proved,
        "reasons": list(found.reasons),
        "share": None
        if found.share is None
        else {"value": found.share.value, "samples": found.share.samples},
        "text": relation(quotes, found, labels[found.more], labels[found.less]),
    }


def _two_ways_json(quotes: Quotes, known: Known) -> dict[str, Any] | None:
    found: TwoWays | None = known.two_ways
    if found is None:
        return None
    apart = found.apart
    return {
        "parts": list(found.parts),
        "wholes": list(found.wholes),
        "contradictions": [_contradiction_json(quotes, each) for each in found.contradictions],
        "pairs": [
            {
                "more": pair.more.as_dict(),
                "less": pair.less.as_dict(),
                "certain": pair.certain,
                "opposed": pair.opposed,
                "difference": span_json(pair.span),
                "other": span_json(pair.other),
            }
            for pair in found.pairs
        ],
        "apart": None
        if apart is None
        else {
            "swapped": apart.swapped,
            "pairs": apart.pairs,
            "largest": apart.largest,
            "at": apart.at.as_dict(),
            "first": [package.as_dict() for package in apart.first],
            "advice_differs": apart.advice_differs,
            "samples": apart.samples,
        },
        "text": " ".join(two_ways_lines(quotes, found, labels_of(known))),
    }


def _instructions_json(quotes: Quotes, known: Known) -> dict[str, Any] | None:
    found: Instructions | None = known.instructions
    if found is None:
        return None
    return {
        "own_words": found.own_words,
        "principals": [_mandate_json(quotes, known, found, each) for each in found.mandates],
        "objections": [
            {
                "package": package.as_dict(),
                "acceptance": {name: str(verdict) for name, verdict in verdicts},
            }
            for package, verdicts in found.objections
        ],
    }


def _mandate_json(
    quotes: Quotes, known: Known, found: Instructions, mandate: Mandate
) -> dict[str, Any]:
    return {
        "name": mandate.name,
        "statements": list(mandate.statements),
        "contradictions": [_contradiction_json(quotes, each) for each in mandate.contradictions],
        "firmer": [
            {
                "more": each.more.as_dict(),
                "less": each.less.as_dict(),
                "own": span_json(each.own),
                "mandate": span_json(each.mandate),
            }
            for each in mandate.firmer
        ],
        "outside": [
            {
                "package": each.package.as_dict(),
                "offered_by": each.offered_by,
                "surplus": None if each.surplus is None else span_json(each.surplus),
                "crosses": list(each.crosses),
            }
            for each in mandate.outside
        ],
        "unused": [
            {"package": each.package.as_dict(), "red_lines": list(each.red_lines)}
            for each in mandate.unused
        ],
        "unused_count": mandate.unused_count,
        "complete": mandate.complete,
        "text": " ".join(mandate_lines(quotes, found, mandate, labels_of(known))),
    }


def _told_json(names: Names, told: Told) -> dict[str, Any]:
    return {
        "id": told.id,
        "text": verbatim(names, told.statement),
        "at": None if told.at is None else told.at.isoformat(),
        "status": told.status,
        "by": told.by,
        "reason": None if told.reason is None else names.text(told.reason),
    }


def _past_json(names: Names, past: Past) -> dict[str, Any]:
    answer = past.answer
    return {
        "id": answer.id,
        "at": answer.at.isoformat(),
        "author": answer.author,
        "holds": past.holds,
        "replaces": list(answer.replaces),
        "keeps": list(answer.keeps),
        "declined": answer.declined,
        "reason": None if answer.reason is None else names.text(answer.reason),
        "asked": None if answer.asked is None else names.text(answer.asked),
        "reversals": past.reversals,
        "text": history_line(names, past),
    }
