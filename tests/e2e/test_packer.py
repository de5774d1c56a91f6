"""Packer itself takes the templates; Debian's 1.6.6 reads both forms, but for what came later."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from modules.own_ami import OwnAmi
from scripts.tools import ROOT
from snowform.aws.provider import AwsProvider
from snowform.local import LocalAws
from snowform.packer import Recipe, legacy, modern, read_source
from snowform.packer.source import Choices
from tests.packer.cases import NIX, instance, lookup, recipe, stack
from tests.synthesis import synthesize
from tests.tools import need

pytestmark = pytest.mark.e2e

REGION = "eu-central-1"
PROVIDER = {"region": REGION, "default_tags": {"tags": {"Stack": "net"}}}
# What `packer validate` of 1.6 does not know yet; tests/packer/grammar.py checks it all the same.
LATER = {"imds_support", "metadata_options"}
PLAYBOOK = '- hosts: all\n  tasks:\n    - ansible.builtin.command: "true"\n'


ARM = stack({"nixos": lookup("arm64")}, aws_instance={"web": instance(instance_type="t4g.medium")})
MACHINES = [pytest.param(stack(), id="x86_64"), pytest.param(ARM, id="arm64")]
PLAYBOOKS = [pytest.param(None, id="without ansible"), pytest.param("../site.yml", id="with ansible")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "packer").mkdir()
    (tmp_path / "packer" / "web.nix").write_text(NIX)
    (tmp_path / "site.yml").write_text(PLAYBOOK)
    return tmp_path / "packer"


def packer(*args: str | Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
    # Packer asks ansible-playbook for its version; it was installed beside this Python.
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "CHECKPOINT_DISABLE": "1", "PACKER_NO_COLOR": "1"}
    command = [need("packer"), *args]
    return subprocess.run(
        command, env=environment, input=given, capture_output=True, text=True, cwd="/", check=False
    )


def for_1_6(given: Recipe) -> str:
    document = json.loads(modern(given))
    del document["packer"]
    for builder in document["source"]["amazon-ebs"].values():
        for name in LATER:
            del builder[name]
    return json.dumps(document)


def for_local(template: str, aws: LocalAws) -> str:
    """The template for a machine that nobody can log in to: all but the provisioners."""
    document = json.loads(template)
    builders = document.get("builders") or document["source"]["amazon-ebs"].values()
    for builder in builders:
        builder.update(
            access_key="local",
            secret_key="local",
            custom_endpoint_ec2=aws.endpoint,
            communicator="none",
            aws_polling={"delay_seconds": 1, "max_attempts": 60},
        )
        del builder["ssh_username"], builder["ssh_timeout"]
    document.pop("provisioners", None)
    document.get("build", {}).pop("provisioner", None)
    return json.dumps(document)


@pytest.mark.parametrize("playbook", PLAYBOOKS)
@pytest.mark.parametrize("document", MACHINES)
def test_packer_takes_both_forms(folder: Path, document: dict[str, Any], playbook: str | None) -> None:
    given = recipe(document, playbook=playbook)
    for name, text in {"web.json": legacy(given), "web.pkr.json": for_1_6(given)}.items():
        (folder / name).write_text(text)
        checked = packer("validate", folder / name)
        assert (name, checked.returncode, checked.stderr) == (name, 0, ""), checked.stdout


def test_packer_would_have_seen_a_mistake(folder: Path) -> None:
    for name, text in {"web.json": legacy(recipe()), "web.pkr.json": for_1_6(recipe())}.items():
        (folder / name).write_text(text.replace("ssh_timeout", "ssh_time"))
        assert packer("validate", folder / name).returncode == 1
        (folder / name).write_text(text.replace("web.nix", "missing.nix"))
        assert packer("validate", folder / name).returncode == 1


@pytest.fixture(scope="module")
def own_aws() -> Iterator[LocalAws]:
    """A local AWS of this module: the images that it makes are none of the other tests' business."""
    with LocalAws() as running:
        yield running


@pytest.mark.parametrize("name", ["web.json", "web.pkr.json"])
def test_the_stack_finds_the_image_that_packer_makes(folder: Path, own_aws: LocalAws, name: str) -> None:
    ec2 = own_aws.client("ec2", REGION)
    given = recipe(stack(provider=PROVIDER), name=f"{Path(name).suffixes[0][1:]}-web")
    (folder / name).write_text(for_local(legacy(given) if name == "web.json" else for_1_6(given), own_aws))
    # Without a subnet AWS takes one of the default VPC; moto does not.
    subnet = ec2.describe_subnets()["Subnets"][0]["SubnetId"]
    built = packer("build", "-var", f"subnet_id={subnet}", folder / name)
    assert built.returncode == 0, built.stdout

    def look_up(scope: Any) -> None:
        AwsProvider(scope, "aws", region=REGION)
        OwnAmi(scope, "web", name=f"{given.name}-*", architecture="x86_64")

    own = synthesize(look_up)["data"]["aws_ami"]["web"]
    filters = [{"Name": condition["name"], "Values": condition["values"]} for condition in own["filter"]]
    (image,) = ec2.describe_images(Owners=own["owners"], Filters=filters)["Images"]
    time = image["Name"].removeprefix(f"{given.name}-")
    assert (len(time), time.isdecimal()) == (14, True)
    tags = {tag["Key"]: tag["Value"] for tag in image["Tags"]}
    assert tags.pop("SourceAmiName").startswith("nixos/26.05.")
    assert tags.pop("SourceAmi").startswith("ami-")
    assert tags == {"Name": given.name, "Stack": "net"}
    # Packer clears up behind itself.
    states = [
        machine["State"]["Name"]
        for reservation in ec2.describe_instances()["Reservations"]
        for machine in reservation["Instances"]
    ]
    assert set(states) == {"terminated"}
    assert ec2.describe_key_pairs()["KeyPairs"] == []


def test_the_projects_own_stack_makes_a_template(synthesized: Path, folder: Path) -> None:
    document = json.loads((synthesized / "nixos-host" / "config.tf.json").read_text())
    source = read_source(document, Choices())
    text, _ = source.user_data()
    assert text == (ROOT / "stacks" / "web.nix").read_text()
    (folder / "nixos-host.nix").write_text(text)
    (folder / "nixos-host.json").write_text(
        legacy(Recipe("nixos-host", "nixos-host", source, "nixos-host.nix"))
    )
    assert packer("validate", folder / "nixos-host.json").returncode == 0
