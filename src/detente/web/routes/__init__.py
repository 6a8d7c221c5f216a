"""The routes, one file per room of the workbench."""

from detente.web.routes import (
    account,
    brief,
    builder,
    carrying,
    cases,
    earlier,
    entry,
    findings,
    following,
    interview,
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
    earlier.router,
    builder.router,
    following.router,
    jobs.router,
    sources.router,
    interview.router,
    brief.router,
    findings.router,
    styles.router,
    static.router,
)
