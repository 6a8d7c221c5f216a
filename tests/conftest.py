"""What holds for every test: no network, reproducible examples, no quiet skipping in CI."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Generator
from ipaddress import ip_address
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from helpers.needs import SHARED

settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    max_examples=60,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "nightly", settings.get_profile("ci"), derandomize=False, max_examples=2000
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_configure() -> None:
    """Hear Ctrl-C, and let the programs under test hear it, in a run started in the background.

    A shell starts such a run with the signal ignored, and children inherit that.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _refuse_other_hosts(address: object) -> None:
    host = address[0] if isinstance(address, tuple) else None
    if host is None or host == "localhost":
        return
    try:
        loopback = ip_address(str(host)).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        pytest.fail(f"a test tried to reach {host}: tests use this machine alone")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail every test that reaches for another machine."""
    for name in ("connect", "connect_ex"):
        original = getattr(socket.socket, name)

        def guarded(sock: socket.socket, address: Any, original: Any = original) -> Any:
            _refuse_other_hosts(address)
            return original(sock, address)

        monkeypatch.setattr(socket.socket, name, guarded)


def _skip_is_fault(reason: str) -> bool:
    """Whether a skip hides something: in CI every skip but the one for want of shared data."""
    return bool(os.environ.get("CI")) and SHARED not in reason


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    return str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)


def _refuse_quiet_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        reason = _reason(report)
        if _skip_is_fault(reason):
            report.outcome = "failed"
            report.longrepr = f"in CI nothing may be skipped for want of a tool: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failure in CI, unless it is for want of shared data."""
    report = yield
    _refuse_quiet_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole file that skips itself."""
    report = yield
    _refuse_quiet_skip(report)
    return report
