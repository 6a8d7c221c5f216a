"""GENIUS files: what each is, and what domain and profiles say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.formats.genius.domain import read_domain
from detente.formats.genius.profile import indices_of, read_profile
from detente.formats.imports.format import ParsedFile, Role, Root
from detente.formats.imports.notes import note
from detente.formats.imports.profile import Profile
from detente.formats.imports.topics import Topic
from detente.formats.log import Log
from detente.formats.xml_file import Element

NAME = "GENIUS XML"
DOMAIN = "negotiation_template"
PROFILE = "utility_space"


def role_of(root: Root) -> Role | None:
    """By the root element; any other XML file stands aside."""
    if not isinstance(root, Element):
        return None
    if root.tag == DOMAIN:
        return "domain"
    return "profile" if root.tag == PROFILE else "aside"


def fits(domain: Root, profile: Root) -> bool:
    """Whether a profile knows any issue of the domain; profiles may leave some out."""
    known, own = indices_of(_element(domain)), indices_of(_element(profile))
    return known is None or own is None or bool(known & own)


def belongs(domain: Root, profile: Root) -> bool:
    """Whether a profile has exactly the indices of the domain."""
    return indices_of(_element(domain)) == indices_of(_element(profile))


def agenda(
    domain: ParsedFile | None, profiles: Sequence[ParsedFile], log: Log
) -> tuple[Topic, ...]:
    """The domain's issues; without a domain file, those of the first profile."""
    if domain is None:
        domain = profiles[0]
        note(log, domain.place, "import_no_domain", file=domain.name)
    return read_domain(_element(domain.root), log)


def profile(root: Root, topics: tuple[Topic, ...], log: Log) -> Profile:
    """A profile against its domain; errors, gaps and assumptions go to the log."""
    return read_profile(_element(root), topics, log)


def party_names(domain: Root | None) -> Mapping[str, str]:
    """As the domain's agents are called; their files by base names, never by a path."""
    found: dict[str, str] = {}
    for agent in _element(domain).all("agent") if domain is not None else ():
        file = (agent.get("utility_space") or "").replace("\\", "/").rpartition("/")[2]
        found[file] = agent.get("name") or ""
    return found


def _element(root: Root) -> Element:
    assert isinstance(root, Element)
    return root
