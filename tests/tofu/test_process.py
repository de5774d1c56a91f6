from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from snowform.provision.tofu.environment import personal_environment
from snowform.tofu import Completed, TofuError, run

ERROR = """
Warning: Deprecated attribute

  on config.tf.json line 3, in resource.aws_eip.main:
   3:         "vpc": true,

use domain attribute instead

Error: Extraneous JSON object property

  on config.tf.json line 4, in resource.aws_vpc.main:
   4:         "cidr_blok": "10.0.0.0/16"

No argument or block type is named "cidr_blok". Did you mean
"cidr_block"?
"""
PRECONDITION = """
Error: Resource precondition failed

  on config.tf.json line 7, in resource.terraform_data.one.lifecycle.precondition:
   7:   "condition": "${var.file == ''}",
    ├────────────────
    │ var.file is "web.vhd"

Another file than the synthesized one.
"""
BOXED = """
╷
│ Error: Backend initialization required, please run "tofu init"
│ 
│ Reason: Unsetting the previously set backend "s3"
╵
"""  # noqa: W291


def fake(tmp_path: Path, code: int, stderr: str = "", stdout: str = "") -> list[str | Path]:
    """A program that says this and ends with that code."""
    program = tmp_path / "tofu"
    lines = [
        f"#!{sys.executable}",
        "import sys",
        f"sys.stdout.write({stdout!r}); sys.stderr.write({stderr!r}); sys.exit({code})",
    ]
    program.write_text("\n".join(lines))
    program.chmod(0o755)
    return [program, "plan", "-no-color"]


def test_a_run_gives_what_was_said(tmp_path: Path) -> None:
    args = fake(tmp_path, 0, "talk", "result")
    assert run(args, tmp_path) == Completed(0, "result", "talk")


def test_an_accepted_exit_code_is_no_error(tmp_path: Path) -> None:
    assert run(fake(tmp_path, 2), tmp_path, accept=(0, 2)).code == 2


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        pytest.param(
            ERROR,
            "config.tf.json:4: tofu plan: Extraneous JSON object property: "
            'No argument or block type is named "cidr_blok". Did you mean "cidr_block"?',
            id="an error after a warning",
        ),
        pytest.param(
            BOXED,
            'tofu plan: Backend initialization required, please run "tofu init": '
            'Reason: Unsetting the previously set backend "s3"',
            id="in a box, without a place",
        ),
        pytest.param(
            PRECONDITION,
            "config.tf.json:7: tofu plan: Resource precondition failed: "
            "Another file than the synthesized one.",
            id="with the values of an expression",
        ),
        pytest.param("\nkilled by the weather\n", "tofu plan: killed by the weather", id="in other words"),
        pytest.param("", "tofu plan: exit code 1", id="silent"),
    ],
)
def test_the_first_error_is_the_message(said: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(TofuError) as caught:
        run(fake(tmp_path, 1, said), tmp_path)
    assert str(caught.value) == sentence
    assert caught.value.output == said


def test_a_program_that_cannot_be_run_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TofuError) as caught:
        run([tmp_path / "absent"], tmp_path)
    assert str(caught.value) == f"{tmp_path}: cannot run {tmp_path / 'absent'}: No such file or directory"


def test_ctrl_c_is_passed_on_and_the_end_awaited(tmp_path: Path) -> None:
    started, ended = tmp_path / "started", tmp_path / "ended"
    program = tmp_path / "tofu"
    wait = f"""
import pathlib, time
try:
    pathlib.Path({str(started)!r}).touch()
    time.sleep(600)
except KeyboardInterrupt:
    pathlib.Path({str(ended)!r}).touch()
"""
    program.write_text(f"#!{sys.executable}\n{wait}")
    program.chmod(0o755)
    caller = """
import signal, sys
from pathlib import Path
from snowform.tofu import run

# Ignored where the tests run in the background of a shell.
signal.signal(signal.SIGINT, signal.default_int_handler)
run(sys.argv[1:], Path())
"""
    process = subprocess.Popen(
        [sys.executable, "-c", caller, str(program)], stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 120
    while not started.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=120)
    assert (ended.exists(), "KeyboardInterrupt" in said) == (True, True)


def test_only_what_changes_no_outcome_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TF_CLI_ARGS_plan", "TF_LOG", "TF_WORKSPACE", "TF_REATTACH_PROVIDERS", "PYTHONPATH"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("TF_CLI_CONFIG_FILE", str(tmp_path / "missing.rc"))
    monkeypatch.setenv("TF_VAR_size", "30")
    monkeypatch.setenv("AWS_PROFILE", "mine")
    monkeypatch.setenv("HOME", "/home/me")
    passed = personal_environment({"TF_DATA_DIR": "elsewhere"})
    kept = {
        name: value for name, value in passed.items() if name.startswith(("TF_", "AWS_P", "PYTHON", "HOME"))
    }
    assert kept == {
        "HOME": "/home/me",
        "AWS_PROFILE": "mine",
        "TF_VAR_size": "30",
        "TF_DATA_DIR": "elsewhere",
        "TF_IN_AUTOMATION": "1",
        "TF_INPUT": "0",
    }


def test_a_configuration_of_the_users_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.rc"
    own.touch()
    monkeypatch.setenv("TF_CLI_CONFIG_FILE", str(own))
    assert personal_environment({})["TF_CLI_CONFIG_FILE"] == str(own)


def test_two_aws_are_never_mixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "mine")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "mine")
    passed = personal_environment({"AWS_ACCESS_KEY_ID": "local"})
    assert {name: value for name, value in passed.items() if name.startswith("AWS_")} == {
        "AWS_ACCESS_KEY_ID": "local"
    }
