"""What Terranix gave was applied: on its state, no step of docs/migrate-from-terranix.md changes anything."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.harness import Workspace, Workspaces
from tests.terranix.configurations import MIGRATION, recorded
from tests.terranix.test_migration import STEPS, configuration
from tests.tools import need

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def applied(workspaces: Workspaces) -> Workspace:
    """What Terranix gave, applied."""
    return workspaces.write("site", recorded(MIGRATION)).apply()


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.stem)
def test_the_plan_of_a_step_on_the_state_is_empty(step: Path, applied: Workspace) -> None:
    applied.rewrite(configuration(step))
    assert applied.changes() == []


def test_the_commands_that_init_names_lead_to_an_empty_plan(tmp_path: Path) -> None:
    """With the state in a file, beside the configuration; the resources are ones that no provider makes."""
    tofu, old, new = need("tofu"), tmp_path / "old", tmp_path / "new"
    old.mkdir()
    known = {"input": {"name": "site", "ports": [80, 443]}}
    document = {
        "resource": {"terraform_data": {"known": known}},
        "output": {"known": {"value": "${terraform_data.known.output.name}"}},
    }
    (old / "config.tf.json").write_text(json.dumps(document))
    environment = {**os.environ, "SNOWFORM_TOFU": str(tofu)}

    def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=True)

    run(tofu, "init", "-input=false", cwd=old)
    run(tofu, "apply", "-input=false", "-auto-approve", cwd=old)
    snowform = (sys.executable, "-m", "snowform")
    run(*snowform, "init", "new", "--from-terranix", "old/config.tf.json", "--name", "site", cwd=tmp_path)
    # As a host does whose unit only plans at first: nothing is made, and no state is in the way.
    (new / "policy.json").write_text('{"mode": "plan"}')
    looked = run(*snowform, "apply", "--yes", "--policy", "policy.json", "site", cwd=new)
    assert "1 to create" in looked.stdout + looked.stderr
    run(*snowform, "state", "adopt", "site", "../old/terraform.tfstate", cwd=new)
    planned = run(*snowform, "plan", "--no-tags", "site", cwd=new)
    assert "nothing to do" in planned.stdout + planned.stderr
