"""Independent tasks over this process, a pool of processes or a Dask cluster: one function.

The same outcomes in the same order wherever they are computed; progress, cancel, and a task that
fails or whose process dies is an outcome like any other.
"""

from detente.app.executors.outcomes import Failure, Outcome, Run
from detente.app.executors.placement import Kind, Placement, placement
from detente.app.executors.run import run

__all__ = ["Failure", "Kind", "Outcome", "Placement", "Run", "placement", "run"]
