"""A case's folder as one tree, and each change brought to the file that holds its place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path as File
from urllib.parse import unquote

from detente.case import fault
from detente.formats.document import Place
from detente.formats.editing.edit import with_value
from detente.formats.editing.trees import Path, Tree, at_path, replaced, same, tree_of_text
from detente.formats.limits import YAML_BYTES
from detente.formats.opened import Opened
from detente.formats.problems import Refused
from detente.formats.text import decoded, refuse_above

_PARTS = ("sources", "claims")


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a folder: where its document stands in the case, and its tree."""

    file: File
    mount: Path
    tree: Tree


class Shelf:
    """The files of a case's folder. Changes are written at once.

    ``about``: open only what tells of this path, beside the person's own file; to parse the words
    of everybody takes longer than most pages may. ``beside``: further parts to open, such as claims
    that a form offers. ``opened`` is for `read`, which then parses only
    what the shelf has not. Raises `Refused` where a file cannot be read.
    """

    def __init__(self, folder: File, about: Path | None = None, beside: Path = ()) -> None:
        self.folder = folder
        self.opened = Opened()
        files = [
            (file, mount)
            for file, mount in _files(folder)
            if _tells(mount, about) or mount[0] in beside
        ]
        self.parts = [_part(file, mount, self.opened) for file, mount in files]

    @property
    def tree(self) -> dict[str, Tree]:
        """The whole case as one tree: what stands in files of its own stands under its key."""
        whole: Tree = {}
        for part in self.parts:
            whole = _with_part(whole, part)
        assert isinstance(whole, dict)
        return whole

    def at(self, path: Path) -> Tree:
        """What stands at a path of the case; None where nothing does."""
        return at_path(self.tree, path)

    def put(self, path: Path, value: Tree) -> None:
        """Bring a value to a path; None removes what is there.

        Raises ``KeyError`` where the path leads through a text.
        """
        below = [part for part in self.parts if part.mount[: len(path)] == path and part.mount]
        if below and path:
            self._put_keys(path, value)
            return
        part = self._holding(path)
        self._write(part, path[len(part.mount) :], value)

    def _put_keys(self, path: Path, value: Tree) -> None:
        """What files share is changed key by key, each where it stands."""
        old = self.at(path)
        before = old if isinstance(old, dict) else {}
        after = value if isinstance(value, dict) else {}
        for key in [*before, *(key for key in after if key not in before)]:
            if not same(before.get(key), after.get(key)):
                self.put((*path, key), after.get(key))
        if value is None:
            for part in [part for part in self.parts if part.mount == path]:
                part.file.unlink(missing_ok=True)
                self.parts.remove(part)

    def _holding(self, path: Path) -> Part:
        """The file that has the place or, for a new one, the most special file there is."""
        over = [part for part in self.parts if path[: len(part.mount)] == part.mount]
        over.sort(key=lambda part: -len(part.mount))
        for depth in range(len(path), 0, -1):
            for part in over:
                inner = path[len(part.mount) : depth]
                if len(part.mount) <= depth and at_path(part.tree, inner) is not None:
                    return part
        return over[0]

    def _write(self, part: Part, path: Path, value: Tree) -> None:
        text = part.file.read_bytes().decode("utf-8-sig")
        mark = "\ufeff" if part.file.read_bytes().startswith(b"\xef\xbb\xbf") else ""
        made = with_value(text, path, value, mount=part.mount, file=str(part.file))
        if made != text:
            part.file.write_bytes(f"{mark}{made}".encode())
        tree = replaced(part.tree, path, value, part.mount)
        self.parts[self.parts.index(part)] = Part(part.file, part.mount, tree)


def _tells(mount: Path, about: Path | None) -> bool:
    if about is None or not mount:
        return True
    return all(one == other for one, other in zip(mount, about, strict=False)) and bool(about)


def _part(file: File, mount: Path, opened: Opened) -> Part:
    content = file.read_bytes()
    refuse_above(YAML_BYTES, content, str(file))
    tree = tree_of_text(decoded(content, str(file)), str(file), opened)
    if not isinstance(tree, dict):
        raise Refused(fault(".".join(mount), "needs_ids"), Place(str(file)))
    return Part(file, mount, tree)


def _files(folder: File) -> list[tuple[File, Path]]:
    """The files of a case and where each stands in it; the person's own first."""
    main = folder / "case.yaml"
    if not main.exists():
        others = [file for file in sorted(folder.glob("*.yaml")) if file.stem not in _PARTS]
        if len(others) != 1:
            raise Refused(fault("", "no_case_in_folder"), Place(str(folder)))
        main = others[0]
    found: list[tuple[File, Path]] = [(main, ())]
    statements = sorted((folder / "statements").glob("*.yaml"))
    found += [
        (file, ("statements", unquote(file.stem)))
        for file in statements
        if not file.name.startswith(".")
    ]
    parts = [(folder / f"{key}.yaml", (key,)) for key in _PARTS]
    return found + [(file, mount) for file, mount in parts if file.exists()]


def _with_part(whole: Tree, part: Part) -> Tree:
    if not part.mount:
        return part.tree
    there = at_path(whole, part.mount)
    return replaced(whole, part.mount, _united(there, part.tree))


def _united(there: Tree, further: Tree) -> Tree:
    if not isinstance(there, dict) or not isinstance(further, dict):
        return further if there is None else there
    shared = {key: _united(there[key], further[key]) for key in there if key in further}
    return {**there, **shared, **{k: v for k, v in further.items() if k not in there}}
