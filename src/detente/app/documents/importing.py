"""Files to documents, with what they have in common: what ``detente source import`` asks."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from detente.app.documents.imported import Imported, with_title
from detente.app.documents.readers import Outcome, read_all
from detente.sources.documents import DocumentProblem, shingles, stories

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that is no document we read, and why."""

    path: Path
    problem: DocumentProblem

    def words(self, language: str) -> str:
        """The file and what is wrong with it."""
        return f"{self.path}: {self.problem.words(language)}"


@dataclass(frozen=True, slots=True)
class Import:
    """What came of importing files, in the order they were named.

    ``copies`` are groups of files with the same bytes, ``stories`` groups of documents (the first
    of each set of copies stands for it) that share most of their words: a proposal, which a person
    confirms. Both hold indices into ``documents``.
    """

    documents: tuple[Imported, ...]
    failed: tuple[Failed, ...]
    copies: tuple[tuple[int, ...], ...]
    stories: tuple[tuple[int, ...], ...]


def import_documents(
    paths: Sequence[Path],
    *,
    encoding: str | None = None,
    extract: bool = True,
    title: str | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Import:
    """Read files under limits and screen their lines; one bad file stops none of the others.

    Every file is read in a process of a few that each read many, under limits of memory (1 GB),
    computing (10 s a file) and time (20 s a file). ``encoding`` is that of text that is not UTF-8;
    ``extract`` asks an article extractor about pages where one is installed; ``title`` is what a
    person calls the document. ``progress`` is told (done, total).
    """
    outcomes: dict[int, Outcome] = {}
    crew = workers or min(os.cpu_count() or 1, 1 + len(paths) // 4)
    with closing(read_all(paths, encoding=encoding, extract=extract, workers=crew)) as reading:
        for index, outcome in reading:
            outcomes[index] = outcome
            if progress is not None:
                progress(len(outcomes), len(paths))
    return gathered(paths, [outcomes[index] for index in range(len(paths))], title=title)


def gathered(
    paths: Sequence[Path], outcomes: Sequence[Outcome], *, title: str | None = None
) -> Import:
    """What came of files that were read, in their order: documents, faults, what is alike."""
    read, failed = [], []
    for path, outcome in zip(paths, outcomes, strict=True):
        if isinstance(outcome, DocumentProblem):
            failed.append(Failed(path, outcome))
        else:
            read.append(outcome if title is None else with_title(outcome, title))
    return Import(tuple(read), tuple(failed), _copies(read), _stories(read))


def _copies(read: Sequence[Imported]) -> tuple[tuple[int, ...], ...]:
    groups: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(read):
        groups[one.document.sha256].append(index)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _stories(read: Sequence[Imported]) -> tuple[tuple[int, ...], ...]:
    """Near-duplicates by what is kept of them: the same menu on two pages is no common story."""
    first: dict[str, int] = {}
    for index, one in enumerate(read):
        first.setdefault(one.document.sha256, index)
    if len(first) < 2:
        return ()
    found = {str(index): shingles(read[index].kept_text) for index in first.values()}
    groups = stories({name: held for name, held in found.items() if held})
    return tuple(tuple(map(int, group)) for group in groups)
