from __future__ import annotations

import pytest

from detente.app.new import NAMES, template
from detente.cli.new import new
from detente.formats import read_text


@pytest.mark.parametrize("name", NAMES)
def test_a_template_passes_check_without_a_warning(name: str) -> None:
    """Each starts a newcomer with at least eight issues and nothing to mend."""
    reading = read_text(template(name))

    assert () == reading.problems
    assert reading.case is not None
    assert len(reading.case.issues) >= 8


def test_an_unknown_template_is_a_key_error() -> None:
    """Names are few and fixed; a path is none of them."""
    for name in ("marriage", "../analyze", ""):
        with pytest.raises(KeyError):
            template(name)


def test_the_command_offers_every_template() -> None:
    """``detente new --template`` knows the names, no more and no fewer."""
    (option,) = (p for p in new.params if p.name == "name")

    assert list(NAMES) == list(option.type.choices)  # type: ignore[attr-defined]
