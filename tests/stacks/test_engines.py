"""What tests show of modules and stacks on one engine holds on the other, HashiCorp's or Snowform's.

Stacks with all that settings turn on come out the same on both, and what no stack makes is tested on both.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts.tools import ROOT
from snowform.settings import read
from stacks.nixos_fleet import NixosFleet, NixosFleetSettings
from stacks.nixos_host import NixosHost, NixosHostSettings
from stacks.nixos_image import NixosImages, NixosImageSettings
from stacks.nixos_servers import NixosServers, NixosServersSettings
from stacks.state_bucket import SharedStates, StateBucketSettings
from tests.images.builds import build
from tests.stacks import (
    test_nixos_fleet,
    test_nixos_host,
    test_nixos_image,
    test_nixos_servers,
    test_state_bucket,
)
from tests.synthesis import synthesize_noting
from tests.tools import ENGINE, need

ENDPOINTS = {"endpoints": ["s3", "dynamodb", "ssm", "ssmmessages", "ec2messages"], "flow_logs": {}}
NETWORK = {"restrict_default_security_group": True, **ENDPOINTS}
TEAM = test_nixos_servers.TEAM
MOST = test_nixos_fleet.MOST
STATES = test_state_bucket.LEAST
ACCESS = {
    "hosts": {"stacks": ["nixos-host"], "principals": ["arn:aws:iam::123456789012:role/hosts"]},
    "admins": {"stacks": ["*"]},
}
IMAGES = {
    "region": "eu-central-1",
    "images": {"web": {"build": "result"}, "web-arm": {"build": "arm", "system": "aarch64-linux"}},
    "copy_to": ["eu-west-1", "us-east-1"],
    "share_with": ["111122223333"],
    "encrypted": True,
    "kms_keys": test_nixos_image.KEYS,
    "bucket": "example-images",
    "force_destroy": True,
    "project": "site",
}
STACKS: dict[str, tuple[Any, Any, dict[str, Any]]] = {
    "host, least": (NixosHost, NixosHostSettings, test_nixos_host.LEAST),
    "host, most": (NixosHost, NixosHostSettings, test_nixos_host.MOST),
    "servers, least": (NixosServers, NixosServersSettings, test_nixos_servers.LEAST),
    "servers, most": (
        NixosServers,
        NixosServersSettings,
        {**TEAM, "network": {**TEAM["network"], **NETWORK, "nat": "per-zone"}},
    ),
    "fleet, least": (NixosFleet, NixosFleetSettings, test_nixos_fleet.LEAST),
    "fleet, most": (NixosFleet, NixosFleetSettings, MOST),
    "fleet, behind a balancer of one's own name": (
        NixosFleet,
        NixosFleetSettings,
        {
            **test_nixos_fleet.LEAST,
            **test_nixos_fleet.BALANCED,
            "scaling": {"metric": "cpu", "target_value": 50},
        },
    ),
    "states, least": (SharedStates, StateBucketSettings, STATES),
    "states, most": (SharedStates, StateBucketSettings, {**STATES, "lock": "both", "access": ACCESS}),
    "images": (NixosImages, NixosImageSettings, IMAGES),
}
OTHER = {"native": "cdktf", "cdktf": "native"}[ENGINE]
MAKE = "import json; from tests.stacks import test_engines; print(json.dumps(test_engines.made()))"
INSTALL = "from snowform.engine import hook; hook.install(); "
# What no stack makes, or not in all its forms.
FILES = ("tests/modules/test_provisioning_host.py", "tests/providers/test_resources.py")


def made() -> dict[str, Any]:
    """The document and the notes of each, made in the working directory."""
    return {name: list(_made(*given)) for name, given in STACKS.items()}


def _made(stack: Any, settings: Any, value: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    given = read(settings, value, where="settings")
    return synthesize_noting(lambda _: None, lambda app, name: stack(app, name, given))


def on_the_other(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SNOWFORM_TESTS_ENGINE": OTHER}
    # It is part of this run, and no other.
    for name in [name for name in environment if name.startswith(("PYTEST_", "SNOWFORM_PROMISES"))]:
        del environment[name]
    return subprocess.run(
        [sys.executable, *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_stacks_are_the_same_on_both_engines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need("node")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    build(tmp_path / "result")
    build(tmp_path / "arm", "for ARM", system="aarch64-linux")
    here = made()
    ended = on_the_other(["-c", (INSTALL if OTHER == "native" else "") + MAKE], tmp_path)
    assert ended.returncode == 0, ended.stderr
    there = json.loads(ended.stdout)
    assert list(there) == list(STACKS)
    for name in STACKS:
        assert there[name] == here[name], name


def test_typed_resources_and_what_no_stack_makes_pass_their_tests_on_both_engines() -> None:
    need("node")
    ended = on_the_other(["-m", "pytest", "-n", "0", "-q", "-p", "no:cacheprovider", *FILES], ROOT)
    assert ended.returncode == 0, ended.stdout
    assert "skipped" not in ended.stdout
