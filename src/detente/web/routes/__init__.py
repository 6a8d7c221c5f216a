"""The routes, one file per room of the workbench."""

from detente.web.routes import (
    account,
    carrying,
    cases,
    entry,
    findings,
    following,
    jobs,
    sources,
    static,
    styles,
    versions,
)

ROUTERS = (
    entry.router,
    account.router,
    cases.router,
    carrying.router,
    versions.router,
    following.router,
    jobs.router,
    sources.router,
    findings.router,
    styles.router,
    static.router,
)
