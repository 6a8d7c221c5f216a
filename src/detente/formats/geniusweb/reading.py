"""GeniusWeb files: what each is, and what domain and profiles say."""

from __future__ import annotations

from collections.abc import Mapping as Names
from collections.abc import Sequence

from detente.formats.document import Mapping
from detente.formats.geniusweb.domain import ISSUES_VALUES, names_of, read_domain
from detente.formats.geniusweb.profile import (
    kind_of,
    read_profile,
    refuse_other_kinds,
    space_of,
)
from detente.formats.imports.fields import group_of, needed, stated
from detente.formats.imports.format import ParsedFile, Role, Root
from detente.formats.imports.notes import note
from detente.formats.imports.profile import Profile
from detente.formats.imports.topics import Topic
from detente.formats.log import Log

NAME = "GeniusWeb JSON"


def role_of(root: Root) -> Role | None:
    """A domain by its key, a profile by its only key, the kind of profile."""
    if not isinstance(root, Mapping):
        return None
    if root.get(ISSUES_VALUES) is not None:
        return "domain"
    return None if kind_of(root) is None else "profile"


def fits(domain: Root, profile: Root) -> bool:
    """Whether the domain inside a profile has any issue of the domain file."""
    own = _issues_inside(profile)
    return own is None or bool(own & names_of(_mapping(domain)))


def belongs(domain: Root, profile: Root) -> bool:
    """Whether the domain inside a profile has exactly the issues of the domain file."""
    return _issues_inside(profile) == names_of(_mapping(domain))


def agenda(
    domain: ParsedFile | None, profiles: Sequence[ParsedFile], log: Log
) -> tuple[Topic, ...]:
    """The domain file's issues; without one, those of the domain inside the first profile.

    Whether the other profiles agree is seen as each of them is read.
    """
    for file in profiles:
        refuse_other_kinds(_mapping(file.root), log)
    if domain is not None:
        return read_domain(_mapping(domain.root), log)
    note(log, profiles[0].place, "import_no_domain", file=profiles[0].name)
    space = space_of(_mapping(profiles[0].root), log)
    inside = None if space is None else group_of(needed(space, "domain", log), log)
    return () if inside is None else read_domain(inside, log)


def profile(root: Root, topics: tuple[Topic, ...], log: Log) -> Profile:
    """A profile against its domain; errors and gaps go to the log."""
    return read_profile(_mapping(root), topics, log)


def party_names(_domain: Root | None) -> Names[str, str]:
    """None: a domain does not know who negotiates, so parties are called as their files."""
    return {}


def _issues_inside(profile: Root) -> frozenset[str] | None:
    space = _mapping(profile).entries[0][1]
    inside = stated(space, "domain") if isinstance(space, Mapping) else None
    return names_of(inside) if isinstance(inside, Mapping) else None


def _mapping(root: Root) -> Mapping:
    assert isinstance(root, Mapping)
    return root
