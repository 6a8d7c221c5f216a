"""A workbench for tests: the whole application, a folder of its own, its owner signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from starlette.testclient import TestClient

from detente.app.examples import example
from detente.app.serving import House, owner_link
from detente.web.application import create
from detente.web.settings import Settings

OURS = {"Sec-Fetch-Site": "same-origin"}
"""What a browser sends along from a page of the workbench."""


@dataclass(frozen=True, slots=True)
class Bench:
    """An open workbench. ``client`` is signed in and sends what a page of ours sends."""

    client: TestClient
    house: House
    owner: str

    def case(self, name: str = "alaska-2025") -> str:
        """A new case from one of the examples, and its id."""
        return self.case_of(folder_of(example(name)))

    def case_of(self, files: dict[str, bytes]) -> str:
        """A new case from a folder's files, and its id."""
        return self.house.workbench.create(self.owner, files, "cases.event.created", {})

    def file(self, case: str, path: str = "case.yaml") -> str:
        """What a file of the newest version holds."""
        bench = self.house.workbench
        return bench.files(bench.version(case)).value[path].decode()


def folder_of(folder: Path) -> dict[str, bytes]:
    """A folder's files as a workbench takes them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".md"
    }


@contextmanager
def opened(data: Path) -> Iterator[Bench]:
    """A workbench on an empty folder, its owner signed in by the one-time link."""
    secret = owner_link(data)
    application = create(Settings(data, hosts=("testserver",)))
    with TestClient(application, base_url="https://testserver", headers=OURS) as client:
        assert client.post("/enter", data={"link": secret}).status_code == 200
        house: House = application.state.house
        owner = house.accounts.owner("nobody", house.workbench.now()).id
        yield Bench(client, house, owner)
