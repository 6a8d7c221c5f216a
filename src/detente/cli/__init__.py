"""The command line: one file per command, loaded when it is called."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from detente.cli.lazy import LazyGroup
from detente.i18n import LANGUAGES, say

COMMANDS = (
    *("advise", "analyze", "ask", "check", "convert", "demo", "diff", "improve", "new", "prefs"),
    *("ratify", "roadmap", "server", "source"),
)
"""Every command; its file has the same name."""


class _Program(LazyGroup):
    """Whatever happens, a person reads a sentence and never a traceback."""

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        run: Any = super().main
        if not standalone_mode:
            return run(*args, standalone_mode=False, **extra)
        try:
            code = run(*args, standalone_mode=False, **extra)
            sys.exit(code if isinstance(code, int) else 0)
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except (click.Abort, KeyboardInterrupt):
            click.echo(say("cli.cancelled", _language()), err=True)
            sys.stdout.flush()
            # sys.exit would not do: after a Ctrl-C inside an import the interpreter ends itself by
            # signal, whatever code it is given.
            os._exit(3)
        except BrokenPipeError:
            # The reader of our output went away; there is nobody left to tell.
            sys.stderr.close()
            sys.exit(1)
        except Exception as error:
            click.echo(
                say("cli.fault", _language(), what=f"{type(error).__name__}: {error}"), err=True
            )
            sys.exit(1)


HELP = {
    "advise": "What one party could offer, at what cost, and what to find out next.",
    "analyze": "What is within reach, what blocks, what to find out first.",
    "ask": "Ask a party what it wants: only what can still change the advice.",
    "check": "Everything wrong with a case, each with its place and how to mend it.",
    "convert": "Between YAML, JSON, XLSX and a folder, without loss; or for another program.",
    "demo": "Analyse the Anchorage example; write brief and report here.",
    "diff": "What survives between two versions of a case, which findings flipped, and why.",
    "improve": "Packages that hurt nobody and help somebody.",
    "new": "A case to start from: labour, peace, procurement or training.",
    "prefs": "What is known of a party's preferences, and what contradicts.",
    "ratify": "Who must agree to a package, and who could undo it.",
    "roadmap": "In which order a package can be carried out, nobody being exposed.",
    "server": "The workbench in a browser: start it, look after it, keep a copy.",
    "source": "Documents, passages, claims: from what was written to evidence.",
}
"""One line per command; each command's own help begins with it (a test compares them)."""


def _language() -> str:
    """The language asked for on the command line, before any option is parsed."""
    words = sys.argv
    asked = (
        words[words.index("--lang") + 1 : words.index("--lang") + 2] if "--lang" in words else []
    )
    return asked[0] if asked and asked[0] in LANGUAGES else "en"


@click.group(
    cls=_Program,
    package="detente.cli",
    lines=HELP,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="detente", prog_name="detente")
def main() -> None:
    """Détente: from what has been said to what is within reach, before the first number.

    Start with: detente demo. Results go to standard output, messages to standard error. Exit
    codes: 0 an answer, 2 bad input, 3 a partial answer at a time limit.
    """
