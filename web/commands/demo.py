"""minutebook demo: load the sample minutes and answer a question about them."""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import click

import corpus
from corpus.sidecar import GivenFacts
from qa.ask import ask
from web.cli import settings_of
from web.commands.ask import as_text
from web.commands.ingest import summary
from web.opening import PUBLIC, open_library
from web.progress import Progress
from web.wiring import ingest_files

SAMPLE = Path(corpus.__file__).parent / "sample"
QUESTION = "What was said about modern slavery?"


@click.command("demo")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Load the sample minutes (councils that do not exist) and answer one question."""
    settings, progress, started = settings_of(ctx), Progress(sys.stderr), time.monotonic()
    click.echo(f"Loading the sample minutes into {settings.home} ...", err=True)
    folders = sorted(path for path in SAMPLE.iterdir() if path.is_dir())
    report = ingest_files(settings, folders, GivenFacts(), PUBLIC, progress)
    progress.close()
    report.warnings = []  # the sample has documents with unknown facts on purpose
    click.echo(summary(report, round(time.monotonic() - started, 2)))
    click.echo("")
    library = open_library(settings)
    click.echo(as_text(ask(library, QUESTION, today=datetime.now(UTC).date())))
