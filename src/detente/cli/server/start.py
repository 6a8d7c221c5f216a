"""``detente server start``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from detente.cli.common import language_option
from detente.i18n import say


@click.command()
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("detente-data"),
    show_default=True,
    metavar="FOLDER",
    help="Where everything is kept; made where there is none.",
)
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True)
@language_option
def start(data: Path, port: int, lang: str) -> None:
    """Start the workbench on this machine and print a one-time link."""
    serve(data, port, lang)


def serve(data: Path, port: int, lang: str) -> None:
    """Print the link, then serve until interrupted."""
    import uvicorn

    from detente.app.serving import owner_link

    secret = owner_link(data)
    click.echo(say("cli.server_link", lang, url=f"http://localhost:{port}/enter?link={secret}"))
    os.environ["DETENTE_DATA"] = str(data)
    # The application by its name: the command line does not import the web.
    uvicorn.run(
        "detente.web.application:from_environment",
        factory=True,
        host="127.0.0.1",
        port=port,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=3,
    )
