"""Random cases that pass every check: all parts of a case, texts per language, awkward ids.

``cases()`` is the strategy. Statements are drawn from a taste per party and issue (an order of the
options), so that they never contradict one another; everything stands in the order in which a file
is read back, so that a round trip gives an equal case.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from detente.case import (
    Attribution,
    Case,
    Claim,
    ClaimStatus,
    ClaimType,
    CodingEvent,
    Comparison,
    Constraint,
    Contingency,
    Delegate,
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
    Origin,
    Party,
    Passage,
    Range,
    RedLine,
    Relation,
    Scale,
    Source,
    SpeakerKind,
    Statement,
    Strength,
    TextKept,
    Track,
    Worth,
    element_index,
    element_path,
)
from detente.case.elements import NAMEABLE
from detente.case.passages import measured, withheld
from detente.case.sources import FACTS
from strategies.answers import answers_of
from strategies.consent import body_of, event_of, roadmap_of, undo_of
from strategies.draws import (
    DAYS,
    IDS,
    MOMENTS,
    NUMBERS,
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
from strategies.voices import Voice

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
    asked = tuple(answer for holder in stakes for answer in answers_of(draw, case, holder, cited))
    return _linked(draw, replace(case, answers=asked))


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
    return CodingEvent(draw(MOMENTS), draw(IDS), draw(IDS), before, after)


def _statements(
    draw: Draw, stakes: tuple[str, ...], issues: tuple[Issue, ...], cited: tuple[str, ...]
) -> tuple[tuple[Scale, ...], tuple[Statement, ...]]:
    scales: list[Scale] = []
    statements: list[Statement] = []
    for holder in stakes:
        numbers = [draw(maybe(NUMBERS)) for _ in range(3)]
        scale = Scale(holder, draw(st.booleans()), *numbers)
        scale = replace(scale, same_words=draw(st.booleans()))
        if scale != Scale(holder):
            scales.append(scale)
        voices = [Voice(draw, holder, cited)]
        voices += [Voice(draw, holder, cited, name) for name in draw(seldom(some_ids(1, 2))) or ()]
        for voice in voices:
            statements.extend(voice.says(issues, native=not scale.as_given))
    return tuple(scales), tuple(statements)
