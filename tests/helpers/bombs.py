"""Every bad file the readers are tested with, as somebody would send it: names and bytes."""

from __future__ import annotations

from bad_input import (
    test_csv_refused,
    test_documents_refused,
    test_genius_refused,
    test_geniusweb_refused,
    test_negmas_refused,
    test_negolog_refused,
    test_preferences_refused,
    test_refused,
)
from helpers.imported import json_text
from helpers.negmas import json_text as negmas_json
from helpers.negmas import yaml_text

Sent = list[tuple[str, bytes]]


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content


def case_bombs() -> dict[str, Sent]:
    """Uploads none of which is a case: format and fault to the files of one sending."""
    genius, web = test_genius_refused, test_geniusweb_refused
    negmas, negolog = test_negmas_refused, test_negolog_refused
    found: dict[str, Sent] = {}

    def add(kind: str, files: dict[str, dict[str, str | bytes]]) -> None:
        for fault, folder in files.items():
            found[f"{kind}: {fault}"] = [(name, _bytes(text)) for name, text in folder.items()]

    add(
        "own",
        {
            fault: {"bad": made if isinstance(made, bytes) else made()}
            for fault, (made, _) in test_refused.FILES.items()
        },
    )
    add("table", {fault: {"bad.csv": made[0]} for fault, made in test_csv_refused.FILES.items()})
    add(
        "statements",
        {
            fault: {"case.yaml": f"{test_preferences_refused.HEAD}{more}\n"}
            for fault, (more, _) in test_preferences_refused.WRONG.items()
        },
    )
    add(
        "genius",
        {
            fault: {"domain.xml": genius.DOMAIN, "profile.xml": made}
            for fault, (made, _) in genius.FILES.items()
        },
    )
    add(
        "geniusweb",
        {
            fault: {"domain.json": web.DOMAIN, "profile.json": made}
            for fault, (made, _) in web.PROFILES.items()
        },
    )
    add(
        "geniusweb domain",
        {
            fault: {"domain.json": json_text(made), "profile.json": web.NORTH}
            for fault, (made, _) in web.DOMAINS.items()
        },
    )
    add(
        "negmas yaml",
        {
            fault: {"domain.yml": yaml_text(negmas.DOMAIN), "profile.yml": made}
            for fault, (made, _) in negmas.YAML.items()
        },
    )
    add(
        "negmas json",
        {
            fault: {"domain.json": negmas_json(negmas.DOMAIN), "profile.json": made}
            for fault, (made, _) in negmas.JSON.items()
        },
    )
    add("negolog", {fault: {"profileA.json": made} for fault, (made, _) in negolog.FILES.items()})
    add(
        "negolog second",
        {
            fault: {"profileA.json": negolog.GOOD, "profileB.json": json_text(made)}
            for fault, (made, _) in negolog.SECOND.items()
        },
    )
    return found


def document_bombs() -> dict[str, bytes]:
    """Documents none of which can be read: name to content."""
    return {name: content for name, (content, _) in test_documents_refused.BAD.items()}
