"""Answers to single questions as fragments of HTML, in the look of the report's sections."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from detente.analysis.advice.known import Known
from detente.analysis.advice.offers_finding import Advice
from detente.analysis.agreements import Improvements, Verdict
from detente.analysis.overview import Analysis, Judged
from detente.analysis.ratification import Ratification
from detente.analysis.roadmap import Roadmap
from detente.analysis.robustness import Robustness, Samples
from detente.case import Case
from detente.reports.environment import rendered
from detente.reports.explanations import explanations
from detente.reports.sections import Links, fragment
from detente.reports.views.advice import advice_view
from detente.reports.views.evidence import led_to_elements
from detente.reports.views.improvements import improvements_view
from detente.reports.views.package import no_deal_page_view, package_page_view
from detente.reports.views.preferences import preferences_view
from detente.reports.views.ratification import package_view
from detente.reports.views.roadmap import carried_out_view
from detente.reports.views.robustness import robustness_view
from detente.reports.views.samples import samples_view
from detente.reports.words.names import Names


def package_fragment(
    case: Case, found: Judged, language: str, links: Links, tops: Mapping[str, Fraction]
) -> tuple[str, str]:
    """Who accepts a package, in a sentence, and a card per party."""
    names = Names(case, language)
    view = package_page_view(names, found, tops)
    values = {"package": view, "evidence": led_to_elements(case), "explained": ("acceptance",)}
    return view.answer, fragment(names, "package", values, links)


def no_deal_fragment(
    case: Case, verdicts: Mapping[str, Verdict], language: str, links: Links
) -> tuple[str, str, str]:
    """No deal, its meaning in a sentence, and a card per party: how each stands without one."""
    names = Names(case, language)
    values = {
        "package": no_deal_page_view(names, verdicts),
        "evidence": led_to_elements(case),
        "explained": ("acceptance",),
    }
    html = fragment(names, "package", values, links)
    return names.say("brief.row.no_deal"), names.say("brief.row_note.no_deal"), html


def ratification_fragment(case: Case, found: Ratification, language: str, links: Links) -> str:
    """Who must agree to one package, and who could undo it."""
    names = Names(case, language)
    values = {
        "ratification": (package_view(names, found, "", names.package(found.package)),),
        "evidence": led_to_elements(case),
        "explained": ("ratification",),
    }
    return fragment(names, "ratification", values, links)


def roadmap_fragment(case: Case, found: Roadmap, language: str, links: Links) -> str:
    """In which order one package can be carried out."""
    names = Names(case, language)
    values = {"roadmap": carried_out_view(names, found), "explained": ("roadmap",)}
    return fragment(names, "roadmap", values, links)


def improvements_fragment(case: Case, found: Improvements, language: str, links: Links) -> str:
    """What is better than one package for somebody and worse for nobody."""
    names = Names(case, language)
    values = {"improvements": improvements_view(names, found)}
    return fragment(names, "improvements", values, links)


def preferences_fragment(known: Known, language: str, links: Links) -> str:
    """What is known of one party's preferences."""
    names = Names(known.case, language)
    party = names.party(known.party)
    values = {
        "preferences": preferences_view(known, language),
        "party": party,
        "intro": names.say("preferences.known.title", party=party),
    }
    return fragment(names, "preferences", values, links)


def advice_fragment(case: Case, found: Advice, language: str, links: Links) -> tuple[str, str]:
    """Whose advice it is, in a sentence, and the advice itself."""
    names = Names(case, language)
    view = advice_view(case, found, language)
    html = rendered("advice_body.html", names, advice=view, links=links, to=links.to)
    return view.own_view, html


def samples_fragment(
    analysis: Analysis, samples: Samples, sure: Robustness, language: str, links: Links
) -> str:
    """How sure the advice is, by shares of compatible utilities."""
    names = Names(analysis.case, language)
    values = {
        "samples": samples_view(names, samples),
        "robustness": robustness_view(names, sure),
        "explained": ("how-sure", "sampled-shares"),
    }
    return fragment(names, "samples", values, links)


def explanation_fragment(name: str, language: str) -> tuple[str, str]:
    """The title and the text of one page of explanation. Raises ``FileNotFoundError``."""
    (page,) = explanations([name], language)
    return page.title, re.sub(r"(</?h)([4-6])\b", _raised, page.body)


def _raised(tag: re.Match[str]) -> str:
    """A heading two orders up: the page is not inside a report here."""
    return f"{tag[1]}{int(tag[2]) - 2}"
