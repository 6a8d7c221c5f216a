"""NegMAS files: what each is, and what domain and profiles say."""

from __future__ import annotations

from collections.abc import Mapping as Names
from collections.abc import Sequence as Several

from detente.case import fault
from detente.formats.document import Mapping, Sequence
from detente.formats.imports.format import ParsedFile, Role, Root
from detente.formats.imports.profile import Profile
from detente.formats.imports.topics import Topic
from detente.formats.log import Log
from detente.formats.negmas.domain import read_domain
from detente.formats.negmas.nodes import kind_of
from detente.formats.negmas.profile import read_profile
from detente.formats.problems import Refused

NAME = "NegMAS"
_OF_PROFILES = ("Function", "UFun")
_OF_DOMAINS = "OutcomeSpace"


def role_of(root: Root) -> Role | None:
    """By its keys: a profile has a ``type`` that is a function, a domain a list of issues."""
    if not isinstance(root, Mapping):
        return None
    kind = kind_of(root)
    if kind.endswith(_OF_PROFILES):
        return "profile"
    issues = root.get("issues")
    if isinstance(issues, Sequence) or (issues is not None and kind.endswith(_OF_DOMAINS)):
        return "domain"
    return None


def fits(_domain: Root, _profile: Root) -> bool:
    """Always: a profile names no issue, and what does not fit is told entry by entry."""
    return True


def belongs(domain: Root, profile: Root) -> bool:
    """Whether a profile can be read with the issues of the domain without an error."""
    log = Log()
    try:
        read_profile(_mapping(profile), read_domain(_mapping(domain), log), log)
    except Refused:
        return False
    return all(found.severity == "warning" for found, _ in log.faults)


def agenda(domain: ParsedFile | None, profiles: Several[ParsedFile], log: Log) -> tuple[Topic, ...]:
    """The domain's issues; profiles alone name none."""
    if domain is None:
        raise Refused(fault("", "negmas_no_domain"), profiles[0].place)
    return read_domain(_mapping(domain.root), log)


def profile(root: Root, topics: tuple[Topic, ...], log: Log) -> Profile:
    """A profile against its domain; errors and assumptions go to the log."""
    return read_profile(_mapping(root), topics, log)


def party_names(_domain: Root | None) -> Names[str, str]:
    """None: parties are named after their files, since ``name`` is often a path."""
    return {}


def _mapping(root: Root) -> Mapping:
    assert isinstance(root, Mapping)
    return root
