"""What a reader asked to try, against the case as it is now: an address may be older than that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.app.requests import BadRequestError
from detente.app.trying.keeping import now_of
from detente.app.trying.what_if import changed_case
from detente.case import Case, element_index
from detente.i18n import say


@dataclass(frozen=True, slots=True)
class Trial:
    """What is tried: ``asked`` as it was asked for and known, ``without`` every element of it.

    ``moves`` are (path, to); ``passed_over`` a sentence for each thing that cannot be tried.
    """

    asked: tuple[str, ...]
    without: tuple[str, ...]
    moves: tuple[tuple[str, str], ...]
    passed_over: tuple[str, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """Every element that would be another."""
        return (*self.without, *(path for path, _ in self.moves))


def trial(
    case: Case, without: Iterable[str], moves: Iterable[tuple[str, str]], language: str
) -> Trial:
    """What of a request can be tried. A path that several elements begin with means all of them.

    A move to what is said today is none.
    """
    index = element_index(case)
    asked: list[str] = []
    left: dict[str, None] = {}
    passed: list[str] = []
    for path in dict.fromkeys(without):
        under = [known for known in index.paths if known.startswith(f"{path}.")]
        found = [path] if path in index.paths else under
        left.update(dict.fromkeys(found))
        asked += [path] if found else []
        passed += [] if found else [say("whatif.unknown", language, element=path[:120])]
    moved: dict[str, str] = {}
    for path, to in moves:
        try:
            changed_case(case, (), {path: to}, language)
        except BadRequestError as error:
            passed.append(str(error))
            continue
        if path not in left and to.strip() != now_of(case, path):
            moved[path] = to
    return Trial(tuple(asked), tuple(left), tuple(moved.items()), tuple(passed))
