"""What lies beside the configuration, in the run's folders or in the environment has no influence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from snowform.local import LocalAws
from tests.provision.e2e.harness import Host
from tests.provision.e2e.scenes import found, ids, is_settled, is_whole, key_pair, plain_host
from tests.provision.e2e.table import row
from tests.tools import need, tried

pytestmark = pytest.mark.e2e

EVIL = {"resource": {"terraform_data": {"evil": {"input": "evil"}}}}
OVERRIDE = {"resource": {"terraform_data": {"a": {"input": "evil"}}}}
VARIABLE = {"variable": {"given": {"default": "good"}}}
GIVEN = {"resource": {"terraform_data": {"a": {"input": "${var.given}"}}}}
POISON = {
    "evil.tf.json": json.dumps(EVIL),
    "evil.tf": 'resource "terraform_data" "evil2" {}',
    "evil.tofu": 'resource "terraform_data" "evil3" {}',
    "evil_override.tf.json": json.dumps(OVERRIDE),
    "override.tf.json": json.dumps(OVERRIDE),
    "zzz_override.tf": 'resource "terraform_data" "a" { input = "evil" }',
    "evil.auto.tfvars": 'given = "evil"',
    "evil.auto.tfvars.json": '{"given": "evil"}',
    "terraform.tfvars": 'given = "evil"',
    "terraform.tfvars.json": '{"given": "evil"}',
    "terraform.tfstate": "evil",
    ".terraform.tfstate.lock.info": '{"ID": "evil"}',
    ".terraformrc": "evil",
    "tfplan": "evil",
    "broken.tf": "this is no configuration {",
}


@pytest.fixture
def host(tmp_path: Path) -> Host:
    need("tofu")
    made = plain_host(tmp_path / "host")
    made.write({**VARIABLE, **GIVEN})
    return made


def is_good(host: Host) -> None:
    """Exactly what the configuration says exists."""
    (resource,) = json.loads(host.state_file.read_text())["resources"]
    assert resource["name"] == "a"
    assert resource["instances"][0]["attributes"]["output"] == {"value": "good", "type": "string"}


def lay(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in POISON.items():
        (folder / name).write_text(text)


def test_files_beside_the_configuration_are_left_out(host: Host) -> None:
    folder = host.root / "configuration"
    lay(folder)
    lay(folder / "assets")
    lay(folder / ".terraform")
    (folder / ".terraform" / "environment").write_text("evil")
    ended = host.apply()
    assert ended.code == 0, ended.said
    is_good(host)
    is_settled(host)
    row("*.tf, overrides, *.auto.tfvars, a state beside config.tf.json", "before a run", "no influence")


@pytest.mark.parametrize(
    "below",
    tried(("runtime", "runtime/run-left", "cache", "cache/data", "state"), "runtime/run-left", "cache/data"),
)
def test_leftovers_in_the_folders_of_a_run_are_left_alone(host: Host, below: str) -> None:
    for folder in ("runtime", "cache", "state"):
        (host.root / folder).mkdir(mode=0o700)
    poison = host.root / below
    poison.mkdir(exist_ok=True)
    for name, text in POISON.items():
        if not (below == "state" and name == "terraform.tfstate"):
            (poison / name).write_text(text)
    (poison / "environment").write_text("evil")
    ended = host.apply()
    assert ended.code == 0, ended.said
    is_good(host)
    is_settled(host)
    assert not (host.root / "runtime/run-left").exists()
    row(f"*.tf, overrides, *.auto.tfvars in {below}/", "before a run", "no influence")


def test_the_environment_is_not_handed_on(host: Host, tmp_path: Path) -> None:
    log, home, proof = tmp_path / "trace.log", tmp_path / "home", tmp_path / "it-ran"
    home.mkdir()
    (home / ".tofurc").write_text("this is no configuration {")
    (home / ".terraformrc").write_text("this is no configuration {")
    (tmp_path / "sitecustomize.py").write_text(f"open({str(proof)!r}, 'w')\n")
    (tmp_path / "json.py").write_text(f"open({str(proof)!r}, 'w')\n")
    host.environment = {
        "HOME": str(home),
        "TF_CLI_ARGS": "-destroy",
        "TF_CLI_ARGS_apply": "-destroy -target=terraform_data.none",
        "TF_CLI_ARGS_init": "-evil",
        "TF_CLI_ARGS_plan": "-destroy",
        "TF_CLI_CONFIG_FILE": str(home / ".tofurc"),
        "TF_DATA_DIR": str(tmp_path / "evil"),
        "TF_ENCRYPTION": "evil",
        "TF_INPUT": "1",
        "TF_LOG": "trace",
        "TF_LOG_PATH": str(log),
        "TF_REATTACH_PROVIDERS": "evil",
        "TF_STATE_PERSIST_INTERVAL": "evil",
        "TF_WORKSPACE": "evil",
        "PYTHONPATH": str(tmp_path),
        "PYTHONSTARTUP": str(tmp_path / "sitecustomize.py"),
        "PYTHONHOME": str(tmp_path),
        "PYTHONWARNINGS": "error",
    }
    ended = host.apply()
    assert ended.code == 0, ended.said
    is_good(host)
    is_settled(host)
    assert not [path for path in (log, proof, tmp_path / "evil") if path.exists()]
    row("TF_CLI_ARGS*, TF_WORKSPACE, TF_DATA_DIR, TF_LOG*, PYTHON* set", "each run", "no influence")


def test_no_other_program_takes_the_place_of_the_provider(
    new_host: Callable[..., Host], local_aws: LocalAws, tmp_path: Path
) -> None:
    """By dev_overrides in the CLI configuration of the environment or the home, or by reattaching."""
    host, proof = new_host(kept=False), tmp_path / "it-ran"
    program = tmp_path / "terraform-provider-aws"
    program.write_text(f"#!/bin/sh\ntouch {proof}\nexit 1\n")
    program.chmod(0o755)
    overrides = (
        f'provider_installation {{ dev_overrides {{ "hashicorp/aws" = "{tmp_path}" }} direct {{}} }}\n'
    )
    for name in (".tofurc", ".terraformrc", "given.rc"):
        (tmp_path / name).write_text(overrides)
    reattach = {
        "Protocol": "grpc",
        "ProtocolVersion": 5,
        "Pid": 1,
        "Test": True,
        "Addr": {"Network": "unix", "String": str(tmp_path / "socket")},
    }
    host.environment = {
        **host.environment,
        "HOME": str(tmp_path),
        "TF_CLI_CONFIG_FILE": str(tmp_path / "given.rc"),
        "TF_REATTACH_PROVIDERS": json.dumps({"registry.opentofu.org/hashicorp/aws": reattach}),
    }
    host.write(key_pair())
    ended = host.apply()
    assert ended.code == 0, ended.said
    assert is_whole(host, local_aws)
    assert list(found(host, local_aws)) == ["web-admin"]
    assert not proof.exists()
    row("dev_overrides by environment and home, TF_REATTACH_PROVIDERS", "each run", "no influence")


def test_a_configuration_that_cannot_be_read_is_one_clear_error(host: Host) -> None:
    assert host.apply().code == 0
    before = ids(host.state_file)
    config = host.root / "configuration" / "config.tf.json"
    for text, said in (("", "is not JSON"), ("{", "is not JSON"), ("[]", "is not a JSON object")):
        config.write_text(text)
        ended = host.apply()
        assert (ended.code, len(ended.stderr.splitlines())) == (2, 1), ended.said
        assert f"{config}: {said}" in ended.stderr
    config.unlink()
    ended = host.apply()
    assert (ended.code, len(ended.stderr.splitlines())) == (2, 1), ended.said
    assert ids(host.state_file) == before
    row("config.tf.json: empty, cut off, absent", "before a run", "ends with 2, one line, nothing changed")
