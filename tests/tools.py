"""The real tools that tests run, and what happens where one is absent: skipped by hand, failed in CI."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import pytest

from scripts import tools
from snowform.tofu import cli_config

T = TypeVar("T")

CI = os.environ.get("CI") == "true"
# Set by `make test-fast`, which leaves out what needs a real tool and what is marked as slow.
FAST = os.environ.get("SNOWFORM_FAST") == "1"
# Set by `make test-all`, which tries every point and every variant.
ALL = os.environ.get("SNOWFORM_TESTS") == "all"
# OpenTofu is told of all of AWS' types in every test, not only in those that ask for it.
WHOLE_PROVIDER = os.environ.get("SNOWFORM_WHOLE_PROVIDER") == "1"
# Whose cdktf tests import: Snowform's engine, or under `make test-all` HashiCorp's, which asks Node about
# each attribute. `tests/stacks/test_engines.py` holds one against the other.
ENGINE = os.environ.get("SNOWFORM_TESTS_ENGINE") or ("cdktf" if ALL else "native")
# How the reason of a skip begins that is right in CI too: for what no registry has (Terraform, whose licence
# keeps it out), and for what the kernel may forbid there (mounts).
NOT_HERE = "not to be had on this machine: "
HOW_TO_GET = {
    "cdktf": "make bootstrap",
    "node": "make bootstrap",
    "tofu": "make bootstrap",
    "nix-build": "Debian: nix-bin",
    "nix-instantiate": "Debian: nix-bin",
    "packer": "Debian: packer",
    "systemd-analyze": "Debian: systemd",
}


def tried(every: Iterable[T], *in_each_change: T) -> list[Any]:
    """Parameters of a test of which each change tries these few, and `make test-all` every one."""
    few = frozenset(in_each_change)
    return [value if value in few else pytest.param(value, marks=pytest.mark.thorough) for value in every]


def need(name: str) -> Path:
    """The tool of that name; without it the test is skipped, in CI it fails."""
    if FAST:
        pytest.skip(f"{NOT_HERE}{name}, a real tool")
    if program := tools.find(name):
        return program
    reason = f"{name} is not installed ({HOW_TO_GET[name]})"
    if CI:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def wait_for(path: Path, seconds: int) -> str:
    """A shell command that waits for a file, so long at most: where a test fails, nothing is left there."""
    return f"n=0; while [ $n -lt {seconds * 10} ] && [ ! -e {path} ]; do n=$((n+1)); sleep 0.1; done"


def do_without(what: str) -> NoReturn:
    """Skip the test, in CI too, for want of something that cannot be installed."""
    pytest.skip(NOT_HERE + what)


def provider_config() -> dict[str, str]:
    """The variable that tells OpenTofu where providers come from; none where its own defaults are right."""
    config = cli_config(tools.CACHE)
    return {"TF_CLI_CONFIG_FILE": str(config)} if config else {}
