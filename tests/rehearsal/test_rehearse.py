"""`snowform rehearse` with the real OpenTofu and the AWS provider, against a local AWS of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.tools import need

pytestmark = pytest.mark.e2e

PROGRAM = """\
from cdktf import App, S3Backend, TerraformResource, TerraformStack, TerraformVariable
from snowform.aws import AwsProvider, DynamodbTable, KmsKey, Vpc

app = App()
good = TerraformStack(app, "good")
S3Backend(good, bucket="states", key="good", region="eu-north-1")
AwsProvider(good, "aws", region="eu-north-1", profile="production")
token = TerraformVariable(good, "token", type="string", sensitive=True)
KmsKey(good, "key", deletion_window_in_days=7)
Vpc(good, "main", cidr_block="10.0.0.0/16", lifecycle={"prevent_destroy": True})
DynamodbTable(
    good,
    "kept",
    name=f"kept-{token.string_value}",
    billing_mode="PAY_PER_REQUEST",
    hash_key="id",
    attribute=[{"name": "id", "type": "S"}],
    deletion_protection_enabled=True,
)

restless = TerraformStack(app, "restless")
a = TerraformResource(restless, "a", terraform_resource_type="terraform_data")
a.add_override("input", "${timestamp()}")
app.synth()
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    (tmp_path / "main.py").write_text(PROGRAM)
    (tmp_path / "token").write_text("hunter2-of-a-kind")
    return tmp_path


def run(project: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str, str]:
    monkeypatch.setenv("SNOWFORM_TOFU", str(need("tofu")))
    command = [sys.executable, "-m", "snowform", "rehearse", *arguments]
    ended = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False, timeout=1200)
    return ended.returncode, ended.stdout, ended.stderr


def test_the_whole_life_of_a_stack_is_seen_and_nothing_is_left_behind(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(project.iterdir())
    code, printed, said = run(project, monkeypatch, "good", "--secret", "token=token", "--json")
    assert code == 0, said
    (report,) = json.loads(printed)
    steps: dict[str, Any] = {step["step"]: step for step in report["steps"]}
    assert {name: step["outcome"] for name, step in steps.items()} == dict.fromkeys(
        ("apply", "second plan", "drift", "put right", "destroy"), "ok"
    )
    assert [step["detail"] for step in steps.values()] == [
        "3 created",
        "empty",
        'aws_vpc.main was tagged "Rehearsed" outside: found',
        "1 changed",
        "3 destroyed, nothing is left",
    ]
    assert sorted(project.iterdir()) == before
    assert "hunter2" not in printed + said


def test_what_would_change_again_is_the_stacks_own_fault(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, printed, said = run(project, monkeypatch, "restless")
    assert code == 1, said
    lines = [" ".join(line.split()) for line in printed.splitlines()]
    assert any(line.endswith("s failed: not empty: it would change again") for line in lines)
    assert "terraform_data.a: input, output" in lines
    assert any(line.endswith("s skipped: nothing here takes a tag from outside") for line in lines)
    assert any(line.endswith("s 1 destroyed, nothing is left") for line in lines)
    assert lines[-1].startswith("restless went not as it should, in ")


def test_a_value_that_is_missing_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, printed, _ = run(project, monkeypatch, "good")
    assert code == 1
    assert "good: no value for the variable token (sensitive); give `--secret token=FILE`" in printed
