"""Machines, networks, load balancers and containers: which updates in place stop or cut off something."""

from __future__ import annotations

from collections.abc import Mapping

from .changes import Change
from .rules import AWS, PROVIDER, Rule, loses, lowered, off, refreshes, rule, shrinks, stops, triggers

EC2_STOPPED = AWS + "AWSEC2/latest/APIReference/API_ModifyInstanceAttribute.html"
EC2_ROUTES = AWS + "vpc/latest/userguide/VPC_Route_Tables.html"
ASG = AWS + "autoscaling/ec2/userguide/"
ECS = AWS + "AmazonECS/latest/APIReference/API_UpdateService.html"
EKS = AWS + "eks/latest/userguide/"

REROUTED = "traffic takes another way, and open connections break"


def leaves_addresses(change: Change) -> bool:
    """It has fewer addresses than before."""
    lists = loses("secondary_allocation_ids", "secondary_private_ip_addresses")
    return lists(change) or lowered("secondary_private_ip_address_count")(change)


HOSTS: Mapping[str, tuple[Rule, ...]] = {
    "aws_instance": (
        rule(
            "the instance is stopped and started again",
            PROVIDER + "instance.html.markdown",
            *("instance_type", "user_data", "user_data_base64"),
        ),
        rule(
            "the instance must be stopped for it",
            EC2_STOPPED,
            *("ebs_optimized", "cpu_options", "cpu_core_count", "cpu_threads_per_core", "tenancy", "host_id"),
            *("placement_group", "placement_partition_number", "capacity_reservation_specification"),
        ),
    ),
    "aws_ec2_instance_state": (
        rule(
            "the instance is stopped",
            PROVIDER + "ec2_instance_state.html.markdown",
            *("state", "force"),
            when=stops,
        ),
    ),
    "aws_ec2_fleet": (
        rule(
            "instances are terminated",
            PROVIDER + "ec2_fleet.html.markdown",
            "target_capacity_specification",
            when=lowered("target_capacity_specification.total_target_capacity"),
        ),
    ),
    "aws_spot_fleet_request": (
        rule(
            "instances are terminated",
            PROVIDER + "spot_fleet_request.html.markdown",
            *("target_capacity", "on_demand_target_capacity"),
            when=lowered("target_capacity", "on_demand_target_capacity"),
        ),
    ),
    "aws_autoscaling_group": (
        rule(
            "an instance refresh replaces the running instances",
            PROVIDER + "autoscaling_group.html.markdown",
            *("launch_template", "launch_configuration", "mixed_instances_policy"),
            when=refreshes,
        ),
        rule(
            "an instance refresh replaces the running instances",
            PROVIDER + "autoscaling_group.html.markdown",
            "*",
            when=triggers,
        ),
        rule(
            "instances are terminated",
            ASG + "ec2-auto-scaling-scale-manually.html",
            *("desired_capacity", "max_size"),
            when=shrinks,
        ),
        rule(
            "instances in the zones that are taken away are replaced",
            ASG + "ec2-auto-scaling-availability-zone-balanced.html",
            *("vpc_zone_identifier", "availability_zones"),
            when=loses("vpc_zone_identifier", "availability_zones"),
        ),
    ),
    "aws_batch_compute_environment": (
        rule(
            "its instances are replaced, and running jobs may end",
            AWS + "batch/latest/userguide/updating-compute-environments.html",
            *("compute_resources.instance_type", "compute_resources.launch_template"),
            *("compute_resources.ec2_configuration", "compute_resources.instance_role"),
        ),
    ),
    "aws_eip": (
        rule(
            "the address is taken from where it is now",
            AWS + "AWSEC2/latest/UserGuide/working-with-eips.html",
            *("instance", "network_interface", "associate_with_private_ip"),
        ),
    ),
    "aws_network_interface": (
        rule(
            "the interface is detached and attached again",
            PROVIDER + "network_interface.html.markdown",
            "attachment",
        ),
    ),
    "aws_nat_gateway": (
        rule(
            "connections through the addresses that are taken away break",
            AWS + "vpc/latest/userguide/nat-gateway-working-with.html",
            *("secondary_allocation_ids", "secondary_private_ip_addresses"),
            "secondary_private_ip_address_count",
            when=leaves_addresses,
        ),
    ),
    "aws_route": (rule(REROUTED, EC2_ROUTES, "*_id", "core_network_arn"),),
    "aws_route_table": (rule(REROUTED, EC2_ROUTES, "route", when=loses("route")),),
    "aws_default_route_table": (rule(REROUTED, EC2_ROUTES, "route", when=loses("route")),),
    "aws_route_table_association": (rule(REROUTED, EC2_ROUTES, "route_table_id"),),
    "aws_main_route_table_association": (rule(REROUTED, EC2_ROUTES, "route_table_id", "vpc_id"),),
    "aws_vpc": (
        rule(
            "names are no longer resolved in it",
            AWS + "vpc/latest/userguide/vpc-dns.html",
            "enable_dns_support",
            when=off("enable_dns_support"),
        ),
    ),
    "aws_vpc_endpoint": (
        rule(
            "the endpoint leaves subnets",
            AWS + "vpc/latest/privatelink/interface-endpoints.html",
            "subnet_ids",
            when=loses("subnet_ids"),
        ),
    ),
    "aws_vpn_connection": (
        rule(
            "its tunnels are interrupted for minutes",
            AWS + "vpn/latest/s2svpn/modify-vpn-tunnel-options.html",
            *("tunnel1_*", "tunnel2_*", "customer_gateway_id", "vpn_gateway_id", "transit_gateway_id"),
            *("local_ipv4_network_cidr", "remote_ipv4_network_cidr"),
            *("local_ipv6_network_cidr", "remote_ipv6_network_cidr"),
        ),
    ),
    "aws_ec2_client_vpn_endpoint": (
        rule(
            "connected clients are cut off",
            AWS + "vpn/latest/clientvpn-admin/cvpn-working-endpoint-modify.html",
            *("split_tunnel", "server_certificate_arn", "dns_servers", "vpn_port"),
        ),
    ),
    "aws_lb": (
        rule(
            "the load balancer leaves zones, with the connections that go through them",
            AWS + "elasticloadbalancing/latest/application/load-balancer-subnets.html",
            *("subnets", "subnet_mapping"),
            when=loses("subnets", "subnet_mapping"),
        ),
    ),
    "aws_elb": (
        rule(
            "instances, zones or listeners are taken away",
            PROVIDER + "elb.html.markdown",
            *("instances", "subnets", "availability_zones", "listener"),
            when=loses("instances", "subnets", "availability_zones", "listener"),
        ),
    ),
    "aws_lb_listener": (
        rule(
            "nothing listens any longer where clients connect now",
            PROVIDER + "lb_listener.html.markdown",
            *("port", "protocol"),
        ),
    ),
    "aws_ecs_service": (
        rule(
            "a new deployment replaces the running tasks",
            ECS,
            *("task_definition", "force_new_deployment", "network_configuration", "load_balancer"),
            *("platform_version", "capacity_provider_strategy", "service_registries", "triggers"),
            *("service_connect_configuration", "volume_configuration"),
        ),
        rule("tasks are stopped", ECS, "desired_count", when=lowered("desired_count")),
    ),
    "aws_eks_cluster": (
        rule(
            "its control plane is upgraded, for good",
            EKS + "update-cluster.html",
            "version",
        ),
    ),
    "aws_eks_node_group": (
        rule(
            "its nodes are drained and replaced",
            EKS + "update-managed-node-group.html",
            *("version", "release_version", "launch_template"),
        ),
        rule(
            "nodes are terminated",
            EKS + "update-managed-node-group.html",
            "scaling_config",
            when=lowered("scaling_config.desired_size", "scaling_config.max_size"),
        ),
    ),
    "aws_eks_addon": (
        rule(
            "its pods restart",
            EKS + "updating-an-add-on.html",
            *("addon_version", "configuration_values"),
        ),
    ),
    "aws_elastic_beanstalk_environment": (
        rule(
            "its instances are updated or replaced",
            AWS + "elasticbeanstalk/latest/dg/environments-updating.html",
            *("version_label", "solution_stack_name", "platform_arn", "setting", "template_name"),
        ),
    ),
}
