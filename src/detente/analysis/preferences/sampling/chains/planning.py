"""From what a party has said to a chain that is ready to draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain as joined
from itertools import combinations, islice, product
from math import lcm
from typing import TYPE_CHECKING, Literal

from detente.analysis.preferences.no_deal import Relation
from detente.analysis.preferences.option_values import Relations
from detente.analysis.preferences.sampling.chains.chain import WIDTH, Chain, Columns, Top, warmed
from detente.analysis.preferences.sampling.chains.diagnostics import Diagnostics
from detente.analysis.preferences.sampling.chains.moves import Measure, State, plain_scales
from detente.analysis.preferences.sampling.chains.rounding import Rounding, rounding
from detente.analysis.preferences.sampling.chains.rows import (
    ONLY,
    Key,
    Row,
    Rows,
    UnpricedError,
    told,
)
from detente.analysis.preferences.sampling.chains.space import (
    NothingFitsError,
    Solved,
    Space,
    space,
)
from detente.analysis.preferences.sampling.chains.start import corners, inside, tight
from detente.analysis.preferences.sampling.values import ValueSampler
from detente.analysis.problem import Said
from detente.case import Case

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

ONE = Fraction(1)

SEED = 4_725_013
"""Of every pilot run: where a draw starts from does not depend on its own seed."""

STARTS, SPREAD = 24, 5
"""Places that a pilot run starts from; and how many beside the centre of one face."""

TRIED = 200
"""Ways to choose best and worst options, or issues on top, tried for a start."""


MOST_WALKED = 150
"""Option values that are tied to other issues, up to which a chain walks them in good time."""

Why = Literal["contradictory", "unbounded", "too_fine", "too_rare"]


class NoChainError(Exception):
    """No chain can be walked, for a ``reason`` (as in `samples.Reason`)."""

    def __init__(self, reason: Why) -> None:
        """Keep why."""
        super().__init__(reason)
        self.reason = reason


def chain_for(
    case: Case,
    said: Said,
    no_deal: Sequence[Relation],
    known: Mapping[str, Relations],
    options: Mapping[str, Sequence[str]],
    alone: Mapping[str, ValueSampler | None],
    measure: Measure = "product",
) -> Chain:
    """A chain for one party, ready to draw.

    ``known`` is what is said of each issue's options, ``options`` those that tables are about,
    ``alone`` how values are drawn where nothing ties them to other issues. Raises NoChainError.
    """
    import numpy as np

    try:
        rows, walked = _rows(case, said, no_deal, known, alone)
    except UnpricedError as error:
        raise NoChainError("too_rare") from error
    weights = [(issue.id,) for issue in case.issues]
    variables = _variables(known, walked, rows)
    full = _tightened([*weights, *variables], rows)
    ends_of = {issue: _ends(known[issue], alone[issue]) for issue in walked}
    unknown = frozenset(issue for issue, ends in ends_of.items() if ends)
    try:
        solved = Solved((row for row in full if row.equal), unknown)
    except NothingFitsError as error:
        raise NoChainError("contradictory") from error
    if any(solved.across.get(issue) for issue in unknown):
        raise NoChainError(
            "too_rare"
        )  # an end that follows from other issues is no face of its own
    left = [row for row in full if not row.equal]
    where = space(weights, variables, left, solved, unknown)
    places = {issue.id: place for place, issue in enumerate(case.issues)}
    tops = tuple((tuple(places[i] for i in t.issues), t.top) for t in said.among_top)
    rng = np.random.default_rng(SEED)
    pool = _starts(where, left, solved, ends_of, tops, rng)
    rounded = rounding(solved, rows)
    found = Chain(
        space=where,
        scales=plain_scales(where),
        rounding=rounded,
        columns=tuple(
            _columns(issue.id, known[issue.id], options[issue.id], alone, walked, rounded)
            for issue in case.issues
        ),
        tops=tops,
        proposals=tuple(_proposals(where, known, alone)),
        pool=pool,
        thin=1,
        pilot=Diagnostics(0),
        measure=measure,
    )
    return warmed(found, rng)


def _proposals(
    where: Space, known: Mapping[str, Relations], alone: Mapping[str, ValueSampler | None]
) -> Iterator[tuple[ValueSampler, tuple[int, ...]]]:
    for place, own in where.unknown_ends:
        issue = where.weights[place][0]
        sampler = alone[issue]
        if sampler is not None:
            nodes = known[issue].nodes
            yield sampler, tuple(nodes.index(where.values[k][1]) for k in own)


def _rows(
    case: Case,
    said: Said,
    no_deal: Sequence[Relation],
    known: Mapping[str, Relations],
    alone: Mapping[str, ValueSampler | None],
) -> tuple[list[Row], tuple[str, ...]]:
    """Every row, and the issues whose values a chain must walk: the others are drawn alone."""
    source = Rows(case, said, known)
    further = [*told(joined(source.further(), source.no_deal(no_deal)))]
    tied = frozenset(issue for row in further for issue in row.issues)
    walked = tuple(
        issue.id
        for issue in case.issues
        if not known[issue.id].indifferent and (issue.id in tied or alone[issue.id] is None)
    )
    if sum(len(known[issue].nodes) for issue in walked) > MOST_WALKED:
        raise NoChainError("too_fine")
    single = (row for issue in walked for row in source.options(issue))
    rows = told(joined(source.weights(), single, further, source.amounts(further)))
    return list(rows), walked


def _variables(
    known: Mapping[str, Relations], walked: Sequence[str], rows: Sequence[Row]
) -> list[Key]:
    worths: list[Key] = [(issue, node) for issue in walked for node in known[issue].nodes]
    named = {key for row in rows for key in row.form if len(key) == 2 and not key[0]}
    return [*worths, *sorted(named)]


def _tightened(keys: Sequence[Key], rows: Sequence[Row]) -> list[Row]:
    """The rows, those that leave no room as equations."""
    import numpy as np

    equal = np.array([row.equal for row in rows])
    full = tight(*_table(rows, keys), equal)
    if full is None:
        raise NoChainError("contradictory")
    pairs = tuple(zip(rows, full.tolist(), strict=True))
    if any(row.strict for row, no_room in pairs if no_room):
        raise NoChainError("contradictory")
    return [Row(row.form, row.strict, no_room) for row, no_room in pairs]


def _table(rows: Sequence[Row], keys: Sequence[Key]) -> tuple[Floats, Floats]:
    import numpy as np

    places = {key: place for place, key in enumerate(keys)}
    table = np.zeros((len(rows), len(keys)))
    constants = np.zeros(len(rows))
    for line, row in enumerate(rows):
        for key, coefficient in row.form.items():
            if key == ONLY:
                constants[line] = float(coefficient)
            else:
                table[line, places[key]] = float(coefficient)
    return table, constants


Ends = tuple[tuple[str, str], ...]
"""Which option may be the best and which the worst; nothing where both are known."""


def _ends(known: Relations, alone: ValueSampler | None) -> Ends:
    if known.elsewhere > 0 or (known.best and known.worst):
        return ()
    if alone is None:
        raise NoChainError("too_rare")
    bests = sorted(known.best)[:1] if known.best else known.nodes
    worsts = sorted(known.worst)[:1] if known.worst else known.ends or known.nodes
    return tuple((b, w) for b in bests for w in worsts if b != w)


def _starts(
    where: Space,
    rows: Sequence[Row],
    solved: Solved,
    ends: Mapping[str, Ends],
    tops: Sequence[Top],
    rng: np.random.Generator,
) -> State:
    """Places far apart to start a pilot run from."""
    import numpy as np

    keys = [*where.moving, *where.values, *where.amounts]
    found: list[Floats] = []
    for faces, below in islice(_choices(where, ends, tops, rng), TRIED):
        point, far = _within([*rows, *below], solved, faces, keys, rng)
        found += [] if point is None else [point, *far]
        if len(found) >= STARTS:
            break
    if not found:
        raise NoChainError("too_rare")
    mixed = np.array(found)[rng.integers(0, len(found), WIDTH)]
    return _state(where, mixed.T)


def _within(
    rows: Sequence[Row],
    solved: Solved,
    faces: Sequence[Row],
    keys: Sequence[Key],
    rng: np.random.Generator,
) -> tuple[Floats | None, list[Floats]]:
    """A point inside of a face (of everything, without any), and others far from it."""
    import numpy as np

    try:
        here = solved.also(faces)
    except NothingFitsError:
        return None, []
    forms = [here.free(row.form) for row in rows]
    left = [Row(form) for form in forms if set(form) - {ONLY}]
    free = [key for key in keys if key not in here.follows]
    if any(not set(form) - {ONLY} and form.get(ONLY, 0) < 0 for form in forms):
        return None, []
    table, constants = _table(left, free)
    centre = inside(table, constants) if free else np.zeros(0)
    if centre is None:
        return None, []
    lines = rng.standard_normal((SPREAD if free else 0, len(free)))
    far = corners(table, constants, lines)
    points = [centre, *(centre + rng.uniform(0.3, 0.9) * (point - centre) for point in far)]
    whole, base = _table([Row(here.free({key: ONE})) for key in keys], free)
    first, *others = [whole @ point + base for point in points]
    return np.asarray(first), others


def _state(where: Space, points: Floats) -> State:
    import numpy as np

    sizes = np.cumsum([len(where.moving), len(where.values)])
    moving, worths, amounts = np.split(points, sizes)
    weights = where.weight_base[:, None] + where.weight_steps @ moving
    heavy = np.maximum(weights[list(where.places)], 1e-12)
    values = np.clip(worths / heavy, 0, 1)
    # Solvers round: what is at an end stands there to the last digit.
    mixed = [value for _, own in where.unknown_ends for value in own]
    near = values[mixed]
    values[mixed] = np.where(near < 1e-7, 0.0, np.where(near > 1 - 1e-7, 1.0, near))
    return State(moving, values, amounts, np.maximum(weights, 0))


def _choices(
    where: Space, ends: Mapping[str, Ends], tops: Sequence[Top], rng: np.random.Generator
) -> Iterator[tuple[list[Row], list[Row]]]:
    """Ways to choose best and worst options (equations), and issues on top (rows)."""
    unknown = [issue for issue, pairs in ends.items() if pairs]
    issues = [key[0] for key in where.weights]
    readings = list(islice(product(*(_readings(issues, top) for top in tops)), TRIED))
    while True:
        faces: list[Row] = []
        for issue in unknown:
            best, worst = ends[issue][int(rng.integers(len(ends[issue])))]
            faces.append(Row({(issue, best): ONE, (issue,): -ONE}, equal=True))
            faces.append(Row({(issue, worst): ONE}, equal=True))
        reading = readings[int(rng.integers(len(readings)))]
        yield faces, [row for part in reading for row in part]


def _readings(issues: Sequence[str], top: Top) -> Iterator[list[Row]]:
    """Every choice of the other issues that may weigh as much as those on top."""
    own = [issues[place] for place in top[0]]
    others = [issue for issue in issues if issue not in own]
    room = min(max(0, top[1] - len(own)), len(others))
    for beside in combinations(others, room):
        below = [issue for issue in others if issue not in beside]
        yield [Row({(a,): ONE, (b,): -ONE}) for a in own for b in below]


def _columns(
    issue: str,
    known: Relations,
    options: Sequence[str],
    alone: Mapping[str, ValueSampler | None],
    walked: Sequence[str],
    rounded: Rounding,
) -> Columns:
    found = alone[issue]
    if issue not in walked and found is not None:
        return Columns((issue,), (), found, rounded.parts * found.unit)
    lines = [{} if known.indifferent else known.expression(option) for option in options]
    if not known.indifferent and not all(lines):
        raise NoChainError("unbounded")
    parts = lcm(*(share.denominator for line in lines for share in line.values()))
    sums = tuple(
        tuple(((issue, node), int(share * parts)) for node, share in line.items()) for line in lines
    )
    return Columns((issue,), sums, None, rounded.unit * parts)
