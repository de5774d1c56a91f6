"""`snowform inventory` of this project's stack, applied to the local AWS and read by the real Ansible."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scripts.tools import ROOT, VENV
from snowform.local import LocalAws
from tests.inventory.states import state
from tests.tools import need

pytestmark = pytest.mark.e2e

STACK, HOST = "nixos-host", "nixos-host-web"


@dataclass(frozen=True)
class Project:
    """A copy of this project with its stack applied, and the script that Ansible is given."""

    folder: Path
    environment: dict[str, str]

    def run(self, *command: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=cwd or self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def snowform(self, *args: str) -> subprocess.CompletedProcess[str]:
        return self.run(sys.executable, "-m", "snowform", *args)

    def script(self, name: str, options: str) -> None:
        """The script by which Ansible calls `snowform inventory` with these options."""
        path = self.folder / name
        path.write_text(f'#!/bin/sh\nexec snowform inventory {STACK} {options} "$@"\n')
        path.chmod(0o755)

    def ansible(self, inventory: str, *args: str, cwd: Path | None = None) -> Any:
        """What the real ansible-inventory makes of it, as JSON; it has nothing to warn of."""
        found = self.run("ansible-inventory", "-i", inventory, *args, cwd=cwd)
        assert (found.returncode, found.stderr) == (0, ""), found.stderr
        return json.loads(found.stdout)


def plain(value: Any) -> Any:
    """Without Ansible's own marks at texts that are no templates."""
    if isinstance(value, dict):
        return value.get("__ansible_unsafe", {name: plain(inner) for name, inner in value.items()})
    return value


@pytest.fixture(scope="module")
def aws() -> Iterator[LocalAws]:
    with LocalAws() as running:
        yield running


@pytest.fixture(scope="module")
def project(aws: LocalAws, tmp_path_factory: pytest.TempPathFactory) -> Project:
    tofu = need("tofu")
    folder = tmp_path_factory.mktemp("project")
    for name in ("main.py", "cdktf.json"):
        shutil.copy(ROOT / name, folder)
    for name in ("stacks", "modules"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}"
    mine = {"PATH": path, "SNOWFORM_TOFU": str(tofu), "ANSIBLE_HOME": str(folder / ".ansible")}
    made = Project(folder, {**aws.isolated(os.environ), **mine})
    made.script("inventory", '-C "$(dirname "$0")"')
    early = made.snowform("inventory", STACK)
    assert (early.returncode, early.stdout) == (1, "")
    assert f"{STACK}: there is no state, so no machine is known; `snowform apply {STACK}`" in early.stderr
    applied = made.snowform("apply", STACK, "--yes")
    assert applied.returncode == 0, applied.stderr
    return made


@pytest.fixture(scope="module")
def ec2(aws: LocalAws) -> Any:
    return aws.client("ec2").describe_instances()["Reservations"][0]["Instances"][0]


def test_ansible_lists_the_machine_as_it_was_made(project: Project, ec2: Any, tmp_path: Path) -> None:
    # From another folder, as a playbook may: the script finds its project by itself.
    found = project.ansible(str(project.folder / "inventory"), "--list", cwd=tmp_path)
    variables = plain(found["_meta"]["hostvars"][HOST])
    assert variables["ansible_host"] == variables["aws_public_ip"] == ec2["PublicIpAddress"]
    assert variables["ansible_user"] == "root"
    assert found["_meta"]["hostvars"][HOST]["aws_id"] == {"__ansible_unsafe": ec2["InstanceId"]}
    assert (variables["aws_id"], variables["aws_private_ip"]) == (ec2["InstanceId"], ec2["PrivateIpAddress"])
    assert found["zone_eu_central_1a"] == found["type_t3_small"] == {"hosts": [HOST]}
    assert found["resource_host_web"] == found["stack_nixos_host"] == {"hosts": [HOST]}


def test_ansible_asks_for_one_host_and_shows_the_groups(project: Project, ec2: Any) -> None:
    assert plain(project.ansible("inventory", "--host", HOST))["aws_image_id"] == ec2["ImageId"]
    graph = project.run("ansible-inventory", "-i", "inventory", "--graph", "stack_nixos_host").stdout
    assert graph == f"@stack_nixos_host:\n  |--{HOST}\n"


def test_a_static_inventory_and_one_of_outputs_lead_to_the_same_place(project: Project, ec2: Any) -> None:
    assert project.snowform("inventory", STACK, "-o", "hosts.yaml").returncode == 0
    static = project.ansible("hosts.yaml", "--list")
    assert static == project.ansible("inventory", "--list")
    (project.folder / "outputs.json").write_text(project.snowform("output", STACK, "--json").stdout)
    # On a host that has outputs and no more: another folder, no project.
    apart = project.folder / "apart"
    apart.mkdir()
    project.script("apart/inventory", "--outputs ../outputs.json")
    found = project.ansible("./inventory", "--host", "web", cwd=apart)
    assert plain(found)["ansible_host"] == ec2["PublicIpAddress"]


def test_a_stack_without_machines_is_an_empty_inventory_to_ansible(project: Project) -> None:
    (project.folder / "none.tfstate").write_text(state())
    project.script("none", "--state none.tfstate")
    found = project.run("ansible-inventory", "-i", "./none", "--list")
    assert found.returncode == 0, found.stderr
    assert json.loads(found.stdout)["_meta"]["hostvars"] == {}
    assert "nixos-host: there are no machines in none.tfstate" in found.stderr
