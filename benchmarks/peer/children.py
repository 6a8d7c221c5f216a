"""The peer's environment, and the child processes in which each side works."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PEER = "negmas"
PEER_VERSION = "0.16.0"
HOME = HERE.parent / ".peer"
PYTHON = HOME / "env" / "bin" / "python"


def set_up() -> None:
    """Make an environment for the peer alone, once: 54 packages, some 800 MB.

    The peer is under the AGPL: it is neither imported by Détente nor one of its dependencies.
    """
    ready = HOME / f".ready-{PEER_VERSION}"
    if ready.exists():
        return
    print(f"Installing {PEER} {PEER_VERSION} into {HOME.name}/env ...", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(HOME / "env")], check=True)
    install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input"]
    subprocess.run([*install, f"{PEER}=={PEER_VERSION}"], check=True)
    ready.touch()


def ours(method: str, *cases: dict[str, Any], runs: int = 1) -> list[dict[str, Any]]:
    """What Détente replies to each case, one process for all of them."""
    return _ask([sys.executable, str(HERE / "ours.py")], dict(os.environ), method, cases, runs)


def theirs(method: str, *cases: dict[str, Any], runs: int = 1) -> list[dict[str, Any]]:
    """What the peer replies."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return _ask([str(PYTHON), str(HERE / "theirs.py")], clean, method, cases, runs)


def _ask(
    command: list[str],
    environment: dict[str, str],
    method: str,
    cases: tuple[dict[str, Any], ...],
    runs: int,
) -> list[dict[str, Any]]:
    lines = [json.dumps({"method": method, "case": case, "runs": runs}) for case in cases]
    done = subprocess.run(
        command,
        input="\n".join(lines) + "\n",
        env=environment | {"PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]
