"""Creations: what is set on an object that the same plan makes is taken from nobody."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.provision.plan.judge import judge
from snowform.provision.plan.policy import Policy
from snowform.provision.plan.takeover import page
from snowform.provision.plan.takeovers import FLAGS
from snowform.provision.plan.takeovers_table import TAKEOVERS
from snowform.schema import catalogue
from tests.provision.plan.corpus.case import allow, policy
from tests.provision.plan.makers import document, plan, raw

SCHEMA = catalogue.named("aws")
POLICY = policy(allow("s3:GetObject", "arn:aws:s3:::b/*", Principal="*"))
BLOCK = "aws_s3_bucket_policy.p"


def bucket(*actions: str, name: str = "b") -> dict[str, Any]:
    after = {"bucket": name}
    before = None if actions == ("create",) else after
    return raw("aws_s3_bucket.b", *actions, before=before, after=after, after_unknown={"id": True})


def setting(**more: Any) -> dict[str, Any]:
    """A policy of a bucket whose name is known in the apply only, or as given."""
    unknown = {"id": True} | ({} if "bucket" in more else {"bucket": True})
    return raw(BLOCK, "create", after={"policy": POLICY, **more}, after_unknown=unknown)


def refused(*entries: dict[str, Any], **more: Any) -> bool:
    whole = plan(*entries, **more)
    return any(refusal.address == BLOCK for refusal in judge(whole, Policy()).refusals)


def root(*resources: tuple[str, dict[str, Any]], **more: Any) -> dict[str, Any]:
    written = [{"address": address, "expressions": expressions} for address, expressions in resources]
    return {"configuration": {"root_module": {"resources": written, **more}}}


def reference(*names: str) -> dict[str, Any]:
    return {"bucket": {"references": list(names)}}


@pytest.mark.parametrize(
    ("entries", "takes"),
    [
        pytest.param([setting(bucket="b")], True, id="a bucket that exists"),
        pytest.param([setting(bucket="b"), bucket("create")], False, id="a new one of that name"),
        pytest.param([setting(bucket="b"), bucket("create", name="c")], True, id="a new one of another name"),
        pytest.param([setting(bucket="b"), bucket("update")], True, id="one that is changed only"),
        pytest.param([setting(), bucket("create")], False, id="a new one by its id"),
        pytest.param([setting(), bucket("delete", "create")], False, id="one that is made again"),
        pytest.param([setting()], True, id="an id of something that the plan does not make"),
        pytest.param([setting(), raw("aws_vpc.v", "create", after={})], True, id="something else is new"),
    ],
)
def test_what_is_taken_from_a_bucket(entries: list[dict[str, Any]], takes: bool) -> None:
    assert refused(*entries) is takes


def test_the_configuration_tells_where_an_id_comes_from() -> None:
    new = bucket("create")
    assert not refused(setting(), new, **root((BLOCK, reference("aws_s3_bucket.b.id", "aws_s3_bucket.b"))))
    assert refused(
        setting(), new, **root((BLOCK, reference("data.aws_s3_bucket.old.id", "data.aws_s3_bucket.old")))
    )


def test_variables_and_outputs_of_modules_are_followed() -> None:
    inner = {"address": "aws_s3_bucket_policy.p", "expressions": reference("var.name")}
    maker = {"outputs": {"name": {"expression": {"references": ["aws_s3_bucket.b.id", "aws_s3_bucket.b"]}}}}
    calls = {
        "made": {"module": {"resources": [{"address": "aws_s3_bucket.b", "expressions": {}}], **maker}},
        "used": {
            "expressions": {"name": {"references": ["module.made.name", "module.made"]}},
            "module": {"resources": [inner]},
        },
    }
    used = setting() | {"address": "module.used.aws_s3_bucket_policy.p"}
    made = bucket("create") | {"address": "module.made.aws_s3_bucket.b"}
    configuration = {"configuration": {"root_module": {"module_calls": calls}}}
    assert judge(plan(used, made, **configuration), Policy()).allowed
    elsewhere = bucket("create") | {"address": "aws_s3_bucket.other"}
    assert not judge(plan(used, elsewhere, **configuration), Policy()).allowed


def test_two_settings_of_one_existing_bucket_do_not_vouch_for_each_other() -> None:
    logging = raw("aws_s3_bucket_logging.l", "create", after={"bucket": "b", "target_bucket": "logs"})
    assert len(judge(plan(setting(bucket="b"), logging), Policy()).refusals) == 2


def test_what_a_run_before_did_not_get_to_is_taken_from_nobody() -> None:
    here = raw(
        "aws_s3_bucket.b", "no-op", before={"bucket": "b", "id": "b"}, after={"bucket": "b", "id": "b"}
    )
    whole = plan(here, setting(bucket="b"))
    assert not judge(whole, Policy()).allowed
    assert judge(whole, Policy(), created={"aws_s3_bucket.b"}).allowed
    assert not judge(whole, Policy(), created={"aws_s3_bucket.other", BLOCK}).allowed


def test_an_import_is_no_creation() -> None:
    imported = raw(BLOCK, "no-op", before={"bucket": "b"}, after={"bucket": "b"}, importing={"id": "b"})
    assert judge(plan(imported), Policy()).allowed


def test_a_whole_new_network_takes_over_nothing() -> None:
    new = {"after_unknown": {"id": True, "vpc_id": True, "route_table_id": True, "subnet_id": True}}
    entries = [
        raw("aws_vpc.v", "create", after={"cidr_block": "10.0.0.0/16"}, **new),
        raw("aws_subnet.s", "create", after={}, **new),
        raw("aws_default_security_group.g", "create", after={}, **new),
        raw("aws_main_route_table_association.m", "create", after={}, **new),
        raw("aws_route_table_association.a", "create", after={}, **new),
        raw("aws_vpc_dhcp_options_association.d", "create", after={}, **new),
    ]
    assert judge(plan(*entries), Policy()).allowed


def test_the_text_of_a_configuration_may_lack_all_that_is_read_of_it() -> None:
    whole = document(setting(bucket="b"), configuration={"root_module": {"module_calls": {"a": {}}}})
    assert whole["configuration"]
    assert refused(setting(bucket="b"), configuration={"root_module": {"module_calls": {"a": {}}}})


@pytest.mark.parametrize("type_", [*TAKEOVERS, *FLAGS])
def test_every_type_and_attribute_of_the_table_is_one_of_the_provider(type_: str) -> None:
    block = SCHEMA.resource(type_)
    assert block is not None
    if type_ in TAKEOVERS:
        takeover = TAKEOVERS[type_]
        assert not takeover.target or takeover.target in block.names
        assert page(type_, takeover).startswith("https://")
        assert all(SCHEMA.resource(name) is not None for name in takeover.of)
    if type_ in FLAGS:
        target, of = FLAGS[type_]
        assert target in block.names
        assert all(SCHEMA.resource(name) is not None for name in of)
