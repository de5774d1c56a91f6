from __future__ import annotations

from typing import Any

import pytest
from cdktf import TerraformOutput, TerraformStack
from constructs import Construct

from modules.readable_stack import ReadableStack
from snowform.aws.provider import AwsProvider
from snowform.aws.vpc import Vpc
from tests.synthesis import synthesize


def build(stack: Any) -> None:
    AwsProvider(stack, "aws", region="eu-central-1")
    network = Construct(stack, "network")
    vpc = Vpc(network, "Default")
    Vpc(network, "second.one")
    Vpc(stack, "alone")
    TerraformOutput(network, "id", value=vpc.id)


def test_names_are_the_paths_of_the_program() -> None:
    document = synthesize(build, ReadableStack)
    assert document["resource"] == {"aws_vpc": {"alone": {}, "network": {}, "network_secondone": {}}}
    assert document["output"] == {"network_id": {"value": "${aws_vpc.network.id}"}}


def test_it_differs_from_cdktfs_stack_in_nothing_but_names() -> None:
    names = sorted(synthesize(build, TerraformStack)["resource"]["aws_vpc"])
    assert [name.rpartition("_")[0] or name for name in names] == ["alone", "network", "network_secondone"]


def test_two_paths_never_make_one_name() -> None:
    def clash(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        Vpc(stack, "a_b")
        Vpc(Construct(stack, "a"), "b")

    # Node hands the error on as a RuntimeError.
    with pytest.raises(Exception, match="stack/a_b and stack/a/b would both be named a_b; rename one"):
        synthesize(clash, ReadableStack)
