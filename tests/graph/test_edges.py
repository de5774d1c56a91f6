"""What is drawn as an edge, what as a line of a box, and what they say."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.graph.build import build
from snowform.graph.model import WORLD, Edge, Graph
from tests.graph.documents import Shop, containers, large, reference, small


def edges(document: dict[str, Any], kind: str) -> set[tuple[str, str, str]]:
    return {
        (edge.source, edge.target, edge.label) for edge in build(document, "stack").edges if edge.kind == kind
    }


def lines(graph: Graph, id_: str) -> dict[str, str]:
    return {line.term: line.text for line in graph.by_id()[id_].lines}


def machine(*openings: tuple[int, str]) -> tuple[Shop, str]:
    """A shop with a machine behind a group, and the reference to that group."""
    shop = Shop()
    group = shop.group("web", *openings)
    shop.machine("web-1", shop.subnet("web", "a", 0), group)
    return shop, group


WEB = "aws_instance.web_1"


def test_ports_that_are_open_to_the_world_lead_from_it_to_what_they_open() -> None:
    (edge,) = (edge for edge in build(small(), "stack").edges if edge.kind == "port")
    assert (edge.source, edge.target, edge.label, edge.world) == (WORLD, WEB, "tcp 80, 443", True)
    assert "aws_security_group.web" in edge.addresses


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("203.0.113.0/24", ("range:203.0.113.0/24", "tcp 22")),
        ("${var.office}", ("range:var.office", "tcp 22")),
        ("::/0", (WORLD, "tcp 22")),
        ("10.0.0.0/16", ("", "tcp 22 from the VPC")),
        ("10.0.9.0/24", ("", "tcp 22 from 10.0.9.0/24")),
    ],
)
def test_where_a_port_is_open_from(source: str, found: tuple[str, str]) -> None:
    shop, group = machine()
    argument = "cidr_ipv6" if ":" in source else "cidr_ipv4"
    shop.add(
        "aws_vpc_security_group_ingress_rule",
        "ssh",
        security_group_id=group,
        ip_protocol="tcp",
        from_port=22,
        to_port=22,
        **{argument: source},
    )
    assert edges(shop.document, "port") == {(found[0], WEB, found[1])}


@pytest.mark.parametrize("form", ["rule", "inline", "old rule"])
def test_a_group_lets_in_what_stands_behind_another(form: str) -> None:
    shop, web = machine()
    db = shop.group("db")
    shop.machine("db-1", shop.subnet("db", "a", 1), db)
    rule = {"from_port": 5432, "to_port": 5432}
    if form == "rule":
        shop.open("db", db, 5432, web)
    elif form == "inline":
        shop.resources["aws_security_group"]["db"]["ingress"] = [
            {**rule, "protocol": "tcp", "security_groups": [web]}
        ]
    else:
        more = {"type": "ingress", "protocol": "tcp", "source_security_group_id": web}
        shop.add("aws_security_group_rule", "db", security_group_id=db, **rule, **more)
    assert edges(shop.document, "port") == {(WEB, "aws_instance.db_1", "tcp 5432")}


def test_a_group_that_lets_in_itself_is_a_line() -> None:
    shop, group = machine()
    shop.open("own", group, 7000, group)
    assert edges(shop.document, "port") == {("", WEB, "tcp 7000 from its own group")}


def test_a_group_without_members_is_a_box_of_its_own() -> None:
    shop = Shop()
    shop.group("lonely", (80, "0.0.0.0/0"))
    assert edges(shop.document, "port") == {(WORLD, "aws_security_group.lonely", "tcp 80")}


def test_what_goes_out_of_a_subnet_leads_to_its_gateway() -> None:
    found = edges(large(), "route")
    assert ("aws_subnet.web_a", "aws_internet_gateway.main", "0.0.0.0/0") in found
    assert ("aws_subnet.app_b", "aws_nat_gateway.b", "0.0.0.0/0") in found
    tags = {node.id: node.tags for node in build(large(), "stack").nodes if node.form == "subnet"}
    assert [tags[f"aws_subnet.{name}_a"] for name in ("web", "app", "data")] == [
        ("public",),
        ("private",),
        (),
    ]


def test_what_belongs_to_itself_by_way_of_another_stands_for_itself() -> None:
    resources = {
        "aws_security_group": {"a": {"tags": {"Name": "a"}}},
        "aws_eip_association": {"b": {"instance_id": reference("aws_security_group.a")}},
    }
    boxes = {node.id for node in build({"resource": resources}, "stack").nodes}
    assert boxes == {"aws_security_group.a", "aws_eip_association.b"}


def test_inline_routes_count_as_well() -> None:
    shop = Shop()
    gateway = shop.add("aws_internet_gateway", "main", vpc_id=reference("aws_vpc.main"))
    subnet = shop.subnet("web", "a", 0)
    table = shop.add(
        "aws_route_table",
        "main",
        vpc_id=reference("aws_vpc.main"),
        route=[{"ipv6_cidr_block": "::/0", "gateway_id": gateway}],
    )
    shop.add("aws_route_table_association", "main", subnet_id=subnet, route_table_id=table)
    assert edges(shop.document, "route") == {("aws_subnet.web_a", "aws_internet_gateway.main", "::/0")}


def test_a_balancer_sends_to_machines_at_the_port_of_their_target_group() -> None:
    found = edges(large(), "traffic")
    targets = {f"aws_instance.web_{number}" for number in (1, 2, 3)}
    assert found == {("aws_lb.front", target, "http 8080") for target in targets}
    ports = {(edge.source, edge.target) for edge in build(large(), "stack").edges if edge.kind == "port"}
    assert not ports & {("aws_lb.front", target) for target in targets}


def test_what_belongs_to_a_box_is_told_in_its_lines() -> None:
    graph = build(large(), "stack")
    assert lines(graph, "aws_nat_gateway.a") == {"address": "elastic IP"}
    (buckets,) = (node for node in graph.nodes if node.type == "aws_s3_bucket")
    assert (buckets.title, len(buckets.addresses)) == ("shop × 5", 25)
    assert lines(graph, buckets.id)["with"] == "versioning, public access block, policy, 1 more"
    assert lines(graph, "aws_db_instance.main") == {
        "type": "db.r6g.large",
        "engine": "postgres",
        "size": "200 GiB",
        "with": "subnet group",
        "subnets": "data-a, data-b, data-c",
        "firewall": "db (1 rule)",
    }


def test_what_much_refers_to_is_a_line_of_whoever_does() -> None:
    graph = build(large(), "stack")
    (alarms,) = (node for node in graph.nodes if node.type == "aws_cloudwatch_metric_alarm")
    assert (alarms.count, lines(graph, alarms.id)) == (45, {"SNS topic": "alarms"})
    resources = {"docker_network": {"a": {}}}
    resources["docker_container"] = {
        f"c{number}": {"image": f"i{number}", "net": reference("docker_network.a")} for number in range(9)
    }
    graph = build({"resource": resources}, "stack")
    assert graph.edges == ()
    assert lines(graph, "docker_container.c1")["docker network"] == "a"


def test_other_providers_refer_to_each_other_by_edges() -> None:
    assert edges(containers(), "reference") == {
        ("docker_container.app", "docker_network.inner", ""),
        ("docker_container.web", "docker_network.inner", ""),
        ("docker_container.app", "module.images", ""),
    }
    graph = build(containers(), "stack")
    assert lines(graph, "hcloud_server.node") == {"type": "cx22", "with": "network"}
    titles = {node.id: node.title for node in graph.nodes}
    assert titles["hcloud_server.node"] == "node × 2"
    assert titles["module.more"] == "more × n"


def test_references_are_found_in_expressions_and_by_way_of_local_values() -> None:
    document = {
        "locals": {"net": "${docker_network.a.id}", "again": ["${local.net}"]},
        "resource": {
            "docker_network": {"a": {}},
            "docker_container": {"b": {"x": ['${join(",", [for n in local.again : n])}']}},
        },
    }
    assert edges(document, "reference") == {("docker_container.b", "docker_network.a", "")}


def test_a_sensitive_variable_is_not_shown() -> None:
    shop = Shop()
    shop.resources["aws_vpc"]["main"]["tags"] = {"Name": "${var.secret}-vpc"}
    document = {**shop.document, "variable": {"secret": {"sensitive": True, "default": "hidden"}}}
    assert build(document, "stack").by_id()["aws_vpc.main"].name == "main"


def test_equal_boxes_are_one_and_their_edges_as_well() -> None:
    graph = build(large(), "stack")
    groups = {node.title for node in graph.nodes if node.count != 1}
    assert groups == {"web × 8", "app × 8", "shop × 5", "cpu × 45"}
    pairs = [(edge.source, edge.target, edge.kind) for edge in graph.edges]
    assert len(pairs) == len(set(pairs))


def test_ranges_from_which_the_same_is_open_are_one() -> None:
    shop, _ = machine(*((22, f"203.0.{number}.0/24") for number in range(3)), (80, "198.51.100.0/24"))
    graph = build(shop.document, "stack")
    ranges = [(node.name, len(node.lines)) for node in graph.nodes if node.form == "range"]
    assert sorted(ranges) == [("198.51.100.0/24", 0), ("3 ranges", 3)]
    assert {edge.label for edge in graph.edges if edge.kind == "port"} == {"tcp 22", "tcp 80"}


def test_those_that_differ_are_not_one() -> None:
    shop = Shop()
    subnet, group = shop.subnet("web", "a", 0), shop.group("web")
    for number, kind in enumerate(("t3.small", "t3.small", "t3.large", "t3.small")):
        shop.machine(f"web-{number}", subnet, group, kind)
    titles = {node.title for node in build(shop.document, "stack").nodes if node.type == "aws_instance"}
    assert titles == {"web × 3", "web-2"}


def test_the_graph_as_json_has_all_that_is_drawn() -> None:
    graph = build(small(), "stack")
    document = graph.as_json()
    assert [node["id"] for node in document["nodes"]] == [node.id for node in graph.nodes]
    assert [Edge(**{**edge, "addresses": tuple(edge["addresses"])}) for edge in document["edges"]] == list(
        graph.edges
    )
