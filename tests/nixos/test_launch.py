"""What stands between systemd and the program, with a stand-in for the program."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.nixos.cases import HOST, VARIABLES
from tests.nixos.evaluation import evaluate, write_module

# Prints what it was called with, and what it was told through the environment.
PROGRAM = """#!/bin/sh
shift 2
printf '%s\\n' "$@"
env | grep ^AWS_ | sort
"""


class Launcher:
    """The launcher of a stack's units, and a folder of credentials."""

    def __init__(self, root: Path, document: dict[str, Any], settings: str) -> None:
        module = write_module(root / "nix", "web", document)
        whole = f"{{ services.snowform.web = {{ enable = true; {settings} }}; }}"
        service = evaluate([module], whole, root / "store").services["snowform-web"]
        self.settings = service["serviceConfig"]
        self.credentials = root / "credentials"
        self.credentials.mkdir()
        program = root / "program"
        program.write_text(PROGRAM)
        program.chmod(0o755)
        text = Path(self.settings["ExecStart"].split()[0]).read_text()
        self.script = root / "launch"
        self.script.write_text(text.replace("/pkgs/python3/bin/python3", str(program)))

    def run(self, *arguments: str) -> tuple[int, list[str], str]:
        environment = {"PATH": "/usr/bin:/bin", "CREDENTIALS_DIRECTORY": str(self.credentials)}
        run = subprocess.run(
            ["bash", self.script, *arguments], env=environment, capture_output=True, text=True, check=False
        )
        said = run.stdout.replace(f"{self.credentials}/", "").splitlines()
        return run.returncode, [line for line in said if not line.startswith("@")], run.stderr


@pytest.fixture
def aws(tmp_path: Path) -> Launcher:
    return Launcher(tmp_path, HOST, 'retries = 7; state.encryptionFile = "/run/e";')


def test_options_stand_between_a_command_and_what_it_is_given(aws: Launcher) -> None:
    assert aws.run("state", "adopt", "a b") == (0, ["state", "adopt", "a b"], "")
    assert aws.run("drift") == (0, ["drift", "--retries=7"], "")


def test_credentials_are_found_where_systemd_has_put_them(aws: Launcher) -> None:
    for name in ("aws-credentials", "aws-config", "environment", "encryption"):
        (aws.credentials / name).write_text("x\n")
    assert aws.run("show")[1] == [
        *("show", "--environment", "environment", "--encryption", "encryption"),
        "AWS_CONFIG_FILE=aws-config",
        "AWS_SHARED_CREDENTIALS_FILE=aws-credentials",
    ]


def test_a_secret_becomes_a_variable_that_no_command_line_shows(tmp_path: Path) -> None:
    values = 'variables = { name = "x"; zones = [ ]; }; secrets.password = "/run/p";'
    launcher = Launcher(tmp_path, VARIABLES, values)
    (launcher.credentials / "secret-password").write_text("hunter2")
    assert launcher.run("plan") == (0, ["plan", "--secret", "password=secret-password"], "")


def test_a_file_that_is_missing_is_named_and_nothing_is_run(aws: Launcher) -> None:
    # What systemd puts in its place.
    for text in aws.settings["SetCredential"]:
        name, _, stand_in = text.partition(":")
        (aws.credentials / name).write_text(stand_in if name == "aws-credentials" else "x")
    assert aws.run("apply") == (
        2,
        [],
        "snowform: /run/credentials/aws is not there, or cannot be read\n",
    )


def test_every_file_has_a_stand_in(aws: Launcher) -> None:
    names = [
        [text.partition(":")[0] for text in aws.settings[setting]]
        for setting in ("LoadCredential", "SetCredential")
    ]
    assert names[0] == names[1] == ["aws-config", "aws-credentials", "encryption"]
