"""The examples of ``docs/deploy`` fit the program, and one another."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from detente.cli import main
from detente.web.protection import BODY

FOLDER = Path(__file__).parents[2] / "docs" / "deploy"
UNITS = sorted(path.name for path in FOLDER.glob("*.service"))
INSTALLED = "/opt/detente/bin/detente"

needs_systemd = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="no systemd-analyze on this machine"
)


def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _commands(name: str) -> Iterator[list[str]]:
    """The words behind ``detente`` in everything a unit runs."""
    for line in re.findall(r"^ExecStart=(.*)$", _text(name), re.M):
        inside = re.search(r"-c '(.*)'", line)
        for command in (inside[1] if inside else line).split(";"):
            words = shlex.split(command)
            if words[:1] == [INSTALLED]:
                yield words[1:]


def _understood(words: list[str]) -> dict[str, Any]:
    """The settings a command would run with. Raises ``UsageError`` where it is none."""
    command: click.Command = main
    context = click.Context(command)
    while isinstance(command, click.Group):
        name, found, words = command.resolve_command(context, words)
        assert found is not None
        command = found
        context = click.Context(command, parent=context, info_name=name)
    return command.make_context(command.name, list(words)).params


@pytest.mark.parametrize(("unit", "count"), [("detente.service", 1), ("detente-backup.service", 2)])
def test_a_unit_runs_commands_there_are(unit: str, count: int) -> None:
    """Every command line of a unit is one that this release understands."""
    settings = [_understood(words) for words in _commands(unit)]

    assert count == len(settings)
    assert {"detente.service", "detente-backup.service"} == set(UNITS)


def test_the_server_and_what_is_before_it_agree() -> None:
    """Port, host name and largest request are the same in the unit and in both proxies."""
    (words,) = _commands("detente.service")
    settings = _understood(words)
    proxies = [_text("nginx.conf"), _text("Caddyfile")]
    (name,) = settings["names"]

    assert all(f"127.0.0.1:{settings['port']}" in proxy for proxy in proxies)
    assert all(name in proxy for proxy in proxies)
    assert f"client_max_body_size {BODY >> 20}m;" in proxies[0]
    assert f"max_size {BODY >> 20}MiB" in proxies[1]


@needs_systemd
@pytest.mark.parametrize("unit", [*UNITS, "detente-backup.timer"])
def test_systemd_understands_a_unit(unit: str, tmp_path: Path) -> None:
    """Every line is one that systemd knows, and the programs are where they are named."""
    for path in FOLDER.glob("detente*"):
        (tmp_path / path.name).write_text(_text(path.name).replace(INSTALLED, "/bin/true"))
    done = subprocess.run(
        ["systemd-analyze", "verify", tmp_path / unit], capture_output=True, text=True, check=False
    )

    said = [line for line in done.stderr.splitlines() if "detente" in line]
    assert (0, []) == (done.returncode, said)


@needs_systemd
def test_the_service_is_exposed_little() -> None:
    """What systemd counts of a service's rights stays below the bar of 2.5 of 10."""
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", FOLDER / "detente.service"],
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"exposure level for detente.service: ([\d.]+)", done.stdout)

    assert found, done.stderr
    assert float(found[1]) <= 2.5
