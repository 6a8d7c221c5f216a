"""The builder: a case built form by form."""

from fastapi import APIRouter

from detente.web.routes.builder import forms, lists, removing, texts

router = APIRouter()
for part in (lists, forms, texts, removing):
    router.include_router(part.router)
