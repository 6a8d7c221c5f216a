from __future__ import annotations

from dataclasses import replace

import pytest

from detente import formats
from helpers.needs import ROOT
from strategies.draws import AWKWARD

RIVER = formats.load(ROOT / "tests" / "formats" / "river.yaml")


@pytest.mark.parametrize("sign", AWKWARD)
def test_ids_that_yaml_reads_otherwise_come_back(sign: str) -> None:
    """A party called ``<<``, ``no`` or ``007`` is written so that YAML gives the same id back."""
    further = replace(RIVER.parties[0], id=sign, delegation=())
    case = replace(RIVER, parties=(*RIVER.parties, further))

    assert case == formats.read_text(formats.yaml_text(case)).case
