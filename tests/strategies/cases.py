"""Random cases that pass every check: all parts of a case, texts per language, awkward ids.

``cases()`` is the strategy. Statements are drawn from a taste per party and issue (an order of the
options), so that they never contradict one another; everything stands in the order in which a file
is read back, so that a round trip gives an equal case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from detente.case import (
    Among,
    Attribution,
    Basis,
    Belief,
    Bloc,
    Body,
    Bounds,
    Case,
    Claim,
    ClaimStatus,
    ClaimType,
    CodingEvent,
    Comparison,
    Condition,
    Confidence,
    Constraint,
    Contingency,
    Delegate,
    Direction,
    Event,
    Expectation,
    Grade,
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
    Package,
    Party,
    Passage,
    Prefers,
    Range,
    RedLine,
    Relation,
    RoadmapStep,
    Rule,
    Scale,
    Source,
    SpeakerKind,
    Statement,
    Strength,
    Support,
    Swings,
    Text,
    TextKept,
    Track,
    Undo,
    Value,
    Wants,
    Weight,
    Withdrawal,
    Worth,
    WouldSign,
    WouldWalkAway,
    element_index,
    element_path,
)
from detente.case.elements import NAMEABLE
from detente.case.passages import measured, withheld
from detente.case.sources import FACTS

Draw = Callable[[st.SearchStrategy[Any]], Any]

AWKWARD = (
    *("007", "1E5", "true", "no", "null", "~", "=1+1", "+3", "-5", "@sum", "a b", "x;y", "a|b"),
    *('"quoted"', "or", "each", "<below>", "a, b", "key: value", "# note", "_x0041_", "2024-01-02"),
    *(
        "<<",
        "=",
        "? x",
        "- y",
        " blank ",
        "Ärger",
        "ключ",
        "条約",
        "'",
        "{a}",
        "[b]",
        "*c",
        "&d",
        "!e",
        "%f",
        "`g`",
        "1/2",
    ),
)
"""Ids that some program takes for a number, a truth, a formula, a date or a sign of its own."""

_PLAIN = st.sampled_from([f"{letter}{number}" for letter in "abc" for number in range(9)])
_IDS = st.one_of(_PLAIN, _PLAIN, st.sampled_from(AWKWARD))
_CHARACTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="\u2028\u2029\ufeff"
)
_WORDS = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(_CHARACTERS, min_size=1, max_size=20),
    st.just("Two lines,\nthe second: with a colon\n"),
    st.just("A sentence that is long enough to be folded " * 4),
)
_LANGUAGES = st.dictionaries(st.sampled_from(["en", "de", "fr"]), _WORDS, min_size=1, max_size=3)
_TEXTS = st.one_of(
    st.builds(lambda words: Text(plain=words), _WORDS),
    st.builds(lambda words: Text(by_language=tuple(sorted(words.items()))), _LANGUAGES),
)
_NUMBERS = st.one_of(
    st.integers(-500, 500).map(Fraction),
    st.integers(-5000, 5000).map(lambda whole: Fraction(whole, 100)),
    st.sampled_from([Fraction(2, 3), Fraction(-1, 7), Fraction(1, 10**20), Fraction(10**18)]),
)
_POINTS = st.integers(0, 400).map(lambda quarter: Fraction(quarter, 4))
_DAYS = st.dates(date(1850, 1, 1), date(2100, 1, 1))
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
_PER_CENT = st.integers(0, 200).map(lambda half: Fraction(half, 2))
_WITHDRAWALS = st.one_of(st.just(Withdrawal()), st.builds(Withdrawal, _DAYS))
_HASHES = st.text("0123456789abcdef", min_size=64, max_size=64)


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


def _seldom(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), st.none(), st.none(), strategy)


def _some(items: tuple[str, ...], least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    if not items:
        return st.just(())
    drawn = st.lists(st.sampled_from(items), unique=True, min_size=least, max_size=4)
    return drawn.map(tuple)


def _ids(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(_IDS, unique=True, min_size=least, max_size=most)


def _spread(draw: Draw, around: Fraction | None) -> tuple[Fraction, Fraction] | None:
    if not draw(st.booleans()) and around is not None:
        return None
    middle = around if around is not None else draw(_NUMBERS)
    below, above = draw(st.integers(0, 9)), draw(st.integers(0, 9))
    return (middle - below, middle + above)


def _basis(
    draw: Draw, claims: tuple[str, ...], *, dated: bool = True, worded: bool = True
) -> Basis:
    return Basis(
        draw(_maybe(st.sampled_from(Grade))),
        draw(_maybe(st.sampled_from(Confidence))),
        draw(_some(claims)),
        draw(_maybe(_IDS)),
        draw(_maybe(_DAYS)) if dated else None,
        draw(_maybe(_TEXTS)) if worded else None,
    )


@st.composite
def cases(draw: Draw, *, min_parties: int = 1, max_issues: int = 4) -> Case:
    """A whole case. ``check`` finds no error in it, though it may have warnings."""
    tracks = tuple(Track(one, draw(_TEXTS)) for one in draw(_ids(0, 2)))
    parties = _parties(draw, tuple(track.id for track in tracks), min_parties)
    everyone = tuple(party.id for party in parties)
    stakes = tuple(party.id for party in parties if party.kind is not Kind.MEDIATOR)
    sources = tuple(_source(draw, one) for one in draw(_ids(0, 2)))
    claims = (
        tuple(_claim(draw, one, sources, everyone) for one in draw(_ids(0, 3))) if sources else ()
    )
    cited = tuple(claim.id for claim in claims)
    events = tuple(_event(draw, one, everyone, cited) for one in draw(_ids(0, 2)))
    happenings = tuple(event.id for event in events)
    issues = tuple(
        _issue(draw, one, tracks, everyone, stakes, happenings) for one in draw(_ids(1, max_issues))
    )
    issues = (replace(issues[0], withdrawn=None), *issues[1:])
    scales, statements = _statements(draw, stakes, issues, cited)
    case = Case(
        id=draw(_IDS),
        title=draw(_maybe(_TEXTS)),
        as_of=draw(_maybe(_DAYS)),
        marking=draw(_maybe(_TEXTS)),
        note=draw(_maybe(_TEXTS)),
        parties=parties,
        tracks=tracks,
        issues=issues,
        statements=statements,
        scales=scales,
        no_deal=tuple(_no_deal(draw, one, issues, cited) for one in draw(_some(stakes))),
        red_lines=tuple(
            RedLine(
                owner, name, _conditions(draw, issues), draw(_maybe(_TEXTS)), _basis(draw, cited)
            )
            for owner in draw(_some(stakes))
            for name in draw(_ids(1, 2))
        ),
        linkages=tuple(_linkage(draw, one, issues, stakes, cited) for one in draw(_ids(0, 3))),
        constraints=tuple(_constraint(draw, one, issues, cited) for one in draw(_ids(0, 2))),
        bodies=tuple(_body(draw, one, issues, stakes, cited) for one in draw(_ids(0, 2))),
        undo=tuple(_undo(draw, one, issues, stakes, cited) for one in draw(_ids(0, 2))),
        events=events,
        expectations=tuple(
            Expectation(one, draw(_TEXTS), draw(_maybe(_IDS)), _basis(draw, cited, worded=False))
            for one in draw(_ids(0, 2))
        ),
        roadmap=_roadmap(draw, issues, everyone, cited),
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
    for one in draw(_ids(least, max(least, 4))):
        kind = kinds.pop() if kinds else draw(st.sampled_from(Kind))
        people = st.lists(st.tuples(_WORDS, _maybe(_TEXTS), _some(tracks)), max_size=2)
        delegation = tuple(Delegate(*person) for person in draw(people))
        power = draw(_maybe(st.integers(1, 9).map(lambda n: Fraction(n, 2))))
        found.append(Party(one, draw(_TEXTS), kind, power, delegation, draw(_maybe(_TEXTS))))
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
        stated = draw(_maybe(st.just(step)))
        limits = Range(low, low + step * draw(st.integers(1, 6)), stated, draw(_maybe(_TEXTS)))
    else:
        options = _options(draw, everyone, events)
    bare = Issue(one, options=options, range=limits)
    withdrawn = {option.id for option in options if option.withdrawn}
    today = tuple(option for option in bare.plain_ids() if option not in withdrawn)
    return Issue(
        one,
        draw(_maybe(_TEXTS)),
        draw(st.sampled_from(tracks)).id if tracks and draw(st.booleans()) else None,
        options,
        limits,
        draw(_maybe(st.sampled_from(today))),
        draw(_some(stakes)),
        draw(_some(everyone)),
        draw(_maybe(_TEXTS)),
        tuple(earlier for earlier in draw(_ids(0, 2)) if earlier != one),
        draw(_seldom(_WITHDRAWALS)),
    )


def _options(draw: Draw, everyone: tuple[str, ...], events: tuple[str, ...]) -> tuple[Option, ...]:
    """Plain options, the first two of them still on the table, and some that depend on an event."""
    ids = draw(_ids(2, 5))
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
    readings = tuple((party, draw(_TEXTS)) for party in draw(_some(everyone)))
    earlier = tuple(before for before in draw(_ids(0, 1)) if before != one)
    name, withdrawn = draw(_maybe(_TEXTS)), draw(_seldom(_WITHDRAWALS))
    return Option(one, name, readings, replaces=earlier, withdrawn=withdrawn)


def _event(draw: Draw, one: str, everyone: tuple[str, ...], cited: tuple[str, ...]) -> Event:
    return Event(
        one,
        draw(_maybe(_TEXTS)),
        draw(_maybe(_DAYS)),
        (*draw(_some(everyone)), *draw(_some(("Weather Service", "or")))),
        draw(_maybe(_TEXTS)),
        draw(_some(everyone)),
        tuple(Belief(party, *_share(draw), _basis(draw, cited)) for party in draw(_some(everyone))),
        _basis(draw, cited),
    )


def _share(draw: Draw) -> tuple[Fraction | None, tuple[Fraction, Fraction] | None]:
    """Per cent: a value, an interval, or one inside the other."""
    low, middle, high = sorted(draw(_PER_CENT) for _ in range(3))
    kinds = [(middle, None), (None, (low, high)), (middle, (low, high))]
    found: tuple[Fraction | None, tuple[Fraction, Fraction] | None] = draw(st.sampled_from(kinds))
    return found


def _package(draw: Draw, issues: tuple[Issue, ...], *, plain: bool = False) -> Package:
    named = draw(_some(tuple(issue.id for issue in issues), 1))
    ways = {issue.id: issue.plain_ids() if plain else issue.option_ids() for issue in issues}
    return Package(tuple((one, draw(st.sampled_from(ways[one]))) for one in named))


def _condition(draw: Draw, issues: tuple[Issue, ...]) -> Condition:
    known = {issue.id: issue for issue in issues}
    named = draw(_some(tuple(known), 1))
    return Condition(tuple((one, _part(draw, known[one])) for one in named))


def _conditions(draw: Draw, issues: tuple[Issue, ...]) -> tuple[Condition, ...]:
    return tuple(_condition(draw, issues) for _ in range(draw(st.integers(1, 3))))


def _part(draw: Draw, issue: Issue) -> Among | Bounds:
    if issue.range is None or draw(st.booleans()):
        return Among(draw(_some(issue.plain_ids(), 1)))
    names = ("below", "above", "at_least", "at_most")
    return Bounds(**{name: draw(_NUMBERS) for name in draw(_some(names, 1))})


def _no_deal(draw: Draw, party: str, issues: tuple[Issue, ...], cited: tuple[str, ...]) -> NoDeal:
    relations = st.sampled_from(["as_good_as", "better_than", "worse_than"])
    value = draw(_maybe(_NUMBERS))
    stated = value is not None or draw(st.booleans())
    compared = draw(st.lists(relations, max_size=2))
    return NoDeal(
        party,
        value,
        _spread(draw, value) if stated else None,
        tuple(Comparison(relation, _package(draw, issues)) for relation in compared),
        draw(_maybe(_DAYS)),
        draw(_maybe(_TEXTS)),
        _basis(draw, cited, dated=False, worded=False),
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
        _condition(draw, issues),
        None if worth else _condition(draw, issues),
        worth,
        owner if worth or draw(st.booleans()) else None,
        draw(_maybe(_TEXTS)),
        _basis(draw, cited, worded=False),
    )


def _worth(draw: Draw) -> Worth:
    if draw(st.booleans()):
        return Worth(sign=draw(st.sampled_from(["more", "less"])))
    value = draw(_maybe(_NUMBERS))
    return Worth(value, _spread(draw, value))


def _constraint(
    draw: Draw, one: str, issues: tuple[Issue, ...], cited: tuple[str, ...]
) -> Constraint:
    costs = []
    for issue in draw(st.lists(st.sampled_from(issues), unique=True, min_size=1, max_size=3)):
        each = issue.range is not None and draw(st.booleans())
        options = draw(_some(issue.plain_ids(), 1))
        rates = tuple((option, draw(_NUMBERS)) for option in options)
        costs.append((issue.id, draw(_NUMBERS) if each else rates))
    words = (draw(_maybe(_TEXTS)), draw(_maybe(_TEXTS)), _basis(draw, cited, worded=False))
    return Constraint(one, tuple(costs), draw(_NUMBERS), *words)


def _body(
    draw: Draw,
    one: str,
    issues: tuple[Issue, ...],
    stakes: tuple[str, ...],
    cited: tuple[str, ...],
) -> Body:
    rule = draw(st.sampled_from(Rule))
    by_vote, by_people = rule is Rule.VOTE, rule is Rule.REFERENDUM
    names = [] if by_people else draw(_ids(1 if by_vote else 0, 3))
    blocs = tuple(_bloc(draw, bloc, issues, stakes, cited) for bloc in names)
    seats = sum((bloc.seats or Fraction(0) for bloc in blocs), Fraction(0))
    quotas = _PER_CENT.map(lambda share: max(Fraction(1, 2), seats * share / 100))
    shares = range(draw(st.integers(0, 2)) if by_people else 0)
    return Body(
        one,
        draw(st.sampled_from(stakes)),
        draw(_maybe(_TEXTS)),
        rule,
        blocs,
        draw(_maybe(quotas)) if by_vote and seats >= 1 else None,
        draw(_maybe(_PER_CENT)) if by_people else None,
        tuple(_support(draw, issues, cited) for _ in shares),
        draw(_some(tuple(bloc.id for bloc in blocs))),
        draw(_some(tuple(issue.id for issue in issues))),
        _basis(draw, cited),
    )


def _support(draw: Draw, issues: tuple[Issue, ...], cited: tuple[str, ...]) -> Support:
    when = _condition(draw, issues) if draw(st.booleans()) else None
    return Support(when, *_share(draw), _basis(draw, cited))


def _bloc(
    draw: Draw,
    one: str,
    issues: tuple[Issue, ...],
    stakes: tuple[str, ...],
    cited: tuple[str, ...],
) -> Bloc:
    seats = draw(_maybe(st.integers(1, 60).map(Fraction)))
    if draw(st.booleans()):
        return Bloc(one, seats)
    refuses, supports = (_conditions(draw, issues) if draw(st.booleans()) else () for _ in range(2))
    like, reason = draw(_maybe(st.sampled_from(stakes))), draw(_maybe(_TEXTS))
    name = draw(_maybe(_TEXTS))
    return Bloc(one, seats, name, like, refuses, supports, reason, _basis(draw, cited))


def _undo(
    draw: Draw,
    one: str,
    issues: tuple[Issue, ...],
    stakes: tuple[str, ...],
    cited: tuple[str, ...],
) -> Undo:
    party = draw(st.sampled_from(stakes))
    cost, spread = _share(draw) if draw(st.booleans()) else (None, None)
    leaves = _package(draw, issues, plain=True) if draw(st.booleans()) else None
    return Undo(
        one,
        party,
        _conditions(draw, issues),
        draw(_maybe(_TEXTS)),
        draw(_some(tuple(other for other in stakes if other != party))),
        leaves,
        cost,
        spread,
        draw(_maybe(_POINTS)),
        _basis(draw, cited),
    )


def _roadmap(
    draw: Draw, issues: tuple[Issue, ...], everyone: tuple[str, ...], cited: tuple[str, ...]
) -> tuple[RoadmapStep, ...]:
    """Steps that need none but earlier ones, so that none needs itself."""
    found: list[RoadmapStep] = []
    for one in draw(_ids(0, 3)):
        earlier = tuple(step.id for step in found)
        found.append(_step(draw, one, issues, everyone, cited, earlier))
    return tuple(found)


def _step(
    draw: Draw,
    one: str,
    issues: tuple[Issue, ...],
    everyone: tuple[str, ...],
    cited: tuple[str, ...],
    earlier: tuple[str, ...],
) -> RoadmapStep:
    issue = draw(st.sampled_from(issues))
    to = draw(st.sampled_from(issue.option_ids()))
    starts = tuple(option for option in issue.option_ids() if option != to)
    return RoadmapStep(
        one,
        issue.id,
        to,
        draw(_some(everyone)),
        draw(_some(everyone)),
        draw(_maybe(_TEXTS)),
        draw(_maybe(_POINTS)),
        draw(_maybe(st.booleans())),
        _basis(draw, cited),
        draw(_maybe(st.sampled_from(starts))) if starts else None,
        draw(_some(earlier)),
        draw(_maybe(_POINTS)),
        draw(_maybe(_TEXTS)),
        draw(_maybe(_TEXTS)),
    )


def _source(draw: Draw, one: str) -> Source:
    words = [draw(_maybe(_WORDS.filter(lambda word: "\n" not in word))) for _ in range(5)]
    file, publisher, author, url, language = words
    return Source(
        one,
        draw(_maybe(_TEXTS)),
        file,
        publisher,
        author,
        draw(_maybe(_DAYS)),
        url,
        language,
        draw(_maybe(_TEXTS)),
        draw(_maybe(st.sampled_from(["text/plain", "text/html"]))),
        draw(_maybe(_HASHES)),
        draw(_maybe(_HASHES)),
        draw(_maybe(st.sampled_from(TextKept))),
        draw(_maybe(_IDS)),
        tuple((fact, draw(st.sampled_from(Origin))) for fact in draw(_some(FACTS))),
    )


def _claim(draw: Draw, one: str, sources: tuple[Source, ...], everyone: tuple[str, ...]) -> Claim:
    kind = draw(st.sampled_from(SpeakerKind))
    source = draw(st.sampled_from(sources))
    passages = _passages(draw, sources)
    modes = [mode for mode in Mode if passages or mode is not Mode.DIRECT]
    return Claim(
        one,
        source.id,
        draw(_some((*everyone, "a reporter"))),
        _speaker(draw, kind, source, everyone),
        kind,
        draw(_maybe(st.sampled_from(everyone))),
        draw(_maybe(_IDS)) if kind is SpeakerKind.FORECAST else None,
        draw(_maybe(st.integers(1, 999))),
        draw(_some(tuple(ClaimType))),
        draw(_maybe(_IDS)),
        draw(_maybe(_TEXTS)),
        draw(_maybe(_TEXTS)),
        passages,
        draw(_maybe(st.sampled_from(Attribution))),
        draw(_some(("an agency", *everyone))),
        draw(_maybe(st.sampled_from(modes))),
        draw(_maybe(st.sampled_from(Mood))),
        draw(_maybe(_IDS)),
        draw(_maybe(_IDS)),
        draw(_maybe(_NUMBERS)),
        _if_then(draw, sources),
        draw(_maybe(st.sampled_from(Strength))),
        draw(_maybe(_IDS)),
        draw(st.sampled_from(ClaimStatus)),
        draw(_maybe(_IDS)),
        draw(_maybe(_DAYS)),
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
    start = draw(_maybe(st.integers(0, 9_999)))
    end = None if start is None else start + len(words)
    version, around = draw(_maybe(_HASHES)), [draw(_maybe(_QUOTED)) for _ in range(2)]
    passage = Passage(draw(st.sampled_from(sources)).id, version, start, end, words, *around)
    changes: list[Callable[[Passage], Passage]] = [measured, withheld, lambda same: same]
    changed: Passage = draw(st.sampled_from(changes))(passage)
    return changed


def _if_then(draw: Draw, sources: tuple[Source, ...]) -> IfThen | None:
    when, then = draw(_maybe(_TEXTS)), draw(_maybe(_TEXTS))
    passages = (_passages(draw, sources), _passages(draw, sources))
    found = IfThen(when, then, *passages, draw(_some(("t",))))
    return None if found == IfThen() or draw(st.booleans()) else found


def _change(draw: Draw) -> CodingEvent:
    before, after = (draw(_maybe(_WORDS)) for _ in range(2))
    return CodingEvent(draw(_MOMENTS), draw(_IDS), draw(_IDS), before, after)


def _statements(
    draw: Draw, stakes: tuple[str, ...], issues: tuple[Issue, ...], cited: tuple[str, ...]
) -> tuple[tuple[Scale, ...], tuple[Statement, ...]]:
    scales: list[Scale] = []
    statements: list[Statement] = []
    for holder in stakes:
        numbers = [draw(_maybe(_NUMBERS)) for _ in range(3)]
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
        return _basis(self.draw, self.cited)

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
            named = self.draw(_some(tuple(i.id for i in issues), 1))
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
            path, number = self.path("weights", issue.id), draw(_maybe(_POINTS.map(_heavier)))
            spread = (Fraction(2, 3), Fraction(1)) if number is None else _spread(draw, number)
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
        names = iter(draw(_ids(6, 6)))
        for number in range(1, draw(st.integers(1, 3))):
            one, other = _package(draw, issues), _package(draw, issues)
            if dict(one.choices) != dict(other.choices):
                own = str(number) if draw(st.booleans()) else next(names)
                yield Prefers(self.path("prefers", own), holder, one, other, self.basis())
        signed = _package(draw, issues)
        if draw(st.booleans()):
            yield WouldSign(self.path("would_sign", "1"), holder, signed, self.basis())
        walked = _package(draw, issues)
        if dict(walked.choices) != dict(signed.choices):
            own = draw(st.sampled_from(["1", "so far"]))
            yield WouldWalkAway(self.path("would_walk_away", own), holder, walked, self.basis())
