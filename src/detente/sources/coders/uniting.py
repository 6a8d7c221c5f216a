"""Claims of several coders that say the same, as one claim that keeps what each of them wrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from detente.case import Claim, ClaimStatus, CodingEvent, Link, Passage, Text
from detente.sources.coders.units import FIELDS, value_of

_BETWEEN = ", "


def differing(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The fields on which claims differ, *links* where they tie one element in different ways."""
    found = [f for f in FIELDS if len({value_of(claim, f) for claim in claims}) > 1]
    ties = {(link.to, link.relation) for claim in claims for link in claim.links}
    own = [{link.to for link in claim.links} for claim in claims]
    several = len(ties) > len({to for to, _ in ties})
    if several and any(one & other for i, one in enumerate(own) for other in own[i + 1 :]):
        found.append("links")
    return tuple(found)


def agree(one: Claim, other: Claim) -> bool:
    """Whether two claims on the same words are coded alike."""
    return not differing((one, other))


def united(claims: Sequence[Claim]) -> Claim:
    """One claim of several that agree: all their passages, links, events, notes and coders.

    Where one was in dispute, so is what comes of it. A single claim is returned as it is.
    """
    if len(claims) == 1:
        return claims[0]
    claims = sorted(claims, key=lambda claim: (claim.id, claim.coder or "", repr(claim)))
    first = claims[0]
    disputed = any(claim.status is ClaimStatus.DISPUTED for claim in claims)
    return replace(
        first,
        holder=min(claim.holder for claim in claims),
        type=min(claim.type for claim in claims),
        passages=_passages(claims),
        links=_links(claims),
        line=min((c.line for c in claims if c.line is not None), default=None),
        date=max((c.date for c in claims if c.date is not None), default=None),
        text=_texts((claim.coder, claim.text) for claim in claims),
        note=_texts((claim.coder, claim.note) for claim in claims),
        coder=_BETWEEN.join(coders_of(claims)) or None,
        history=_history(claims),
        status=ClaimStatus.DISPUTED if disputed else first.status,
    )


def coders_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The coders of claims, sorted; those of a united claim one by one."""
    return tuple(sorted({one for c in claims if c.coder for one in c.coder.split(_BETWEEN)}))


def _links(claims: Sequence[Claim]) -> tuple[Link, ...]:
    if all(claim.links == claims[0].links for claim in claims):
        return claims[0].links
    found = {link for claim in claims for link in claim.links}
    return tuple(sorted(found, key=lambda link: (link.to, link.relation)))


def _passages(claims: Sequence[Claim]) -> tuple[Passage, ...]:
    found = {passage for claim in claims for passage in claim.passages}
    if all(set(claim.passages) == found for claim in claims):
        return min((claim.passages for claim in claims), key=_places)
    return tuple(sorted(found, key=_place))


def _places(passages: Sequence[Passage]) -> list[tuple[str, int, int, str]]:
    return [_place(passage) for passage in passages]


def _place(passage: Passage) -> tuple[str, int, int, str]:
    start = -1 if passage.start is None else passage.start
    end = -1 if passage.end is None else passage.end
    return (passage.source, start, end, repr(passage))


def _texts(written: Iterable[tuple[str | None, Text | None]]) -> Text | None:
    """One text of several: the only one, or each under its coder where none holds all others."""
    texts = list(dict.fromkeys((coder or "", text) for coder, text in written if text is not None))
    different = list(dict.fromkeys(text for _, text in texts))
    for text in different:
        if all(_holds(text, other) for other in different):
            return text
    if not different:
        return None
    languages = sorted({code for text in different for code, _ in text.by_language})
    if not languages:
        return Text(plain=_side_by_side((coder, text.plain or "") for coder, text in texts))
    words = ((code, [(c, text.in_language(code)) for c, text in texts]) for code in languages)
    return Text(by_language=tuple((code, _side_by_side(own)) for code, own in words))


def _holds(text: Text, other: Text) -> bool:
    if text == other:
        return True
    return None not in (text.plain, other.plain) and (other.plain or "") in (text.plain or "")


def _side_by_side(written: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{coder}: {words}" if coder else words for coder, words in sorted(written))


def _history(claims: Sequence[Claim]) -> tuple[CodingEvent, ...]:
    """All events in the order of time; within a second as each claim has them."""
    found: dict[CodingEvent, int] = {}
    for claim in claims:
        for index, event in enumerate(claim.history):
            found[event] = min(index, found.get(event, index))
    return tuple(sorted(found, key=lambda event: (event.when, found[event], repr(event))))
