"""minutebook evaluate: measure finding and refusing on sets of judged questions."""

import json
import sys
from pathlib import Path

import click

from qa.evaluation.evaluate import Result
from web.cli import settings_of
from web.evaluating import evaluate_folder
from web.progress import Progress


@click.command("evaluate")
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON value.")
@click.option("--questions", type=click.Path(path_type=Path), help="Write each question's figures.")
@click.pass_context
def command(
    ctx: click.Context, folders: tuple[Path, ...], as_json: bool, questions: Path | None
) -> None:
    """Run judged questions (BEIR layout) through the pipeline that serves users."""
    settings, progress = settings_of(ctx), Progress(sys.stderr)
    results = [evaluate_folder(settings, folder, progress) for folder in folders]
    progress.close()
    if questions is not None:
        rows = [{"set": r.name, **row} for r in results for row in r.by_question]
        questions.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    if as_json:
        click.echo(json.dumps([as_row(result) for result in results]))
    else:
        for result in results:
            click.echo(as_text(result))


def as_row(result: Result) -> dict[str, object]:
    """One set in the shape that scripts rely on."""
    known = {name: result.measures.get(name) for name in
             ("ndcg@10", "recall@10", "recall@100", "mrr@10")}  # fmt: skip
    return {
        "set": result.name,
        "passages": result.passages,
        "queries": result.questions,
        **known,
        "p@1": result.measures.get("p@1"),
        "auroc": result.auroc,
        "intervals": result.intervals,
        "settings": {"ranked": 100},
    }


def as_text(result: Result) -> str:
    """One set as a small table."""
    lines = [f"{result.name}: {result.passages} passages, {result.questions} questions"]
    for name, value in result.measures.items():
        low, high = result.intervals[name]
        lines.append(f"  {name:<12} {value:.4f}  [{low:.4f}, {high:.4f}]")
    lines += [f"  AUROC {kind:<16} {value:.4f}" for kind, value in result.auroc.items()]
    return "\n".join(lines)
