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
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.deprecations_table import RESOURCES
from snowform.synth.normalise import normalise
from tests.providers.minimal import required_content

AWS = catalogue.named("aws")
OF_VALUES = {
    *("database-class", "database-engine", "id-form", "instance-type", "node-type", "provider-rule"),
    *("region-or-zone", "schedule-form", "time-zone"),
}


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


def found_in_each(document: dict[str, Any], version: str) -> list[Finding]:
    """What the check finds in each alone: all of them have the same arguments, and would manage one thing.

    Nothing of values: every text is an "x", which many rules of the provider refuse.
    """
    others = {section: body for section, body in document.items() if section not in ("resource", "data")}
    others["terraform"] = {"required_providers": {"aws": {"source": "hashicorp/aws", "version": version}}}
    alone = [
        {**others, kind: {terraform_type: made}}
        for kind in ("resource", "data")
        for terraform_type, made in document[kind].items()
    ]
    found = [finding for one_type in alone for finding in check(one_type)]
    return [finding for finding in found if finding.rule not in OF_VALUES]


def test_the_check_finds_nothing_but_what_is_deprecated(document: dict[str, Any]) -> None:
    found = found_in_each(document, "~> 5.100")
    assert [str(finding) for finding in found if finding.rule != "deprecated-argument"] == []


# https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade
REQUIRED_NOW = {
    "aws_batch_compute_environment",
    "aws_cur_report_definition",
    "aws_guardduty_organization_configuration",
    "aws_macie2_classification_export_configuration",
    "aws_ssoadmin_account_assignment",
}


def test_what_the_next_version_requires_is_told_where_that_is_permitted(document: dict[str, Any]) -> None:
    found = found_in_each(document, ">= 5.100, < 7")
    assert {finding.path[1] for finding in found if finding.rule == "provider-version"} == REQUIRED_NOW
    assert not any(finding.severity == "error" for finding in found)


def test_what_the_next_version_has_no_more_is_an_error_there(document: dict[str, Any]) -> None:
    found = {finding.path[1] for finding in found_in_each(document, ">= 6") if finding.severity == "error"}
    gone = {f"aws_opsworks_{name}" for name in ("instance", "stack", "user_profile")}
    assert found >= REQUIRED_NOW | gone | {"aws_simpledb_domain", "aws_worklink_fleet"}
    assert found <= REQUIRED_NOW | {*RESOURCES, "aws_redshift_service_account"}
