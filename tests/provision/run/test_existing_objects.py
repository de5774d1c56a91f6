"""Before a first state: what is refused, what is said, and that nobody asks twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from snowform.provision.console.console import Console
from snowform.provision.errors import ExitCode, StateRefused
from snowform.provision.host.paths import Paths
from snowform.provision.run.existing_objects import refuse_existing_objects
from snowform.provision.state.backend import Backend
from tests.provision.conftest import Recorded
from tests.provision.crash.asked import TAGGING, Aws, Objects

AWS = "registry.opentofu.org/hashicorp/aws"
VPC: dict[str, Any] = {"resource": {"aws_vpc": {"main": {}}}}
ARN = "arn:aws:dynamodb:eu-central-1:123456789012:table/{}"


@dataclass
class Told(Aws):
    """The made-up tofu, and the whole plan that it shows."""

    document: dict[str, Any] = field(default_factory=dict)

    def seen(self) -> dict[str, Any]:
        return self.document


@dataclass
class Folder:
    """A run's folder, with the providers in use."""

    folder: Path
    providers: tuple[str, ...]


@dataclass
class Host:
    """What is asked of a session."""

    paths: Paths
    workspace: Folder
    configuration: Mapping[str, Any]
    console: Console
    prober: Told


@dataclass
class Case:
    """One host without a state, and what it says as it begins one."""

    paths: Paths
    recorded: Recorded
    tofu: Told = field(init=False)

    def begin(
        self,
        has: Objects | None = None,
        *,
        tags: bool = True,
        sources: tuple[str, ...] = (AWS,),
        configuration: Mapping[str, Any] = VPC,
        **further: Any,
    ) -> list[str]:
        self.tofu = Told(self.paths.runtime, has or {}, **further)
        workspace = Folder(self.paths.runtime, sources)
        session: Any = Host(self.paths, workspace, configuration, self.recorded.console, self.tofu)
        refuse_existing_objects(session, Backend("local", {}), tags=tags)
        return [line for line in self.recorded.said.splitlines() if line.startswith("warning:")]


@pytest.fixture
def case(paths: Paths, recorded: Recorded) -> Case:
    return Case(paths, recorded)


@pytest.mark.promise("lost-state")
def test_what_exists_is_listed_and_refused_with_every_way_on(case: Case) -> None:
    with pytest.raises(StateRefused) as caught:
        case.begin({"aws": {"aws_vpcs": ["vpc-1", "vpc-2"], TAGGING: [ARN.format("orders")]}})
    assert caught.value.code is ExitCode.STATE
    assert caught.value.message == (
        "there is no state here, yet 3 objects carry the tag snowform:stack = web: "
        "aws_dynamodb_table orders in eu-central-1, and 2 more"
    )
    for way in ("`state adopt PATH`", "the backend that keeps it", "another name", "`state create`"):
        assert way in caught.value.hint
    assert "  exists: aws_vpc vpc-2 in eu-central-1\n" in case.recorded.said
    assert "AWS goes on listing" not in case.recorded.said


def test_what_may_have_been_deleted_lately_is_said_to_be_so(case: Case) -> None:
    with pytest.raises(StateRefused):
        case.begin({"aws": {TAGGING: [ARN.format("orders")]}})
    assert "AWS goes on listing for a while what was deleted" in case.recorded.said


def test_a_long_list_is_cut_short(case: Case) -> None:
    with pytest.raises(StateRefused, match="and 29 more"):
        case.begin({"aws": {"aws_vpcs": [f"vpc-{n:02}" for n in range(30)]}})
    assert case.recorded.said.count("exists:") == 20
    assert "  and 10 more\n" in case.recorded.said


@pytest.mark.promise("lost-state")
def test_a_stack_that_never_was_applied_goes_through_without_a_warning(case: Case) -> None:
    many: dict[str, Any] = {
        "aws_vpc": {"a": {}},
        "aws_route": {"r": {}},
        "aws_iam_role": {"named": {}},
        "random_id": {"i": {}},
    }
    assert (
        case.begin(configuration={"resource": many}, sources=(AWS, "registry.opentofu.org/hashicorp/random"))
        == []
    )


@pytest.mark.promise("lost-state")
@pytest.mark.parametrize(
    ("further", "said"),
    [
        ({"tags": False}, "without tags AWS cannot be asked"),
        ({"failing": {TAGGING: "AccessDeniedException"}}, "provider aws: AccessDeniedException"),
        ({"failing": {"aws": "no such profile"}}, "provider aws: no such profile"),
        (
            {"configuration": {"resource": {"aws_cloudfront_distribution": {"a": {}}, "aws_vpc": {"b": {}}}}},
            "these are not found by their tags: aws_cloudfront_distribution;",
        ),
        (
            {"sources": (AWS, "registry.opentofu.org/hetznercloud/hcloud")},
            "registry.opentofu.org/hetznercloud/hcloud cannot be asked",
        ),
    ],
    ids=["no tags", "no permission", "no credentials", "types that are not listed", "other providers"],
)
def test_what_cannot_be_asked_is_said(case: Case, further: dict[str, Any], said: str) -> None:
    warnings = case.begin(**further)
    assert any(said in line and "made a second time" in line for line in warnings), warnings
    assert all(line.startswith("warning: there is no state here, and ") for line in warnings)


def test_without_tags_and_without_aws_nothing_is_asked(case: Case) -> None:
    case.begin(tags=False)
    assert not case.tofu.asked
    assert case.begin(sources=(), configuration={"resource": {"terraform_data": {"a": {}}}})[1:] == []
    assert not case.tofu.asked


def module(settings: dict[str, Any]) -> dict[str, Any]:
    own = {"name": "aws", "full_name": AWS, "module_address": "module.m", "expressions": settings}
    resources = [{"mode": "managed", "type": "aws_vpc", "provider_config_key": "module.m:aws"}]
    return {
        "configuration": {
            "provider_config": {"aws": {"name": "aws", "full_name": AWS}, "module.m:aws": own},
            "root_module": {"module_calls": {"m": {"module": {"resources": resources}}}},
        }
    }


MODULES = {"module": {"m": {"source": "./m"}}}


@pytest.mark.promise("lost-state")
def test_a_modules_own_provider_is_asked_too(case: Case) -> None:
    document = module({"region": {"constant_value": "us-west-2"}})
    has = {"aws.snowform_search_0": {"aws_vpcs": ["vpc-west"]}}
    with pytest.raises(StateRefused, match="vpc-west"):
        case.begin(has, configuration=MODULES, document=document)
    block = {"alias": "snowform_search_0", "region": "us-west-2"}
    assert case.tofu.asked[-1]["provider"] == {"aws": [block]}


@pytest.mark.promise("lost-state")
def test_a_modules_provider_that_cannot_be_known_is_named(case: Case) -> None:
    (line,) = case.begin(configuration=MODULES, document=module({"region": {"references": ["local.r"]}}))[-1:]
    assert "module.m: provider aws is configured by expressions, so AWS was not asked there" in line


def test_what_a_modules_own_provider_leaves_untagged_is_said(case: Case) -> None:
    document = module({"region": {"constant_value": "us-west-2"}})
    (line,) = case.begin(configuration=MODULES, document=document)
    assert "module.m: provider aws is the module's own: it tags only what the module tags" in line


def test_a_default_provider_that_nothing_is_made_with_need_not_answer(case: Case) -> None:
    document = module({"region": {"constant_value": "us-west-2"}})
    said = case.begin(configuration=MODULES, document=document, failing={"aws": "Missing region"})
    assert not any("Missing region" in line for line in said)
