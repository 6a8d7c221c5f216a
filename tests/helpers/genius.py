"""Small GENIUS folders made for tests."""

from __future__ import annotations

from pathlib import Path

from detente import formats
from detente.formats import Reading
from helpers.imported import case_of, codes, folder_of, utility

__all__ = [
    "case_of",
    "codes",
    "discrete",
    "domain",
    "folder_of",
    "integer",
    "profile",
    "read_files",
    "real",
    "utility",
    "weights",
]


def discrete(index: int, name: str, **evaluations: object) -> str:
    """A discrete issue; an evaluation of None is left out."""
    items = "".join(
        f'<item value="{value}"' + ("" if said is None else f' evaluation="{said}"') + "/>"
        for value, said in evaluations.items()
    )
    return f'<issue index="{index}" name="{name}" type="discrete">{items}</issue>'


def integer(index: int, name: str, low: object, high: object, inside: str = "") -> str:
    """An integer issue in the new dialect."""
    bounds = f'lowerbound="{low}" upperbound="{high}"'
    return f'<issue index="{index}" name="{name}" type="integer" {bounds}>{inside}</issue>'


def real(index: int, name: str, low: object, high: object, inside: str = "") -> str:
    """A real issue."""
    bounds = f'<range lowerbound="{low}" upperbound="{high}"/>'
    return f'<issue index="{index}" name="{name}" type="real">{bounds}{inside}</issue>'


def weights(**by_index: object) -> str:
    """Weights; the keys are indices with a letter before them: ``w1=0.5``."""
    return "".join(
        f'<weight index="{key[1:]}" value="{value}"/>' for key, value in by_index.items()
    )


def domain(*inside: str, before: str = "") -> str:
    """A domain with its issues."""
    objective = f'<objective index="0" name="root">{"".join(inside)}</objective>'
    space = f"<utility_space>{objective}</utility_space>"
    return f"<negotiation_template>{before}{space}</negotiation_template>"


def profile(*inside: str, after: str = '<reservation value="0"/>', kind: str = "") -> str:
    """A profile; ``after`` stands beside the objective, ``kind`` is written as its type."""
    said = f' type="{kind}"' if kind else ""
    objective = f'<objective index="0" name="root">{"".join(inside)}</objective>'
    return f"<utility_space{said}>{objective}{after}</utility_space>"


def read_files(folder: Path, **files: str) -> Reading:
    """What comes of a folder with these files; ``.xml`` is added to the names."""
    return formats.read(folder_of(folder, {f"{name}.xml": text for name, text in files.items()}))
