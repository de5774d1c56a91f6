"""Whether a module configures a provider itself: a plan does not tell an empty block from none at all."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from snowform.provision.host.paths import Paths
from snowform.provision.plan.judge import Verdict
from snowform.provision.plan.policy import Policy
from snowform.provision.run.judgement import complete_verdict
from snowform.provision.run.workspace import Workspace
from tests.provision.plan.makers import document, plan

AWS = "registry.opentofu.org/hashicorp/aws"
ROOT = {
    "full_name": AWS,
    "name": "aws",
    "expressions": {"allowed_account_ids": {"constant_value": ["1" * 12]}},
}
INNER = {"full_name": AWS, "name": "amazon", "module_address": "module.outer.module.inner"}
PLAN: dict[str, Any] = {
    "configuration": {"provider_config": {"aws": ROOT, "module.outer.module.inner:amazon": INNER}}
}


@dataclass(frozen=True)
class Stood:
    """What is asked of a session and of what was made sure of before."""

    paths: Paths
    workspace: Workspace
    tags: Any = None


def refusals(paths: Paths, **files: str) -> list[str]:
    inner = paths.runtime / "modules" / "inner"
    inner.mkdir(parents=True)
    for name, text in files.items():
        (inner / name.replace("_tf", ".tf").replace("_json", ".json")).write_text(text)
    manifest = {"Modules": [{"Key": "", "Dir": "."}, {"Key": "outer.inner", "Dir": "modules/inner"}]}
    (paths.data / "modules").mkdir(parents=True)
    (paths.data / "modules" / "modules.json").write_text(json.dumps(manifest))
    return judged(paths)


def judged(paths: Paths) -> list[str]:
    stood: Any = Stood(paths, Workspace(paths.runtime))
    policy = Policy(allowed_account_ids=("1" * 12,))
    verdict = complete_verdict(Verdict(), stood, stood, policy, plan(**PLAN), document(**PLAN))
    return [refusal.address for refusal in verdict.refusals]


@pytest.mark.promise("accounts")
@pytest.mark.parametrize(
    "text",
    [
        'provider "amazon" {}',
        "  provider amazon {\n}",
        'provider /* the\n one */ "amazon" { # of this module\n}',
    ],
)
def test_an_empty_block_is_found(paths: Paths, text: str) -> None:
    assert refusals(paths, main_tf=f"locals {{\n a = 1\n}}\n{text}\n") == [
        "module.outer.module.inner: provider amazon"
    ]


@pytest.mark.promise("accounts")
@pytest.mark.parametrize("blocks", [{"provider": {"amazon": {}}}, [{"provider": [{"amazon": [{}]}]}]])
def test_an_empty_block_in_json_is_found(paths: Paths, blocks: Any) -> None:
    assert refusals(paths, main_tf_json=json.dumps(blocks)) != []


@pytest.mark.promise("accounts")
def test_a_module_that_only_calls_the_roots_by_another_name_is_let_through(paths: Paths) -> None:
    main = 'terraform {\n required_providers {\n  amazon = { source = "hashicorp/aws" }\n }\n}\n'
    uses = 'resource "aws_vpc" "a" {\n provider = amazon\n cidr_block = "10.0.0.0/16"\n}\nprovider "tls" {}\n'
    assert refusals(paths, main_tf=main, uses_tf=uses, more_tf_json='{"provider": {"tls": {}}}') == []


@pytest.mark.promise("accounts")
def test_where_the_module_cannot_be_read_it_counts_as_configured(paths: Paths) -> None:
    assert judged(paths) != []


@pytest.mark.promise("accounts")
@pytest.mark.parametrize(
    "files",
    [
        pytest.param({}, id="no files"),
        pytest.param({"main_tf": "locals {\n  a = 1\n"}, id="no HCL"),
        pytest.param({"main_tf_json": "["}, id="no JSON"),
    ],
)
def test_where_its_files_do_not_tell_it_counts_as_configured(paths: Paths, files: dict[str, str]) -> None:
    assert refusals(paths, **files) != []


def test_what_only_speaks_of_a_block_is_none(paths: Paths) -> None:
    main = 'locals {\n  a = <<E\nprovider "amazon" {}\nE\n}\n# provider "amazon" {}\n'
    assert refusals(paths, main_tf=main) == []
