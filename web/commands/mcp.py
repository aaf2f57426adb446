"""minutebook mcp: let an assistant ask the minutes, over the Model Context Protocol."""

import importlib

import click

from corpus.errors import BadRequest
from web.cli import settings_of
from web.opened import OpenCollection
from web.site import Site


@click.command("mcp")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Let an assistant ask, search and read the minutes, over standard input and output.

    The assistant starts this command itself; it is not meant to be typed in.
    """
    settings = settings_of(ctx)
    site = Site(settings, OpenCollection(settings))
    try:
        server = importlib.import_module("web.mcp")
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in ("anyio", "mcp", "mcp_types"):
            raise
        raise BadRequest(
            f"This needs the package mcp, which is not installed ({error.name} is missing).",
            'Install it: pip install --constraint constraints.txt ".[mcp]"',
        ) from error
    site.collection.library()  # what cannot be opened is told now, and not to the assistant
    server.serve(site)
