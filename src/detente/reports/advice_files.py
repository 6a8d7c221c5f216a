"""Advice to one party as a self-contained page and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from detente.analysis.advice.offers_finding import Advice
from detente.case import Case
from detente.reports.environment import rendered
from detente.reports.roadmap_markdown import plain
from detente.reports.views.advice import AdviceView, advice_view
from detente.reports.views.brief import as_of, marking
from detente.reports.words.names import Names


def advice_html(case: Case, advice: Advice, language: str) -> str:
    """One HTML file without script; whose view it is stands above everything else."""
    names = Names(case, language)
    view = advice_view(case, advice, language)
    heads = (names.title(), as_of(names), marking(names))
    return rendered("advice.html", names, advice=view, heads=heads)


def advice_markdown(case: Case, advice: Advice, language: str) -> str:
    """A Markdown document; whatever a person wrote is text."""
    names = Names(case, language)
    return "\n".join(_lines(names, advice_view(case, advice, language))) + "\n"


def _lines(names: Names, view: AdviceView) -> Iterator[str]:
    yield f"# {plain(view.title)}"
    yield from ("", f"{plain(names.title())} · {plain(as_of(names))} · {plain(marking(names))}")
    yield from ("", f"**{plain(view.own_view)}**", "", f"## {plain(view.heading)}")
    if view.best:
        yield from ("", plain(view.best))
    for offer in view.offers:
        yield from ("", f"### {plain(offer.head)}", "")
        yield from (f"- {plain(line)}" for line in offer.lines)
        for part in offer.parts:
            if part.heading:
                yield from ("", f"**{plain(part.heading)}**", "")
            yield from (f"- {plain(line)}" for line in part.lines)
    for part in view.parts:
        yield from ("", f"## {plain(part.heading)}", "")
        yield from (f"- {plain(line)}" for line in part.lines)
