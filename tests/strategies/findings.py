"""Whole analyses made by hand, for tests of what a reader sees.

Views only print what a finding says, so these need not be what an analysis would answer; they hold
one of each thing a page can show.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache

from detente.analysis.agreements import (
    Acceptance,
    Authority,
    ByParty,
    CertainOrder,
    Contest,
    FirstStep,
    Zone,
)
from detente.analysis.overview import (
    Analysis,
    Blocks,
    Brief,
    Cell,
    Holding,
    Request,
    Row,
    WithinReach,
    analyze_case,
)
from detente.analysis.red_lines import Conflict, RedLinesFinding, WayOut
from detente.analysis.robustness import Assumption, Flip, Question
from detente.case import (
    Among,
    Basis,
    Case,
    Claim,
    Condition,
    Delegate,
    Direction,
    Grade,
    Issue,
    Kind,
    Linkage,
    Move,
    NoDeal,
    Option,
    Order,
    Package,
    Party,
    Range,
    RedLine,
    Source,
    SpeakerKind,
    Statement,
    Track,
    Value,
    Wants,
    Weight,
    case_hash,
    text,
)

YES, MAY, NO, OPEN = (
    Acceptance.CERTAIN,
    Acceptance.POSSIBLE,
    Acceptance.REFUSED,
    Acceptance.UNKNOWN,
)
NEIGHBOURS = ("harbour-council", "fishing-fleet", "nature-trust", "old-town")


def _options(issue: str, *options: tuple[str, str, str], **more: object) -> Issue:
    named = tuple(Option(key, text(en=en, de=de)) for key, en, de in options)
    return Issue(issue, options=named, status_quo=options[0][0], **more)  # type: ignore[arg-type]


def harbour_case(affected: int = 3) -> Case:
    """An invented case without a number: a port, its unions, and those around them."""
    said = Basis(grade=Grade.SAID, claims=("c1",))
    unsourced = Basis(grade=Grade.UNSOURCED, claims=("c2",))
    names = {
        "harbour-council": text(en="Harbour Council", de="Hafenrat"),
        "fishing-fleet": text(en="Fishing fleet", de="Fischereiflotte"),
        "nature-trust": text(en="Trust for the Protection of the Bay", de="Stiftung Buchtschutz"),
        "old-town": text(en="Old Town residents", de="Anwohnerschaft der Altstadt"),
    }
    return Case(
        id="harbour",
        title=text(en="Harbour extension", de="Hafenerweiterung"),
        as_of=date(2026, 11, 1),
        marking=text(en="Confidential", de="Vertraulich"),
        note=text(en="An invented case.", de="Ein erfundener Fall."),
        parties=(
            Party(
                "port",
                text(en="Port Authority", de="Hafenbehörde"),
                delegation=(Delegate("M. Holt", text(en="director", de="Leitung"), ("quays",)),),
            ),
            Party("union", text(en="Dockers’ Union", de="Hafenarbeitergewerkschaft")),
            *(Party(key, names[key], Kind.AFFECTED) for key in NEIGHBOURS[:affected]),
        ),
        tracks=(
            Track("quays", text(en="Quays", de="Kaianlagen")),
            Track("work", text(en="Work", de="Arbeit")),
        ),
        issues=(
            _options(
                "quay",
                ("none", "No new quay", "Kein neuer Kai"),
                ("short", "Short quay", "Kurzer Kai"),
                ("long", "Long quay", "Langer Kai"),
                name=text(en="New quay", de="Neuer Kai"),
                track="quays",
                decided_by=("port", "harbour-council"),
            ),
            _options(
                "shifts",
                ("fixed", "Fixed shifts", "Feste Schichten"),
                ("flexible", "Flexible shifts", "Flexible Schichten"),
                name=text(en="Shift model", de="Schichtmodell"),
                track="work",
            ),
            Issue(
                "allowance",
                name=text(en="Night allowance", de="Nachtzuschlag"),
                track="work",
                range=Range(
                    Fraction(0),
                    Fraction(6),
                    Fraction(1, 2),
                    text(en="EUR an hour", de="EUR je Std."),
                ),
                status_quo="0",
            ),
            _options(
                "training",
                ("none", "None", "Keine"),
                ("school", "Joint school", "Gemeinsame Schule"),
                name=text(en="Training", de="Ausbildung"),
                track="work",
            ),
            _options(
                "reserve",
                ("kept", "Kept", "Bleibt bestehen"),
                ("moved", "Moved", "Wird verlegt"),
                name=text(en="Bird reserve", de="Vogelschutzgebiet"),
                track="quays",
                decided_by=("nature-trust",) if affected > 2 else ("port",),
            ),
        ),
        statements=(
            Wants("statements.port.wants.quay", "port", "quay", ("long",), said),
            Order(
                "statements.port.order.shifts", "port", "shifts", (("flexible",), ("fixed",)), said
            ),
            Direction(
                "statements.union.direction.allowance", "union", "allowance", "more", unsourced
            ),
            Wants("statements.union.wants.training", "union", "training", ("school",), unsourced),
        ),
        no_deal=(NoDeal("port", text=text(en="The yard stands idle", de="Die Werft steht still")),),
        red_lines=(
            RedLine(
                "union",
                "fixed-shifts",
                (Condition((("shifts", Among(("flexible",))),)),),
                text(en="No work on call", de="Keine Arbeit auf Abruf"),
                unsourced,
            ),
            RedLine(
                "port", "quay-or-nothing", (Condition((("quay", Among(("none",))),)),), None, said
            ),
        ),
        linkages=(
            Linkage(
                "birds-first",
                "requires",
                Condition((("quay", Among(("long",))),)),
                Condition((("reserve", Among(("moved",))),)),
            ),
        ),
        sources=(Source("s1", text(en="Council minutes", de="Ratsprotokoll")),),
        claims=(
            Claim("c1", "s1", ("port",), "port", SpeakerKind.NAMED, text=text("The port wants it")),
            Claim("c2", "s1", ("union",), None, SpeakerKind.UNMARKED, text=text("It is said")),
        ),
    )


def cell(
    party: str,
    acceptance: Acceptance,
    reason: str = "nothing_known",
    because: str | None = None,
    grade: Grade | None = None,
    falls_if: tuple[str, ...] = (),
) -> Cell:
    """A cell without possible red lines to leave aside."""
    return Cell(party, acceptance, reason, because, grade, falls_if, acceptance)


def _row(ref: str, kind: str, package: Package | None, moves: tuple[str, ...], *cells: Cell) -> Row:
    return Row(ref, kind, package, moves, cells)  # type: ignore[arg-type]


def numberless(affected: int = 3) -> Analysis:
    """A case of positions and red lines only: status ``needs_values``, no frontier."""
    case = harbour_case(affected)
    today = case.status_quo()
    school, flexible = {"training": "school"}, {"shifts": "flexible", "allowance": "2.5"}
    broad = {"shifts": "flexible", "allowance": "4.5", "training": "school"}
    union_line = "red_line:union.fixed-shifts"
    unsourced, said = Grade.UNSOURCED, Grade.SAID
    out = [cell(party, OPEN) for party in NEIGHBOURS[:affected]]
    wants_school = "statements.union.wants.training"
    rows = (
        _row(
            "status-quo",
            "today",
            today,
            (),
            cell("port", NO, "red_line", "red_line:port.quay-or-nothing", said),
            cell("union", OPEN, "no_deal_not_stated"),
            *out,
        ),
        _row(
            "no-deal",
            "no_deal",
            None,
            (),
            cell("port", MAY, "no_deal_open", "no_deal:port", Grade.ASSUMED),
            cell("union", OPEN, "no_deal_not_stated"),
            *out,
        ),
        _row(
            "training=school",
            "first_step",
            today.changed(school),
            ("training",),
            cell("port", OPEN),
            cell("union", MAY, "no_worse_than_today", wants_school, unsourced, (wants_school,)),
            *out,
        ),
        _row(
            "shifts=flexible,allowance=2.5",
            "first_step",
            today.changed(flexible),
            ("shifts", "allowance"),
            cell("port", MAY, "no_worse_than_today", "statements.port.order.shifts", said),
            cell("union", NO, "red_line", union_line, unsourced, (union_line,)),
            *out,
        ),
        _row(
            "shifts=flexible,allowance=4.5,training=school",
            "broad",
            today.changed(broad),
            ("shifts", "allowance", "training"),
            cell("port", MAY, "mixed", "statements.port.order.shifts", said),
            cell("union", NO, "red_line", union_line, unsourced, (union_line,)),
            *out,
        ),
    )
    step = FirstStep(
        package=today.changed(school),
        moves=(Move("training", "none", "school"),),
        acceptance=ByParty((("port", OPEN), ("union", YES))),
        gains=("union",),
        because=(("union", (wants_school,)),),
    )
    assumptions = (
        Assumption(
            union_line,
            "union",
            unsourced,
            (Flip(rows[3].ref, "union", NO, MAY), Flip(rows[4].ref, "union", NO, MAY)),
        ),
        Assumption(wants_school, "union", unsourced, (Flip(rows[2].ref, "union", MAY, OPEN),)),
        Assumption("no_deal:port", "port", Grade.ASSUMED, (Flip("no-deal", "port", MAY, OPEN),)),
    )
    questions = (
        Question("confirm", "union", union_line, ((rows[3].ref, "union"), (rows[4].ref, "union"))),
        Question("no_deal", "union", "no_deal:union", (("no-deal", "union"),)),
        Question("issue", "port", "training", ((rows[2].ref, "port"),)),
    )
    conflict = Conflict(
        demands=(union_line, "red_line:port.quay-or-nothing"),
        witnesses=((union_line, today.changed(broad)), ("red_line:port.quay-or-nothing", today)),
        grades=((union_line, unsourced), ("red_line:port.quay-or-nothing", said)),
        possible=True,
        facts=("linkage:birds-first",),
    )
    way_out = WayOut(
        drop=(union_line,),
        witness=today.changed(broad),
        gives=("union",),
        receives=("port",),
        loss=None,
        reliefs=(),
        worth=(),
        against=(),
        possible=True,
    )
    finding = RedLinesFinding(conflicts=(conflict,), ways_out=(way_out,))
    columns = tuple(party.id for party in case.parties)
    return Analysis(
        case=case,
        case_hash=case_hash(case),
        version="0.1.0",
        made_on=date(2026, 11, 22),
        parties=("port", "union"),
        packages=312,
        packages_in_play=52,
        authority=Authority(
            settle=("shifts", "allowance", "training"),
            recommend=("quay",),
            not_theirs=("reserve",) if affected > 2 else (),
        ),
        brief=Brief(
            within_reach=WithinReach(
                steps=2,
                best=step,
                agreed_by=("union",),
                unasked=("port",),
                wanted=1,
                zone_empty=True,
                settle=("shifts", "allowance", "training"),
                recommend=("quay",),
            ),
            blocks=Blocks(
                "conflict",
                demands=conflict.demands,
                owners=("union", "port"),
                not_theirs=("reserve",) if affected > 2 else (),
                possible=True,
            ),
            find_out=questions,
            columns=columns,
            rows=rows,
            assumptions=assumptions,
        ),
        first_steps=(step,),
        first_steps_count=2,
        status="needs_values",
        held=Holding(Zone(True, 0, None), None, (), finding),
        without_possible=Holding(Zone(None, None, None), None, (), RedLinesFinding()),
        disagreement=(),
        central=False,
        unvalued=("port", "union"),
        grids=(),
        assumed_disagreement=(),
        cannot_gain=(),
        opposition=None,
        contested=(
            Contest(
                "quay",
                (
                    (("long",), ("port",), ("statements.port.wants.quay",)),
                    (("none",), ("union",), ()),
                ),
            ),
        ),
        orders=(CertainOrder("union", rows[2].ref, rows[0].ref, False),),
        assumptions=assumptions,
        questions=questions,
        methods=(),
        partial=None,
        warnings=(),
    )


def hostile(words: str) -> Analysis:
    """The numberless analysis with the same hostile words wherever a person can write."""
    made = numberless()
    case = made.case
    named = text(words)
    return replace(
        made,
        case=replace(
            case,
            title=named,
            marking=named,
            note=named,
            parties=tuple(replace(p, name=named, note=named) for p in case.parties),
            tracks=tuple(replace(t, name=named) for t in case.tracks),
            issues=tuple(
                replace(
                    issue,
                    name=named,
                    note=named,
                    options=tuple(replace(o, name=named) for o in issue.options),
                )
                for issue in case.issues
            ),
            red_lines=tuple(replace(line, reason=named) for line in case.red_lines),
            no_deal=tuple(replace(no_deal, text=named) for no_deal in case.no_deal),
            sources=tuple(replace(source, title=named) for source in case.sources),
            claims=tuple(replace(claim, text=named, speaker=words) for claim in case.claims),
        ),
    )


@cache
def numbered(parties: int = 2) -> Analysis:
    """A small case with numbers, truly analysed: two parties agree, three do not."""
    everyone = ("works", "council", "town")[:parties]
    issues = (
        Issue(
            "pay",
            name=text(en="Pay rise", de="Lohnerhöhung"),
            range=Range(Fraction(0), Fraction(4), Fraction(1, 2), text("%")),
            status_quo="0",
        ),
        _options(
            "hours",
            ("40", "Forty hours", "Vierzig Stunden"),
            ("38", "Thirty-eight hours", "Achtunddreißig Stunden"),
            ("36", "Thirty-six hours", "Sechsunddreißig Stunden"),
            name=text(en="Weekly hours", de="Wochenarbeitszeit"),
        ),
        _options(
            "site",
            ("open", "Stays open", "Bleibt offen"),
            ("shut", "Shut down", "Wird geschlossen"),
            name=text(en="Second site", de="Zweites Werk"),
        ),
    )
    tables = {
        "works": ({"0": 100, "4": 0}, {"40": 100, "38": 45, "36": 0}, {"open": 0, "shut": 100}),
        "council": ({"0": 0, "4": 100}, {"40": 0, "38": 70, "36": 100}, {"open": 100, "shut": 0}),
        "town": ({"0": 100, "4": 0}, {"40": 0, "38": 50, "36": 100}, {"open": 100, "shut": 0}),
    }
    weights = {"works": (50, 20, 30), "council": (45, 35, 20), "town": (10, 20, 70)}
    floors = (55, 35) if parties == 2 else (60, 50, 90)
    said = Basis(grade=Grade.SAID)
    statements: list[Statement] = []
    for party in everyone:
        for issue, table, weight in zip(issues, tables[party], weights[party], strict=True):
            path = f"statements.{party}.weights.{issue.id}"
            grade = Basis(grade=Grade.ASSUMED) if issue.id == "site" else said
            statements.append(Weight(path, party, issue.id, Fraction(weight), None, grade))
            for option, points in table.items():
                path = f"statements.{party}.values.{issue.id}.{option}"
                statements.append(
                    Value(path, party, issue.id, option, Fraction(points), None, said)
                )
    case = Case(
        id="works",
        title=text(en="Works agreement", de="Betriebsvereinbarung"),
        as_of=date(2026, 11, 1),
        marking=text(en="Open", de="Offen"),
        parties=(
            Party("works", text(en="Works", de="Werk")),
            Party("council", text(en="Works council", de="Betriebsrat")),
            Party("town", text(en="Town", de="Stadt")),
        )[:parties],
        issues=issues,
        statements=tuple(statements),
        no_deal=tuple(
            NoDeal(party, Fraction(floor), basis=Basis(grade=Grade.SAID))
            for party, floor in zip(everyone, floors, strict=False)
        ),
        red_lines=(
            RedLine(
                "council",
                "site",
                (Condition((("site", Among(("shut",))),)),),
                text(en="No closure", de="Keine Schließung"),
                Basis(grade=Grade.UNSOURCED),
            ),
        ),
    )
    request = Request(everyone)
    return analyze_case(case, request, version="0.1.0", made_on=date(2026, 11, 22))
