"""What a coder works on: one document of one case, and the file that every answer goes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from detente.app.coding.claims_file import read_claims_file, text_of, with_claim
from detente.app.documents.imported import Imported
from detente.app.requests import BadRequestError
from detente.app.write import write_whole
from detente.case import Case, Claim, ClaimStatus, CodingEvent, Passage, Source
from detente.case.coding import changed, spelled
from detente.formats.limits import TEXT_LENGTH, YAML_BYTES
from detente.i18n import say
from detente.sources.anchors import passage_at
from detente.sources.lines import Line, lines_of

Clock = Callable[[], datetime]


class TooLongError(ValueError):
    """A passage that no event of a history can hold."""


@dataclass(slots=True)
class Desk:
    """The state of a sitting. Whatever changes a claim is on disk before the method returns.

    ``withhold``: passages keep position, length and hash, no word of the text. ``written`` is the
    claims file as this sitting knows it; ``own`` are the ids in it, the only ones that may change.
    """

    folder: Path
    case: Case
    source: Source
    document: Imported
    coder: str
    now: Clock
    withhold: bool
    language: str
    written: str = ""
    own: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Read the claims file as it stands."""
        self.written, ids = read_claims_file(self.file)
        self.own = frozenset(ids)

    @property
    def file(self) -> Path:
        """Where the claims are kept."""
        return self.folder / "claims.yaml"

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the text, blank ones and those left out among them."""
        return lines_of(self.text)

    @property
    def text(self) -> str:
        """The text that passages count in."""
        return self.document.text

    def claims(self) -> tuple[Claim, ...]:
        """The claims of this document, in the order of the case."""
        return tuple(claim for claim in self.case.claims if claim.source == self.source.id)

    def begun(self) -> tuple[Claim, ...]:
        """The claims that this coder has begun and not yet confirmed or withdrawn."""
        return tuple(
            claim
            for claim in self.claims()
            if claim.coder == self.coder
            and claim.status is ClaimStatus.SUGGESTED
            and claim.id in self.own
        )

    def passage(self, start: int, end: int) -> Passage:
        """A stretch of the text as a passage, with or without its words.

        Raises `TooLongError` where a history could not hold it.
        """
        found = passage_at(self.source.id, self.text, start, end, withheld=self.withhold)
        # At an end of the text there is no context; a file holds no empty text, only none.
        found = replace(found, prefix=found.prefix or None, suffix=found.suffix or None)
        if len(spelled((found,)) or "") > TEXT_LENGTH:
            raise TooLongError
        return found

    def begin(self, start: int, end: int) -> Claim:
        """Begin a claim on a stretch of the text: *suggested* until a person confirms it."""
        moment = self.now().astimezone(UTC).replace(microsecond=0)
        # The passage is where the claim begins, no change of it: as an event, its words and hashes
        # would stand in the file twice.
        claim = Claim(
            self._free_id(),
            self.source.id,
            line=next(line.number for line in self.lines if start <= line.end),
            passages=(self.passage(start, end),),
            status=ClaimStatus.SUGGESTED,
            coder=self.coder,
            date=moment.date(),
            history=(CodingEvent(moment, self.coder, "status", None, ClaimStatus.SUGGESTED.value),),
        )
        self._keep(claim)
        return claim

    def change(self, claim: Claim, **values: Any) -> Claim:
        """The claim with values changed, each change an event; the last of them comes last.

        Of a claim still begun, an answer that changes nothing is an event too: it was seen, and a
        later sitting goes on behind it. Raises `BadRequestError` where it cannot be kept.
        """
        field, value = list(values.items())[-1]
        seen = claim.status is ClaimStatus.SUGGESTED and getattr(claim, field) == value
        new = changed(claim, self.coder, self.now(), **values)
        if seen:
            moment = self.now().astimezone(UTC).replace(microsecond=0)
            event = CodingEvent(moment, self.coder, field, spelled(value), spelled(value))
            new = replace(new, history=(*new.history, event))
        if new != claim:
            self._keep(new)
        return new

    def _keep(self, claim: Claim) -> None:
        """Put a claim into the file, whole or not at all."""
        if text_of(self.file) != self.written:
            raise BadRequestError(say("coding.changed_meanwhile", self.language, file=self.file))
        new = with_claim(self.written, self.file, claim)
        if len(new.encode()) > YAML_BYTES:
            limit = f"{YAML_BYTES // 1024} KB"
            raise BadRequestError(
                say("coding.file_full", self.language, file=self.file, limit=limit)
            )
        write_whole(self.file, new, self.language)
        self.written, self.own = new, self.own | {claim.id}
        known = [one.id for one in self.case.claims]
        claims = list(self.case.claims)
        if claim.id in known:
            claims[known.index(claim.id)] = claim
        else:
            claims.append(claim)
        self.case = replace(self.case, claims=tuple(claims))

    def _free_id(self) -> str:
        taken = {claim.id for claim in self.case.claims}
        number = 1 + max(
            (int(one[1:]) for one in taken if one[:1] == "c" and one[1:].isdecimal()), default=0
        )
        return f"c{number}"
