"""The steps of the VM test on a machine with a real systemd: `make test-systemd`."""

from __future__ import annotations

import copy
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from nix.tests.steps import ANSWERS_AT_ONCE, provision
from scripts.tools import ROOT
from tests.nixos.evaluation import write_module
from tests.systemd.machine import Machine, wait_for
from tests.systemd.rendering import Generation
from tests.systemd.scene import CREDENTIALS, PATIENCE, Scene

pytestmark = pytest.mark.e2e

WHOLE: dict[str, Any] = json.loads((ROOT / "nix/tests/stack/config.tf.json").read_text())


@dataclass
class Driven:
    """A machine, as the test's driver has it."""

    machine: Machine

    def succeed(self, *commands: str) -> str:
        return "".join(self.machine.run("sh", "-c", command, timeout=PATIENCE) for command in commands)

    def wait_until_succeeds(self, command: str) -> str:
        def succeeds() -> bool:
            try:
                self.succeed(command)
            except AssertionError:
                return False
            return True

        wait_for(command, succeeds, PATIENCE)
        return self.succeed("true")


def configuration(name: str) -> dict[str, Any]:
    """The stack as provisioning.nix changes it."""
    document = copy.deepcopy(WHOLE)
    if name == "changed":
        document["resource"]["aws_subnet"]["c"]["tags"]["Name"] = "web-changed"
    if name == "smaller":
        del document["resource"]["aws_subnet"]["c"]
    return document


def install(scene: Scene, name: str) -> None:
    folder = write_module(scene.folder / "nix" / name, "web", configuration(name))
    settings = f"""
      enable = true;
      providers."hashicorp/aws" = null;
      credentials.file = "{CREDENTIALS}";
      environment = {{ AWS_ENDPOINT_URL = "{scene.endpoint}"; AWS_REGION = "{scene.region}"; }};
    """
    Generation.of_shared(scene.folder, "web", folder, settings).install(scene.machine)


def names(scene: Scene) -> list[str]:
    """What names.py says of AWS."""
    ec2 = scene.ec2()
    found = [*ec2.describe_vpcs()["Vpcs"], *ec2.describe_subnets()["Subnets"]]
    return sorted(tag["Value"] for one in found for tag in one.get("Tags", []) if tag["Key"] == "Name")


def test_the_machine_of_the_vm_test_goes_through_its_steps(scene: Scene) -> None:
    flag: Path = scene.machine.file(ANSWERS_AT_ONCE)
    scene.faults.late = lambda call: 5.0 if call.writes and not flag.exists() else 0.0
    install(scene, "whole")
    scene.machine.boot()
    scene.machine.wait_until_booted()

    def switch(name: str) -> None:
        install(scene, name)
        # It fails where a unit does.
        scene.machine.run("systemctl", "daemon-reload")
        scene.machine.run("systemctl", "start", "multi-user.target", check=False, timeout=PATIENCE)

    try:
        provision(Driven(scene.machine), switch, lambda: names(scene))
    except subprocess.TimeoutExpired:
        pytest.fail(scene.journal())
