from __future__ import annotations

from detente.meeting.classes import Notice, Private
from detente.web.live import Broadcaster


def test_private_values_do_not_fit_a_broadcast() -> None:
    """Handing something private to open pages is an error of types: `mypy` wants the ignore below.

    Were the broadcaster to take it, the ignore would be unused, and that fails the build.
    """
    notice = Notice("case", 2)
    Broadcaster().announce(Private("owner", notice))  # type: ignore[arg-type]
    Broadcaster().announce(notice)  # type: ignore[arg-type]

    assert {"case", "version"} == set(Notice.__slots__)
