"""Everything a reader can be shown of a case: each output as text, and as plain values."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from detente.analysis.overview import Analysis
from detente.analysis.robustness import Robustness, Samples
from detente.app.advise import advice_as, advise
from detente.app.improve import improve
from detente.app.prefs import prefs
from detente.app.sample import how_sure, sample
from detente.app.write import as_json, improvements_as, preferences_as
from detente.case import Case
from detente.reports import brief_html, report_html, summary_text
from detente.reports.robustness import robustness_text
from detente.reports.samples import samples_text
from strategies.shipped_cases import analysed, shipped

SAMPLES = 40
ANALYSED = 4
"""Each of these samples is a whole analysis."""


@cache
def sampled(name: str) -> tuple[Samples, Robustness]:
    """Shares of an example, by samples enough to have some and few enough to be quick."""
    return sample(shipped(name), samples=ANALYSED), how_sure(analysed(name), samples=SAMPLES)


@cache
def outputs(name: str, language: str) -> dict[str, str]:
    """Each output of an example by what it is: one line per paragraph, item or cell row."""
    case, analysis = shipped(name), analysed(name)
    samples, sure = sampled(name)
    return written(case, analysis, language) | {
        "report": text_of(report_html(analysis, language, samples, sure)),
        "sure": robustness_text(case, sure, language),
        "samples": samples_text(case, samples, language),
        **_of_parties(case, analysis, language),
    }


def written(case: Case, analysis: Analysis, language: str) -> dict[str, str]:
    """What needs no samples: the terminal, the brief, the report, the texts of the JSON."""
    return {
        "terminal": summary_text(analysis, language),
        "brief": text_of(brief_html(analysis, language)),
        "report": text_of(report_html(analysis, language)),
        "json": "\n".join(texts(as_json(analysis, language, full=True))),
        "improve": improvements_as(case, improve(case, "status-quo"), language)[0],
    }


def _of_parties(case: Case, analysis: Analysis, language: str) -> dict[str, str]:
    """What each party would be told for itself; advice for the first of them."""
    made: dict[str, str] = {}
    for party in analysis.parties:
        text, values = preferences_as(prefs(case, party, samples=SAMPLES), language)
        made |= {f"prefs {party}": text, f"prefs {party} json": "\n".join(texts(values))}
    seat = analysis.parties[0]
    made["advise"] = advice_as(case, advise(case, seat, samples=SAMPLES), language)[0]
    return made


def text_of(page: str) -> str:
    """The words of a page, one line per block; pictures have theirs in a label."""
    page = re.sub(r"<style.*?</style>", "", page, flags=re.DOTALL)
    page = re.sub(r"<(svg|math).*?</\1>", "", page, flags=re.DOTALL)
    page = re.sub(r"</(p|li|tr|h\d|dd|dt|caption|div|article|section|summary)>", "\n", page)
    page = re.sub(r"<[^>]+>", " ", page)
    return html.unescape(page).replace("\u00ad", "")


def texts(values: Any) -> Iterator[str]:
    """Every text that stands in plain values, however deep."""
    if isinstance(values, dict):
        for key, value in values.items():
            if key == "text" and isinstance(value, str):
                yield value
            else:
                yield from texts(value)
    elif isinstance(values, list):
        for value in values:
            yield from texts(value)
