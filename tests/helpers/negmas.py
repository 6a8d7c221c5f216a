"""NegMAS documents made for tests, written as YAML and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from detente import formats
from detente.formats import Reading
from helpers.imported import folder_of

Document = dict[str, Any]


class Word(str):
    """A text that stands in a file as it is, without quotes."""


NOT_STATED = object()
"""The reservation value that both spellings have a word of their own for."""


def issue(name: str, kind: str, *values: object) -> Document:
    """An issue: ``issue("hours", "ContiguousIssue", 8, 12)``."""
    return {"name": name, "type": kind, "values": list(values)}


def words(name: str, *values: object) -> Document:
    """A CategoricalIssue."""
    return issue(name, "CategoricalIssue", *values)


def domain(*issues: Document, **more: object) -> Document:
    """A domain with its issues."""
    return {"issues": list(issues), "name": "d", "type": "DiscreteCartesianOutcomeSpace", **more}


def table(mapping: Mapping[Any, object]) -> Document:
    """A TableFun."""
    return {"type": "TableFun", "mapping": dict(mapping)}


def affine(slope: object, bias: object) -> Document:
    """An AffineFun."""
    return {"type": "AffineFun", "slope": slope, "bias": bias}


def ufun(kind: str, **more: object) -> Document:
    """A profile of a kind, with a reservation value of 0 unless another is given."""
    return {"name": "u", "reserved_value": 0, "type": kind, **more}


def additive(weights: list[Any], values: list[Any], **more: object) -> Document:
    """A LinearAdditiveUtilityFunction."""
    return ufun("LinearAdditiveUtilityFunction", weights=weights, values=values, **more)


def discounted(inner: Document, kind: str = "ExpDiscountedUFun", /, **more: object) -> Document:
    """A discount wrapper around a profile, without a reservation value unless one is given."""
    return ufun(kind, ufun=inner, **{"reserved_value": NOT_STATED, **more})


def yaml_text(document: Document) -> str:
    """A document as YAML: its keys in lines, everything inside in brackets."""
    return "".join(f"{key}: {_flow(value, '-.inf')}\n" for key, value in document.items())


def json_text(document: Document) -> str:
    """A document as JSON, with the one word that NegMAS adds to it."""
    return _flow(document, "-Infinity")


def read_yaml(folder: Path, **files: Document | str) -> Reading:
    """What comes of a folder with these YAML files; ``.yml`` is added to the names."""
    return _read(folder, "yml", yaml_text, files)


def read_json(folder: Path, **files: Document | str) -> Reading:
    """What comes of a folder with these JSON files; ``.json`` is added to the names."""
    return _read(folder, "json", json_text, files)


def _read(folder: Path, ending: str, write: Any, files: Mapping[str, Document | str]) -> Reading:
    written = {
        f"{name}.{ending}": content if isinstance(content, str) else write(content)
        for name, content in files.items()
    }
    return formats.read(folder_of(folder, written))


def _flow(value: object, lowest: str) -> str:
    if value is NOT_STATED:
        return lowest
    if isinstance(value, Word | Decimal):
        return str(value)
    if isinstance(value, Mapping):
        entries = (f"{_key(key)}: {_flow(one, lowest)}" for key, one in value.items())
        return f"{{{', '.join(entries)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_flow(one, lowest) for one in value)}]"
    return json.dumps(value, ensure_ascii=False)


def _key(key: object) -> str:
    return str(key) if isinstance(key, Word) else json.dumps(str(key), ensure_ascii=False)
