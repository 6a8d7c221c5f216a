"""Loaded by the workers of a cluster of ours: Ctrl-C is for the parent, which decides."""

from __future__ import annotations

import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)
