"""A small case with two kinds of issues, for interviews: two parties and a harbour."""

from __future__ import annotations

HARBOUR = """\
detente: case/1
id: harbour
title: Harbour
parties:
  nord: {name: Nordland}
  sued: {name: Südland}
issues:
  lease:
    name: Harbour lease
    options: {none: No lease, five: Five years, ten: Ten years, fifteen: Fifteen years}
    status_quo: none
  toll: {name: Toll, range: {min: 0, max: 9, step: 1, unit: EUR}, status_quo: 0}
  patrol:
    name: Patrol
    options: {own: Own, joint: Joint, mixed: Mixed}
    status_quo: own
"""
