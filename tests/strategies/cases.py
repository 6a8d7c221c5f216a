"""Random cases that pass every check: all parts of a case, texts per language, awkward ids.

``cases()`` is the strategy. Statements are drawn from a taste per party and issue (an order of the
options), so that they never contradict one another; everything stands in the order in which a file
is read back, so that a round trip gives an equal case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

from hypothesis import strategies as st

from detente.case import (
    Attribution,
    Basis,
    Case,
    Claim,
    ClaimStatus,
    ClaimType,
    CodingEvent,
    Comparison,
    Constraint,
    Contingency,
    Delegate,
    Direction,
    Expectation,
    IfThen,
    Issue,
    Kind,
    Link,
    Linkage,
    Mode,
    Mood,
    NoDeal,
    Option,
    Order,
    Origin,
    Party,
    Passage,
    Prefers,
    Range,
    RedLine,
    Relation,
    Scale,
    Source,
    SpeakerKind,
    Statement,
    Strength,
    Swings,
    TextKept,
    Track,
    Value,
    Wants,
    Weight,
    Worth,
    WouldSign,
    WouldWalkAway,
    element_index,
    element_path,
)
from detente.case.elements import NAMEABLE
from detente.case.passages import measured, withheld
from detente.case.sources import FACTS
from strategies.consent import body_of, event_of, roadmap_of, undo_of
from strategies.draws import (
    DAYS,
    IDS,
    NUMBERS,
    POINTS,
    TEXTS,
    WITHDRAWALS,
    WORDS,
    Draw,
    basis_of,
    condition_of,
    conditions_of,
    maybe,
    package_of,
    seldom,
    some,
    some_ids,
    spread_of,
)

_MOMENTS = st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)

_ANY_CHARACTER = st.characters(codec="utf-8")

_QUOTED = st.one_of(
    st.text(_ANY_CHARACTER, min_size=1, max_size=40),
    st.sampled_from(
        ["line\r\nnext", "soft\xadhyphen", "tab\tand \\ back", "\u2028", "\n", " ", "😀 ok"]
    ),
)

_HASHES = st.text("0123456789abcdef", min_size=64, max_size=64)


@st.composite
def cases(draw: Draw, *, min_parties: int = 1, max_issues: int = 4) -> Case:
    """A whole case. ``check`` finds no error in it, though it may have warnings."""
    tracks = tuple(Track(one, draw(TEXTS)) for one in draw(some_ids(0, 2)))
    parties = _parties(draw, tuple(track.id for track in tracks), min_parties)
    everyone = tuple(party.id for party in parties)
    stakes = tuple(party.id for party in parties if party.kind is not Kind.MEDIATOR)
    sources = tuple(_source(draw, one) for one in draw(some_ids(0, 2)))
    claims = (
        tuple(_claim(draw, one, sources, everyone) for one in draw(some_ids(0, 3)))
        if sources
        else ()
    )
    cited = tuple(claim.id for claim in claims)
    events = tuple(event_of(draw, one, everyone, cited) for one in draw(some_ids(0, 2)))
    happenings = tuple(event.id for event in events)
    issues = tuple(
        _issue(draw, one, tracks, everyone, stakes, happenings)
        for one in draw(some_ids(1, max_issues))
    )
    issues = (replace(issues[0], withdrawn=None), *issues[1:])
    scales, statements = _statements(draw, stakes, issues, cited)
    case = Case(
        id=draw(IDS),
        title=draw(maybe(TEXTS)),
        as_of=draw(maybe(DAYS)),
        marking=draw(maybe(TEXTS)),
        note=draw(maybe(TEXTS)),
        parties=parties,
        tracks=tracks,
        issues=issues,
        statements=statements,
        scales=scales,
        no_deal=tuple(_no_deal(draw, one, issues, cited) for one in draw(some(stakes))),
        red_lines=tuple(
            RedLine(
                owner, name, conditions_of(draw, issues), draw(maybe(TEXTS)), basis_of(draw, cited)
            )
            for owner in draw(some(stakes))
            for name in draw(some_ids(1, 2))
        ),
        linkages=tuple(_linkage(draw, one, issues, stakes, cited) for one in draw(some_ids(0, 3))),
        constraints=tuple(_constraint(draw, one, issues, cited) for one in draw(some_ids(0, 2))),
        bodies=tuple(body_of(draw, one, issues, stakes, cited) for one in draw(some_ids(0, 2))),
        undo=tuple(undo_of(draw, one, issues, stakes, cited) for one in draw(some_ids(0, 2))),
        events=events,
        expectations=tuple(
            Expectation(one, draw(TEXTS), draw(maybe(IDS)), basis_of(draw, cited, worded=False))
            for one in draw(some_ids(0, 2))
        ),
        roadmap=roadmap_of(draw, issues, everyone, cited),
        sources=sources,
        claims=claims,
    )
    return _linked(draw, case)


def _linked(draw: Draw, case: Case) -> Case:
    """The case with links from its claims to any of its elements, by an id that means just one."""
    index = element_index(case)
    every = [element_path(kind, one) for kind in NAMEABLE for one in getattr(case, kind)]
    named = [path for path in every if len(index.paths[path]) == 1]
    if not named:
        return case
    links = st.lists(st.builds(Link, st.sampled_from(named), st.sampled_from(Relation)), max_size=3)
    return replace(
        case, claims=tuple(replace(one, links=tuple(draw(links))) for one in case.claims)
    )


def _parties(draw: Draw, tracks: tuple[str, ...], least: int) -> tuple[Party, ...]:
    kinds = [Kind.PRINCIPAL] * least
    found = []
    for one in draw(some_ids(least, max(least, 4))):
        kind = kinds.pop() if kinds else draw(st.sampled_from(Kind))
        people = st.lists(st.tuples(WORDS, maybe(TEXTS), some(tracks)), max_size=2)
        delegation = tuple(Delegate(*person) for person in draw(people))
        power = draw(maybe(st.integers(1, 9).map(lambda n: Fraction(n, 2))))
        found.append(Party(one, draw(TEXTS), kind, power, delegation, draw(maybe(TEXTS))))
    return tuple(found)


def _issue(
    draw: Draw,
    one: str,
    tracks: tuple[Track, ...],
    everyone: tuple[str, ...],
    stakes: tuple[str, ...],
    events: tuple[str, ...],
) -> Issue:
    options: tuple[Option, ...] = ()
    limits = None
    if draw(st.booleans()):
        low = draw(st.integers(-20, 20).map(lambda n: Fraction(n, 4)))
        step = draw(st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(1, 10), Fraction(1, 3)]))
        stated = draw(maybe(st.just(step)))
        limits = Range(low, low + step * draw(st.integers(1, 6)), stated, draw(maybe(TEXTS)))
    else:
        options = _options(draw, everyone, events)
    bare = Issue(one, options=options, range=limits)
    withdrawn = {option.id for option in options if option.withdrawn}
    today = tuple(option for option in bare.plain_ids() if option not in withdrawn)
    return Issue(
        one,
        draw(maybe(TEXTS)),
        draw(st.sampled_from(tracks)).id if tracks and draw(st.booleans()) else None,
        options,
        limits,
        draw(maybe(st.sampled_from(today))),
        draw(some(stakes)),
        draw(some(everyone)),
        draw(maybe(TEXTS)),
        tuple(earlier for earlier in draw(some_ids(0, 2)) if earlier != one),
        draw(seldom(WITHDRAWALS)),
    )


def _options(draw: Draw, everyone: tuple[str, ...], events: tuple[str, ...]) -> tuple[Option, ...]:
    """Plain options, the first two of them still on the table, and some that depend on an event."""
    ids = draw(some_ids(2, 5))
    plain = max(2, len(ids) - 1) if events and draw(st.booleans()) else len(ids)
    found = [_option(draw, one, everyone) for one in ids]
    for place in range(2):
        found[place] = replace(found[place], withdrawn=None)
    for place in range(plain, len(ids)):
        event, then = draw(st.sampled_from(events)), draw(st.integers(0, 1))
        depends = Contingency(event, ids[then], ids[1 - then])
        found[place] = replace(found[place], contingent=depends)
    return tuple(draw(st.permutations(found)))


def _option(draw: Draw, one: str, everyone: tuple[str, ...]) -> Option:
    readings = tuple((party, draw(TEXTS)) for party in draw(some(everyone)))
    earlier = tuple(before for before in draw(some_ids(0, 1)) if before != one)
    name, withdrawn = draw(maybe(TEXTS)), draw(seldom(WITHDRAWALS))
    return Option(one, name, readings, replaces=earlier, withdrawn=withdrawn)


def _no_deal(draw: Draw, party: str, issues: tuple[Issue, ...], cited: tuple[str, ...]) -> NoDeal:
    relations = st.sampled_from(["as_good_as", "better_than", "worse_than"])
    value = draw(maybe(NUMBERS))
    stated = value is not None or draw(st.booleans())
    compared = draw(st.lists(relations, max_size=2))
    return NoDeal(
        party,
        value,
        spread_of(draw, value) if stated else None,
        tuple(Comparison(relation, package_of(draw, issues)) for relation in compared),
        draw(maybe(DAYS)),
        draw(maybe(TEXTS)),
        basis_of(draw, cited, dated=False, worded=False),
    )


def _linkage(
    draw: Draw,
    one: str,
    issues: tuple[Issue, ...],
    stakes: tuple[str, ...],
    cited: tuple[str, ...],
) -> Linkage:
    kind = draw(st.sampled_from(["requires", "excludes", "worth"]))
    worth = _worth(draw) if kind == "worth" else None
    owner = draw(st.sampled_from(stakes))
    return Linkage(
        one,
        kind,
        condition_of(draw, issues),
        None if worth else condition_of(draw, issues),
        worth,
        owner if worth or draw(st.booleans()) else None,
        draw(maybe(TEXTS)),
        basis_of(draw, cited, worded=False),
    )


def _worth(draw: Draw) -> Worth:
    if draw(st.booleans()):
        return Worth(sign=draw(st.sampled_from(["more", "less"])))
    value = draw(maybe(NUMBERS))
    return Worth(value, spread_of(draw, value))


def _constraint(
    draw: Draw, one: str, issues: tuple[Issue, ...], cited: tuple[str, ...]
) -> Constraint:
    costs = []
    for issue in draw(st.lists(st.sampled_from(issues), unique=True, min_size=1, max_size=3)):
        each = issue.range is not None and draw(st.booleans())
        options = draw(some(issue.plain_ids(), 1))
        rates = tuple((option, draw(NUMBERS)) for option in options)
        costs.append((issue.id, draw(NUMBERS) if each else rates))
    words = (draw(maybe(TEXTS)), draw(maybe(TEXTS)), basis_of(draw, cited, worded=False))
    return Constraint(one, tuple(costs), draw(NUMBERS), *words)


def _source(draw: Draw, one: str) -> Source:
    words = [draw(maybe(WORDS.filter(lambda word: "\n" not in word))) for _ in range(5)]
    file, publisher, author, url, language = words
    return Source(
        one,
        draw(maybe(TEXTS)),
        file,
        publisher,
        author,
        draw(maybe(DAYS)),
        url,
        language,
        draw(maybe(TEXTS)),
        draw(maybe(st.sampled_from(["text/plain", "text/html"]))),
        draw(maybe(_HASHES)),
        draw(maybe(_HASHES)),
        draw(maybe(st.sampled_from(TextKept))),
        draw(maybe(IDS)),
        tuple((fact, draw(st.sampled_from(Origin))) for fact in draw(some(FACTS))),
    )


def _claim(draw: Draw, one: str, sources: tuple[Source, ...], everyone: tuple[str, ...]) -> Claim:
    kind = draw(st.sampled_from(SpeakerKind))
    source = draw(st.sampled_from(sources))
    passages = _passages(draw, sources)
    modes = [mode for mode in Mode if passages or mode is not Mode.DIRECT]
    return Claim(
        one,
        source.id,
        draw(some((*everyone, "a reporter"))),
        _speaker(draw, kind, source, everyone),
        kind,
        draw(maybe(st.sampled_from(everyone))),
        draw(maybe(IDS)) if kind is SpeakerKind.FORECAST else None,
        draw(maybe(st.integers(1, 999))),
        draw(some(tuple(ClaimType))),
        draw(maybe(IDS)),
        draw(maybe(TEXTS)),
        draw(maybe(TEXTS)),
        passages,
        draw(maybe(st.sampled_from(Attribution))),
        draw(some(("an agency", *everyone))),
        draw(maybe(st.sampled_from(modes))),
        draw(maybe(st.sampled_from(Mood))),
        draw(maybe(IDS)),
        draw(maybe(IDS)),
        draw(maybe(NUMBERS)),
        _if_then(draw, sources),
        draw(maybe(st.sampled_from(Strength))),
        draw(maybe(IDS)),
        draw(st.sampled_from(ClaimStatus)),
        draw(maybe(IDS)),
        draw(maybe(DAYS)),
        history=tuple(_change(draw) for _ in range(draw(st.integers(0, 2)))),
    )


def _speaker(
    draw: Draw, kind: SpeakerKind, source: Source, everyone: tuple[str, ...]
) -> str | None:
    """Somebody, where the kind of speaker allows it."""
    if kind in (SpeakerKind.UNMARKED, SpeakerKind.FORECAST):
        return None
    if kind is SpeakerKind.AUTHOR:
        return source.author if draw(st.booleans()) else None
    return str(draw(st.sampled_from((*everyone, "a reporter")))) if draw(st.booleans()) else None


def _passages(draw: Draw, sources: tuple[Source, ...]) -> tuple[Passage, ...]:
    return tuple(_passage(draw, sources) for _ in range(draw(st.integers(0, 2))))


def _passage(draw: Draw, sources: tuple[Source, ...]) -> Passage:
    words = draw(_QUOTED)
    start = draw(maybe(st.integers(0, 9_999)))
    end = None if start is None else start + len(words)
    version, around = draw(maybe(_HASHES)), [draw(maybe(_QUOTED)) for _ in range(2)]
    passage = Passage(draw(st.sampled_from(sources)).id, version, start, end, words, *around)
    changes: list[Callable[[Passage], Passage]] = [measured, withheld, lambda same: same]
    changed: Passage = draw(st.sampled_from(changes))(passage)
    return changed


def _if_then(draw: Draw, sources: tuple[Source, ...]) -> IfThen | None:
    when, then = draw(maybe(TEXTS)), draw(maybe(TEXTS))
    passages = (_passages(draw, sources), _passages(draw, sources))
    found = IfThen(when, then, *passages, draw(some(("t",))))
    return None if found == IfThen() or draw(st.booleans()) else found


def _change(draw: Draw) -> CodingEvent:
    before, after = (draw(maybe(WORDS)) for _ in range(2))
    return CodingEvent(draw(_MOMENTS), draw(IDS), draw(IDS), before, after)


def _statements(
    draw: Draw, stakes: tuple[str, ...], issues: tuple[Issue, ...], cited: tuple[str, ...]
) -> tuple[tuple[Scale, ...], tuple[Statement, ...]]:
    scales: list[Scale] = []
    statements: list[Statement] = []
    for holder in stakes:
        numbers = [draw(maybe(NUMBERS)) for _ in range(3)]
        scale = Scale(holder, draw(st.booleans()), *numbers)
        if scale != Scale(holder):
            scales.append(scale)
        voice = _Voice(draw, holder, cited)
        statements.extend(voice.on_issues(issues))
        statements.extend(voice.on_packages(issues))
    return tuple(scales), tuple(statements)


def _heavier(points: Fraction) -> Fraction:
    """A weight that an interval of nine either way keeps above zero."""
    return points + 10


class _Voice:
    """One party speaking: every statement consistent with its taste, in the order of a file."""

    def __init__(self, draw: Draw, holder: str, cited: tuple[str, ...]) -> None:
        self.draw, self.holder, self.cited = draw, holder, cited

    def basis(self) -> Basis:
        return basis_of(self.draw, self.cited)

    def path(self, *steps: str) -> str:
        return ".".join(("statements", self.holder, *steps))

    def on_issues(self, issues: tuple[Issue, ...]) -> Iterator[Statement]:
        kinds: dict[str, list[Statement]] = {
            key: [] for key in ("wants", "direction", "order", "swings", "weights", "values")
        }
        for issue in issues:
            for key, statement in self._on(issue):
                kinds[key].append(statement)
        if self.draw(st.booleans()):
            named = self.draw(some(tuple(i.id for i in issues), 1))
            tied = self.draw(st.booleans())
            ranked = (named,) if tied else tuple((one,) for one in named)
            kinds["swings"].append(Swings(self.path("swings"), self.holder, ranked, self.basis()))
        for statements in kinds.values():
            yield from statements

    def _on(self, issue: Issue) -> Iterator[tuple[str, Statement]]:
        """Statements on one issue, from a taste: options best first, along the list or not."""
        ways, holder, draw = issue.plain_ids(), self.holder, self.draw
        towards = draw(st.sampled_from(["more", "less", None]))
        taste = list(ways) if towards == "less" else list(reversed(ways))
        if towards is None:
            taste = draw(st.permutations(ways))
        tied = towards is None and draw(st.booleans())
        if draw(st.booleans()):
            best = tuple(taste[:2]) if tied else (taste[0],)
            wanted = Wants(self.path("wants", issue.id), holder, issue.id, best, self.basis())
            yield "wants", wanted
        if towards is not None and draw(st.booleans()):
            path = self.path("direction", issue.id)
            yield "direction", Direction(path, holder, issue.id, towards, self.basis())
        if draw(st.booleans()):
            tiers = [(option,) for option in taste[: draw(st.integers(2, len(taste)))]]
            ranked = ((*tiers[0], *tiers[1]), *tiers[2:]) if tied else tuple(tiers)
            path = self.path("order", issue.id)
            yield "order", Order(path, holder, issue.id, ranked, self.basis())
        if draw(st.booleans()):
            path, number = self.path("weights", issue.id), draw(maybe(POINTS.map(_heavier)))
            spread = (Fraction(2, 3), Fraction(1)) if number is None else spread_of(draw, number)
            yield "weights", Weight(path, holder, issue.id, number, spread, self.basis())
        if not tied:
            yield from (("values", value) for value in self._values(issue, taste))

    def _values(self, issue: Issue, taste: list[str]) -> Iterator[Value]:
        if not self.draw(st.booleans()):
            return
        points = [
            Fraction(100) * (len(taste) - 1 - n) / (len(taste) - 1) for n in range(len(taste))
        ]
        chosen = range(len(taste)) if self.draw(st.booleans()) else (0, len(taste) - 1)
        for place in self.draw(st.permutations(chosen)):
            option, point = taste[place], points[place]
            apart = self.draw(st.booleans()) and 0 < place < len(taste) - 1
            number = None if apart else point
            spread = (point, point) if apart else None
            path = self.path("values", issue.id, option)
            yield Value(path, self.holder, issue.id, option, number, spread, self.basis())

    def on_packages(self, issues: tuple[Issue, ...]) -> Iterator[Statement]:
        draw, holder = self.draw, self.holder
        names = iter(draw(some_ids(6, 6)))
        for number in range(1, draw(st.integers(1, 3))):
            one, other = package_of(draw, issues), package_of(draw, issues)
            if dict(one.choices) != dict(other.choices):
                own = str(number) if draw(st.booleans()) else next(names)
                yield Prefers(self.path("prefers", own), holder, one, other, self.basis())
        signed = package_of(draw, issues)
        if draw(st.booleans()):
            yield WouldSign(self.path("would_sign", "1"), holder, signed, self.basis())
        walked = package_of(draw, issues)
        if dict(walked.choices) != dict(signed.choices):
            own = draw(st.sampled_from(["1", "so far"]))
            yield WouldWalkAway(self.path("would_walk_away", own), holder, walked, self.basis())
