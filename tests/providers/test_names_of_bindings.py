"""Names that CDKTF's generated bindings have and typed classes have not: the error says what to write."""

from __future__ import annotations

import pytest

from tests.engine.told import run

PROGRAM = """\
from cdktf import App, TerraformStack
from snowform.aws import AwsProvider, Instance, SecurityGroup, SecurityGroupRule, Vpc
stack = TerraformStack(App(), "s")
AwsProvider(stack, "aws", region="eu-central-1")
vpc = Vpc(stack, "vpc", cidr_block="10.0.0.0/16")
host = Instance(stack, "host", ami="ami-0123456789abcdef0", instance_type="t3.micro")
"""
RULE = "type='egress', from_port=0, to_port=0, protocol='-1', security_group_id='sg-1'"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("vpc.cidr_block_input", "what was given is not kept: keep it in a variable of your own"),
        ("vpc.put_tags({})", "assign a dictionary: x.tags = {…}"),
        ("host.put_root_block_device(volume_size=1)", "assign a dictionary: x.root_block_device = {…}"),
        ("vpc.reset_tags()", "assign None: x.tags = None"),
        ("host.fetch_password_data", 'did you mean "get_password_data"?'),
        (f"SecurityGroupRule(stack, 'r', {RULE}, self_attribute=True)", 'did you mean "self"?'),
        ("SecurityGroup(stack, 'g', ingress=[{'fromPort': 80}])", 'did you mean "from_port"?'),
        ("vpc.nonsense_input", 'aws_vpc has no attribute "nonsense_input"'),
    ],
)
def test_the_error_says_what_to_write(line: str, said: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    done = run(tmp_path_factory.mktemp("program"), f"{PROGRAM}{line}\n")
    assert said in done.stderr
    assert "main.py:7" in done.stderr
