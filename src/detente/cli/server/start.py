"""``detente server start``."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import click

from detente.cli.common import language_option, refusing_bad_input
from detente.cli.server.keeping import saying_what_is_wrong
from detente.i18n import say

PORT = 8765

port_option = click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=PORT,
    show_default=True,
    help="Where it listens.",
)


@click.command()
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("detente-data"),
    show_default=True,
    metavar="FOLDER",
    help="Where everything is kept; made where there is none.",
)
@port_option
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A host name that a proxy passes on; may be given several times.",
)
@language_option
def start(data: Path, port: int, names: tuple[str, ...], lang: str) -> None:
    """Start the workbench on this machine and print a one-time link.

    It listens on this machine only. Ctrl-C ends it.
    """
    serve(data, port, lang, names)


def serve(
    data: Path, port: int, lang: str, names: tuple[str, ...] = (), *, examples: bool = False
) -> None:
    """Print the link, then serve until interrupted."""
    import uvicorn

    from detente.app.requests import BadRequestError
    from detente.app.serving import owner_link

    with refusing_bad_input(), saying_what_is_wrong(lang):
        if not _free(port):
            raise BadRequestError(say("cli.server_port", lang, port=port))
        secret = owner_link(data, examples=examples)
    click.echo(say("cli.server_link", lang, url=f"http://localhost:{port}/enter?link={secret}"))
    click.echo(say("cli.server_end", lang), err=True)
    os.environ["DETENTE_DATA"] = str(data)
    if names:
        os.environ["DETENTE_NAMES"] = ",".join(names)
    # The application by its name: the command line does not import the web.
    uvicorn.run(
        "detente.web.application:from_environment",
        factory=True,
        host="127.0.0.1",
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
