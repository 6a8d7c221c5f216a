"""Many cases, one JSON each: what ``detente analyze DIR... --json-dir OUT`` calls."""

from detente.app.batch.analyze import Batch, Progress, analyze_all
from detente.app.batch.one import Options
from detente.app.batch.record import Record

__all__ = ["Batch", "Options", "Progress", "Record", "analyze_all"]
