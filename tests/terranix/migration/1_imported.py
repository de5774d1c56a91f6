"""The stack site, imported from config.tf.json."""

from cdktf import TerraformOutput
from constructs import Construct
from snowform import NamedStack
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

VALUE = """\
#!/bin/sh
echo "$${HOME}" >> /var/log/site
"""


class Site(NamedStack):
    """What config.tf.json declares."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, required_providers={"aws": {"source": "hashicorp/aws"}})

        AwsProvider(self, "aws", region="eu-central-1")

        vpc = Vpc(
            self,
            "aws_vpc.main",
            cidr_block="10.70.0.0/16",
            tags={"Name": "site", "Serves": "web"},
        )

        internet_gateway = InternetGateway(self, "aws_internet_gateway.main", vpc_id=vpc.id)
        route_table = RouteTable(self, "aws_route_table.main", vpc_id=vpc.id)

        Route(
            self,
            "internet",
            destination_cidr_block="0.0.0.0/0",
            gateway_id=internet_gateway.id,
            route_table_id=route_table.id,
        )

        a_subnet = Subnet(
            self,
            "aws_subnet.a",
            availability_zone="eu-central-1a",
            cidr_block="10.70.1.0/24",
            tags={"Name": "site-a"},
            vpc_id=vpc.id,
        )

        RouteTableAssociation(
            self,
            "aws_route_table_association.a",
            route_table_id=route_table.id,
            subnet_id=a_subnet.id,
        )

        b_subnet = Subnet(
            self,
            "aws_subnet.b",
            availability_zone="eu-central-1b",
            cidr_block="10.70.2.0/24",
            tags={"Name": "site-b"},
            vpc_id=vpc.id,
        )

        RouteTableAssociation(
            self,
            "aws_route_table_association.b",
            route_table_id=route_table.id,
            subnet_id=b_subnet.id,
        )

        security_group = SecurityGroup(self, "web", name="web", vpc_id=vpc.id)
        SsmParameter(self, "script", name="/site/script", type="String", value=VALUE)

        VpcSecurityGroupIngressRule(
            self,
            "http",
            cidr_ipv4="0.0.0.0/0",
            description="http",
            from_port=80,
            ip_protocol="tcp",
            security_group_id=security_group.id,
            to_port=80,
        )

        VpcSecurityGroupIngressRule(
            self,
            "https",
            cidr_ipv4="0.0.0.0/0",
            description="https",
            from_port=443,
            ip_protocol="tcp",
            security_group_id=security_group.id,
            to_port=443,
        )

        TerraformOutput(self, "subnets", value=[a_subnet.id, b_subnet.id])
