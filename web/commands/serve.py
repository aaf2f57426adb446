"""minutebook serve: serve the web pages and the API."""

from dataclasses import replace

import click

from web.app import create_app
from web.cli import settings_of
from web.opened import OpenCollection
from web.serving import address, bound, run
from web.site import Site
from web.warm import warm


@click.command("serve")
@click.option("--host", help="The address to listen on.  [default: 127.0.0.1]")
@click.option("--port", type=click.IntRange(1, 65_535), help="The port.  [default: 8000]")
@click.pass_context
def command(ctx: click.Context, host: str | None, port: int | None) -> None:
    """Serve the web pages and the API until it is stopped with Ctrl-C.

    The collection is opened first, so that a server that listens can answer.
    """
    settings = settings_of(ctx)
    settings = replace(settings, host=host or settings.host, port=port or settings.port)
    collection = OpenCollection(settings)
    collection.library()
    site = Site(settings, collection)
    app = create_app(settings, site=site)
    warm(app, site)
    server = bound(app, settings)
    click.echo(f"Minutebook is at {address(settings)}  (stop with Ctrl-C)")
    run(server)
    click.echo("Stopped.", err=True)
