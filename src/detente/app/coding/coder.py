"""Under which name somebody codes."""

from __future__ import annotations

import getpass

LONGEST = 200


def coder_name(named: str | None) -> str | None:
    """The name given, or that of the login where none is; None for a name that is none."""
    if named is None:
        try:
            named = getpass.getuser()
        except (KeyError, OSError):  # a system without names for its users
            return None
    name = " ".join(named.split())
    return name if name and name.isprintable() and len(name) <= LONGEST else None
