from __future__ import annotations

import os
import subprocess
import tarfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from modules import user_data
from modules.nixos_instance import NixosInstance
from modules.provisioning_host import (
    HostedModule,
    ProvisioningHostError,
    ProvisioningRole,
    archive,
    configuration,
)
from modules.readable_stack import ReadableStack
from snowform.aws.provider import AwsProvider
from snowform.aws.s3_bucket import S3Bucket
from tests.modules.test_nixos_instance import machine
from tests.synthesis import synthesize
from tests.tools import need

MACHINE = """\
# The machine that applies "web".
{ modulesPath, ... }:
{
  imports = [ "${modulesPath}/virtualisation/amazon-image.nix" ];
  services.snowform.web.enable = true;
  system.stateVersion = "26.05";
} # its end
"""


@dataclass
class Fetched:
    stack: str
    url: str
    hash: str


@pytest.fixture
def web(tmp_path: Path) -> Path:
    """A generated module, with what must not go along."""
    folder = tmp_path / "nix" / "web"
    (folder / "provision" / "__pycache__").mkdir(parents=True)
    (folder / "provision" / "__pycache__" / "x.pyc").write_bytes(b"x")
    (folder / "provision" / "run.py").write_text("pass\n")
    (folder / "assets").mkdir()
    (folder / "assets" / "boot.sh").write_text("#!/bin/sh\n")
    (folder / "assets" / "boot.sh").chmod(0o755)
    (folder / "default.nix").write_text("{ ... }: { said = builtins.readFile ./provision/run.py; }\n")
    return folder


def build(stack: Any, folder: Path) -> None:
    AwsProvider(stack, "aws", region="eu-central-1")
    bucket = S3Bucket(stack, "bucket")
    module = HostedModule(stack, "web", folder=str(folder), bucket=bucket.bucket, region="eu-central-1")
    role = ProvisioningRole(
        stack, "role", name="provisioner", modules=[module], policy_arns=["arn:aws:iam::aws:policy/x"]
    )
    NixosInstance(
        stack,
        "host",
        name="host",
        machine=machine(user_data=configuration([module], MACHINE), iam_instance_profile=role.profile_name),
        subnet_id="subnet-1",
        depends_on=[module.object, role.policy],
    )


def test_the_machine_may_read_its_module_and_fetches_it_by_its_hash(web: Path) -> None:
    document = synthesize(lambda stack: build(stack, web), ReadableStack)["resource"]
    _, digest = archive(web)
    (role_policy,) = document["aws_iam_role_policy"].values()
    (uploaded,) = document["aws_s3_object"].values()
    (machine,) = document["aws_instance"].values()
    (bucket,) = document["aws_s3_bucket"]
    (name,) = document["aws_s3_object"]
    assert f"${{aws_s3_object.{name}.arn}}" in role_policy["policy"]
    assert uploaded["key"].startswith("snowform/web-")
    assert uploaded["key"].endswith(".tar.gz")
    assert uploaded["source"].endswith("/web.tar.gz")
    url = f"s3://${{aws_s3_bucket.{bucket}.bucket}}/{uploaded['key']}?region=eu-central-1"
    assert f'      url = "{url}";\n      sha256 = "{digest}";\n' in machine["user_data"]
    assert set(machine["depends_on"]) >= {f"aws_s3_object.{name}"}
    (profile,) = document["aws_iam_instance_profile"]
    assert machine["iam_instance_profile"] == f"${{aws_iam_instance_profile.{profile}.name}}"


def test_nix_fetches_the_module_and_imports_it(web: Path, tmp_path: Path) -> None:
    file, digest = archive(web)
    text = configuration([Fetched("web", f"file://{file}", digest)], MACHINE)
    assert user_data.warnings(text) == ()
    # What NixOS does with `imports`, as far as it matters here: fetch, and import the folder.
    expression = f"let found = (({text}) {{ }}).imports; in (import (builtins.head found) {{ }}).said"
    assert nix(expression, tmp_path) == '"pass\\n"\n'
    altered = text.replace(digest, f"sha256-{'A' * 43}=")
    with pytest.raises(subprocess.CalledProcessError) as caught:
        nix(expression.replace(text, altered), tmp_path)
    assert "hash mismatch" in caught.value.stderr


def nix(expression: str, store: Path) -> str:
    command = [need("nix-instantiate"), "--eval", "--read-write-mode", "-E", expression]
    folders = {f"NIX_{name}_DIR": str(store / name.lower()) for name in ("STORE", "STATE", "LOG")}
    environment = {**os.environ, **folders, "XDG_CACHE_HOME": str(store / "cache")}
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def test_the_same_module_gives_the_same_archive(web: Path) -> None:
    first, digest = archive(web)
    later = time.time() + 1000
    os.utime(web / "default.nix", (later, later))
    (web / "provision" / "run.py").chmod(0o600)
    second, same = archive(web)
    assert (first.read_bytes(), digest) == (second.read_bytes(), same)
    with tarfile.open(first) as tar:
        assert tar.getnames() == [
            "web",
            "web/assets",
            "web/assets/boot.sh",
            "web/default.nix",
            "web/provision",
            "web/provision/run.py",
        ]
    (web / "assets" / "boot.sh").chmod(0o644)
    assert archive(web)[1] != digest


def test_a_module_that_wants_something_beside_it_is_refused(web: Path) -> None:
    (web / "stack.json").write_text("{}\n")
    with pytest.raises(ProvisioningHostError) as caught:
        synthesize(lambda stack: build(stack, web), ReadableStack)
    assert f"{web} cannot be imported by itself; run `snowform nixos web --bundle` once" in str(caught.value)
    (web / "snowform").mkdir()
    synthesize(lambda stack: build(stack, web), ReadableStack)


def test_a_module_that_is_not_generated_yet_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(ProvisioningHostError) as caught:
        synthesize(lambda stack: build(stack, tmp_path / "web"), ReadableStack)
    assert "stack/web: " in str(caught.value)
    assert "run `snowform nixos web --bundle` once" in str(caught.value)


def test_the_machine_s_own_part_is_checked() -> None:
    with pytest.raises(user_data.UserDataError, match=r"does not set system\.stateVersion"):
        configuration([], MACHINE.replace("system.", "# "))
