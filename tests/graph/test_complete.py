"""Everything that a configuration declares is in the picture: as a box, or counted in a box."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snowform.graph.build import build
from snowform.graph.layout.place import Placing
from snowform.graph.svg import svg
from tests.draws import examples
from tests.graph.documents import addresses, containers, large, reference, small
from tests.images.builds import build as build_image
from tests.stacks import test_engines

# Types that all rules of folding and placing know, and such as none knows.
TYPES = """
    aws_vpc aws_subnet aws_internet_gateway aws_nat_gateway aws_eip aws_eip_association aws_route_table
    aws_route_table_association aws_main_route_table_association aws_default_route_table aws_security_group
    aws_security_group_rule aws_vpc_security_group_ingress_rule aws_vpc_security_group_egress_rule aws_route
    aws_network_interface aws_network_interface_attachment aws_ebs_volume aws_volume_attachment aws_lb
    aws_lb_listener aws_lb_listener_rule aws_lb_target_group aws_lb_target_group_attachment aws_instance
    aws_launch_template aws_autoscaling_group aws_autoscaling_attachment aws_autoscaling_policy
    aws_db_instance aws_db_subnet_group aws_iam_role
    aws_iam_role_policy aws_iam_instance_profile aws_s3_bucket aws_s3_bucket_policy aws_kms_key
    aws_kms_alias aws_vpc_endpoint aws_route53_zone aws_route53_record docker_container docker_volume other
""".split()  # noqa: SIM905 - one a line is two screens
ARGUMENTS = """
    vpc_id subnet_id subnet_ids subnets vpc_zone_identifier security_groups vpc_security_group_ids
    security_group_id source_security_group_id referenced_security_group_id route_table_id gateway_id
    nat_gateway_id allocation_id instance_id instance network_interface_id volume_id load_balancer_arn
    listener_arn target_group_arn target_group_arns target_id launch_template autoscaling_group_name
    db_subnet_group_name role bucket zone_id target_key_id anything
""".split()  # noqa: SIM905
NAMES = ("a", "b", "c")

values = st.builds(reference, st.builds("{}.{}".format, st.sampled_from(TYPES), st.sampled_from(NAMES)))
bodies = st.dictionaries(
    st.sampled_from(ARGUMENTS), st.one_of(values, st.lists(values, max_size=3)), max_size=4
)
ports = st.fixed_dictionaries(
    {},
    optional={
        "from_port": st.integers(0, 9),
        "to_port": st.integers(0, 9),
        "ip_protocol": st.sampled_from(["tcp", "-1"]),
        "cidr_ipv4": st.sampled_from(["0.0.0.0/0", "10.0.0.0/8", "${var.x}"]),
        "count": st.sampled_from([0, 2, "${var.x}"]),
        "availability_zone": st.sampled_from(["a", "b", "${data.x.y.names[1]}"]),
    },
)
resources = st.builds(lambda body, more: {**body, **more}, bodies, ports)
documents = st.fixed_dictionaries(
    {
        "resource": st.dictionaries(
            st.sampled_from(TYPES),
            st.dictionaries(st.sampled_from(NAMES), resources, min_size=1),
            max_size=10,
        )
    }
)


@settings(max_examples=examples(120), deadline=None)
@given(documents)
def test_nothing_of_any_configuration_is_missing(document: dict[str, Any]) -> None:
    assert shown(document) == addresses(document)


@pytest.mark.parametrize(
    "document", [small(), large(), containers(), {}], ids=["small", "large", "other", "empty"]
)
def test_nothing_of_a_made_up_one_is_missing(document: dict[str, Any]) -> None:
    assert shown(document) == addresses(document)
    assert svg(build(document, "made up"))


def test_nothing_of_the_stacks_of_this_project_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    build_image(tmp_path / "result")
    build_image(tmp_path / "arm", "for ARM", system="aarch64-linux")
    for name, (document, _) in test_engines.made().items():
        assert shown(document) == addresses(document), name


def test_what_a_plan_alone_knows_is_shown_too() -> None:
    from tests.graph.test_planned import plan_of

    found = build(small(), "stack", plan_of({"module.logs.module.key.aws_kms_key.this[0]": ["create"]}))
    assert found.addresses() == {*addresses(small()), "module.logs.module.key.aws_kms_key.this"}
    boxes = Placing(found).boxes
    assert {"module.logs", "module.logs.module.key"} <= boxes.keys()


def shown(document: dict[str, Any]) -> set[str]:
    """The resources of the boxes that the layout has placed."""
    graph = build(document, "stack")
    placed = Placing(graph).boxes
    assert placed.keys() == {node.id for node in graph.nodes}
    return {address for node in graph.nodes for address in node.addresses}
