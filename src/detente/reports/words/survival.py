"""What of an older version of a case survives in a newer one, in words."""

from __future__ import annotations

from collections.abc import Iterable

from detente.analysis.overview import Choice, Difference, Fate, Missing, Offer, OldPackage
from detente.case import Package
from detente.reports.words.names import Names, capital

_ORDER = ("survives", "open", "falls", "withdrawn")


def survivors(names: Names, found: Difference) -> str:
    """Packages, offers and findings, those that survive first; ``names`` of the new version."""
    before = Names(found.old, names.language)
    left = found.survival
    blocks: list[tuple[str, list[tuple[str, str]]]] = [
        ("packages", [(p.fate.status, old_package(names, before, p)) for p in left.packages]),
        ("offers", [(o.status, old_offer(names, before, o)) for o in left.offers]),
    ]
    parts = []
    for title, entries in blocks:
        if entries:
            ranked = sorted(entries, key=lambda entry: _ORDER.index(entry[0]))
            lines = [
                names.say(f"difference.survival.{title}"),
                *(f"- {each}" for _, each in ranked),
            ]
            parts.append("\n".join(lines))
    parts.append(
        names.say(
            "difference.survival.findings",
            kept=len(left.kept),
            flipped=len(found.flipped),
            gone=len(left.gone),
            new=len(left.new),
        )
    )
    return "\n\n".join(parts)


def old_package(names: Names, before: Names, found: OldPackage) -> str:
    """What has become of one package; ``before`` has the names of the old version."""
    if "status-quo" in found.refs:
        words = before.say("brief.row.today")
    else:
        words = before.quoted(before.package(found.package))
    return _said(names, before, words, found.fate.status, [found.fate])


def old_offer(names: Names, before: Names, found: Offer) -> str:
    """What has become of one offer."""
    named = [before.quoted(_offered(before, package)) for package in found.packages]
    words = before.say(
        f"difference.survival.offer.{found.kind}",
        party=before.party(found.holder),
        package=named[0],
        over=named[-1],
    )
    return _said(names, before, words, found.status, found.fates)


def _offered(names: Names, package: Package) -> str:
    return names.choices(package.choices) or names.say("brief.nothing_moves")


def _said(names: Names, before: Names, what: str, status: str, fates: Iterable[Fate]) -> str:
    listed = list(fates)
    missing = [m for fate in listed for m in fate.missing] if status == "falls" else []
    choices = [c for fate in listed for c in fate.choices] if status == "open" else []
    why = [_missing(before, each) for each in missing]
    why += [_choice(names, before, each) for each in choices]
    return capital(
        names.say(
            f"difference.survival.status.{status}", what=what, why="; ".join(dict.fromkeys(why))
        )
    )


def _missing(before: Names, lost: Missing) -> str:
    """An option or issue of the old version, and since when it is gone."""
    if lost.whole:
        what = before.say("difference.survival.issue", issue=before.issue(lost.issue))
    else:
        what = before.quoted(before.choice(lost.issue, lost.option))
    if lost.on is not None:
        day = before.date(lost.on)
        return before.say("difference.survival.missing.withdrawn_on", what=what, day=day)
    return before.say(f"difference.survival.missing.{lost.how}", what=what)


def _choice(names: Names, before: Names, choice: Choice) -> str:
    issue = names.quoted(names.issue(choice.issue))
    if choice.instead_of is None:
        return names.say("difference.survival.new_issue", issue=issue)
    options = [names.option(choice.issue, option) for option in choice.options]
    return names.say(
        "difference.survival.choice",
        issue=issue,
        options=names.either(options[:8]),
        old=before.quoted(before.choice(*choice.instead_of)),
    )
