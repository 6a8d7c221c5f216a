from __future__ import annotations

import importlib.util
import random
import sys
from types import ModuleType

import pytest

from helpers.needs import ROOT


def _targets() -> ModuleType:
    """The targets of the fuzzer, which is no package of ours and needs no atheris here."""
    spec = importlib.util.spec_from_file_location("fuzz_targets", ROOT / "fuzz" / "targets.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fuzz_targets"] = module
    spec.loader.exec_module(module)
    return module


TARGETS = _targets()
NAMES = sorted(TARGETS.TARGETS)


@pytest.mark.parametrize("name", NAMES)
def test_the_files_a_fuzzer_starts_from_are_sound(name: str) -> None:
    """Every target begins with files that are read as a case, so that mutations go deep."""
    target = TARGETS.TARGETS[name]()
    found = [TARGETS.check(target, TARGETS.MARK.join(seed)) for seed in target.seeds]

    assert [()] * len(found) == [reading.errors for reading in found]


@pytest.mark.parametrize("name", NAMES)
def test_a_few_mutations_are_answered(name: str) -> None:
    """Bytes cut, doubled and replaced by words of the format: a case or errors, always in words."""
    target, dice = TARGETS.TARGETS[name](), random.Random(0)
    for seed in target.seeds * 15:
        data = bytearray(TARGETS.MARK.join(seed))
        for _ in range(dice.randint(1, 4)):
            at, length = dice.randrange(len(data)), dice.randint(0, 8)
            data[at : at + length] = dice.choice(target.words).encode()
        TARGETS.check(target, bytes(data))


def test_every_format_that_is_read_has_a_target() -> None:
    """No format of other programs is left out of the fuzzing."""
    from detente.formats.recognise import FORMATS

    assert set(FORMATS) <= {name.partition("-")[0] for name in NAMES}
