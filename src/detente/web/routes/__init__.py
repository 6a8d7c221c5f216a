"""The routes, one file per room of the workbench."""

from detente.web.routes import account, carrying, cases, entry, following, jobs, static, versions

ROUTERS = (
    entry.router,
    account.router,
    cases.router,
    carrying.router,
    versions.router,
    following.router,
    jobs.router,
    static.router,
)
