from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snowform.provision.plan.changes import Kind, PlanError, read_plan
from snowform.provision.plan.details import Detail
from tests.provision.plan.makers import change, document, plan, raw, updated


@pytest.mark.parametrize(
    ("actions", "kind"),
    [
        (["no-op"], Kind.NOOP),
        (["create"], Kind.CREATE),
        (["update"], Kind.UPDATE),
        (["delete"], Kind.DELETE),
        (["delete", "create"], Kind.REPLACE),
        (["create", "delete"], Kind.REPLACE),
        (["forget"], Kind.FORGET),
    ],
)
def test_each_pair_of_actions_has_one_kind(actions: list[str], kind: Kind) -> None:
    assert change("terraform_data.x", *actions).kind is kind


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(raw("terraform_data.x", "migrate"), id="a new verb"),
        pytest.param(raw("terraform_data.x", "create", "forget"), id="a new pair"),
        pytest.param(raw("terraform_data.x", "delete", "update"), id="a pair that makes no sense"),
        pytest.param(raw("terraform_data.x"), id="no action"),
        pytest.param(raw("terraform_data.x", "read"), id="a managed resource that is read"),
        pytest.param(raw("data.x.y", "delete", mode="data"), id="a data source that is deleted"),
        pytest.param(raw("x.y", "create", mode="list"), id="a new mode"),
    ],
)
def test_an_action_that_is_not_known_makes_the_plan_unreadable(entry: dict[str, Any]) -> None:
    with pytest.raises(PlanError, match="unknown action"):
        plan(entry)


def test_an_unknown_action_is_named_with_its_place() -> None:
    with pytest.raises(PlanError) as caught:
        plan(raw("terraform_data.a", "no-op"), raw("aws_instance.host", "create", "forget"))
    assert str(caught.value) == (
        "resource_changes[1]: aws_instance.host: unknown action 'create/forget' of mode 'managed'"
    )


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        pytest.param([], "plan: is not a plan; give what `tofu show -json PLANFILE` prints", id="no object"),
        pytest.param(
            {"format_version": "1.0", "values": {}},
            "plan: is not a plan; give what `tofu show -json PLANFILE` prints",
            id="a state",
        ),
        pytest.param(
            document(format_version="2.0"), "plan: has format '2.0', this program reads 1.x", id="2.0"
        ),
        pytest.param(
            document(format_version=None), "plan: has format None, this program reads 1.x", id="none"
        ),
        pytest.param(document(configuration=None), "plan: holds no configuration", id="no configuration"),
        pytest.param(
            document(resource_changes={}) | {"resource_changes": {"a": 1}}, "resource_changes: is not a list"
        ),
        pytest.param(document() | {"resource_changes": [1]}, "resource_changes[0]: is not an object"),
        pytest.param(
            document() | {"resource_changes": [{"mode": "managed"}]},
            'resource_changes[0]: "address" is missing',
        ),
        pytest.param(
            document(resource_drift=[raw("a.b", "spin")]),
            "resource_drift[0]: a.b: unknown action 'spin' of mode 'managed'",
        ),
        pytest.param(
            document(output_changes={"x": {"actions": ["forget"]}}),
            "output_changes.x: x: unknown action 'forget'",
        ),
    ],
)
def test_what_is_no_plan_of_format_1_is_named(broken: Any, said: str) -> None:
    with pytest.raises(PlanError) as caught:
        read_plan(broken)
    assert str(caught.value) == said


@pytest.mark.parametrize("name", ["deferred_changes", "action_invocations", "deferred_action_invocations"])
def test_things_to_do_beside_the_resource_changes_make_the_plan_unreadable(name: str) -> None:
    with pytest.raises(PlanError, match=name):
        plan(**{name: [{"address": "action.x"}]})
    assert plan(**{name: []}).nothing_to_do


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
PARTS = (
    "resource_changes",
    "resource_drift",
    "output_changes",
    "configuration",
    "variables",
    "planned_values",
)
FIELDS = ("change", "mode", "address", "type", "name", "deposed", "action_reason")


@given(part=st.sampled_from(PARTS), value=JSON)
def test_a_document_of_any_other_form_is_a_plan_error_and_never_a_crash(part: str, value: Any) -> None:
    with suppress(PlanError):
        read_plan(document(raw("a.b", "create")) | {part: value})


@given(field=st.sampled_from(FIELDS), value=JSON)
def test_a_change_of_any_other_form_is_a_plan_error_and_never_a_crash(field: str, value: Any) -> None:
    with suppress(PlanError):
        read_plan(document(raw("a.b", "create") | {field: value}))


@pytest.mark.parametrize(
    ("entry", "empty"),
    [
        pytest.param(raw("a.b", "no-op"), True, id="no-op"),
        pytest.param(raw("data.a.b", "read", mode="data"), True, id="read"),
        pytest.param(raw("a.b", "no-op", importing={"id": "i-1"}), False, id="import"),
        pytest.param(raw("a.b", "no-op", previous_address="a.c"), False, id="move"),
        pytest.param(raw("a.b", "update"), False, id="update"),
        pytest.param(raw("a.b", "forget"), False, id="forget"),
    ],
)
def test_nothing_to_do_means_that_not_even_the_state_changes(entry: dict[str, Any], empty: bool) -> None:
    assert plan(entry).nothing_to_do is empty
    assert len(plan(entry).effective) == (0 if empty else 1)


def test_a_change_of_an_output_alone_is_something_to_do() -> None:
    unchanged = {"actions": ["no-op"], "before": 1, "after": 1}
    assert plan(output_changes={"x": unchanged}).nothing_to_do
    assert not plan(output_changes={"x": unchanged | {"actions": ["update"]}}).nothing_to_do


def test_the_names_of_what_changes_are_dotted_and_only_the_leaves() -> None:
    before = {
        "id": "i-1",
        "tags": {"Name": "a", "Old": "x"},
        "tags_all": {"Name": "a", "Old": "x"},
        "metadata_options": [{"http_tokens": "optional", "http_endpoint": "enabled"}],
        "groups": ["a", "b", "c"],
    }
    after = {
        "id": "i-1",
        "tags": {"Name": "b"},
        "tags_all": {"Name": "b"},
        "metadata_options": [{"http_tokens": "required", "http_endpoint": "enabled"}],
        "groups": ["a", "x", "c"],
    }
    unknown = {"public_ip": True, "tags": {}, "groups": [False, False, False]}
    found = updated("aws_instance", before | {"public_ip": "1.2.3.4"}, after, after_unknown=unknown)
    assert found.details() == (
        Detail("groups[1]", '"b"', '"x"'),
        Detail("metadata_options.http_tokens", '"optional"', '"required"'),
        Detail("public_ip", '"1.2.3.4"', "(known after apply)"),
        Detail("tags.Name", '"a"', '"b"'),
        Detail("tags.Old", '"x"', ""),
    )
    assert found.changed == (
        "groups[1]",
        "metadata_options.http_tokens",
        "public_ip",
        "tags.Name",
        "tags.Old",
    )


def test_of_several_blocks_that_differ_each_is_shown_as_gone_or_come() -> None:
    def block(port: int) -> dict[str, Any]:
        return {"port": port, "description": "", "cidr_blocks": ["0.0.0.0/0"], "self": False, "groups": []}

    found = updated(
        "aws_security_group",
        {"ingress": [block(22), block(80)]},
        {"ingress": [block(443), block(80), block(81)]},
    )
    assert found.details() == (
        Detail("ingress", '{"port": 22, "cidr_blocks": ["0.0.0.0/0"], "self": false}', ""),
        Detail("ingress", "", '{"port": 443, "cidr_blocks": ["0.0.0.0/0"], "self": false}'),
        Detail("ingress", "", '{"port": 81, "cidr_blocks": ["0.0.0.0/0"], "self": false}'),
    )


def test_a_set_in_another_order_is_no_change() -> None:
    assert updated("a", {"x": ["1", "2"]}, {"x": ["2", "1"]}).details() == ()


def test_two_policies_are_compared_as_what_they_say() -> None:
    before = {"policy": '{"Statement": [{"Action": "s3:Get*", "Effect": "Allow"}]}'}
    after = {"policy": '{"Statement":[{"Effect":"Allow","Action":"s3:*"}]}'}
    assert updated("aws_iam_policy", before, after).details() == (
        Detail("policy.Statement.Action", '"s3:Get*"', '"s3:*"'),
    )


def test_several_lines_of_text_stand_as_they_are() -> None:
    found = updated("a", {"script": "one\n"}, {"script": "one\ntwo\n"})
    assert found.details() == (Detail("script", "one\n", "one\ntwo\n"),)


def test_what_forces_a_replacement_is_marked_and_what_is_computed_anew_left_out() -> None:
    found = change(
        "aws_instance.x",
        *("delete", "create"),
        before={"ami": "a", "id": "i-1", "subnet_id": "s-1", "root": [{"size": 1, "iops": 9}], "arn": "x"},
        after={"ami": "b", "root": [{"size": 2}]},
        after_unknown={"id": True, "subnet_id": True, "root": [{"iops": True}], "arn": True},
        replace_paths=[["ami"], ["subnet_id"], ["root", 0, "size"]],
    )
    assert found.details() == (
        Detail("ami", '"a"', '"b"', True),
        Detail("root.size", "1", "2", True),
        Detail("subnet_id", '"s-1"', "(known after apply)", True),
    )


def test_null_and_an_empty_collection_are_the_same() -> None:
    before = {"tags": None, "route": [], "root": [{"tags": None}]}
    after = {"tags": {}, "route": None, "root": [{"tags": {}}]}
    assert updated("a", before, after).changed == ()


@pytest.mark.parametrize(
    ("before", "after", "marks", "rows"),
    [
        pytest.param(
            {"p": "hunter2"},
            {"p": "hunter3"},
            {"p": True},
            [("p", "(sensitive)", "(sensitive)")],
            id="attribute",
        ),
        pytest.param({"p": "hunter2"}, {"p": "hunter2"}, {"p": True}, [], id="unchanged"),
        pytest.param({"p": "hunter2"}, {}, {"p": True}, [("p", "(sensitive)", "")], id="taken away"),
        pytest.param(
            {"m": {"a": "hunter2", "b": 1}},
            {"m": {"a": "hunter3", "b": 2}},
            {"m": {"a": True}},
            [("m.a", "(sensitive)", "(sensitive)"), ("m.b", "1", "2")],
            id="inside a map",
        ),
        pytest.param(
            {"l": [{"k": "x", "v": "hunter2"}]},
            {"l": []},
            {"l": [{"v": True}]},
            [("l.k", '"x"', ""), ("l.v", "(sensitive)", "")],
            id="inside a block",
        ),
        pytest.param(
            {"l": [{"v": "hunter2"}, {"v": "hunter3"}]},
            {"l": []},
            {"l": [{"v": True}, {"v": True}]},
            [("l", '{"v": "(sensitive)"}', ""), ("l", '{"v": "(sensitive)"}', "")],
            id="inside blocks",
        ),
        pytest.param(
            {"l": ["hunter2", "b"]},
            {"l": ["hunter2", "c"]},
            {"l": True},
            [("l", "(sensitive)", "(sensitive)")],
            id="all",
        ),
    ],
)
def test_sensitive_values_are_shown_by_name_only(
    before: dict[str, Any], after: dict[str, Any], marks: Any, rows: list[tuple[str, str, str]]
) -> None:
    found = updated("a", before, after, before_sensitive=marks, after_sensitive={})
    assert found.details() == tuple(Detail(*row) for row in rows)
    assert "hunter" not in repr(found)


def test_a_secret_is_hidden_where_the_provider_copied_it_to_without_a_mark() -> None:
    found = updated(
        "terraform_data",
        {"input": "hunter2", "output": "hunter2", "copy": {"text": 'say "hunter2" twice'}, "pin": "1"},
        {"input": "hunter3", "output": "x", "copy": {"text": "y"}, "pin": "21"},
        before_sensitive={"input": True},
        after_sensitive={"input": True},
    )
    assert found.details() == (
        Detail("copy.text", "(sensitive)", '"y"'),
        Detail("input", "(sensitive)", "(sensitive)"),
        Detail("output", "(sensitive)", '"x"'),
        Detail("pin", '"1"', '"21"'),
    )


def test_an_output_that_holds_a_secret_counts_as_sensitive() -> None:
    outputs = plan(
        variables={"password": {"value": "hunter2"}},
        configuration={"root_module": {"variables": {"password": {"sensitive": True}}}},
        output_changes={
            "marked": {"actions": ["create"], "after": "a", "after_sensitive": True},
            "inside": {"actions": ["create"], "after": {"a": "b"}, "after_sensitive": {"a": True}},
            "copied": {"actions": ["create"], "after": ["https://u:hunter2@host"], "after_sensitive": False},
            "plain": {"actions": ["create"], "after": "c", "after_sensitive": {}},
        },
    ).outputs
    assert {output.name: output.sensitive for output in outputs} == {
        "marked": True,
        "inside": True,
        "copied": True,
        "plain": False,
    }
    assert "hunter2" not in repr(outputs)


MARKED = {"actions": ["no-op"], "before_sensitive": True, "after_sensitive": True}


def handed_on(name: str, value: Any, *changes: dict[str, Any], **more: Any) -> frozenset[str]:
    """The secrets of a plan with one output that is marked."""
    output = {**MARKED, "before": value, "after": value}
    return plan(*changes, output_changes={name: output}, **more).secrets


VPC = {"id": "vpc-1", "arn": "arn:aws:ec2:::vpc/vpc-1", "cidr_block": "10.0.0.0/16", "ports": [80]}


@pytest.mark.parametrize("value", ["vpc-1", "arn:aws:ec2:::vpc/vpc-1", ["vpc-1"], {"vpc": "vpc-1"}])
@pytest.mark.parametrize("name", ["vpc", "cross-stack-output-aws_vpcmainid"])
def test_an_id_is_no_secret_because_an_output_is_marked(name: str, value: Any) -> None:
    vpc = raw("aws_vpc.main", "no-op", before=VPC, after=VPC)
    assert handed_on(name, value, vpc) == frozenset()


@pytest.mark.parametrize("value", ["10.0.0.0/16", [80]])
def test_what_a_resource_shows_is_no_secret_because_a_stack_hands_it_on(value: Any) -> None:
    vpc = raw("aws_vpc.main", "no-op", before=VPC, after=VPC)
    assert handed_on("cross-stack-output-aws_vpcmaincidr_block", value, vpc) == frozenset()
    # Whoever marks it otherwise means it.
    assert handed_on("cidr", value, vpc) != frozenset()


@pytest.mark.promise("values")
@pytest.mark.parametrize("name", ["key", "cross-stack-output-aws_iam_access_keykeysecret"])
def test_what_is_sensitive_by_itself_stays_a_secret_whatever_hands_it_on(name: str) -> None:
    values = {"id": "AKIAEXAMPLE", "secret": "hunter2"}
    key = raw("aws_iam_access_key.key", "no-op", before=values, after=values)
    key["change"] |= {"before_sensitive": {"secret": True}, "after_sensitive": {"secret": True}}
    copied = raw("terraform_data.copy", "no-op", before={"output": "hunter2"}, after={"output": "hunter2"})
    assert handed_on(name, "hunter2", key, copied) == {"hunter2"}


@pytest.mark.promise("values")
@pytest.mark.parametrize(
    ("name", "resource"),
    [
        pytest.param("token", raw("random_string.x", "no-op", after={"id": "hunter2"}), id="another's id"),
        pytest.param("token", raw("aws_x.x", "no-op", after={"token": "hunter2"}), id="no id"),
        pytest.param("token", raw("aws_x.x", "no-op", after={"id": "hunter2-x"}), id="a part of an id"),
        pytest.param(
            "cross-stack-output-x", raw("aws_x.x", "no-op", after={"v": "a hunter2 b"}), id="a part of a text"
        ),
        pytest.param("cross-stack-output-x", raw("aws_x.x", "no-op", after={}), id="nowhere"),
        pytest.param(
            "cross-stack-output-x",
            raw(
                "data.terraform_remote_state.x", "read", mode="data", after={"outputs": {"token": "hunter2"}}
            ),
            id="another stack's output",
        ),
    ],
)
def test_what_is_marked_and_no_id_stays_a_secret(name: str, resource: dict[str, Any]) -> None:
    assert handed_on(name, "hunter2", resource) == {"hunter2"}


def test_the_same_holds_for_outputs_of_the_state_before() -> None:
    resource = {"type": "aws_vpc", "values": VPC, "sensitive_values": {"cidr_block": True}}
    values = {
        "outputs": {
            "cross-stack-output-id": {"value": "vpc-1", "sensitive": True},
            "cross-stack-output-cidr": {"value": "10.0.0.0/16", "sensitive": True},
        },
        "root_module": {"resources": [resource]},
    }
    assert plan(prior_state={"values": values}).secrets == {"10.0.0.0/16"}


def test_drift_is_what_was_changed_outside_and_not_what_a_first_apply_reads_back() -> None:
    found = plan(
        resource_drift=[
            raw("a.tags", "update", before={"tags": None}, after={"tags": {}}),
            raw("a.moved", "no-op", previous_address="a.before"),
            raw("a.changed", "update", before={"size": 1}, after={"size": 2}),
            raw("a.gone", "delete", before={"size": 1}),
        ]
    )
    assert [(drifted.address, drifted.kind, drifted.changed) for drifted in found.drift] == [
        ("a.changed", Kind.UPDATE, ("size",)),
        ("a.gone", Kind.DELETE, ()),
    ]


def test_provisioners_and_external_data_are_found_in_every_module() -> None:
    inner = {"resources": [{"address": "data.external.x", "mode": "data", "type": "external"}]}
    middle = {
        "resources": [
            {"address": "terraform_data.y", "mode": "managed", "provisioners": [{"type": "remote-exec"}]}
        ],
        "module_calls": {"inner": {"module": inner}},
    }
    root = {
        "resources": [
            {"address": "terraform_data.x", "provisioners": [{"type": "local-exec"}, {"type": "file"}]},
            {"address": "terraform_data.quiet"},
        ],
        "module_calls": {"middle": {"module": middle}},
    }
    assert plan(configuration={"root_module": root}).exec == (
        "terraform_data.x: local-exec",
        "terraform_data.x: file",
        "module.middle.terraform_data.y: remote-exec",
        "module.middle.module.inner.data.external.x: external",
    )
