"""An export holds no path, no name of a user or machine, and nobody else's numbers (bar I10)."""

from __future__ import annotations

import getpass
import re
import socket
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from detente import formats
from detente.case import Case, Issue, NoDeal, Option, Party, Scale, Source, Text, Value, Weight
from helpers.needs import shared_path

ENDINGS = {"genius": ".xml", "negmas": ".yml"}
OWN = {"north": ("0.1372", "0.2719", "0.0913"), "south": ("0.1571", "0.3307", "0.1237")}
"""Numbers that nobody else has: the scores of two options, and the worth of no deal."""


def _case() -> Case:
    statements: list[Weight | Value] = []
    for party, (first, second, _) in OWN.items():
        base = f"statements.{party}"
        statements.append(Weight(f"{base}.weights.line", party, "line", Fraction(1)))
        for option, written in (("river", first), ("ridge", second)):
            place = f"{base}.values.line.{option}"
            statements.append(Value(place, party, "line", option, Fraction(written)))
    return Case(
        id="border",
        parties=tuple(Party(one, Text(plain=one)) for one in OWN),
        issues=(Issue("line", options=(Option("river"), Option("ridge"))),),
        statements=tuple(statements),
        scales=tuple(Scale(one, True) for one in OWN),
        no_deal=tuple(NoDeal(one, Fraction(numbers[2])) for one, numbers in OWN.items()),
    )


def _files(path: Path) -> dict[str, bytes]:
    found = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name: file.read_bytes() for file in found}


def _numbers(case: Case, party: str) -> set[str]:
    """Every number with a point in a party's file, when it is the only party."""
    alone = replace(
        case,
        parties=(case.party(party),),
        statements=case.said_by(party),
        scales=(case.scale(party),),
        no_deal=(case.no_deal_of(party),),
    )
    made = formats.export(alone, "negmas")
    return {found.decode() for _, file in made.files for found in re.findall(rb"0\.\d+", file)}


@pytest.mark.parametrize("to", ENDINGS)
def test_one_partys_file_holds_nobody_elses_numbers(to: str, tmp_path: Path) -> None:
    """What the other has stated, as written or divided, stands in no other file."""
    formats.write(_case(), tmp_path / "out", to=to, accept_loss=True)
    files = _files(tmp_path / "out")

    for party, other in (("north", "south"), ("south", "north")):
        mine = files[f"{party}{ENDINGS[to]}"].decode()
        assert not [one for one in _numbers(_case(), other) if one in mine]
        assert other not in mine
        assert OWN[party][2] in mine
    domain = files[f"domain{ENDINGS[to]}"].decode()
    assert not [one for party in OWN for one in OWN[party] if one in domain]


@pytest.mark.parametrize("to", ENDINGS)
def test_a_partys_file_is_the_same_whoever_else_is_there(to: str) -> None:
    """Other numbers of the other party change nothing in this one's file."""
    case = _case()
    changed = []
    for one in case.statements:
        assert isinstance(one, Weight | Value)
        doubled = one.holder == "south" and isinstance(one, Value) and one.value is not None
        changed.append(replace(one, value=(one.value or Fraction(0)) * 2) if doubled else one)
    files = [
        dict(formats.export(which, to).files)
        for which in (case, replace(case, statements=tuple(changed)))
    ]

    for name in ("domain", "north"):
        assert files[0][f"{name}{ENDINGS[to]}"] == files[1][f"{name}{ENDINGS[to]}"]


@pytest.mark.parametrize("to", ["genius", "negmas", "csv"])
def test_no_path_user_or_host(to: str, tmp_path: Path) -> None:
    """Neither where a case was read from nor where it is written, nor by whom, on what machine."""
    home = tmp_path / "secret folder"
    home.mkdir()
    source = home / "case.yaml"
    case = replace(_case(), sources=(Source("s", file="sources/private.txt"),))
    formats.write(case, source)
    out = tmp_path / ("out.csv" if to == "csv" else "out")
    formats.write(formats.load(source), out, to=to, accept_loss=True)
    for content in _files(out).values():
        words = content.decode()
        for told in (str(tmp_path), "secret folder", "private", socket.gethostname()):
            assert told not in words
        assert f"/{getpass.getuser()}" not in words
        assert "path" not in words


@pytest.mark.parametrize("to", ["genius", "negmas", "csv"])
def test_imports_keep_no_name_of_their_files(to: str, tmp_path: Path) -> None:
    """A case read from GENIUS files and written again does not say where it came from."""
    source = shared_path("data/genius/other/AMPOvsCity")
    case = formats.load(source)
    out = tmp_path / ("out.csv" if to == "csv" else "out")
    formats.write(case, out, to=to, accept_loss=True)

    for content in _files(out).values():
        words = content.decode()
        assert "AMPOvsCity" not in words
        assert "mported" not in words
        assert str(source.parent) not in words
