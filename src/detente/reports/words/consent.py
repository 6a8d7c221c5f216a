"""Bodies, their blocs, acts that undo and events in words, as the case states them."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from detente.case import (
    Basis,
    Bloc,
    Body,
    Condition,
    Event,
    Grade,
    Package,
    Rule,
    Support,
    Text,
    Undo,
    write_number,
)
from detente.reports.words.names import Names, humanised
from detente.reports.words.numbers import written

_BLOCS = ".blocs."


def body_of(names: Names, body_id: str) -> Body | None:
    """The body of that id; None where the case has none."""
    return next((body for body in names.case.bodies if body.id == body_id), None)


def bloc_of(names: Names, path: str) -> tuple[Body, Bloc] | None:
    """The body and the bloc that ``bodies.parliament.blocs.rural`` names."""
    if not path.startswith("bodies.") or _BLOCS not in path:
        return None
    body_id, _, bloc_id = path.removeprefix("bodies.").partition(_BLOCS)
    body = body_of(names, body_id)
    bloc = next((b for b in body.blocs if b.id == bloc_id), None) if body else None
    return (body, bloc) if body and bloc else None


def body_name(names: Names, body_id: str) -> str:
    """What a body is called, or its id made readable."""
    body = body_of(names, body_id)
    return names.text(body.name) if body and body.name else humanised(body_id)


def bloc_name(names: Names, body_id: str, bloc_id: str) -> str:
    """What a bloc of a body is called, or its id made readable."""
    body = body_of(names, body_id)
    bloc = next((b for b in body.blocs if b.id == bloc_id), None) if body else None
    return names.text(bloc.name) if bloc and bloc.name else humanised(bloc_id)


def undo_of(names: Names, act_id: str) -> Undo | None:
    """The act of that id; None where the case has none."""
    return next((act for act in names.case.undo if act.id == act_id), None)


def event_of(names: Names, event_id: str) -> Event:
    """The event of that id; one of which nothing is stated where it was taken out of the case."""
    return next((e for e in names.case.events if e.id == event_id), Event(event_id))


def act_name(names: Names, act_id: str) -> str:
    """What an act is called, or its id made readable."""
    act = undo_of(names, act_id)
    return names.text(act.act) if act and act.act else humanised(act_id)


def counted(names: Names, number: Fraction, grade: Grade | None = None) -> str:
    """Seats, per cent or points as stated; what nobody said is never printed with decimals."""
    if number.denominator == 1:
        return written(number, names.language)
    if names.brief or grade is None or grade.only_possible:
        return names.say("ratification.about", number=written(_nearest(number), names.language))
    if "/" in write_number(number):
        return written(number, names.language, fractions=True)
    return written(number, names.language)


def rule(
    names: Names, body: Body, needed: Fraction | None = None, *, more_than: bool | None = None
) -> str:
    """By which rule a body decides: ``vote: 51 of 100 seats needed``.

    ``needed`` is the number of votes it takes, or that has to be exceeded (``more_than``), where a
    finding tells; else it is read off the body.
    """
    grade = names.case.grade(body.basis, body.party)
    if body.rule is Rule.REFERENDUM:
        share = needed if needed is not None else body.threshold or Fraction(50)
        above = more_than if more_than is not None else body.threshold is None
        key = "referendum_more" if above else "referendum"
        return names.say(f"ratification.rule.{key}", needed=counted(names, share, grade))
    if body.rule is not Rule.VOTE:
        return names.say(f"ratification.rule.{body.rule}")
    words = _vote(names, body, body.quota if needed is None else needed, above=bool(more_than))
    if not body.not_without:
        return words
    blocs = names.either(bloc_name(names, body.id, bloc) for bloc in body.not_without)
    return f"{words}; {names.say('ratification.rule.not_without', blocs=blocs)}"


def _vote(names: Names, body: Body, needed: Fraction | None, *, above: bool) -> str:
    if not body.blocs:
        return names.say("ratification.rule.vote_of_nobody")
    if any(bloc.seats is None for bloc in body.blocs):
        return names.say("ratification.rule.vote_open")
    grade = names.case.grade(body.basis, body.party)
    seats = counted(names, body.seats, grade)
    if needed is None or (body.quota is None and above):
        return names.say("ratification.rule.vote_half", seats=seats)
    key = "vote_more" if above else "vote"
    return names.say(f"ratification.rule.{key}", needed=counted(names, needed, grade), seats=seats)


def full_body(names: Names, body: Body) -> str:
    """``Delta: Parliament of Delta (vote, 51 of 100 seats needed)``."""
    words = names.say("ratification.body", name=body_name(names, body.id), rule=rule(names, body))
    return names.say("brief.element.owned", party=names.party(body.party), words=words)


def full_undo(names: Names, act: Undo) -> str:
    """``Fishers: could undo “Dam: Full” (Injunction in court)``."""
    act_words = act_name(names, act.id)
    words = names.say("ratification.act", undone=undone(names, act), act=act_words)
    return names.say("brief.element.owned", party=names.parties(act.coalition), words=words)


def undone(names: Names, act: Undo) -> str:
    """What an act can be used against: its alternatives, each a combination of options."""
    return _either(names, act.undoes)


def full_event(names: Names, event: Event) -> str:
    """``A dry year, by 30 September 2027``."""
    name = names.text(event.name) if event.name else humanised(event.id)
    if event.by is None:
        return name
    return names.say("ratification.event", name=name, date=names.date(event.by))


def bloc_words(names: Names, bloc: Bloc, package: Package | None) -> str:
    """Why a bloc votes as it does on a package: what it refuses, supports, or whom it follows."""
    outcomes = names.case.outcomes(package) if package is not None else ()
    crossed = [c for c in bloc.refuses if any(map(c.holds, outcomes))]
    met = [c for c in bloc.supports if outcomes and all(map(c.holds, outcomes))]
    if crossed or (bloc.refuses and not met):
        said = crossed or list(bloc.refuses)
        words = names.say("ratification.bloc.refuses", options=_either(names, said))
    elif bloc.supports:
        said = met or list(bloc.supports)
        words = names.say("ratification.bloc.supports", options=_either(names, said))
    elif bloc.votes_like:
        words = names.say("ratification.bloc.votes_like", party=names.party(bloc.votes_like))
    else:
        words = names.say("ratification.bloc.nothing_known")
    return with_reason(names, words, bloc.reason)


def bloc_stated(names: Names, body: Body, bloc: Bloc) -> str:
    """What is stated of a bloc: ``Right, 45 seats: against “Toll: above 3”``."""
    name, words = bloc_name(names, body.id, bloc.id), bloc_words(names, bloc, None)
    return seated(names, name, bloc.seats, words, names.case.grade(bloc.basis, body.party))


def seated(names: Names, bloc: str, seats: Fraction | None, words: str, grade: Grade | None) -> str:
    """A bloc with its seats, where they are stated, and what is said of it."""
    if seats is None:
        return names.say("brief.element.owned", party=bloc, words=words)
    return names.say(
        "ratification.bloc_line",
        count=int(seats) if seats.denominator == 1 else 0,
        bloc=bloc,
        seats=counted(names, seats, grade),
        vote=words,
    )


def with_reason(names: Names, words: str, reason: Text | None) -> str:
    """Words with the reason somebody gives, in brackets."""
    if reason is None:
        return words
    return names.say("ratification.with_reason", words=words, reason=names.text(reason))


def support_words(names: Names, body: Body, package: Package | None) -> str:
    """What a referendum is expected to give a package."""
    found = support_for(names, body, package)
    if found is None:
        return names.say("ratification.bloc.nothing_known")
    grade = names.case.grade(found.basis, body.party)
    low, high = found.interval or (found.value, found.value)
    if low is None or high is None:
        return names.say("ratification.bloc.nothing_known")
    first, last = counted(names, low, grade), counted(names, high, grade)
    if first == last:
        return names.say("ratification.support.exactly", share=first)
    return names.say("ratification.support.between", low=first, high=last)


def support_for(names: Names, body: Body, package: Package | None) -> Support | None:
    """The first expectation of a referendum that fits every outcome of a package."""
    outcomes = names.case.outcomes(package) if package is not None else ()
    fitting = (
        each
        for each in body.support
        if each.when is None or (outcomes and all(map(each.when.holds, outcomes)))
    )
    return next(fitting, None)


def basis_of(names: Names, path: str, package: Package | None) -> tuple[Basis, str] | None:
    """What a path below ``bodies`` rests on, and whose it is; None for any other element."""
    if (found := bloc_of(names, path)) is not None:
        return found[1].basis, found[0].party
    body = body_of(names, path.removeprefix("bodies.").partition(".")[0])
    if body is None or not path.startswith("bodies."):
        return None
    support = support_for(names, body, package)
    return (support.basis if support else body.basis), body.party


def _either(names: Names, conditions: Iterable[Condition]) -> str:
    return names.either(names.conditions(condition) for condition in conditions)


def _nearest(number: Fraction) -> Fraction:
    return Fraction((number + Fraction(1, 2)).__floor__())
