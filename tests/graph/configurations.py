"""Configurations drawn at random, right and wrong ones: `documents` for Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.graph.documents import reference

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
