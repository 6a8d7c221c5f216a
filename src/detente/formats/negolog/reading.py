"""NegoLog files: every profile names the issues, and nothing else says what is settled."""

from __future__ import annotations

from collections.abc import Mapping as NamesOf
from collections.abc import Sequence

from detente.formats.document import Mapping
from detente.formats.imports.format import ParsedFile, Role, Root
from detente.formats.imports.profile import Profile
from detente.formats.imports.topics import Topic
from detente.formats.log import Log
from detente.formats.negolog.issues import common_issues
from detente.formats.negolog.profile import SCORES, WEIGHTS, read_profile

NAME = "NegoLog JSON"


def role_of(root: Root) -> Role | None:
    """A profile by its two keys; ``specs.json``, the figures beside it, has neither."""
    if not isinstance(root, Mapping):
        return None
    known = root.get(WEIGHTS) is not None and isinstance(root.get(SCORES), Mapping)
    return "profile" if known else None


def fits(_domain: Root, _profile: Root) -> bool:
    """True: there is no domain that a profile could miss."""
    return True


def belongs(_domain: Root, _profile: Root) -> bool:
    """True, for the same reason."""
    return True


def agenda(
    _domain: ParsedFile | None, profiles: Sequence[ParsedFile], log: Log
) -> tuple[Topic, ...]:
    """The issues that all profiles name; errors go to the log."""
    return common_issues(profiles, log)


def profile(root: Root, topics: tuple[Topic, ...], log: Log) -> Profile:
    """A profile against those issues; errors and gaps go to the log."""
    assert isinstance(root, Mapping)
    return read_profile(root, topics, log)


def party_names(_domain: Root | None) -> NamesOf[str, str]:
    """None: parties are called as their files."""
    return {}
