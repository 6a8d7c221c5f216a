"""What the process that jobs are forked from has loaded: a job then starts in milliseconds."""

import highspy  # noqa: F401
import moocore  # noqa: F401
import numpy  # noqa: F401

import detente.app.analyze
import detente.formats
import detente.reports  # noqa: F401
