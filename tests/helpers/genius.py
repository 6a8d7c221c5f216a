"""Small GENIUS folders made for tests, and the utilities read from them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from detente import formats
from detente.analysis.problem import central_utility
from detente.case import Case, Package
from detente.formats import Reading


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


def folder_of(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """A folder with these files, name to content."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        written = content.encode("utf-8") if isinstance(content, str) else content
        (folder / name).write_bytes(written)
    return folder


def read_files(folder: Path, **files: str) -> Reading:
    """What comes of a folder with these files; ``.xml`` is added to the names."""
    return formats.read(folder_of(folder, {f"{name}.xml": text for name, text in files.items()}))


def case_of(reading: Reading) -> Case:
    """The case; fails with every error in words where there is none."""
    assert () == tuple(problem.line("en") for problem in reading.errors)
    assert reading.case is not None
    return reading.case


def utility(case: Case, party: str, *options: object) -> Fraction:
    """The utility of a package, its options in the order of the issues."""
    found = central_utility(case, party)
    assert found is not None, f"{party} has no utility"
    chosen = zip(case.issues, options, strict=True)
    return found.of(Package(tuple((issue.id, str(option)) for issue, option in chosen)))


def codes(reading: Reading) -> set[str]:
    """The codes of everything told of the files themselves."""
    return {problem.code for problem in reading.problems if problem.code != "no_status_quo"}
