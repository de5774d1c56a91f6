"""Made-up configurations: a shop of any size in three zones, containers of another provider, single rules."""

from __future__ import annotations

from typing import Any

Document = dict[str, Any]
ZONES = "abc"


class Shop:
    """A document with a VPC in three zones, filled by `add`."""

    def __init__(self) -> None:
        self.resources: dict[str, dict[str, Any]] = {}
        self.add("aws_vpc", "main", cidr_block="10.0.0.0/16", tags={"Name": "shop"})

    @property
    def document(self) -> Document:
        return {"provider": {"aws": [{"region": "eu-central-1"}]}, "resource": self.resources}

    def add(self, kind: str, label: str, /, **body: Any) -> str:
        """A resource; the reference to its id."""
        self.resources.setdefault(kind, {})[label] = body
        return reference(f"{kind}.{label}")

    def subnet(self, name: str, zone: str, number: int) -> str:
        return self.add(
            "aws_subnet",
            f"{name}_{zone}",
            vpc_id=reference("aws_vpc.main"),
            availability_zone=f"eu-central-1{zone}",
            cidr_block=f"10.0.{number}.0/24",
            tags={"Name": f"{name}-{zone}"},
        )

    def route(self, table: str, subnets: list[str], **way: str) -> None:
        """A route table with one way out for these subnets."""
        of_table = self.add("aws_route_table", table, vpc_id=reference("aws_vpc.main"))
        self.add("aws_route", table, route_table_id=of_table, destination_cidr_block="0.0.0.0/0", **way)
        for number, subnet in enumerate(subnets):
            self.add(
                "aws_route_table_association", f"{table}_{number}", subnet_id=subnet, route_table_id=of_table
            )

    def group(self, name: str, *openings: tuple[int, str]) -> str:
        """A security group that lets in a port each from a range or from another group's id."""
        group = self.add("aws_security_group", name, vpc_id=reference("aws_vpc.main"), tags={"Name": name})
        for port, source in openings:
            self.open(f"{name}_{port}_{len(self.resources)}", group, port, source)
        return group

    def open(self, name: str, group: str, port: int, source: str) -> None:
        argument = "referenced_security_group_id" if source.startswith("$") else "cidr_ipv4"
        self.add(
            "aws_vpc_security_group_ingress_rule",
            f"{name}_{len(self.resources.get('aws_vpc_security_group_ingress_rule', ()))}",
            security_group_id=group,
            ip_protocol="tcp",
            from_port=port,
            to_port=port,
            **{argument: source},
        )

    def machine(self, name: str, subnet: str, group: str, kind: str = "t3.small") -> str:
        return self.add(
            "aws_instance",
            name.replace("-", "_"),
            subnet_id=subnet,
            instance_type=kind,
            vpc_security_group_ids=[group],
            tags={"Name": name},
        )


def reference(address: str, attribute: str = "id") -> str:
    return f"${{{address}.{attribute}}}"


def small() -> Document:
    """A machine in a public subnet that everybody reaches at two ports."""
    shop = Shop()
    gateway = shop.add("aws_internet_gateway", "main", vpc_id=reference("aws_vpc.main"))
    subnet = shop.subnet("web", "a", 0)
    shop.route("public", [subnet], gateway_id=gateway)
    shop.machine("web-1", subnet, shop.group("web", (80, "0.0.0.0/0"), (443, "0.0.0.0/0")))
    return shop.document


def large(machines: int = 8) -> Document:
    """A balancer, machines in public and private subnets of three zones, a database: 200 resources."""
    shop = Shop()
    gateway = shop.add("aws_internet_gateway", "main", vpc_id=reference("aws_vpc.main"))
    public = [shop.subnet("web", zone, number) for number, zone in enumerate(ZONES)]
    private = [shop.subnet("app", zone, number + 16) for number, zone in enumerate(ZONES)]
    data = [shop.subnet("data", zone, number + 32) for number, zone in enumerate(ZONES)]
    shop.route("public", public, gateway_id=gateway)
    for zone, subnet, inner in zip(ZONES, public, private, strict=True):
        address = shop.add("aws_eip", f"nat_{zone}", domain="vpc")
        nat = shop.add(
            "aws_nat_gateway", zone, subnet_id=subnet, allocation_id=address, tags={"Name": f"nat-{zone}"}
        )
        shop.route(f"private_{zone}", [inner], nat_gateway_id=nat)
    front = shop.group("front", (80, "0.0.0.0/0"), (443, "0.0.0.0/0"))
    web = shop.group("web", (8080, front), (22, "203.0.113.0/24"))
    app = shop.group("app", (9000, web))
    db = shop.group("db", (5432, app))
    balancer = shop.add("aws_lb", "front", subnets=public, security_groups=[front], name="front")
    targets = shop.add(
        "aws_lb_target_group", "web", port=8080, protocol="HTTP", vpc_id=reference("aws_vpc.main")
    )
    forward = [{"type": "forward", "target_group_arn": targets}]
    shop.add(
        "aws_lb_listener",
        "https",
        load_balancer_arn=balancer,
        port=443,
        protocol="HTTPS",
        default_action=forward,
    )
    for number in range(machines * 3):
        one = shop.machine(f"web-{number + 1}", public[number % 3], web)
        shop.add("aws_lb_target_group_attachment", f"web_{number}", target_group_arn=targets, target_id=one)
        shop.machine(f"app-{number + 1}", private[number % 3], app, "m7g.large")
    subnets = shop.add("aws_db_subnet_group", "db", subnet_ids=data)
    shop.add(
        "aws_db_instance",
        "main",
        identifier="shop",
        instance_class="db.r6g.large",
        engine="postgres",
        allocated_storage=200,
        db_subnet_group_name=subnets,
        vpc_security_group_ids=[db],
    )
    for name in ("assets", "uploads", "logs", "backups", "reports"):
        bucket = shop.add("aws_s3_bucket", name, bucket=f"shop-{name}")
        for helper in ("versioning", "public_access_block", "policy", "lifecycle_configuration"):
            shop.add(f"aws_s3_bucket_{helper}", name, bucket=bucket)
    topic = shop.add("aws_sns_topic", "alarms", name="alarms")
    for number in range(45):
        shop.add("aws_cloudwatch_metric_alarm", f"cpu_{number}", alarm_actions=[topic])
    zone = shop.add("aws_route53_zone", "main", name="shop.example")
    for number in range(12):
        shop.add("aws_route53_record", f"host_{number}", zone_id=zone, name=f"host-{number}", type="A")
    return shop.document


def containers() -> Document:
    """Another provider's resources, two modules, a data source; one name is as bad as names can be."""
    return {
        "resource": {
            "docker_network": {"inner": {"name": "inner"}},
            "docker_container": {
                "web": {"name": "web", "networks_advanced": [{"name": reference("docker_network.inner")}]},
                "app": {
                    "name": 'app <b> & "quoted" \\ ]] --> %% \u0007 #quot; end',
                    "count": 4,
                    "image": reference("module.images", "app"),
                    "networks_advanced": [{"name": reference("docker_network.inner")}],
                },
            },
            "hcloud_server": {"node": {"for_each": '${toset(["a", "b"])}', "server_type": "cx22"}},
            "hcloud_server_network": {
                "node": {"server_id": '${hcloud_server.node["a"].id}', "ip": "10.1.1.1"}
            },
        },
        "module": {"images": {"source": "./images"}, "more": {"source": "./more", "count": "${var.n}"}},
        "data": {"hcloud_image": {"debian": {"name": "debian"}}},
        "variable": {"n": {}},
    }


def addresses(document: Document) -> set[str]:
    """Every resource, data source and module call of a document."""
    found = {f"{kind}.{name}" for kind, those in document.get("resource", {}).items() for name in those}
    found |= {f"data.{kind}.{name}" for kind, those in document.get("data", {}).items() for name in those}
    return found | {f"module.{name}" for name in document.get("module", {})}
