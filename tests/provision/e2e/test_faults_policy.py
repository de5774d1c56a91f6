"""Programs in the configuration are refused before they run; another account is not touched."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from snowform.local import LocalAws
from tests.provision.e2e.harness import Host
from tests.provision.e2e.scenes import error, found, is_whole, key_pair, plain, plain_host
from tests.provision.e2e.table import row
from tests.tools import need, tried

pytestmark = pytest.mark.e2e


@pytest.fixture
def host(tmp_path: Path) -> Host:
    need("tofu")
    return plain_host(tmp_path / "host")


def running(path: Path) -> dict[str, Any]:
    """A resource that leaves a file behind where its provisioner runs."""
    return {"input": "same", "provisioner": [{"local-exec": {"command": f"touch {path}"}}]}


def in_root(host: Host, resource: dict[str, Any]) -> None:
    host.write({"resource": {"terraform_data": {"a": resource}}})


def in_module(host: Host, resource: dict[str, Any]) -> None:
    _module(host, "inner", {"resource": {"terraform_data": {"a": resource}}})
    host.write({"module": {"inner": {"source": "./modules/inner"}}})


def in_nested_module(host: Host, resource: dict[str, Any]) -> None:
    _module(host, "inner", {"resource": {"terraform_data": {"a": resource}}})
    _module(host, "outer", {"module": {"inner": {"source": "../inner"}}})
    host.write({"module": {"outer": {"source": "./modules/outer"}}})


@pytest.mark.parametrize("place", tried((in_root, in_module, in_nested_module), in_nested_module))
@pytest.mark.parametrize("when", tried(("create", "destroy"), "destroy"))
def test_a_provisioner_is_refused_before_it_runs(
    host: Host, tmp_path: Path, place: Callable[[Host, dict[str, Any]], None], when: str
) -> None:
    proof = tmp_path / "it-ran"
    resource = running(proof)
    if when == "destroy":
        resource["provisioner"][0]["local-exec"]["when"] = "destroy"
    place(host, resource)
    refused = host.apply()
    assert refused.code == 4, refused.said
    assert "runs a program on this host" in error(refused)
    assert "allowExec" in error(refused)
    assert "approve" not in refused.said
    host.policy(allowExec=True, allowDestroy=True)
    assert not proof.exists()
    assert host.apply().code == 0
    if when == "destroy":
        assert not proof.exists()
        assert host.run("destroy", "--yes").code == 0
    assert proof.exists()
    where = place.__name__.removeprefix("in_").replace("_", " ")
    row(
        f"a provisioner (local-exec, {when}) in the {where}",
        "apply",
        "refused, nothing ran; allowExec allows it",
    )


def external(host: Host, folder: Path) -> Path:
    """Give the stack a module that runs a program in each plan; the file that is there if it ran.

    The provider is a script, which leaves the file behind when it is started at all.
    """
    proof = folder / "it-ran"
    place = folder / "mirror/registry.opentofu.org/hashicorp/external/2.3.4/linux_amd64"
    place.mkdir(parents=True)
    provider = place / "terraform-provider-external_v2.3.4"
    provider.write_text(f"#!/bin/sh\ntouch {proof}\nexit 1\n")
    provider.chmod(0o755)
    host.mirror = folder / "tofu.rc"
    mirror = f'filesystem_mirror {{ path = "{folder / "mirror"}" }}'
    host.mirror.write_text(f"provider_installation {{ {mirror} }}\n")
    _module(host, "inner", {"data": {"external": {"a": {"program": ["touch", str(proof)]}}}})
    host.write({"module": {"inner": {"source": "./modules/inner"}}})
    return proof


def test_what_runs_in_a_plan_is_refused_before_the_plan(host: Host, tmp_path: Path) -> None:
    host.write(plain("a"))
    assert host.apply().code == 0
    proof = external(host, tmp_path)
    for command in (("plan",), ("apply", "--yes"), ("drift",), ("state", "refresh")):
        refused = host.run(*command)
        assert refused.code == 4, refused.said
        assert "the provider registry.opentofu.org/hashicorp/external runs programs" in error(refused)
        assert error(refused).endswith("nothing was planned")
    assert not proof.exists()
    host.policy(allowExec=True)
    assert host.apply().code == 1
    assert proof.exists()
    row("an `external` data source in a module", "plan, apply, drift, refresh", "refused, nothing ran")


def test_another_account_than_allowed_is_not_touched(
    new_host: Callable[..., Host], local_aws: LocalAws
) -> None:
    host = new_host()
    host.write(key_pair())
    host.policy(allowedAccountIds=["111111111111"])
    refused = host.apply()
    assert refused.code == 1, refused.said
    assert "AWS account ID not allowed: 123456789012" in error(refused)
    assert "trying again" not in refused.said
    assert found(host, local_aws) == {}
    host.policy(allowedAccountIds=["123456789012"])
    ended = host.apply()
    assert ended.code == 0, ended.said
    assert is_whole(host, local_aws)
    before = host.resources()
    host.policy(allowedAccountIds=["111111111111"])
    for command in (("drift",), ("state", "refresh")):
        refused = host.run(*command)
        assert refused.code == 1, refused.said
        assert "AWS account ID not allowed: 123456789012" in error(refused)
    assert host.resources() == before
    row("credentials of another account than allowedAccountIds", "at start", "ends with 1, nothing changed")


def _module(host: Host, name: str, document: dict[str, Any]) -> None:
    folder = host.root / "configuration" / "modules" / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "main.tf.json").write_text(json.dumps(document))
