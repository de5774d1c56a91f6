"""What Terranix gave was applied: on its state, no step of docs/migrate-from-terranix.md changes anything."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from snowform.local import LocalAws
from tests.e2e.harness import Workspace, Workspaces
from tests.terranix.configurations import MIGRATION, recorded
from tests.terranix.test_migration import STEPS, configuration
from tests.tools import need

pytestmark = pytest.mark.e2e

SNOWFORM = (sys.executable, "-m", "snowform")


@pytest.fixture(scope="module")
def applied(workspaces: Workspaces) -> Workspace:
    """What Terranix gave, applied."""
    return workspaces.write("site", recorded(MIGRATION)).apply()


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.stem)
def test_the_plan_of_a_step_on_the_state_is_empty(step: Path, applied: Workspace) -> None:
    applied.rewrite(configuration(step))
    assert applied.changes() == []


KNOWN = {
    "resource": {"terraform_data": {"known": {"input": {"name": "site", "ports": [80, 443]}}}},
    "output": {"known": {"value": "${terraform_data.known.output.name}"}},
}
Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, local_aws: LocalAws) -> Run:
    """Run a command in a folder below `tmp_path`; what it says. AssertionError where it fails."""
    environment = {**os.environ, **local_aws.environment(), "SNOWFORM_TOFU": str(need("tofu"))}

    def run_command(folder: str, *command: str) -> str:
        place = tmp_path / folder
        place.mkdir(exist_ok=True)
        ended = subprocess.run(
            command, cwd=place, env=environment, capture_output=True, text=True, check=False
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended.stdout + ended.stderr

    return run_command


def taken_over(run: Run, folder: Path, document: dict[str, Any]) -> None:
    """Apply a configuration by hand in `old`, and begin a project in `new` with it."""
    tofu = str(need("tofu"))
    (folder / "old").mkdir()
    (folder / "old" / "config.tf.json").write_text(json.dumps(document))
    run("old", tofu, "init", "-input=false")
    run("old", tofu, "apply", "-input=false", "-auto-approve")
    run("new", *SNOWFORM, "init", "--from-terranix", "../old/config.tf.json", "--name", "site")


def test_the_commands_that_init_names_lead_to_an_empty_plan(run: Run, tmp_path: Path) -> None:
    """With the state in a file, beside the configuration; the resources are ones that no provider makes."""
    taken_over(run, tmp_path, KNOWN)
    # As a host does whose unit only plans at first: nothing is made, and no state is in the way.
    (tmp_path / "new" / "policy.json").write_text('{"mode": "plan"}')
    assert "1 to create" in run("new", *SNOWFORM, "apply", "--yes", "--policy", "policy.json", "site")
    run("new", *SNOWFORM, "state", "adopt", "site", "../old/terraform.tfstate")
    assert "nothing to do" in run("new", *SNOWFORM, "plan", "--no-tags", "site")


def test_a_state_in_s3_stays_where_it_is(run: Run, tmp_path: Path, local_aws: LocalAws) -> None:
    bucket = {"Bucket": "terranix-states"}
    local_aws.client("s3", "eu-central-1").create_bucket(
        **bucket, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
    )
    backend = {"s3": {"bucket": "terranix-states", "key": "site/terraform.tfstate", "region": "eu-central-1"}}
    taken_over(run, tmp_path, {**KNOWN, "terraform": {"backend": backend}})
    run("new", *SNOWFORM, "state", "adopt", "site")
    assert "nothing to do" in run("new", *SNOWFORM, "plan", "--no-tags", "site")
