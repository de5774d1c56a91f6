"""`snowform check` with the real OpenTofu and AWS provider."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import need, provider_config

pytestmark = pytest.mark.e2e
ROOT = Path(__file__).parents[2]


def check(*args: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    need("tofu")
    return subprocess.run(
        [sys.executable, "-m", "snowform", "check", *args],
        cwd=cwd,
        env={**os.environ, **provider_config()},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_stack_of_this_project_is_valid() -> None:
    result = check()
    assert result.returncode == 0, result.stderr
    valid, *ports = result.stdout.splitlines()
    assert valid == "nixos-host  valid"
    assert ports == [
        f"  tcp {port} is open to the world (0.0.0.0/0): "
        f"aws_vpc_security_group_ingress_rule.firewall_tcp-{port}-from-ipv4"
        for port in (443, 80)
    ]


@pytest.mark.parametrize(
    ("suppressed", "said"),
    [
        ("", '"10.0.0.0/99" is not a range of addresses, such as 10.0.0.0/16'),
        (
            "suppress(vpc, 'provider-rule', reason='asked of the provider')",
            "tofu validate: expected cidr_block to contain a valid Value, got: 10.0.0.0/99",
        ),
    ],
    ids=["by its rules", "by itself"],
)
def test_what_the_provider_refuses_is_found_once_with_its_json_path(
    tmp_path: Path, suppressed: str, said: str
) -> None:
    (tmp_path / "main.py").write_text(
        "from cdktf import App, TerraformStack\n"
        "from snowform import suppress\n"
        "from snowform.aws import AwsProvider, Vpc\n"
        "app = App()\n"
        "stack = TerraformStack(app, 'net')\n"
        "AwsProvider(stack, 'aws', region='eu-central-1')\n"
        "vpc = Vpc(stack, 'main', cidr_block='10.0.0.0/99')\n"
        f"{suppressed}\n"
        "app.synth()\n"
    )
    result = check("--json", "--app", "python main.py", cwd=tmp_path)
    assert result.returncode == 1
    report = json.loads(result.stdout)
    assert report["open_ports"] == {"net": []}
    [finding] = report["findings"]["net"]
    assert finding["path"] == "resource.aws_vpc.main.cidr_block"
    assert finding["message"].startswith(said)
    assert list(tmp_path.glob("out*")) == []
