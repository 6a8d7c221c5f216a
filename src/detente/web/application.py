"""The application: everything a server holds, put together once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from detente.app.serving import House, open_house
from detente.web import errors
from detente.web.live import Broadcaster
from detente.web.protection import Protection
from detente.web.routes import ROUTERS
from detente.web.settings import Settings


def create(settings: Settings) -> FastAPI:
    """A server's application. The house is opened when it starts and closed when it ends."""

    @asynccontextmanager
    async def lifespan(application: FastAPI) -> AsyncIterator[None]:
        broadcaster = Broadcaster()
        broadcaster.begin()
        house: House = open_house(
            settings.data,
            now=settings.now,
            new_id=settings.new_id,
            announce=broadcaster.announce,
        )
        application.state.house = house
        application.state.broadcaster = broadcaster
        try:
            yield
        finally:
            broadcaster.end()
            house.close()

    application = FastAPI(
        title="Détente", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan
    )
    application.state.settings = settings
    application.add_middleware(Protection, hosts=settings.hosts)
    errors.install(application)
    for router in ROUTERS:
        application.include_router(router)
    return application


def from_environment() -> FastAPI:
    """What uvicorn calls."""
    return create(Settings.from_environment())
