"""How much disk the default install takes: Détente and everything it needs, no extras.

Adds up the files that each installed distribution recorded, bytecode included, over the packages
that `pip install detente` pulls in. Prints one line per package, largest first, and the sum beside
the bar of 350 MB. Python itself and pip are not counted.
"""

from __future__ import annotations

from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

BAR = 350
SOURCE = Path(__file__).parents[1] / "src"


def needed(name: str, seen: dict[str, Distribution]) -> dict[str, Distribution]:
    """The distribution of that name and all it requires here without extras, by lower-case name."""
    if name.lower() not in seen:
        found = seen[name.lower()] = distribution(name)
        for line in found.requires or ():
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                needed(requirement.name, seen)
    return seen


def size(found: Distribution) -> int:
    """The bytes of the files that the distribution recorded."""
    paths = (Path(str(found.locate_file(file))) for file in found.files or ())
    return sum(path.stat().st_size for path in paths if path.is_file())


def main() -> None:
    """Print the sizes."""
    sizes = {name: size(found) for name, found in needed("detente", {}).items()}
    # An editable install records a pointer to the source, not the source.
    sizes["detente"] = sum(path.stat().st_size for path in SOURCE.rglob("*") if path.is_file())
    for name, octets in sorted(sizes.items(), key=lambda item: -item[1]):
        print(f"{octets / 1e6:8.1f} MB  {name}")
    print(f"{sum(sizes.values()) / 1e6:8.1f} MB  in all ({len(sizes)} packages; bar: {BAR} MB)")


if __name__ == "__main__":
    main()
