"""The routes, one file per room of the workbench."""

from detente.web.routes import cases, entry, following, static

ROUTERS = (entry.router, cases.router, following.router, static.router)
