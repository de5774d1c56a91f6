"""The network of the site, and who may reach it."""

from cdktf import TerraformOutput
from constructs import Construct
from snowform import NamedStack, escape
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

ZONES = {"a": "10.70.1.0/24", "b": "10.70.2.0/24"}
PORTS = {"http": 80, "https": 443}
SCRIPT = """\
#!/bin/sh
echo "${HOME}" >> /var/log/site
"""


class Site(NamedStack):
    """A VPC with a subnet in each zone, open for the web."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, required_providers={"aws": {"source": "hashicorp/aws"}})
        AwsProvider(self, "aws", region="eu-central-1")
        vpc = Vpc(self, "aws_vpc.main", cidr_block="10.70.0.0/16", tags={"Name": "site", "Serves": "web"})
        gateway = InternetGateway(self, "aws_internet_gateway.main", vpc_id=vpc.id)
        table = RouteTable(self, "aws_route_table.main", vpc_id=vpc.id)
        Route(
            self,
            "internet",
            route_table_id=table.id,
            destination_cidr_block="0.0.0.0/0",
            gateway_id=gateway.id,
        )
        subnets = []
        for zone, cidr_block in ZONES.items():
            subnet = Subnet(
                self,
                f"aws_subnet.{zone}",
                vpc_id=vpc.id,
                cidr_block=cidr_block,
                availability_zone=f"eu-central-1{zone}",
                tags={"Name": f"site-{zone}"},
            )
            RouteTableAssociation(
                self,
                f"aws_route_table_association.{zone}",
                route_table_id=table.id,
                subnet_id=subnet.id,
            )
            subnets.append(subnet)

        group = SecurityGroup(self, "web", name="web", vpc_id=vpc.id)
        for name, port in PORTS.items():
            VpcSecurityGroupIngressRule(
                self,
                name,
                security_group_id=group.id,
                description=name,
                ip_protocol="tcp",
                from_port=port,
                to_port=port,
                cidr_ipv4="0.0.0.0/0",
            )
        SsmParameter(self, "script", name="/site/script", type="String", value=escape(SCRIPT))
        TerraformOutput(self, "subnets", value=[subnet.id for subnet in subnets])
