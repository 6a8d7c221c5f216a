"""The examples that come with the package."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def example(name: str) -> Path:
    """The folder of an example; raises ``FileNotFoundError`` where there is none.

    From an installed wheel it lies in the package; from a checkout, beside ``src``.
    """
    packaged = Path(str(resources.files("detente"))) / "examples" / name
    checkout = Path(__file__).resolve().parents[3] / "examples" / name
    for folder in (packaged, checkout):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(name)


EXAMPLES = ("alaska-2025", "monitor-purchase", "river-treaty", "wage-round")
"""Every example; its folder has the same name."""


def example_files(name: str) -> dict[str, bytes]:
    """What an example's folder holds of the case: path to content. Pages about it stay behind."""
    folder = example(name)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".md"
    }
