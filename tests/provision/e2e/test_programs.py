"""Programs that neither a plan nor a provider's name tells of are refused before `init` could start them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.provision.e2e.harness import Host
from tests.provision.e2e.scenes import error, plain, plain_host
from tests.tools import NOT_HERE, need

pytestmark = [pytest.mark.e2e, pytest.mark.promise("programs")]

COMMANDS = (("plan",), ("apply", "--yes"), ("destroy", "--yes"), ("drift",), ("state", "refresh"))


@pytest.fixture
def host(tmp_path: Path) -> Host:
    need("tofu")
    return plain_host(tmp_path / "host")


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    """The file that is there once a program has run."""
    return tmp_path / "it-ran"


def removed(address: str, proof: Path) -> dict[str, Any]:
    provisioner = {"local-exec": {"when": "destroy", "command": f"touch {proof}"}}
    return {"removed": {"from": address, "lifecycle": {"destroy": True}, "provisioner": provisioner}}


def removed_hcl(address: str, proof: Path) -> str:
    command = f'provisioner "local-exec" {{\n    when = destroy\n    command = "touch {proof}"\n  }}'
    return f"removed {{\n  from = {address}\n  lifecycle {{\n    destroy = true\n  }}\n  {command}\n}}\n"


def terraform(host: Host) -> None:
    """Let the host have Terraform, which knows `removed`; the OpenTofu of the tests does not yet."""
    program = shutil.which("terraform")
    if program is None:
        pytest.skip(f"{NOT_HERE}Terraform, which has what this OpenTofu lacks")
    host.arguments += ["--tofu", program]


def put(host: Host, name: str, text: str) -> None:
    path = host.root / "configuration" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_a_removed_block_runs_its_program_only_where_that_is_allowed(host: Host, proof: Path) -> None:
    terraform(host)
    host.policy(allowDestroy=True)
    host.write(plain("a", "b"))
    assert host.apply().code == 0
    host.write({**plain("b"), **removed("terraform_data.a", proof)})
    refused = host.apply()
    assert refused.code == 4, refused.said
    assert "config.tf.json: removed: a provisioner runs a program when the object is destroyed" in error(
        refused
    )
    assert not proof.exists()
    host.policy(allowDestroy=True, allowExec=True)
    ended = host.apply()
    assert ended.code == 0, ended.said
    assert proof.exists()


@pytest.mark.parametrize("fetched", [False, True], ids=["beside the configuration", "fetched by init"])
def test_a_removed_block_in_a_module_is_refused(
    host: Host, proof: Path, tmp_path: Path, fetched: bool
) -> None:
    text = removed_hcl("terraform_data.a", proof)
    if fetched:
        terraform(host)
        # An absolute path is fetched like one of another host's.
        module = tmp_path / "elsewhere"
        module.mkdir()
        (module / "main.tf").write_text(text)
        source = str(module)
    else:
        put(host, "modules/inner/main.tf", text)
        source = "./modules/inner"
    host.write({**plain("b"), "module": {"inner": {"source": source}}})
    refused = host.apply()
    assert refused.code == 4, refused.said
    assert "main.tf: removed: a provisioner runs a program when the object is destroyed" in error(refused)
    assert error(refused).endswith("nothing was planned")


def test_a_backends_credential_process_does_not_run_by_init(host: Host, proof: Path) -> None:
    config = host.root / "aws-config"
    config.write_text(f"[default]\nregion = eu-west-1\ncredential_process = touch {proof}\n")
    settings = {"bucket": "b", "key": "k", "region": "eu-west-1", "shared_config_files": [str(config)]}
    host.write({**plain("a"), "terraform": {"backend": {"s3": settings}}})
    for command in (*COMMANDS, ("output",), ("state", "list"), ("state", "adopt"), ("tofu", "version")):
        refused = host.run(*command)
        assert refused.code == 4, (command, refused.said)
        assert "shared_config_files names" in error(refused)
        assert "which starts a program (credential_process)" in error(refused)
        assert not proof.exists(), command
    host.policy(allowExec=True)
    assert host.run("plan", "--retries", "0").code != 0
    assert proof.exists()


def test_a_providers_credential_process_does_not_run_by_any_command(host: Host, proof: Path) -> None:
    put(host, "assets/config", f"[default]\ncredential_process = touch {proof}\n")
    module = 'provider "aws" {\n  shared_config_files = ["assets/config"]\n}\n'
    put(host, "modules/inner/main.tf", module)
    host.write({**plain("a"), "module": {"inner": {"source": "./modules/inner"}}})
    for command in COMMANDS:
        refused = host.run(*command)
        assert refused.code == 4, (command, refused.said)
        assert "modules/inner/main.tf: provider 'aws': shared_config_files names" in error(refused)
    assert not proof.exists()
    put(host, "assets/config", "[default]\nregion = eu-west-1\n")
    put(host, "modules/inner/main.tf", "")
    assert host.apply().code == 0
