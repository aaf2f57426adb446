"""What others start Minutebook with (Dockerfile, systemd units) and the code name the same things.

No image is built and no unit started here: what is checked is what can be, on any machine.
"""

import re
import shlex
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from flask.testing import FlaskClient

from tests.web.test_settings_table import names_in
from web.cli import COMMANDS, cli
from web.serving import DRAIN_SECONDS
from web.settings import Settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "web" / "deploy"
SERVE, SYNC = DEPLOY / "minutebook.service", DEPLOY / "minutebook-sync@.service"
UNITS = sorted(DEPLOY.glob("*.*"))
SETTINGS = names_in((ROOT / "web" / "settings.py").read_text(encoding="utf-8"))
BUILT = "web/static/built"  # made by a stage of the Dockerfile, and never in the repository

Lines = list[tuple[str, str]]


def dockerfile() -> Lines:
    """(instruction, what follows), in order; comments gone and lines joined."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    text = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    joined = re.sub(r"\\\n\s*", " ", text)
    parts = (line.split(maxsplit=1) for line in joined.splitlines() if line.strip())
    return [(name, rest) for name, rest in parts]


def last_stage() -> dict[str, str]:
    """The instructions of the stage that is run; of each the last one."""
    lines = dockerfile()
    start = max(at for at, (name, _) in enumerate(lines) if name == "FROM")
    return dict(lines[start:])


def copied() -> Iterator[tuple[str, str]]:
    """(what a COPY takes, the stage it takes it from or "")."""
    for name, rest in dockerfile():
        if name == "COPY":
            words = shlex.split(rest)
            stage = words.pop(0).removeprefix("--from=") if words[0].startswith("--") else ""
            yield from ((word, stage) for word in words[:-1])


def environment(pairs: str) -> dict[str, str]:
    return dict(word.split("=", 1) for word in shlex.split(pairs))


def accepts(words: list[str]) -> None:
    """Fail unless `minutebook` takes this command line."""
    assert words[0] in COMMANDS
    command = cli.get_command(click.Context(cli), words[0])
    assert command is not None
    command.make_context(words[0], words[1:])  # UsageError if it does not


def ignored(path: str) -> bool:
    """Whether .dockerignore keeps a path of the repository from the build."""
    kept_out = False
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        pattern = line.removeprefix("!")
        names = [path, *(str(parent) for parent in Path(path).parents)]
        if line and line[0] != "#" and any(_fits(name, pattern) for name in names):
            kept_out = not line.startswith("!")
    return kept_out


def _fits(name: str, pattern: str) -> bool:
    if pattern == "*":
        return "/" not in name
    if pattern.startswith("**/"):
        return Path(name).name == pattern.removeprefix("**/")
    return name == pattern


def unit(path: Path) -> dict[str, list[str]]:
    """The settings of a unit as "Section.Name", each with all its values."""
    found: dict[str, list[str]] = defaultdict(list)
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            name, _, value = line.partition("=")
            found[f"{section}.{name}"].append(value)
    return found


def hardening(path: Path) -> dict[str, list[str]]:
    names = re.compile(
        r"Service\.(Capab|NoNew|Protect|Private|Remove|Restrict(?!art)|Lock|MemoryDeny|Keyring|"
        r"SystemCall|User$|Group$|UMask)"
    )
    return {
        name: values
        for name, values in unit(path).items()
        if names.match(name) and not name.startswith("Service.RestartPrevent")
    }


def test_everything_the_dockerfile_copies_is_there_and_let_through() -> None:
    stages = {rest.split(" AS ")[1] for name, rest in dockerfile() if " AS " in rest}
    for path, stage in copied():
        assert stage in {"", *stages}
        if not stage:
            assert (ROOT / path).exists(), path
            assert not ignored(path), path


def test_what_the_dockerfile_does_not_need_is_kept_from_it() -> None:
    let_through = [
        path.relative_to(ROOT).as_posix() for path in ROOT.iterdir()
        if not ignored(path.relative_to(ROOT).as_posix())
    ]  # fmt: skip
    roots = {Path(path).parts[0] for path, stage in copied() if not stage}
    assert set(let_through) <= roots
    for private in ("minutebook-home/answers.key", ".git/config", "web/__pycache__/cli.pyc", BUILT):
        assert ignored(private), private
    assert not ignored("web/cli.py")


def test_every_package_and_what_the_build_reads_is_copied() -> None:
    sources = {path for path, stage in copied() if not stage}
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (packages,) = re.findall(r"^packages = \[(.+)\]$", project, re.MULTILINE)[:1]
    assert set(re.findall(r'"(\w+)"', packages)) <= sources
    assert {"pyproject.toml", "README.md", "LICENSE", "constraints.txt"} <= sources
    assert {"package.json", "package-lock.json"} <= sources
    assert any(path.endswith(BUILT) and stage for path, stage in copied())


def test_the_image_installs_the_tested_versions_and_torch_for_processors() -> None:
    lines = dockerfile()
    assert ("ARG", "TORCH_INDEX=https://download.pytorch.org/whl/cpu") in lines
    settings = [environment(rest) for name, rest in lines if name == "ENV"]
    assert any(one.get("PIP_CONSTRAINT") == "/build/constraints.txt" for one in settings)
    installs = [rest for name, rest in lines if name == "RUN" and "pip install" in rest]
    assert len(installs) == 2
    assert "$TORCH_INDEX" in installs[0]
    assert "'^torch==' constraints.txt" in installs[0]
    assert re.search(r"^torch==[\d.]+$", (ROOT / "constraints.txt").read_text(), re.MULTILINE)


def test_the_image_serves_as_nobody_in_particular_and_stops_by_a_signal_we_handle() -> None:
    stage = last_stage()
    assert int(stage["USER"]) > 0
    assert stage["STOPSIGNAL"] == "SIGTERM"
    assert stage["ENTRYPOINT"] == '["minutebook"]'
    accepts(re.findall(r'"([^"]+)"', stage["CMD"]))
    settings = environment(stage["ENV"])
    ours = {name: value for name, value in settings.items() if name.startswith("MINUTEBOOK_")}
    assert set(ours) <= SETTINGS
    assert ours["MINUTEBOOK_HOME"] == stage["VOLUME"]
    assert int(stage["EXPOSE"]) == Settings().port


def test_the_image_is_healthy_when_the_readiness_probe_answers(client: FlaskClient) -> None:
    check = last_stage()["HEALTHCHECK"]
    (path,) = re.findall(r"'(/\w+)'", check)
    assert client.get(path).status_code == 200
    port = re.search(r"'MINUTEBOOK_PORT', '(\d+)'", check)
    assert port is not None
    assert int(port[1]) == Settings().port
    code = shlex.split(re.sub(r'^.*?CMD \["python", "-c", (".*")\]$', r"\1", check))[0]
    compile(code, "HEALTHCHECK", "exec")


@pytest.mark.parametrize("path", [SERVE, SYNC], ids=lambda path: str(path.name))
def test_a_unit_runs_a_command_line_that_is_one_with_settings_that_are(path: Path) -> None:
    held = unit(path)
    (command,) = held["Service.ExecStart"]
    program, *words = shlex.split(command.replace("%i", "ashby"))
    assert program.endswith("/bin/minutebook")
    accepts(words)
    names = [value.partition("=")[0] for value in held["Service.Environment"]]
    assert set(names) <= SETTINGS
    (home,) = (v.partition("=")[2] for v in held["Service.Environment"] if "_HOME=" in v)
    assert home == f"/var/lib/{held['Service.StateDirectory'][0]}"  # all that it may write to


def test_the_server_is_given_longer_to_stop_than_it_takes() -> None:
    (seconds,) = unit(SERVE)["Service.TimeoutStopSec"]
    assert int(seconds) > DRAIN_SECONDS + 5
    assert unit(SERVE)["Service.Restart"] == ["on-failure"]


def test_both_services_have_the_same_few_rights() -> None:
    assert hardening(SERVE) == hardening(SYNC)
    assert len(hardening(SERVE)) > 20
    assert unit(SERVE)["Service.SystemCallFilter"] == ["@system-service", "~@privileged"]


def test_the_children_that_read_files_may_still_limit_themselves() -> None:
    """Their limits are set by setrlimit, which a filter without @resources would refuse."""
    for path in (SERVE, SYNC):
        assert not any("@resources" in value for value in unit(path)["Service.SystemCallFilter"])
        assert "Service.LimitAS" not in unit(path)


def test_the_server_can_reach_nothing_but_this_machine() -> None:
    assert unit(SERVE)["Service.IPAddressDeny"] == ["any"]
    assert unit(SERVE)["Service.IPAddressAllow"] == ["localhost"]
    assert "Service.IPAddressDeny" not in unit(SYNC)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not here")
def test_systemd_understands_the_units_and_finds_them_little_exposed(tmp_path: Path) -> None:
    program = tmp_path / "minutebook"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    for path in UNITS:
        text = path.read_text(encoding="utf-8")
        text = text.replace("/opt/minutebook/bin/minutebook", str(program))
        (tmp_path / path.name.replace("@", "@a")).write_text(text, encoding="utf-8")
    made = sorted(str(path) for path in tmp_path.glob("minutebook*.*"))
    done = subprocess.run(
        ["systemd-analyze", "verify", *made], capture_output=True, text=True, check=False
    )
    complaints = [line for line in done.stderr.splitlines() if "minutebook" in line]
    assert complaints == []
    for path in (SERVE, SYNC):
        done = subprocess.run(
            ["systemd-analyze", "security", "--offline=true", "--threshold=20", str(path)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-400:]
