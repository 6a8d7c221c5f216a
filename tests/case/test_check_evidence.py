"""Every rule of sources, claims, passages and grades is checked, at its path."""

from __future__ import annotations

import hashlib

import pytest

from detente.case import Case, Fault
from detente.case.check import check
from detente.formats.log import Log
from detente.formats.reading.builder import build_case
from detente.formats.yaml_file import parse_yaml
from detente.i18n import LANGUAGES

BASE = """
detente: case/1
id: base
parties: {a: Anna, b: Bert}
tracks: {t: Talks}
issues:
  i: {track: t, options: {x: X, y: Y, z: Z}, status_quo: x}
statements:
  a: {wants: {i: y}}
  b: {wants: {i: x}}
red_lines: {a: {l: {refuses: {i: z}}}}
sources: {s: {title: S, author: R. Porter}}
claims:
  c: {source: s, line: 1, SAYS}
"""
SAYS = "holder: a, speaker: a, speaker_kind: named"
HASH = hashlib.sha256(b"abc").hexdigest()
Found = tuple[str, str, str]


def _read(written: str) -> Case:
    log = Log()
    case = build_case(parse_yaml(written, "case.yaml", log), log)
    assert [] == [fault.words("en") for fault, _ in log.faults]
    assert case is not None
    return case


def _faults(says: str, base: str = BASE) -> list[Fault]:
    return list(check(_read(base.replace("SAYS", says))))


def _found(says: str, base: str = BASE) -> list[Found]:
    return [(fault.severity, fault.code, fault.path) for fault in _faults(says, base)]


SOUND = (
    SAYS,
    "speaker_kind: author",
    "speaker_kind: author, speaker: R. Porter",
    "speaker_kind: forecast, predicted_speaker: a",
    "speaker_kind: unmarked",
    "mode: direct, passages: {exact: abc}",
    f"passages: {{start: 0, end: 3, sha256: {HASH}}}",
    f"passages: {{length: 3, sha256: {HASH}}}",
    f"passages: {{start: 0, end: 3, exact: abc, sha256: {HASH}, length: 3, version: {HASH}}}",
    "links: [red_lines.a.l, {to: statements.b.wants.i, relation: contradicts}]",
    "issue: i, track: t, condition: {if: this, then: that, tracks: [t]}",
)


@pytest.mark.parametrize("says", SOUND)
def test_a_sound_claim_has_no_fault(says: str) -> None:
    """Nothing is found where nothing is wrong."""
    assert [] == _found(says)


WRONG: dict[str, Found] = {
    # who says so
    "speaker: a": ("error", "speaker_of_nobody", "claims.c.speaker"),
    "speaker: a, speaker_kind: forecast": ("error", "speaker_of_nobody", "claims.c.speaker"),
    "speaker: a, speaker_kind: author": ("error", "speaker_not_author", "claims.c.speaker"),
    "predicted_speaker: X": (
        "error",
        "predicted_without_forecast",
        "claims.c.predicted_speaker",
    ),
    "speaker_kind: named": ("warning", "named_without_speaker", "claims.c"),
    # where it stands
    "mode: direct": ("error", "direct_without_passage", "claims.c.mode"),
    "mode: direct, status: orphaned": ("warning", "direct_without_passage", "claims.c.mode"),
    "passages: {exact: abc, version: abc}": ("error", "not_a_sha256", "claims.c.passages.version"),
    f"passages: {{exact: abd, sha256: {HASH}}}": (
        "error",
        "passage_other_hash",
        "claims.c.passages.sha256",
    ),
    "passages: {exact: abc, start: 3, end: 7}": (
        "error",
        "passage_other_length",
        "claims.c.passages",
    ),
    "passages: {exact: abc, length: 4}": ("error", "passage_other_length", "claims.c.passages"),
    "passages: {exact: abc, start: 3}": ("error", "passage_half_placed", "claims.c.passages"),
    f"passages: {{start: 7, end: 7, sha256: {HASH}}}": (
        "error",
        "passage_reversed",
        "claims.c.passages",
    ),
    "passages: {start: 3, end: 7}": ("error", "passage_empty", "claims.c.passages"),
    f"passages: {{sha256: {HASH}}}": ("error", "passage_empty", "claims.c.passages"),
    "passages: [{exact: abc}, {exact: abc, source: r}]": (
        "error",
        "unknown_source",
        "claims.c.passages.2.source",
    ),
    "condition: {then_passages: {length: 3}}": (
        "error",
        "passage_empty",
        "claims.c.condition.then_passages",
    ),
    # what it is about
    "issue: j": ("warning", "claim_on_other_issue", "claims.c.issue"),
    "track: u": ("warning", "claim_on_other_track", "claims.c.track"),
    "condition: {tracks: [u]}": ("warning", "claim_on_other_track", "claims.c.condition.tracks"),
    "links: statements.a.wants.j": ("error", "unknown_element", "claims.c.links"),
    "links: [red_lines.a.l, statements.a.wants.j]": (
        "error",
        "unknown_element",
        "claims.c.links.2.to",
    ),
}


@pytest.mark.parametrize("says", WRONG)
def test_a_fault_is_found_at_its_path(says: str) -> None:
    """Each fault alone: exactly one, with its weight, its kind and its path."""
    assert [WRONG[says]] == [found for found in _found(says) if found[1] != "nearly_a_party"]


CHANGED: dict[str, tuple[str, str, Found]] = {
    "neither line nor passage": (
        "line: 1, ",
        "",
        ("warning", "claim_without_place", "claims.c"),
    ),
    "a hash that is none": (
        "title: S,",
        "title: S, text_sha256: 12,",
        ("error", "not_a_sha256", "sources.s.text_sha256"),
    ),
    "an origin of nothing": (
        "title: S,",
        "title: S, origins: {titel: text},",
        ("error", "origin_of_nothing", "sources.s.origins.titel"),
    ),
    "a grade without a claim": (
        "wants: {i: y}",
        "wants: {i: {wants: y, grade: reported}}",
        ("warning", "grade_without_claim", "statements.a.wants.i"),
    ),
    "a grade above its claims": (
        "{refuses: {i: z}}",
        "{refuses: {i: z}, grade: said, claims: [c]}",
        ("warning", "grade_above_claims", "red_lines.a.l"),
    ),
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_change_for_the_worse_is_found(name: str) -> None:
    """Each of these changes to a sound case is found, and nothing else."""
    old, new, expected = CHANGED[name]
    assert old in BASE
    assert [expected] == _found("holder: a", BASE.replace(old, new))


GRADED = BASE.replace(
    "{wants: {i: y}}", "{defaults: {grade: GRADE}, wants: {i: y}, order: {i: [y, x]}}"
)


def test_many_grades_without_a_claim_are_told_once() -> None:
    """One warning for all of a holder's statements of a grade, at the first."""
    written = GRADED.replace("GRADE", "reported")
    found = _faults(SAYS, written)
    expected = [("warning", "grades_without_claim", "statements.a.wants.i")]
    assert expected == [(one.severity, one.code, one.path) for one in found]
    assert ("more", "1") in found[0].values


def test_a_partys_own_profile_needs_no_claim() -> None:
    """What a party says itself is said (rule 8), unless something of it rests on claims."""
    written = GRADED.replace("GRADE", "said")
    assert [] == _found(SAYS, written)
    linked = _found(f"{SAYS}, links: red_lines.a.l", written)
    assert ["grades_without_claim"] == [code for _, code, _ in linked]
    interview = written.replace("grade: said", "grade: said, author: a")
    assert [] == _found(f"{SAYS}, links: red_lines.a.l", interview)


def test_a_case_without_claims_is_told_once() -> None:
    """A grade stated where there are no claims at all: one warning for the whole case."""
    written = GRADED.partition("sources:")[0].replace("GRADE", "unsourced")
    written = written.replace("{refuses: {i: z}}", "{refuses: {i: z}, grade: reported}")
    assert [("warning", "case_without_claims", "statements.a.wants.i")] == _found("", written)
    assert [] == _found("", written.replace("unsourced", "said").replace("grade: reported", ""))


@pytest.mark.parametrize(
    ("part", "path"),
    [
        ("bodies: {k: {party: b, blocs: {l: {seats: 3, grade: reported}}}}", "bodies.k.blocs.l"),
        (
            "bodies: {k: {party: b, rule: referendum, support: {value: 3, grade: reported}}}",
            "bodies.k.support",
        ),
        (
            "events: {e: {verified_by: [b], beliefs: {b: {value: 3, grade: reported}}}}",
            "events.e.beliefs.b",
        ),
    ],
)
def test_a_grade_of_a_part_needs_a_claim_too(part: str, path: str) -> None:
    """Blocs, shares of a vote and beliefs are held to the same, each at its own path."""
    expected = [("warning", "grade_without_claim", path)]
    assert expected == _found("holder: a", f"{BASE.rstrip()}\n{part}\n")


@pytest.mark.parametrize("status", ["disputed", "rejected", "orphaned", "superseded"])
def test_a_grade_on_fallen_claims_is_told(status: str) -> None:
    """Where no claim behind an element is confirmed any more, it counts as assumed."""
    written = BASE.replace("{refuses: {i: z}}", "{refuses: {i: z}, grade: said, claims: [c]}")
    found = _found(f"{SAYS}, status: {status}", written)
    assert [("warning", "grade_on_unconfirmed", "red_lines.a.l")] == found


def test_an_id_of_several_elements_is_told() -> None:
    """A short id that means two elements is an error; the path of either is not."""
    written = BASE + "linkages: {k: {if: {i: y}, requires: {i: y}}}\nexpectations: {k: {text: K}}\n"
    assert [("error", "ambiguous_element", "claims.c.links")] == _found("links: k", written)
    assert [] == _found("links: expectations.k", written)


def test_words_exist_for_every_fault_found_here() -> None:
    """Each can be said in both languages."""
    faults = [fault for says in WRONG for fault in _faults(says)]
    for old, new, _ in CHANGED.values():
        faults.extend(_faults("holder: a", BASE.replace(old, new)))
    for fault in faults:
        for language in LANGUAGES:
            assert len(fault.words(language)) > 20
