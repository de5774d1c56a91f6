"""The steps of the VM test on a machine with a real systemd: `make test-systemd`."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from nix.tests.steps import ANSWERS_AT_ONCE, UNIT, provision
from scripts.tools import ROOT
from tests.nixos.evaluation import nix, unit_text, write_module
from tests.nixos.test_shared_page import AT_RUN_TIME, example
from tests.systemd.machine import Machine, wait_for
from tests.systemd.rendering import UNITS, Generation
from tests.systemd.scene import CREDENTIALS, PATIENCE, Scene

pytestmark = pytest.mark.e2e

# The unit of the page on the shared module, which reads an output; with a program in place of jq.
ANNOUNCE = "announce.service"
ANNOUNCED = "/var/lib/private/announce/address"
JQ = """#!/usr/bin/python3
import json, sys
print(json.load(open(sys.argv[3]))[sys.argv[2].removeprefix(".")])
"""
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
    document["output"]["public_ip"] = {"value": "${aws_subnet.c.tags.Name}" if name != "smaller" else ""}
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
      outputs.group = "outputs";
      environment = {{ AWS_ENDPOINT_URL = "{scene.endpoint}"; AWS_REGION = "{scene.region}"; }};
    """
    host = Generation.of_shared(scene.folder, "web", folder, settings, "users.groups.outputs = { };")
    host.install(scene.machine)


def install_announcement(machine: Machine, scratch: Path) -> None:
    """The unit that the page shows, as NixOS would write it."""
    page = nix(f"({example(AT_RUN_TIME, scratch)}).systemd.services.announce")
    script = f"#!/bin/sh -e\n{page['script']}"
    machine.write("/opt/announce", script.replace("/pkgs/jq", "/opt"), 0o755)
    machine.write("/opt/bin/jq", JQ, 0o755)
    page["serviceConfig"] |= {"ExecStart": "/opt/announce", "SupplementaryGroups": "outputs"}
    machine.write(f"{UNITS}/{ANNOUNCE}", unit_text(page))
    link = machine.file(f"{UNITS}/{UNIT}.wants/{ANNOUNCE}")
    link.parent.mkdir(parents=True)
    link.symlink_to(f"../{ANNOUNCE}")
    groups = machine.file("/etc/group")
    groups.write_text(f"{groups.read_text()}outputs:x:987:\n")


def names(scene: Scene) -> list[str]:
    """What names.py says of AWS."""
    ec2 = scene.ec2()
    found = [*ec2.describe_vpcs()["Vpcs"], *ec2.describe_subnets()["Subnets"]]
    return sorted(tag["Value"] for one in found for tag in one.get("Tags", []) if tag["Key"] == "Name")


def test_the_machine_of_the_vm_test_goes_through_its_steps(scene: Scene, tmp_path: Path) -> None:
    flag: Path = scene.machine.file(ANSWERS_AT_ONCE)
    scene.faults.late = lambda call: 5.0 if call.writes and not flag.exists() else 0.0
    install(scene, "whole")
    install_announcement(scene.machine, tmp_path)
    scene.machine.boot()
    scene.machine.wait_until_booted()

    def switch(name: str) -> None:
        install(scene, name)
        # It fails where a unit does.
        scene.machine.run("systemctl", "daemon-reload")
        scene.machine.run("systemctl", "start", "multi-user.target", check=False, timeout=PATIENCE)

    provision(Driven(scene.machine), switch, lambda: names(scene))
    # By the first apply, by the second, and by the third, which found nothing to do.
    wait_for("it is announced", lambda: scene.machine.journal(ANNOUNCE).count("Finished") == 3, PATIENCE)
    assert scene.machine.file(ANNOUNCED).read_text() == "web-changed\n"
