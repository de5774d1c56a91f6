"""The network of the site, and who may reach it."""

from collections.abc import Mapping

from cdktf import TerraformOutput
from constructs import Construct
from snowform import NamedStack, contribute, escape
from snowform.aws import (
    AwsProvider,
    InternetGateway,
    Route,
    RouteTable,
    RouteTableAssociation,
    SecurityGroup,
    SsmParameter,
    Subnet,
    Vpc,
    VpcSecurityGroupIngressRule,
)

SCRIPT = """\
#!/bin/sh
echo "${HOME}" >> /var/log/site
"""


class Network(Construct):
    """A VPC with a subnet in each of `zones`, whose ranges they are, and a way to the internet."""

    def __init__(self, scope: Construct, id: str, *, cidr_block: str, zones: Mapping[str, str]) -> None:
        super().__init__(scope, id)
        self.vpc = Vpc(self, "aws_vpc.main", cidr_block=cidr_block, tags={"Name": "site"})
        gateway = InternetGateway(self, "aws_internet_gateway.main", vpc_id=self.vpc.id)
        self.table = RouteTable(self, "aws_route_table.main", vpc_id=self.vpc.id)
        Route(
            self,
            "aws_route.internet",
            route_table_id=self.table.id,
            destination_cidr_block="0.0.0.0/0",
            gateway_id=gateway.id,
        )
        self.subnets = [self.subnet(zone, zones[zone]) for zone in zones]

    def subnet(self, zone: str, cidr_block: str) -> Subnet:
        """A public subnet in a zone of the region."""
        made = Subnet(
            self,
            f"aws_subnet.{zone}",
            vpc_id=self.vpc.id,
            cidr_block=cidr_block,
            availability_zone=f"eu-central-1{zone}",
            tags={"Name": f"site-{zone}"},
        )
        RouteTableAssociation(
            self,
            f"aws_route_table_association.{zone}",
            route_table_id=self.table.id,
            subnet_id=made.id,
        )
        return made


class Web(Construct):
    """What is open for the web in a VPC, which it marks as serving it."""

    def __init__(self, scope: Construct, id: str, *, vpc: Vpc, ports: Mapping[str, int]) -> None:
        super().__init__(scope, id)
        contribute(vpc, tags={"Serves": "web"})
        group = SecurityGroup(self, "aws_security_group.web", name="web", vpc_id=vpc.id)
        for name, port in ports.items():
            VpcSecurityGroupIngressRule(
                self,
                f"aws_vpc_security_group_ingress_rule.{name}",
                security_group_id=group.id,
                description=name,
                ip_protocol="tcp",
                from_port=port,
                to_port=port,
                cidr_ipv4="0.0.0.0/0",
            )
        SsmParameter(
            self, "aws_ssm_parameter.script", name="/site/script", type="String", value=escape(SCRIPT)
        )


class Site(NamedStack):
    """The site: its network, and what serves the web in it."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, required_providers={"aws": {"source": "hashicorp/aws"}})
        AwsProvider(self, "aws", region="eu-central-1")
        zones = {"a": "10.70.1.0/24", "b": "10.70.2.0/24"}
        network = Network(self, "network", cidr_block="10.70.0.0/16", zones=zones)
        Web(self, "web", vpc=network.vpc, ports={"http": 80, "https": 443})
        TerraformOutput(self, "subnets", value=[subnet.id for subnet in network.subnets])
