"""`snowform run`: a command on Snowform's engine, for the cdktf CLI and for tests written with `Testing`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

STACK = """\
from cdktf import App, TerraformOutput, TerraformStack

class Net(TerraformStack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        TerraformOutput(self, "o", value=1)

if __name__ == "__main__":
    app = App()
    Net(app, "net")
    app.synth()
    print("made")
"""
TESTS = """\
import json, os, subprocess, sys, unittest
from cdktf import Testing
from main import Net

class NetTest(unittest.TestCase):
    def test_the_output(self):
        stack = Net(Testing.app(), "net")
        assert json.loads(Testing.synth(stack))["output"]["o"]["value"] == 1

    def test_what_it_starts(self):
        command = [sys.executable, "-c", "import cdktf; print(cdktf.__name__)"]
        assert subprocess.check_output(command, text=True).startswith("snowform.engine")

    def test_as_it_is_asked(self):
        assert "FAIL" not in os.environ

if __name__ == "__main__":
    unittest.main()
"""
RUNNERS = [
    pytest.param(["pytest", "-q"], id="pytest"),
    pytest.param(["python", "-m", "pytest", "-q"], id="pytest as a module"),
    pytest.param(["python", "-m", "unittest"], id="unittest"),
    pytest.param(["python", "test_net.py"], id="a script"),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    (tmp_path / "main.py").write_text(STACK)
    (tmp_path / "test_net.py").write_text(TESTS)
    # Of pytest's own, not of the project that the tests of Snowform are in.
    (tmp_path / "pytest.ini").write_text("[pytest]\npythonpath = .\n")
    return tmp_path


def run(
    folder: Path, *words: str, given: str | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    ours = ("CDKTF_OUTDIR", "PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER")
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.run(
        [sys.executable, "-m", "snowform", "run", *words],
        cwd=folder,
        env=environment | variables,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", RUNNERS)
def test_tests_without_an_app_of_their_own_pass(command: list[str], project: Path) -> None:
    done = run(project, *command)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "synthesized nothing" not in done.stderr
    assert not (project / "cdktf.out").exists()


@pytest.mark.parametrize("command", [["pytest", "-q"], ["python", "-m", "unittest"]])
def test_a_test_that_fails_is_told_by_the_exit_code(command: list[str], project: Path) -> None:
    done = run(project, *command, FAIL="1")
    assert done.returncode == 1
    assert "test_as_it_is_asked" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["python", "-c", "raise SystemExit(7)"], 7),
        (["python", "ends.py"], 7),
        (["sh", "-c", "exit 5"], 5),
        (["sh", "-c", "kill -9 $$"], 137),
        (["python", "missing.py"], 1),
        (["no-such-command"], 1),
        (["python", "raises.py"], 1),
    ],
)
def test_the_exit_code_is_the_commands(command: list[str], code: int, project: Path) -> None:
    (project / "ends.py").write_text("raise SystemExit(7)")
    (project / "raises.py").write_text("1 / 0")
    assert run(project, *command).returncode == code


@pytest.mark.parametrize(
    "command", [["python", "talks.py"], ["python", "-c", "import talks"]], ids=["in-process", "child"]
)
def test_what_it_prints_and_reads_is_its_own(command: list[str], project: Path) -> None:
    (project / "talks.py").write_text("import sys; print(input()); print('aside', file=sys.stderr)")
    done = run(project, *command, given="asked\n", PYTHONPATH=str(project))
    assert (done.returncode, done.stdout, done.stderr) == (0, "asked\n", "aside\n")


@pytest.mark.parametrize("wanted", ["wanted", ""])
def test_a_stack_is_written_where_the_caller_wants_it(wanted: str, project: Path) -> None:
    done = run(project, "python", "main.py", **({"CDKTF_OUTDIR": wanted} if wanted else {}))
    assert (done.returncode, done.stdout) == (0, "made\n")
    assert (project / (wanted or "cdktf.out") / "stacks/net/cdk.tf.json").is_file()
