from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scripts.tools import ROOT
from tests import fork_server

SNOWFORM = [sys.executable, "-m", "snowform", "local"]
# The same with a local AWS that is forked from one with moto loaded: what the command does, not its start.
FORKED = """
import sys
from snowform.cli import main
from snowform.local import LocalAws
from tests import fork_server
LocalAws._launch = fork_server._fork
sys.argv[0] = "snowform"
main()
"""
QUICK = [sys.executable, "-c", FORKED, "local"] if fork_server.FOLDER in os.environ else SNOWFORM
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def local(*args: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*QUICK, *args], env=ENVIRONMENT, capture_output=True, text=True, check=False)


Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture(scope="module", autouse=True)
def _forking() -> None:
    """What forks them goes on between the commands, for this process has to do with it."""
    if fork_server.FOLDER in os.environ:
        fork_server._connection()


@pytest.fixture
def start() -> Iterator[Start]:
    """Start the command in a session of its own; it ends with the test."""
    running: list[subprocess.Popen[str]] = []

    def begin(*args: str, **environment: str) -> subprocess.Popen[str]:
        own = {name: value for name, value in ENVIRONMENT.items() if not name.startswith("AWS_")}
        process = subprocess.Popen(
            [*(QUICK if "--" in args else SNOWFORM), *args],
            env={**own, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        running.append(process)
        return process

    yield begin
    for process in running:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("separator", [["--"], []], ids=["with --", "without"])
def test_a_command_gets_the_local_aws_and_gives_its_exit_code(separator: list[str]) -> None:
    program = "import os, sys; print(os.environ['AWS_ENDPOINT_URL'][:17]); sys.exit(7)"
    ended = local(*separator, sys.executable, "-c", program)
    assert (ended.returncode, ended.stdout, ended.stderr) == (7, "http://127.0.0.1:\n", "")


def test_a_command_ended_by_a_signal_gives_the_shells_exit_code() -> None:
    assert local("--", "sh", "-c", "kill -TERM $$").returncode == 143


def test_a_sigterm_is_passed_on_and_awaited(start: Start) -> None:
    script = "trap 'echo ended; exit 5' TERM; echo ready; while :; do sleep 0.05; done"
    running = start("--", "sh", "-c", script)
    assert running.stdout
    assert running.stdout.readline() == "ready\n"
    running.send_signal(signal.SIGTERM)
    assert running.communicate(timeout=120)[0] == "ended\n"
    assert running.returncode == 5


def test_ctrl_c_is_the_commands_to_answer(start: Start) -> None:
    script = "trap 'echo caught; exit 0' INT; echo ready; while :; do sleep 0.05; done"
    running = start("--", "sh", "-c", script)
    assert running.stdout
    assert running.stdout.readline() == "ready\n"
    os.killpg(running.pid, signal.SIGINT)
    assert running.communicate(timeout=120)[0] == "caught\n"
    assert running.returncode == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_without_a_command_it_prints_for_a_shell_and_waits(number: signal.Signals, start: Start) -> None:
    running = start(AWS_PROFILE="mine", AWS_ENDPOINT_URL_EC2="http://elsewhere")
    assert running.stdout
    assert running.stderr
    lines = [running.stdout.readline().rstrip() for _ in range(10)]
    assert lines[:2] == ["unset AWS_ENDPOINT_URL_EC2", "unset AWS_PROFILE"]
    endpoint = lines[2].removeprefix("export AWS_ENDPOINT_URL=")
    assert lines[3:] == [
        "export AWS_ACCESS_KEY_ID=local",
        "export AWS_SECRET_ACCESS_KEY=local",
        "export AWS_REGION=eu-central-1",
        "export AWS_DEFAULT_REGION=eu-central-1",
        "export AWS_CONFIG_FILE=/dev/null",
        "export AWS_SHARED_CREDENTIALS_FILE=/dev/null",
        "export AWS_EC2_METADATA_DISABLED=true",
    ]
    assert running.stderr.readline() == f"a local AWS answers at {endpoint}; Ctrl-C ends it\n"
    with urllib.request.urlopen(f"{endpoint}/moto-api/data.json") as answer:
        assert answer.status == 200
    running.send_signal(number)
    assert running.communicate(timeout=120) == ("", "")
    assert running.returncode == 0


def test_json_describes_it_for_programs(start: Start) -> None:
    running = start("--json", "--image", "my-image")
    assert running.stdout
    text = ""
    while not text.endswith("}\n") or text.count("{") != text.count("}"):
        text += running.stdout.readline()
    report = json.loads(text)
    assert sorted(report) == ["endpoint", "environment", "images", "region", "unmended"]
    assert report["environment"]["AWS_ENDPOINT_URL"] == report["endpoint"]
    assert (report["region"], report["images"][-1], report["unmended"]) == ("eu-central-1", "my-image", [])
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=120)
    assert running.returncode == 0


def test_a_command_that_there_is_not_is_an_error() -> None:
    ended = local("--", "no-such-command")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == 'snowform: error: there is no command "no-such-command"\n'


def test_a_file_that_is_no_program_is_an_error(tmp_path: Path) -> None:
    program = tmp_path / "broken"
    program.write_bytes(b"\x7fELFbroken")
    program.chmod(0o755)
    ended = local("--", program)
    assert (ended.returncode, ended.stderr) == (
        1,
        f"snowform: error: cannot run {program}: Exec format error\n",
    )


def test_json_with_a_command_is_wrong_usage() -> None:
    ended = local("--json", "--", "true")
    assert (ended.returncode, ended.stderr.splitlines()[-1]) == (
        2,
        "Error: --json describes the local AWS for other programs; it takes no COMMAND",
    )
