"""The command group: which commands there are, and how errors become sentences and exit codes."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import Any

import click

from tracker.errors import TrackerError
from tracker.version import __version__

_COMMANDS = {
    "init": "Make a workspace: config, inbox and database.",
    "ingest": "Take statements in: files, folders, or standard input.",
    "extract": "Show what is read from one document, and what is left out and why.",
    "compare": "Compare two statements, from files or from the archive.",
    "digest": "Tell what the latest statement of each series changed.",
    "changelog": "Write the HTML changelog.",
    "run": "Look at all sources once, take in what is new, and send what is to be told.",
    "watch": "Keep running, and look at the times in the config.",
    "work": "Help a run that is at work, here or on another machine.",
    "outbox": "What is to be sent, and what became of it: list, retry, drop.",
    "rules": "The alert rules, and what each would have rung for.",
    "log": "Show past runs, with the outcome of each source.",
    "doctor": "Check config, database, model, sources, mail, clock and disk.",
    "calibrate": "Refit the matcher on labelled pairs and on your own decisions.",
    "history": "Follow a thread through all meetings, by its id, words or meaning.",
    "threads": "List the threads.",
    "due": "List the deadlines that are due, or overdue and unconfirmed.",
    "meetings": "Tell when each series is expected to meet next.",
    "review": "Go through doubtful matches and decide.",
    "resolve": "Decide what became of a thread: met, missed or withdrawn.",
    "export": "Write everything as CSV, JSONL and a database.",
    "backup": "Write the whole workspace to one file.",
    "restore": "Unpack a backup into a new folder.",
    "migrate-store": "Move the archive to another database.",
    "serve": "Open the site on this machine and review by clicking.",
    "demo": "Show all of it on an invented series, with no setup.",
}
"""Command → the line that ``tracker --help`` shows; the module has the same name, with ``_`` for ``-``."""

_ALIASES = {"site": "changelog"}

_NEW_OBJECTS = 50_000
"""After so many the collector looks for circles. Its default of 700 costs a command a tenth of its time: one
that imports and reads makes many objects that stay and hardly any circle."""


class LazyGroup(click.Group):
    """Knows its commands by name and imports a command's module only when it is called or asked for help."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        """Return the commands in the order in which one meets them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return one command."""
        name = _ALIASES.get(cmd_name, cmd_name)
        if name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"tracker.cli.{name.replace('-', '_')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tracker")
def cli() -> None:
    """Follow what governments, central banks and companies promise, statement after statement."""


def main() -> None:
    """Run the command line and exit with 0 (ran), 1 (something failed or differs) or 2 (could not run)."""
    # A model library that phones home or draws its own bars has no place in a command's output.
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    # pydantic would read the metadata of every installed package to look for plugins; none is wanted here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # The products of small matrices that make up matching lose more by waiting for a second thread than they
    # gain by it; the model brings threads of its own.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(_NEW_OBJECTS)
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str], **extra: Any) -> int:
    """Run one command and return its exit code; errors are printed as one sentence on standard error."""
    try:
        result = cli.main(arguments, prog_name="tracker", standalone_mode=False, **extra)
    except TrackerError as error:
        click.echo(f"tracker: {error}", err=True)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("tracker: stopped", err=True)
        return 130
    except BrokenPipeError:
        # The reader of our output has left (`tracker … | head`); say nothing more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return result if isinstance(result, int) else 0
