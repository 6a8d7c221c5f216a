"""Every answer goes to the party's own file in the case's folder, whatever the party's id is."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.app.asking import AskingDesk
from detente.formats import holder_name, holder_of, load
from helpers.harbour import HARBOUR

from .asked_case import NOON, folder_at


def _desk(folder: Path, party: str) -> AskingDesk:
    def now() -> datetime:
        return NOON

    return AskingDesk(folder, load(folder), party, None, None, now, "en")


@pytest.mark.parametrize("party", ["../../evil", "..", "/evil", "a/b", "..%2Fevil", "a\\b", "ä b"])
def test_no_id_leads_out_of_the_folder(tmp_path: Path, party: str) -> None:
    """A case that somebody sent may name its parties as it likes; the answers stay in it."""
    folder = folder_at(tmp_path / "deep" / "er")
    text = HARBOUR.replace("  nord:", f"  '{party}':")
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    desk = _desk(folder, party)
    (kept,) = desk.keep(None, "", declined="unknown")

    assert folder / "statements" == desk.file.parent
    assert [folder / "case.yaml", desk.file] == sorted(p for p in tmp_path.rglob("*.yaml"))
    assert [kept.id] == [answer.id for answer in load(folder).answers]


def test_a_file_that_is_there_is_added_to(tmp_path: Path) -> None:
    """A person may have named it more plainly than a program does: there is no second one."""
    folder = folder_at(tmp_path)
    text = HARBOUR.replace("  nord:", "  nord.east:")
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    (folder / "statements").mkdir()
    plain = folder / "statements" / "nord.east.yaml"
    plain.write_text("wants: {lease: [ten]}\n", encoding="utf-8")

    assert plain == _desk(folder, "nord.east").file


@given(st.text(st.sampled_from("ab.%/\\\\: ä2FE-"), min_size=1))
def test_a_name_is_read_as_it_was_written(party: str) -> None:
    """The file a party's answers go to is a plain one, and that from which they are read."""
    file = Path(f"{holder_name(party)}.yaml")

    assert not file.name.startswith(".")
    assert (file.name, unicodedata.normalize("NFC", party)) == (str(file), holder_of(file))
