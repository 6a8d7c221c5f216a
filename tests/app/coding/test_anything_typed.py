from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.app.coding import Dialogue
from detente.case import ClaimStatus

from .sittings import Typist, claims_in, desk_in, folder_at

TYPED = (
    *("3 5-13", "4 1-8", "5", "a lease", "Südland ... of 4", "9 9", "nothing like it in here"),
    *("", "", "-", "<", "<<", "=", "*", "?", "0", ".", "y", "x", "yes", "claims", "all", "lines 3"),
    *("1", "2", "3", "1,2", "5", "8", "!1", "?2,1", "nord", "K. Lund", "P. Falk", "named"),
    *("author", "unmarked", "forecast", "direct", "conditional", "toll", "4", "2/3", "a => b"),
    *("edit c1", "edit c2", "words 3", "Größe, und, mehr", "x" * 1200, "a\tb", "😀", "~", "null"),
)
"""What people type, and what they do not."""


class _Reader(Typist):
    """Counts how often it confirmed a claim, by the key at the prompt for that and nothing else."""

    confirming = 0

    def ask(self, prompt: str) -> str:
        typed = super().ask(prompt)
        if prompt.startswith("confirm?") and typed.strip() in ("y", "yes"):
            self.confirming += 1
        return typed


@settings(max_examples=60)
@given(st.lists(st.sampled_from(TYPED), min_size=5, max_size=60), st.booleans())
def test_the_case_stays_sound_and_nothing_confirms_itself(typed: list[str], withhold: bool) -> None:
    """Whatever is typed in whatever order: no error on disk, ids unique, histories never shorter.

    A claim becomes confirmed exactly as often as a person said so at the prompt that asks.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = folder_at(Path(place))
        desk = desk_in(folder, withhold=withhold)
        typist = _Reader(typed)
        Dialogue(desk, typist).run()
        claims = claims_in(folder)
        confirmations = [
            event for claim in claims for event in claim.history if event.after == "confirmed"
        ]
        taken_back = [
            event
            for claim in claims
            for event in claim.history
            if (event.changed, event.before) == ("status", "confirmed")
        ]

        assert claims == desk.case.claims
        assert typist.confirming == len(confirmations)
        assert len(confirmations) - len(taken_back) == sum(
            claim.status is ClaimStatus.CONFIRMED for claim in claims
        )
        assert all(not withhold or p.withheld for claim in claims for p in claim.passages)


@settings(max_examples=30)
@given(st.lists(st.sampled_from(TYPED), min_size=5, max_size=40), st.data())
def test_what_was_kept_is_never_rewritten(typed: list[str], data: st.DataObject) -> None:
    """A second sitting only adds: every event of the first one stands where it stood."""
    with tempfile.TemporaryDirectory() as place:
        folder = folder_at(Path(place))
        Dialogue(desk_in(folder), Typist(typed)).run()
        before = claims_in(folder) if (folder / "claims.yaml").exists() else ()
        more = data.draw(st.lists(st.sampled_from(TYPED), max_size=30))
        Dialogue(desk_in(folder, "ben"), Typist(more)).run()
        after = {claim.id: claim for claim in claims_in(folder)}

        for claim in before:
            assert claim.history == after[claim.id].history[: len(claim.history)]
            assert claim.coder == after[claim.id].coder
