"""Every class of `snowform.aws`, made with what it requires, comes out as it went in and passes the check."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cdktf
import pytest

import snowform.aws
from snowform.providers.class_names import class_name
from snowform.providers.names import argument_name
from snowform.schema import catalogue
from snowform.synth.checks.check import check
from snowform.synth.normalise import normalise
from tests.providers.minimal import required_content

AWS = catalogue.named("aws")


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("every")
    app = cdktf.App(outdir=str(folder))
    stack = cdktf.TerraformStack(app, "every")
    snowform.aws.AwsProvider(stack, "aws", region="eu-central-1")
    for kind in ("resource", "data"):
        for terraform_type in AWS.names(kind):
            block = AWS.block(kind, terraform_type)
            assert block is not None
            arguments = {argument_name(k): v for k, v in required_content(block).items()}
            cls = getattr(snowform.aws, class_name(AWS, kind, terraform_type))
            cls(stack, f"{kind}-{terraform_type}", **arguments)
    app.synth()
    synthesized = json.loads((folder / "stacks" / "every" / "cdk.tf.json").read_text())
    return normalise(synthesized, stack="every", project=Path.cwd())


def test_all_of_them_are_there(document: dict[str, Any]) -> None:
    assert sorted(document["resource"]) == AWS.names("resource")
    assert sorted(document["data"]) == AWS.names("data")


@pytest.mark.parametrize("kind", ["resource", "data"])
def test_each_holds_what_it_was_given(document: dict[str, Any], kind: str) -> None:
    for terraform_type in AWS.names(kind):
        block = AWS.block(kind, terraform_type)
        assert block is not None
        assert document[kind][terraform_type] == {f"{kind}-{terraform_type}": required_content(block)}


def test_the_check_finds_nothing_but_what_is_deprecated(document: dict[str, Any]) -> None:
    # Each by itself: all of them have the same arguments, and would manage one thing.
    others = {
        section: content for section, content in document.items() if section not in ("resource", "data")
    }
    alone = [
        {**others, kind: {terraform_type: made}}
        for kind in ("resource", "data")
        for terraform_type, made in document[kind].items()
    ]
    found = [finding for one_type in alone for finding in check(one_type)]

    assert [str(finding) for finding in found if finding.rule != "deprecated-argument"] == []
