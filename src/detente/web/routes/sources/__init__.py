"""The source desk: documents read, decided line by line, coded; and who is heard in them."""

from fastapi import APIRouter

from detente.web.routes.sources import claims, documents, reading

router = APIRouter()
for part in (documents.router, reading.router, claims.router):
    router.include_router(part)
