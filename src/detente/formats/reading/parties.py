"""Who has a stake, and who speaks for them."""

from __future__ import annotations

from detente.case import Delegate, Kind, Party, Text, Track
from detente.formats.document import Mapping
from detente.formats.limits import NAME_LENGTH, PARTIES
from detente.formats.reading.spot import LANGUAGE_CODE, Spot

PARTY = ("name", "kind", "power", "delegation", "note")
DELEGATE = ("name", "role", "mandate")


def is_text(spot: Spot) -> bool:
    """Whether a text stands here, plain or per language, rather than keys."""
    node = spot.node
    if not isinstance(node, Mapping):
        return True
    return bool(node.entries) and all(LANGUAGE_CODE.fullmatch(k.text) for k, _ in node.entries)


def read_parties(spot: Spot) -> tuple[Party, ...]:
    """Every party; a text alone is a principal's name."""
    return tuple(_party(party, at) for party, at in spot.entries(PARTIES))


def _party(party: str, spot: Spot) -> Party:
    if is_text(spot):
        return Party(party, _name(party, {"name": spot}))
    fields = spot.fields(*PARTY)
    kind = fields["kind"].one_of(Kind) if "kind" in fields else None
    delegation = fields["delegation"].items() if "delegation" in fields else []
    delegates = (_delegate(item) for item in delegation)
    return Party(
        party,
        _name(party, fields),
        kind or Kind.PRINCIPAL,
        fields["power"].number() if "power" in fields else None,
        tuple(delegate for delegate in delegates if delegate is not None),
        fields["note"].text() if "note" in fields else None,
    )


def _name(party: str, fields: dict[str, Spot]) -> Text:
    spot = fields.get("name")
    written = spot.text(NAME_LENGTH) if spot and not _blank(spot) else None
    return written or Text(plain=party)


def _blank(spot: Spot) -> bool:
    return getattr(spot.node, "text", None) == ""


def _delegate(spot: Spot) -> Delegate | None:
    fields = spot.fields(*DELEGATE)
    name = fields["name"].word() if "name" in fields else None
    if name is None:
        spot.fault("missing_key", key="name")
        return None
    return Delegate(
        name,
        fields["role"].text(NAME_LENGTH) if "role" in fields else None,
        fields["mandate"].words() if "mandate" in fields else (),
    )


def read_tracks(spot: Spot) -> tuple[Track, ...]:
    """Every track with its name."""
    tracks = []
    for track, at in spot.entries():
        name = None if _blank(at) else at.text(NAME_LENGTH)
        tracks.append(Track(track, name or Text(plain=track)))
    return tuple(tracks)
