"""The routes, one file per room of the workbench."""

from detente.web.routes import account, cases, entry, following, jobs, static

ROUTERS = (entry.router, account.router, cases.router, following.router, jobs.router, static.router)
