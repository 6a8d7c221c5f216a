"""A case in which every part and every key of the format stands somewhere, in each of its ways."""

from __future__ import annotations

WHOLE = """\
detente: case/1
id: whole
title: Everything
as_of: 2026-11-01
marking: draft
note: For tests
parties:
  nord: Nordland
  sued:
    name: {en: South, de: Süden}
    kind: principal
    power: 2
    delegation:
      - name: Ida
        role: minister
        mandate: [water]
    note: A note
  rest: {name: Others, kind: affected}
tracks:
  water: Water
  money:
issues:
  release:
    name: Release
    track: water
    options:
      none: No release
      summer:
        name: Summer
        readings: {nord: July, sued: June to August}
      year: All year
      dry:
        name: In dry years
        if: drought
        then: summer
        else: none
      split:
        name: Two halves
        replaces: [year, earlier]
        withdrawn: 2026-10-01
    status_quo: none
    decided_by: [nord, sued]
    carried_out_by: nord
    note: A note
  toll:
    name: Toll
    range: {min: 0, max: 12, step: 0.5, unit: M}
    status_quo: 0
  gauges:
    options: [own, joint]
    status_quo: own
    replaces: [meters]
  old:
    options: [yes-it-is, no-it-is-not]
    withdrawn: true
statements:
  nord:
    defaults: {grade: said, confidence: sure, claims: [c1, c2], author: K. Lund, date: 2026-10-01}
    same_words: true
    wants:
      release: none
      gauges: {wants: [own], grade: unsourced, claims: c2}
    direction: {toll: more}
    order:
      release: {order: [none, [summer, year]], text: Roughly}
    swings: {order: [release, [toll, gauges]], confidence: guess}
    weights: {release: 70, toll: {value: 30, interval: [20, 40], claims: [c1]}}
    values:
      gauges: {own: {value: 100, grade: assumed}, joint: {interval: [0, 0], claims: [c1]}}
      toll: {0: 0, 12: {value: 100, date: 2026-01-01}}
    prefers:
      - {id: p1, package: {release: none}, over: {release: year}, grade: said}
    would_sign: {package: {release: none, toll: 4}}
    would_walk_away:
      - {package: {release: year, toll: 0}}
    ratios:
      - {issue: release, to: toll, times: 2}
      - {issue: release, to: gauges, times: [2, 9]}
      - {issue: toll, to: gauges, times: {at_least: 1}}
      - {issue: gauges, to: release, times: {at_most: 3}}
    steps:
      - {issue: release, from: year, to: none, over: {issue: toll, from: 0, to: 12}}
    differs:
      - {issue: release, better: none, worse: year, strength: strong}
      - {issue: release, better: none, worse: summer, strength: [weak, strong], grade: said}
    about_equal:
      - {package: {toll: 4, gauges: joint}, and: {toll: 3.5, gauges: own}, within: 5}
    shape:
      toll: {best_at: 12, concave: true, grade: said}
    among_top:
      - {issues: [release], top: 2}
    instructions:
      board:
        defaults: {grade: said, confidence: sure, claims: [c1], date: 2026-05-03}
        wants: {release: none}
        shape: {toll: {concave: false, best_at: 6}}
  rest:
    scale: as_given
    constant: 1
    cap: 90
    discount: 0.9
    weights: {toll: 1}
    values: {toll: {0: 0, 12: 5}}
no_deal:
  nord:
    date: 2026-09-01
    text: Talks go on
    worth: {value: 20, interval: [10, 30], as_good_as: {release: summer}, worse_than: {toll: 12}}
    grade: said
    confidence: sure
    claims: [c1]
    author: K. Lund
  sued:
    worth: [{better_than: {toll: 12}}, {better_than: {release: none}}, {value: 3}]
  rest: {worth: 7}
red_lines:
  nord:
    never:
      refuses:
        - release: [summer, year]
          toll: {below: 4}
        - gauges: joint
          toll: {at_least: 1, at_most: 3}
      reason: Never
      grade: said
      confidence: sure
      claims: [c1]
      author: K. Lund
      date: 2026-01-01
      text: In so many words
linkages:
  first: {if: {release: year}, requires: {toll: {at_least: 2}}, text: A fact}
  both: {owner: sued, if: {release: year}, excludes: {toll: {above: 9}}, grade: said, claims: c1}
  more: {owner: sued, if: {release: year, toll: {at_most: 3}}, worth: more}
  points: {owner: sued, if: {gauges: joint}, worth: {value: 4, interval: [2, 6]}}
constraints:
  budget:
    cost: {toll: {each: 1}, release: {summer: 2, year: 5}}
    at_most: 14
    unit: M
    text: The purse
    grade: said
  steps:
    cost: {toll: {4: 1, 8: 2}}
    at_most: 2
bodies:
  house:
    party: sued
    name: {en: House, de: Haus}
    rule: vote
    blocs:
      left: 40
      right:
        name: Right
        seats: 45
        refuses: {toll: {above: 3}}
        supports: [{release: year}, {gauges: joint}]
        reason: Too dear
        grade: reported
        confidence: think_so
        claims: [c1]
        author: K. Lund
        date: 2026-01-01
        text: In so many words
      rural: {seats: 15, votes_like: rest}
      silent:
    quota: 51
    not_without: [rural]
    decides: [release, toll]
    grade: said
    claims: [c2]
  ballot:
    party: nord
    rule: referendum
    threshold: 40
    support:
      - {if: {toll: {at_least: 3}}, value: 55, interval: [50, 60], grade: said, claims: [c1]}
      - interval: [20, 30]
      - 25
  small: {party: nord, rule: referendum, support: 60}
undo:
  stop:
    party: rest
    together_with: [sued]
    act: Stop it
    undoes: [{release: year}, {toll: {above: 3}}]
    leaves: {release: none}
    cost: [5, 15]
    days: 30
    grade: assumed
events:
  drought:
    name: Drought
    by: 2027-01-01
    verified_by: [sued, Weather service]
    proof: Gauges
    influenced_by: [sued]
    beliefs: {nord: 60, sued: {interval: [20, 40], grade: said, claims: [c1]}, rest: [10, 20]}
    grade: said
expectations:
  x1: {holder: rest, text: Nothing much, grade: assumed, claims: [c2]}
roadmap:
  sluice:
    issue: release
    from: none
    to: summer
    by: [nord]
    verified_by: [sued]
    proof: Gauges
    days: 30
    grace: 5
    fallback: Talks
    reversible: true
    clause: Three
    grade: said
  later: {issue: release, from: summer, to: year, needs: [sluice], reversible: false}
sources:
  s1: {title: {en: Minutes, de: Protokoll}}
claims:
  c1:
    source: s1
    line: 1
    passages: {start: 0, end: 19, exact: Not without a toll.}
    holder: nord
    speaker: Ida
    speaker_kind: named
    party: nord
  c2: {source: s1, line: 2, holder: nord, text: Years of talks}
"""
