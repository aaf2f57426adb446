"""The command `minutebook`: finds the subcommand and loads only what that one needs.

Results go to stdout, progress and notes to stderr. Exit 0: done; 1: a problem, printed with its
remedy; 2: wrong usage; 3: done, but some files were refused.
"""

import importlib
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import click

from corpus.errors import MinutebookError
from web.settings import Settings, from_environment

# Loaded when called: `ask` must not wait for what only `ingest` needs.
COMMANDS = {
    "ingest": "Load files or folders of minutes.",
    "sync": "Fetch new minutes from a council's site, or a configured source, and load them.",
    "ask": "Answer a question with quotations from the minutes.",
    "search": "Find passages by words and by meaning.",
    "meetings": "List the meetings that are held, with their documents.",
    "decisions": "List the register of decisions.",
    "actions": "List what is still to be done.",
    "show": "Show what was read from one document.",
    "status": "Say what is held, what is missing and what could not be read.",
    "check": "Verify the record, the originals and the search index.",
    "rebuild": "Make the search index again from the record.",
    "erase": "Remove a document and every trace of it.",
    "evaluate": "Measure finding on sets of judged questions.",
    "serve": "Serve the web pages and the API.",
    "mcp": "Let an assistant ask the minutes, over the Model Context Protocol.",
    "demo": "Load the sample minutes and answer a question about them.",
}


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"web.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List the commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--home", type=click.Path(path_type=Path, readable=False), help="The home folder.")
@click.version_option(version("minutebook"))
@click.pass_context
def cli(ctx: click.Context, home: Path | None) -> None:
    """Search the minutes of councils, and answer questions from them with proof."""
    settings = from_environment()
    ctx.obj = replace(settings, home=home) if home else settings


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; the one place where the terminal catches our errors."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = cli.main(args=words, prog_name="minutebook", standalone_mode=False)
    except MinutebookError as error:
        if "--json" in words:
            click.echo(json.dumps({"error": {"problem": error.problem, "remedy": error.remedy}}))
        click.echo(f"Problem: {error.problem}\nRemedy:  {error.remedy}", err=True)
        code = 1
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nStopped. What was finished is kept; run the same command to go on.", err=True)
        code = 130
    except BrokenPipeError:
        code = 0
    sys.exit(code if isinstance(code, int) else 0)


def settings_of(ctx: click.Context) -> Settings:
    """The settings that the group put into the context."""
    settings: Settings = ctx.obj
    return settings
