"""Files of another program as one case: a domain and its profiles, every profile a party.

Parties stand in code-point order of their file names. Every fault of every file is told at once.
"""

from __future__ import annotations

from collections.abc import Mapping as Names
from collections.abc import Sequence
from pathlib import Path

from detente.case import Case, Fault, fault, warning
from detente.formats.document import Place
from detente.formats.imports.case import Side, case_of
from detente.formats.imports.format import ForeignFormat, ParsedFile
from detente.formats.imports.notes import note, plain
from detente.formats.imports.topics import Topic
from detente.formats.limits import NAME_LENGTH, PARTIES, TEXT_LENGTH
from detente.formats.log import Log
from detente.formats.problems import Problem, Refused
from detente.formats.request import ReadingRequest
from detente.i18n import say


def read_foreign(
    path: Path,
    format_: ForeignFormat,
    files: Sequence[ParsedFile],
    request: ReadingRequest,
    log: Log,
) -> Case | None:
    """The case of a folder's files, or of a domain file (the path) and the profiles beside it.

    None where something is wrong, all of which is in the log. Raises `Refused` where nothing
    further can be said.
    """
    if _wrong(log):
        return None
    domain, profiles = _sorted(path, format_, files, log)
    profiles = _chosen(profiles, request, path)
    topics = format_.agenda(domain, profiles, log)
    if _wrong(log):
        return None
    sides = _sides(format_, domain, profiles, topics, log)
    if _wrong(log):
        return None
    if len(sides) > 2 and not request.profiles:
        listed = ", ".join(side.file for side in sides)
        log.add(warning("", "import_all_profiles", count=len(sides), files=listed), sides[0].place)
    name = plain((path if path.is_dir() else path.parent).resolve().name).strip()
    case = case_of(name or "case", topics, sides, import_notes(format_.NAME, log), log)
    return None if _wrong(log) else case


def _wrong(log: Log) -> bool:
    return any(found.severity == "error" for found, _ in log.faults)


def _sorted(
    path: Path, format_: ForeignFormat, files: Sequence[ParsedFile], log: Log
) -> tuple[ParsedFile | None, list[ParsedFile]]:
    """The domain and the profiles among the files; what only stands beside them is noted."""
    roles = [(format_.role_of(file.root), file) for file in files]
    domains = [file for role, file in roles if role == "domain"]
    profiles = [file for role, file in roles if role == "profile"]
    for role, file in roles:
        if role in (None, "aside"):
            note(log, file.place, "import_other_file", file=file.name)
    if not path.is_dir():
        chosen = next(file for file in domains if file.name == path.name)
        if len(domains) > 1:
            profiles = [file for file in profiles if format_.belongs(chosen.root, file.root)]
        domains = [chosen]
    if len(domains) > 1:
        others = ", ".join(file.name for file in domains)
        raise Refused(fault("", "import_two_domains", files=others), domains[1].place)
    if not profiles:
        raise Refused(fault("", "import_no_profiles"), domains[0].place)
    return (domains[0] if domains else None), profiles


def _chosen(profiles: list[ParsedFile], request: ReadingRequest, path: Path) -> list[ParsedFile]:
    """The profiles asked for, in code-point order; all of them where none was named."""
    found = {file.name for file in profiles}
    for name in request.profiles:
        if name not in found:
            known = ", ".join(sorted(found))
            missing = fault("", "import_no_such_profile", file=name[:100], known=known[:1000])
            raise Refused(missing, Place(str(path)))
    kept = [file for file in profiles if not request.profiles or file.name in request.profiles]
    if len(kept) > PARTIES:
        limit = fault("", "too_many", found=len(kept), limit=PARTIES)
        raise Refused(limit, kept[PARTIES].place)
    return kept


def _sides(
    format_: ForeignFormat,
    domain: ParsedFile | None,
    profiles: list[ParsedFile],
    topics: tuple[Topic, ...],
    log: Log,
) -> tuple[Side, ...]:
    stated = format_.party_names(domain.root if domain else None)
    names = _names(stated, [file.name for file in profiles])
    sides = []
    for file in profiles:
        if domain is not None and not format_.fits(domain.root, file.root):
            log.add(fault("", "import_fits_no_domain", file=domain.name), file.place)
            continue
        found = format_.profile(file.root, topics, log)
        sides.append(Side(names[file.name], plain(file.name), found, file.place))
    return tuple(sides)


def _names(stated: Names[str, str], files: list[str]) -> dict[str, str]:
    """File name to party name: as the domain says, else as the file is called.

    Names that two files would share, or that are empty or too long, are left aside.
    """
    named = {
        file: name
        for file in files
        if 0 < len(name := plain(stated.get(file, "")).strip()) <= NAME_LENGTH
    }
    stems = {file: plain(Path(file).stem) for file in files}
    if len(set(stems.values())) < len(stems):
        stems = {file: plain(file) for file in files}
    given = [named.get(file, stems[file]) for file in files]
    shared = {file for file, name in named.items() if given.count(name) > 1}
    return {file: stems[file] if file in shared else named.get(file, stems[file]) for file in files}


def import_notes(format_name: str, log: Log) -> tuple[str, str]:
    """What was assumed, repaired or left aside, as text, English and German."""

    def told(language: str) -> str:
        lines = [say("formats.imported", language, format=format_name)]
        if log.faults:
            lines.append(say("formats.imported_notes", language))
        lines += [_line(found, place, language) for found, place in log.faults]
        return "\n".join(lines)[:TEXT_LENGTH].rstrip()

    return told("en"), told("de")


def _line(found: Fault, place: Place | None, language: str) -> str:
    """A note on one line, its file by its base name: a case holds no path of somebody's machine."""
    if place is None:
        return found.words(language)
    shown = Place(Path(place.file).name, place.line, place.column)
    return plain(f"{Problem(shown.file, found, shown).where(language)}: {found.words(language)}")
