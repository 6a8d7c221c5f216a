"""Canonical bytes of a case, for hashing: the same case gives the same bytes anywhere."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from detente.case.case import Case
from detente.case.numbers import write_number


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        inner = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        kept = {name: part for name, part in inner.items() if part not in (None, [])}
        return {"kind": type(value).__name__, **kept}
    if isinstance(value, Fraction):
        return write_number(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


def canonical_bytes(case: Case) -> bytes:
    """The case as UTF-8 JSON with sorted keys and no spaces; what is not stated is left out."""
    return json.dumps(
        _plain(case), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    ).encode()


def case_hash(case: Case) -> str:
    """The SHA-256 of the canonical bytes, in hexadecimal."""
    return hashlib.sha256(canonical_bytes(case)).hexdigest()
