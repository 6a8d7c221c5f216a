"""What a workbench can be asked, as OpenAPI: every operation with its fields and its statuses.

The application serves no description of itself. Here it is made: paths and queries by the
framework, the fields of forms from what the routes read and from what the pages' own forms send,
example values from a case's own pages.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from fastapi import FastAPI
from fastapi.routing import APIRoute

from detente.web.fields import Fields
from helpers.crawl import Visit, links_of

READ = (200, 303, 400, 401, 404, 422)
"""What a page may answer: there, elsewhere, asked wrongly, closed, absent, not to be read."""
CHANGE = (*READ, 403, 409, 413, 415, 429)
"""What a change may answer besides: from elsewhere, overtaken, too large, no form, too often."""
_STREAM = "/cases/{case}/events"
"""It answers for as long as somebody listens; its own tests read it."""
_SEEN = 12
_ODD = (
    "", " ", "\0", "\u202ex", "\r\nX: y", "x" * 5000, "ä\n" * 400, "-1", "1e999", "9" * 400, "NaN",
    "true", "[]", "{{7*7}}", "../..", "a.b.c.d", "'\"><script>", "é", "\U0001f600", "\ufffe",
    "x: {y", "&a *a", "!!python/object", "- |", "#", "null", "2026-02-30", "0-99999999", "http://x",
)  # fmt: skip


@dataclass
class Forms(HTMLParser):
    """The forms of pages: which fields go to which path, and which values they had."""

    page: str = ""
    fields: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    values: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        super().__init__()
        self._action = self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a form's address, a field's name and its value."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._action = urlsplit(urljoin(self.page, given.get("action", ""))).path
        name = given.get("name", "")
        if tag == "select":
            self._select = name
        elif tag == "option":
            self.values[self._select].add(given.get("value", ""))
        elif tag in ("input", "button") and name:
            self.values[name].add(given.get("value", ""))
        if name and tag in ("input", "button", "select", "textarea"):
            action = (
                urlsplit(urljoin(self.page, given["formaction"])).path
                if "formaction" in given
                else ""
            )
            self.fields[action or self._action].add(name)


def described(
    application: FastAPI, visits: Iterable[Visit], known: Mapping[str, str]
) -> dict[str, Any]:
    """The OpenAPI description of every operation but the stream.

    ``visits`` are pages that were read: their addresses, links and forms give example values of
    every parameter and field. ``known`` are those of parameters that have one value only.
    """
    forms, links = Forms(), set()
    for visit in visits:
        links |= {visit.path, *(urljoin(visit.path, link) for link in links_of(visit.html))}
        forms.page = visit.path
        forms.feed(visit.html)
    every = routes(application)
    seen = _seen(every, links | set(forms.fields)) | {name: {one} for name, one in known.items()}
    schema = application.openapi()
    schema["paths"].pop(_STREAM)
    for route in every:
        for method in sorted(route.methods or ()):
            operation = schema["paths"].get(path_of(route.path), {}).get(method.lower())
            if operation is not None:
                _complete(operation, method, route, forms, seen)
    return schema


def path_of(written: str) -> str:
    """A route's path as OpenAPI writes it: without what converts a part of it."""
    return re.sub(r"\{(\w+):\w+\}", r"{\1}", written)


def routes(application: FastAPI) -> list[APIRoute]:
    """Every route of an application, those of included routers too."""

    def below(found: Iterable[Any]) -> Iterator[APIRoute]:
        for route in found:
            if isinstance(route, APIRoute):
                yield route
            elif hasattr(route, "original_router"):
                yield from below(route.original_router.routes)

    return list(below(application.routes))


def _seen(every: list[APIRoute], links: Iterable[str]) -> dict[str, set[str]]:
    """The values that parameters of paths and queries have in some addresses, by name."""
    seen: dict[str, set[str]] = defaultdict(set)
    for link in links:
        parts = urlsplit(link)
        for name, value in parse_qsl(parts.query):
            seen[name].add(value)
        for route in every:
            if (match := route.path_regex.match(unquote(parts.path))) is not None:
                for name, value in match.groupdict().items():
                    seen[name].add(value)
    return seen


def _complete(
    operation: dict[str, Any],
    method: str,
    route: APIRoute,
    forms: Forms,
    seen: Mapping[str, set[str]],
) -> None:
    statuses = READ if method == "GET" else CHANGE
    operation["responses"] = {str(status): {"description": "a page"} for status in statuses}
    for parameter in operation.get("parameters", []):
        values = sorted(seen.get(parameter["name"], ()))[:_SEEN]
        if not values:
            continue
        if parameter["in"] == "path":
            parameter["schema"] = {"enum": values}
        elif parameter["schema"].get("type") == "array":
            parameter["schema"]["items"] = _field(values)
        elif parameter["schema"].get("type") == "string" or "anyOf" in parameter["schema"]:
            parameter["schema"] = _field(values)
    if method == "POST" and _reads_a_form(route):
        names = _read(route) | _sent(route, forms)
        operation["requestBody"] = {"content": _body(names, forms)}


def _reads_a_form(route: APIRoute) -> bool:
    return "form" in inspect.signature(route.endpoint).parameters


def _read(route: APIRoute) -> set[str]:
    """The fields that the module of a route asks a form for, by name."""
    tree = ast.parse(inspect.getsource(inspect.getmodule(route.endpoint)))  # type: ignore[arg-type]
    asked = {name for name in vars(Fields) if not name.startswith("_")}
    return {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in asked
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def _sent(route: APIRoute, forms: Forms) -> set[str]:
    """The fields that our own pages send to a route."""
    return {
        name
        for action, names in forms.fields.items()
        if re.fullmatch(route.path_regex, action)
        for name in names
    }


def _body(names: set[str], forms: Forms) -> dict[str, Any]:
    files = names & {"file", "files"}
    binary = {"type": "array", "items": {"type": "string", "format": "binary"}}
    properties: dict[str, Any] = dict.fromkeys(sorted(files), binary)
    for name in sorted(names - files):
        properties[name] = _field(sorted(forms.values.get(name, ()))[:_SEEN])
    shape = {"type": "object", "properties": properties, "additionalProperties": False}
    whole = {"schema": shape | {"required": sorted(names)}}
    return {"multipart/form-data" if files else "application/x-www-form-urlencoded": whole}


def _field(values: list[str]) -> dict[str, Any]:
    """What was seen, and what is odd; a free text beside them would swallow both."""
    return {"enum": sorted({*values, *_ODD})} if values else {"type": "string", "maxLength": 200}
