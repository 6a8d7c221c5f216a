"""The findings of a case: an overview, and a page per question."""

from __future__ import annotations

from fastapi import APIRouter

from detente.web.routes.findings import (
    certainty,
    downloads,
    explained,
    frontier,
    overview,
    package,
    party,
    sections,
    single,
)

router = APIRouter()
for _room in (
    overview,
    package,
    frontier,
    single,
    party,
    certainty,
    downloads,
    explained,
    sections,
):
    router.include_router(_room.router)
