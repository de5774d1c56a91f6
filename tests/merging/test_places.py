"""What `snowform synth` says of contributions: at whose line something is wrong, whoever made the element."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.engine.told import run, told

BEGIN = """\
from cdktf import App, TerraformStack
from constructs import Construct
from snowform import Resource, contribute, force
from snowform.aws import AwsProvider, S3Bucket
app = App()
net = TerraformStack(app, "net")
AwsProvider(net, "aws", region="eu-central-1")
vpc = Resource(net, "vpc", "aws_vpc", cidr_block="10.0.0.0/16")
"""


def test_a_finding_is_at_the_line_that_brought_what_is_wrong(tmp_path: Path) -> None:
    program = f"""{BEGIN}
contribute(vpc, enable_dns_support=True)
contribute(vpc, tags={{"a": []}})
contribute(net, "resource.aws_s3_bucket.logs", bucket="my-logs", force_destroi=True)
contribute(net, "resource.aws_s3_bucket.logs", tags={{"b": [1]}})
contribute(net, "resource.aws_subnet.a", cidr_block="10.0.1.0/24")
contribute(net, "locals", x="${{nothing.here.id}}")
app.synth()
"""
    assert [(finding.line, finding.construct, finding.path) for finding in told(tmp_path, program)] == [
        (11, "net/vpc", "resource.aws_vpc.vpc.tags.a"),
        (12, "", "resource.aws_s3_bucket.logs.force_destroi"),
        (13, "", "resource.aws_s3_bucket.logs.tags.b"),
        (14, "", "resource.aws_subnet.a"),
        (15, "", "locals.x"),
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param(
            "contribute(S3Bucket(net, 'b', bucket='x'), bucket='y')",
            'main.py:9: aws_s3_bucket "b": bucket: "x" (main.py:9, construct net/b) and "y" (main.py:9)',
            id="a typed resource",
        ),
        pytest.param(
            "contribute(vpc, cidr_block=['x'])",
            'main.py:9: aws_vpc "vpc": cidr_block: a text (main.py:8, construct net/vpc) and a',
            id="an untyped one",
        ),
    ],
)
def test_a_conflict_has_the_line_of_the_construct_and_that_of_the_contribution(
    tmp_path: Path, line: str, message: str
) -> None:
    done = run(tmp_path, f"{BEGIN}{line}\napp.synth()\n")
    assert done.returncode == 1
    error = json.loads(done.stdout)["error"]
    assert message in error["message"]
    assert not (tmp_path / "out").exists()
