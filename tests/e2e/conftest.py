from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.tools import ROOT
from snowform.local import LocalAws
from tests.e2e.harness import Workspaces, kept_provider
from tests.tools import need


@pytest.fixture(scope="session")
def local_aws() -> Iterator[LocalAws]:
    """One local AWS for the session; tests keep apart by the names of what they make."""
    need("tofu")
    with LocalAws() as running:
        yield running


@pytest.fixture(scope="session")
def provider(local_aws: LocalAws) -> Iterator[dict[str, str] | None]:
    """The AWS provider, started once."""
    with kept_provider(local_aws) as running:
        yield running


@pytest.fixture(scope="session")
def provider_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the provider mirror's links go."""
    return tmp_path_factory.mktemp("providers")


@pytest.fixture(scope="session")
def workspaces(
    local_aws: LocalAws,
    provider: dict[str, str] | None,
    provider_cache: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Workspaces:
    """Makes workspaces: `workspaces.copy(out / "nixos-host").apply()`, or `write(name, document)`."""
    return Workspaces(tmp_path_factory.mktemp("workspaces"), local_aws, provider, provider_cache)


@pytest.fixture(scope="session")
def synthesized(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `snowform synth` makes of this project: a folder with a folder for each stack."""
    folder = tmp_path_factory.mktemp("synthesized")
    # Not the project's own cdktf.out: other tests synthesize at the same time.
    environment = {**os.environ, "CDKTF_OUTDIR": str(folder / "cdktf.out")}
    command = [sys.executable, "-m", "snowform", "synth", "-o", str(folder / "out")]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return folder / "out"
