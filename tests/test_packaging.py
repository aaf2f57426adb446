"""The package holds what it must, starts without what it may not need, and keeps its rules."""

import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import click
import pytest

from index.prepare import prepare_encoder
from tests.builders import minutebook, write_minutes
from tests.index.conftest import CACHE
from web.cli import COMMANDS, cli

ROOT = Path(__file__).parents[1]
PACKAGES = ("corpus", "index", "qa", "web")
WANTED = (
    "corpus/store/schema.sql",
    "corpus/sample/metadata.csv",
    "corpus/sample/wexmoor/2019-06-12 Planning Committee item 5.txt",
    "qa/thesaurus.txt",
    "web/templates/answer.html",
    "web/static/plain.css",
    "web/words/cy.toml",
)
# Prints which modules a command had loaded when it ended.
COMMAND = """
import atexit, json, sys
from web.cli import main
atexit.register(lambda: print("MODULES", json.dumps(sorted(sys.modules)), file=sys.stderr))
main()
"""


def run(*words: str, cwd: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy so that nothing is left beside the sources."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in PACKAGES:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    (source / "tests").mkdir()
    (source / "tests" / "test_nothing.py").write_text("")
    done = run(
        sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out), cwd=source
    )
    assert done.returncode == 0, done.stderr
    (built,) = out.glob("*.whl")
    return built


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_four_packages_and_no_other(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    held = {name for name in names if not name.startswith("minutebook-")}
    there = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert held == there
    assert set(WANTED) <= held


@pytest.mark.slow
def test_the_wheel_works_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    done = run(
        sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index",
        "--disable-pip-version-check", "--target", str(target), str(wheel),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    code = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1])\n"
        "import web.cli, corpus.store.connection as c\n"
        "assert web.cli.__file__.startswith(sys.argv[1]), web.cli.__file__\n"
        "assert c.SCHEMA.is_file()\n"
        "web.cli.main(['--help'])\n"
    )
    shown = run(sys.executable, "-c", code, str(target), cwd=tmp_path)
    assert shown.returncode == 0, shown.stderr
    assert "ingest" in shown.stdout


def test_help_lists_every_command_in_one_line_each(tmp_path: Path) -> None:
    ran = minutebook(tmp_path, "--help")
    assert ran.code == 0
    for name, words in COMMANDS.items():
        assert f"{name} " in ran.out
        assert words.split(maxsplit=1)[0] in ran.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_explains_itself_and_its_options(name: str) -> None:
    assert (ROOT / "web" / "commands" / f"{name}.py").is_file(), "listed, but not written"
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.name == name
    assert command.help
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, option.name


def test_every_module_of_a_command_is_listed() -> None:
    written = {path.stem for path in (ROOT / "web" / "commands").glob("[a-z]*.py")}
    assert written == set(COMMANDS)


def test_neither_loading_nor_answering_imports_torch_and_answering_no_reader_of_files(
    tmp_path: Path,
) -> None:
    """With the real encoder, in processes of their own, as a user runs them."""
    prepare_encoder(CACHE, environment=dict(os.environ))  # noqa: TID251 - for the child
    home, file = tmp_path / "home", write_minutes(tmp_path / "a.txt")
    home.mkdir()
    (home / "model").symlink_to(CACHE)
    loaded, said = {}, ""
    for words in (["ingest", str(file)], ["ask", "What was said about bins?"]):
        done = run(sys.executable, "-c", COMMAND, "--home", str(home), *words)
        assert done.returncode == 0, done.stderr
        names = json.loads(done.stderr.partition("MODULES ")[2])
        said = done.stdout
        loaded[words[0]] = {name.partition(".")[0] for name in names}
    assert "the park were full" in said
    heavy = {"torch", "sentence_transformers", "transformers", "onnx"}
    assert not loaded["ingest"] & heavy
    assert not loaded["ask"] & {*heavy, "nltk", "lxml", "mammoth", "pypdfium2", "flask"}


def linted(folder: Path) -> "subprocess.CompletedProcess[str]":
    program = Path(sys.executable).with_name("lint-imports")
    return run(str(program), "--no-cache", cwd=folder)


def test_the_import_rules_are_kept() -> None:
    done = linted(ROOT)
    assert done.returncode == 0, done.stdout


BREACHES = (
    ("corpus/breach.py", "import index.models\n", "Data flows one way"),
    ("index/breach.py", "import apsw\n", "apsw has one door"),
    ("web/breach.py", "import faiss\n", "faiss has one door"),
    ("qa/breach.py", "import torch\n", "torch has one door"),
)


def test_a_breach_of_the_import_rules_is_named(tmp_path: Path) -> None:
    """In a copy of the configuration with a few empty modules, as the whole tree takes longer."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for module, imported in re.findall(
        r'"([\w.]+) -> ([\w.]+)"', (ROOT / "pyproject.toml").read_text()
    ):
        path = tmp_path.joinpath(*module.split(".")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a") as file:
            file.write(f"import {imported}\n")
    (tmp_path / "index" / "models.py").parent.mkdir(exist_ok=True)
    (tmp_path / "index" / "models.py").write_text("")
    for package in PACKAGES:
        (tmp_path / package).mkdir(exist_ok=True)
    for folder in [*(tmp_path / p for p in PACKAGES), *tmp_path.glob("*/*/")]:
        (folder / "__init__.py").write_text("")
    assert linted(tmp_path).returncode == 0, linted(tmp_path).stdout
    for name, code, _ in BREACHES:
        (tmp_path / name).write_text(code)
    broken = linted(tmp_path)
    assert broken.returncode == 1
    for *_, rule in BREACHES:
        assert f"{rule} BROKEN" in broken.stdout
    assert "nltk has one door KEPT" in broken.stdout


def test_the_packages_have_modules_of_these_names() -> None:
    for package in PACKAGES:
        assert importlib.import_module(package).__file__ == str(ROOT / package / "__init__.py")
