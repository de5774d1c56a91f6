"""The generated module on real parts: its unit's script applies a stack, whatever signals it gets."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.tools import ROOT
from snowform.local import LocalAws
from tests.nixos.cases import HOST
from tests.nixos.evaluation import Sandbox, evaluate, write_module
from tests.tools import need, provider_config

pytestmark = pytest.mark.e2e

CREDENTIALS = "[default]\naws_access_key_id = local\naws_secret_access_key = local\n"
RESOURCES = {f"{kind}.{name}" for kind, instances in HOST["resource"].items() for name in instances}


@pytest.fixture(scope="module")
def aws() -> Iterator[LocalAws]:
    """One of its own, so that what is there is this stack's."""
    need("tofu")
    with LocalAws() as running:
        yield running


def package(folder: Path) -> Path:
    """OpenTofu as nixpkgs packs it: a program that knows where its providers are."""
    (folder / "libexec" / "terraform-providers").mkdir(parents=True)
    settings = " ".join(f"{name}={shlex.quote(value)}" for name, value in provider_config().items())
    program = folder / "bin" / "tofu"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\n{settings} exec {shlex.quote(str(need("tofu")))} "$@"\n')
    program.chmod(0o755)
    return folder


def test_the_unit_applies_the_stack_and_a_signal_in_the_middle_loses_nothing(
    aws: LocalAws, tmp_path: Path
) -> None:
    keys = tmp_path / "keys"
    keys.write_text(CREDENTIALS)
    settings = f"""{{
      services.snowform.nixos-host = {{
        enable = true;
        package = {{ outPath = "{package(tmp_path / "package")}"; meta.mainProgram = "tofu"; }};
        environment.AWS_ENDPOINT_URL = "{aws.endpoint}";
        # The files that the stack names do not exist: what systemd hands over must count instead.
        credentials = {{ file = "{keys}"; configFile = null; }};
        drift.enable = true;
      }};
    }}"""
    module = write_module(tmp_path / "nix", "nixos-host", HOST)
    services = evaluate([module], settings, tmp_path / "store").services
    apply = services["snowform-nixos-host"]
    sandbox = Sandbox(tmp_path)

    process = sandbox.start(apply)
    assert process.stdout
    heard = []
    for line in process.stdout:
        heard.append(line)
        if "aws_instance.nixos_x86-64" in line and "creat" in line.lower() and "Plan" not in line:
            break
    # To the whole group of the launcher, which is more than systemd does.
    os.killpg(process.pid, signal.SIGTERM)
    said = "".join(heard) + process.communicate()[0]
    assert process.returncode == 0, said

    state = sandbox.state / "terraform.tfstate"
    assert state.stat().st_mode & 0o777 == 0o600
    managed = [
        resource for resource in json.loads(state.read_text())["resources"] if resource["mode"] == "managed"
    ]
    assert {f"{resource['type']}.{resource['name']}" for resource in managed} == RESOURCES
    assert not [
        resource for resource in managed for instance in resource["instances"] if instance.get("status")
    ]
    instance_id = next(
        i["attributes"]["id"] for r in managed for i in r["instances"] if r["type"] == "aws_instance"
    )
    ec2 = aws.client("ec2", "ap-southeast-2")
    found = [i["InstanceId"] for r in ec2.describe_instances()["Reservations"] for i in r["Instances"]]
    assert found == [instance_id]

    code, said = sandbox.finish(apply)
    assert code == 0, said
    assert "nothing to do" in said
    code, said = sandbox.finish(services["snowform-nixos-host-destroy"])
    assert code == 4, said
    assert "allowDestroy" in said

    keys.unlink()
    assert sandbox.finish(apply) == (2, f"snowform: {keys} is not there, or cannot be read\n")


def test_the_modules_that_are_committed_are_the_ones_that_the_stacks_make() -> None:
    need("node")
    command = [sys.executable, "-m", "snowform", "nixos", "--check"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, ""), run.stderr
