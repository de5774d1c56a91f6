"""Contributions that conflict, or are none: what is refused, and at whose line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cdktf import App, TerraformElement, TerraformIterator, TerraformResource, TerraformStack, Token
from constructs import Construct

from snowform import NamedStack, Resource, contribute, default, force
from snowform.aws import S3Bucket, Subnet
from snowform.errors import SnowformError
from snowform.merging.values import ContributionError
from tests.merging.stacks import failure, line_of, resource
from tests.synthesis import synthesize
from tests.tools import ENGINE


def test_a_dynamic_block_in_cdktf_s_form_is_refused() -> None:
    box = Resource(_stack(), "b", "toy_box")
    made = TerraformIterator.from_list(["a"]).dynamic({"b": 1})
    # jsii gives a proxy, of which nobody can tell what it is.
    if ENGINE == "cdktf":
        made = type("TerraformDynamicExpression", (), {})()
    with pytest.raises(ContributionError, match="a: dynamic blocks are contributed as Terraform has them"):
        contribute(box, a=made)


def test_what_a_named_stack_was_given_is_not_contradicted() -> None:
    def named(scope: App, name: str) -> NamedStack:
        return NamedStack(scope, name, required_version=">= 1.6", required_providers={})

    def build(version: str) -> Callable[[Any], None]:
        return lambda stack: contribute(stack, "terraform", required_version=version)

    assert synthesize(build(">= 1.6"), named)["terraform"] == {"required_version": ">= 1.6"}
    with pytest.raises((RuntimeError, SnowformError), match=r'">= 1.6" \(construct stack\) and ">= 1.9" \('):
        synthesize(build(">= 1.9"), named)
    with pytest.raises((RuntimeError, SnowformError), match=r"was given, and nothing else"):
        synthesize(lambda stack: contribute(stack, "terraform.required_providers.aws.version", "6"), named)


def test_what_another_element_writes_as_well_is_refused() -> None:
    class Own(TerraformElement):
        def to_terraform(self) -> Any:
            return {"locals": {"a": 1, "b": {"c": 1}}}

    def build(stack: Any) -> None:
        Own(stack, "own")
        contribute(stack, "locals", d=1, b={"e": 2})
        contribute(stack, "locals", b={"c": 1})

    where = line_of(build, '"c"')
    assert f"{where}: locals.b.c is written by construct stack/own, which takes no contributions" in failure(
        build
    )


def test_a_conflict_names_the_argument_and_both_places() -> None:
    def build(stack: Any) -> None:
        bucket = S3Bucket(stack, "b")
        contribute(bucket, tags={"Team": "web"})
        contribute(bucket, tags={"Team": "db"})

    web, db = line_of(build, '"web"'), line_of(build, '"db"')
    assert (
        f'{db}: aws_s3_bucket "b": tags.Team: "web" ({web}) and "db" ({db}) are two values for one place; '
        "write default(…) around the one that gives way, or force(…) around the one that holds"
    ) in failure(build)


def test_a_conflict_with_the_construct_itself_names_the_construct() -> None:
    said = failure(lambda stack: contribute(S3Bucket(stack, "b", tags={"a": "1"}), tags=["x"]))
    assert 'aws_s3_bucket "b": tags: a dictionary (construct stack/b) and a list (' in said
    assert "cannot be merged" in said


def test_a_conflict_over_nobody_s_block_names_its_address() -> None:
    def build(stack: Any) -> None:
        contribute(stack, "resource.toy_box.b", size=1)
        contribute(stack, "resource.toy_box.b", size=2)

    assert ": resource.toy_box.b.size: 1 (" in failure(build)


def test_a_list_that_only_terraform_knows_is_not_joined() -> None:
    def build(stack: Any) -> None:
        box = Resource(stack, "b", "toy_box", zones=["a"])
        contribute(box, zones=Token.as_list(box.interpolation_for_attribute("all")))

    assert "a list (construct stack/b) and a list of Terraform's (" in failure(build)


def test_what_a_typed_resource_is_given_is_held_against_its_schema_at_the_contribution_s_line() -> None:
    def build(stack: Any) -> None:
        bucket = S3Bucket(stack, "b", tags={"a": "1"})
        contribute(bucket, force_destroy=True)
        contribute(bucket, tagz={"b": "2"})

    line = line_of(build, "tagz")
    assert f'{line}: aws_s3_bucket "b": unknown argument "tagz"; did you mean "tags"?' in failure(build)


def test_what_nobody_contributed_is_found_at_the_construct() -> None:
    said = failure(lambda stack: contribute(Subnet(stack, "a", vpc_id="x"), vpc_id=force(None)))
    assert 'construct stack/a: aws_subnet "a": the argument "vpc_id" is required' in said


def test_a_provider_s_own_version_is_not_contradicted() -> None:
    said = failure(lambda stack: contribute(stack, "terraform.required_providers.aws.version", "~> 6.0"))
    assert (
        'terraform.required_providers.aws.version: "~> 6.0", and ">= 5.100, < 7" by construct stack/aws'
        in said
    )
    assert 'give it to the provider: AwsProvider(…, version="~> 6.0")' in said


def test_an_override_in_the_place_of_what_is_merged_is_refused() -> None:
    def late(stack: Any) -> None:
        box = Resource(stack, "b", "toy_box")
        contribute(box, size={"a": 1})
        box.add_override("size.b", 2)

    def early(stack: Any) -> None:
        box = Resource(stack, "b", "toy_box")
        box.add_override("size.b", 2)
        contribute(box, size={"a": 1})

    contributed = line_of(late, "contribute(")
    assert (
        f'[stack/b] toy_box "b": size is contributed to ({contributed}), and add_override takes'
        in failure(late)
    )
    assert (
        'toy_box "b": size is contributed to, and add_override takes its place; write contribute('
        in failure(early)
    )
    # What is nobody's contribution can be overridden as ever.
    found = resource("toy_box", "b", lambda s: _contributed(Resource(s, "b", "toy_box")).add_override("c", 1))
    assert found == {"a": 1, "c": 1}


def _contributed(box: Resource) -> Resource:
    contribute(box, a=1)
    return box


def _stack() -> TerraformStack:
    return TerraformStack(App(), "stack")


class Box(TerraformResource):
    def __init__(self, scope: Construct, name: str, **config: Any) -> None:
        super().__init__(scope, name, terraform_resource_type="toy_box", **config)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        pytest.param(contribute, "nothing is contributed", id="nothing"),
        pytest.param(lambda box: contribute(box, {"a": 1}, b=2), "arguments beside a value", id="two forms"),
        pytest.param(lambda box: contribute(box, "a..b", 1), '"a..b" is no address', id="an address"),
        pytest.param(lambda box: contribute(box, [1]), "arguments are a dictionary", id="a list"),
        pytest.param(
            lambda box: contribute(box, force({"a": 1})), "stand around the value of an argument", id="force"
        ),
        pytest.param(
            lambda box: contribute(box, {1: 2}), "1: a key is a text, not 1", id="a number as a key"
        ),
        pytest.param(
            lambda box: contribute(box, a={"b": [object()]}), "a.b[0]: a object is no value", id="an object"
        ),
        pytest.param(lambda box: contribute(box, a={1, 2}), "write sorted(value)", id="a set"),
        pytest.param(lambda box: contribute(box, a=Path("x")), "write str(value)", id="a path"),
        pytest.param(
            lambda box: contribute(box, a={"b": box}),
            "a.b: a Resource is no value; give one of its attributes, such as its .id, or its address, .fqn",
            id="a construct",
        ),
        pytest.param(lambda box: contribute(box, a=float("inf")), "a: JSON has no number inf", id="infinity"),
        pytest.param(lambda _: contribute("box", a=1), "a str is no construct", id="no construct"),
        pytest.param(
            lambda box: contribute(App.of(box), "locals", a=1), "the app is in no stack", id="the app"
        ),
        pytest.param(
            lambda box: contribute(Construct(box.cdktf_stack, "part"), a=1),
            "nothing can be contributed to stack/part (Construct)",
            id="a construct that is no element",
        ),
    ],
)
def test_what_cannot_be_contributed_is_refused_at_its_line(call: Callable[[Any], None], said: str) -> None:
    with pytest.raises(ContributionError) as caught:
        call(Resource(_stack(), "b", "toy_box"))
    assert said in str(caught.value)
    assert "test_refused.py:" in caught.value.where


def test_what_holds_itself_is_refused() -> None:
    circle: dict[str, Any] = {}
    circle["a"] = circle
    with pytest.raises(ContributionError, match="is nested too deeply"):
        contribute(Resource(_stack(), "b", "toy_box"), size=circle)


def test_ranks_around_a_whole_construct_are_refused() -> None:
    def build(stack: Any) -> None:
        S3Bucket(stack, "b")
        contribute(stack, "resource.aws_s3_bucket.b", default({"bucket": "x"}))

    assert "default and force stand around arguments, not around a construct's block" in failure(build)


@pytest.mark.parametrize("address", ["resource", "resource.aws_s3_bucket"])
@pytest.mark.parametrize("value", [force(None), force({}), default({"c": {"bucket": "c"}})])
def test_ranks_around_blocks_of_which_one_is_a_construct_s_are_refused(address: str, value: Any) -> None:
    def build(stack: Any) -> None:
        S3Bucket(stack, "b")
        contribute(stack, address, value)

    assert f"{address}: default and force stand around arguments" in failure(build)


def test_provisioners_in_cdktf_s_form_are_not_merged() -> None:
    box = Box(_stack(), "b", provisioners=[{"type": "local-exec", "command": "true"}])
    with pytest.raises(ContributionError, match="its own provisioners have CDKTF's form"):
        contribute(box, provisioner=[{"local-exec": {"command": "false"}}])


def test_a_rank_in_a_text_is_refused_at_its_line() -> None:
    with pytest.raises(SnowformError, match=r'test_refused.py:\d+: default, .*; write default\(f"…"\)'):
        f"web-{default('x')}"
