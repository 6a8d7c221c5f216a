"""GENIUS files as one case: a domain and its profiles, every profile a party.

Parties stand in code-point order of their file names. Every fault of every file is told at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from detente.case import Case, Fault, fault, warning
from detente.formats.document import Place
from detente.formats.genius.attributes import note, plain, wrong
from detente.formats.genius.case import Side, case_of
from detente.formats.genius.domain import Topic, read_domain
from detente.formats.genius.profile import indices_of, read_profile
from detente.formats.genius.recognise import xml_inside
from detente.formats.genius.xml import Element, parse_xml
from detente.formats.limits import NAME_LENGTH, PARTIES, TEXT_LENGTH, XML_BYTES
from detente.formats.log import Log
from detente.formats.problems import Problem, Refused
from detente.i18n import say

DOMAIN = "negotiation_template"
PROFILE = "utility_space"


@dataclass(frozen=True, slots=True)
class _Parsed:
    path: Path
    root: Element


def read_genius(path: Path, files: tuple[Path, ...], log: Log) -> Case | None:
    """The case of a folder with these XML files, or of a domain file and the profiles beside it.

    None where something is wrong, all of which is in the log. Raises `Refused` where nothing
    further can be said, and OSError.
    """
    if not path.is_dir():
        lone = _parsed(path, log)
        if lone is None:
            return None
        if lone.root.tag != DOMAIN:
            _refuse_lone(lone)
        files = tuple(sorted({*xml_inside(path.parent), path}, key=lambda file: file.name))
    parsed = [found for file in files if (found := _parsed(file, log)) is not None]
    if any(found.severity == "error" for found, _ in log.faults):
        return None
    domain, profiles = _sorted(path, parsed, log)
    topics = read_domain(domain.root, log)
    sides = _sides(domain, profiles, topics, log)
    if any(found.severity == "error" for found, _ in log.faults):
        return None
    if len(sides) > 2:
        listed = ", ".join(side.file for side in sides)
        log.add(warning("", "genius_all_profiles", count=len(sides), files=listed), sides[0].place)
    folder = path if path.is_dir() else path.parent
    name = plain(folder.resolve().name).strip()
    case = case_of(name or "case", topics, sides, _notes(log), log)
    return None if any(found.severity == "error" for found, _ in log.faults) else case


def _parsed(file: Path, log: Log) -> _Parsed | None:
    with file.open("rb") as stream:
        content = stream.read(XML_BYTES + 1)
    try:
        return _Parsed(file, parse_xml(content, str(file)))
    except Refused as refused:
        log.add(refused.fault, refused.place)
        return None


def _refuse_lone(lone: _Parsed) -> None:
    if lone.root.tag == PROFILE:
        raise Refused(fault("", "genius_lone_profile"), lone.root.place)
    raise Refused(fault("", "xml_unknown_root", tag=lone.root.tag[:100]), lone.root.place)


def _sorted(path: Path, parsed: list[_Parsed], log: Log) -> tuple[_Parsed, list[_Parsed]]:
    """The domain and the profiles among the files; other XML is noted and left alone."""
    domains = [one for one in parsed if one.root.tag == DOMAIN]
    profiles = [one for one in parsed if one.root.tag == PROFILE]
    for other in parsed:
        if other.root.tag not in (DOMAIN, PROFILE):
            note(log, other.root, "genius_other_file", tag=other.root.tag)
    if not path.is_dir():
        chosen = next(one for one in domains if one.path == path)
        if len(domains) > 1:
            wanted = indices_of(chosen.root)
            profiles = [one for one in profiles if indices_of(one.root) == wanted]
        domains = [chosen]
    if len(domains) > 1:
        others = ", ".join(one.path.name for one in domains)
        raise Refused(fault("", "genius_two_domains", files=others), domains[1].root.place)
    if not profiles:
        if not domains:
            first = parsed[0].root
            raise Refused(fault("", "xml_unknown_root", tag=first.tag[:100]), first.place)
        raise Refused(fault("", "genius_no_profiles"), domains[0].root.place)
    if not domains:
        note(log, profiles[0].root, "genius_no_domain", file=profiles[0].path.name)
        domains = profiles[:1]
    if len(profiles) > PARTIES:
        limit = fault("", "too_many", found=len(profiles), limit=PARTIES)
        raise Refused(limit, profiles[PARTIES].root.place)
    return domains[0], profiles


def _sides(
    domain: _Parsed, profiles: list[_Parsed], topics: tuple[Topic, ...], log: Log
) -> tuple[Side, ...]:
    names = _names(domain.root, [one.path.name for one in profiles])
    known = indices_of(domain.root)
    sides = []
    for one in profiles:
        own = indices_of(one.root)
        if known is not None and own is not None and not known & own:
            wrong(log, one.root, "genius_fits_no_domain", file=domain.path.name)
            continue
        profile = read_profile(one.root, topics, log)
        file = plain(one.path.name)
        sides.append(Side(names[one.path.name], file, profile, one.root.place))
    return tuple(sides)


def _names(domain: Element, files: list[str]) -> dict[str, str]:
    """File name to party name: as the domain's agents say, else as the file is called.

    An agent's file counts by its base name, never by a path. Names that two files would share, or
    that are empty or too long, are left aside.
    """
    named: dict[str, str] = {}
    for agent in domain.all("agent"):
        file = (agent.get("utility_space") or "").replace("\\", "/").rpartition("/")[2]
        name = plain(agent.get("name") or "").strip()
        if file in files and 0 < len(name) <= NAME_LENGTH:
            named[file] = name
    stems = {file: plain(Path(file).stem) for file in files}
    given = [named.get(file, stems[file]) for file in files]
    shared = {file for file, name in named.items() if given.count(name) > 1}
    return {file: stems[file] if file in shared else named.get(file, stems[file]) for file in files}


def _notes(log: Log) -> tuple[str, str]:
    """What was assumed or left aside, as text, English and German; files by their base names."""

    def told(language: str) -> str:
        lines = [say("formats.imported", language)]
        if log.faults:
            lines.append(say("formats.imported_notes", language))
        lines += [_line(found, place, language) for found, place in log.faults]
        return "\n".join(lines)[:TEXT_LENGTH].rstrip()

    return told("en"), told("de")


def _line(found: Fault, place: Place | None, language: str) -> str:
    if place is None:
        return found.words(language)
    shown = Place(Path(place.file).name, place.line, place.column)
    return plain(f"{Problem(shown.file, found, shown).where(language)}: {found.words(language)}")
