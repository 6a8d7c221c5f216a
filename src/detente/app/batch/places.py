"""Which cases lie below the paths a person names, and where the answer to each is written.

- A path that is named is a case, or a folder in which cases are looked for.
- A folder is *one* case if it holds ``case.yaml``, or if the formats take it as a whole (a GENIUS
  folder of domain and profiles). Nothing below it is looked at.
- Any other folder is walked: its folders by the same rule, its files where they have one of
  `ENDINGS`; one of them that is no case at all is passed over, and listed as such. Hidden ones
  (``.name``), linked folders and the folder of answers are not looked at.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.app.executors import Placement, run
from detente.app.reading import read_isolated

ENDINGS = (".csv", ".json", ".xlsx", ".xml", ".yaml", ".yml", ".zip")
"""What a file found in a folder must end in. A file that is named itself may be called anything."""


@dataclass(frozen=True, slots=True)
class Job:
    """One case: its path as named or found, and the file its answer goes to.

    ``named`` says that a person meant this very path; what is only found may be something else.
    """

    path: Path
    target: Path
    named: bool


def find_jobs(
    named: Iterable[Path], out: Path, where: Placement, stop: Callable[[], bool] | None = None
) -> tuple[Job, ...] | None:
    """The cases below some paths, in the order named, then by name; each once. None if stopped.

    The answer to ``a/x.yaml`` is ``OUT/a/x.yaml.json``, relative to the folder that all named
    paths have in common: endings are kept and ``.json`` is added, so that no two meet.
    """
    paths = list(named)
    common = Path(os.path.commonpath([_absolute(path).parent for path in paths]))
    asked = [folder for path in paths for folder in _doubtful(path, out)]
    answers = run(is_case, list(dict.fromkeys(asked)), where=where, stop=stop)
    if answers.stopped:
        return None
    whole = {answer.input for answer in answers.outcomes if answer.value}
    jobs: dict[Path, Job] = {}
    for path in paths:
        for found in list(_cases(path, whole, out)) or [path]:
            inside = _absolute(found).relative_to(common)
            target = out / inside.parent / f"{inside.name}.json"
            jobs.setdefault(found.resolve(), Job(found, target, found == path))
    return tuple(jobs.values())


def _absolute(path: Path) -> Path:
    """Without ``..``, and without following links: the answers stand as the paths are written."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def is_case(folder: Path) -> bool:
    """Whether the formats take a folder as one case, be it a broken one."""
    problems = read_isolated(folder).problems
    return not any(problem.code == "no_case_in_folder" for problem in problems)


def _doubtful(path: Path, out: Path) -> Iterator[Path]:
    """The folders, from the top down, of which only the formats can say whether they are a case."""
    if not path.is_dir() or _plainly_a_case(path) or path.resolve() == out.resolve():
        return
    folders, files = _inside(path)
    if files and not _loose_files(path, files):
        yield path
    for folder in folders:
        yield from _doubtful(folder, out)


def _cases(path: Path, whole: set[Path], out: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    if path.resolve() == out.resolve():
        return
    if _plainly_a_case(path) or path in whole:
        yield path
        return
    folders, files = _inside(path)
    yield from files
    for folder in folders:
        yield from _cases(folder, whole, out)


def _plainly_a_case(folder: Path) -> bool:
    return (folder / "case.yaml").is_file()


def _loose_files(folder: Path, files: list[Path]) -> bool:
    """Whether a single YAML file lies among others: the reader would take it for the folder."""
    parts = (folder / "statements").is_dir() or (folder / "claims.yaml").is_file()
    return sum(file.suffix == ".yaml" for file in files) == 1 and not parts


def _inside(folder: Path) -> tuple[list[Path], list[Path]]:
    """The folders and the files that may be cases, by name; none where it cannot be read."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError:
        return [], []
    seen = [entry for entry in entries if not entry.name.startswith(".")]
    folders = [entry for entry in seen if entry.is_dir() and not entry.is_symlink()]
    files = [entry for entry in seen if entry.is_file() and entry.suffix.lower() in ENDINGS]
    return folders, files
