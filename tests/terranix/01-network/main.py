"""A network with a machine: references are attributes, and checked."""

from cdktf import App, TerraformOutput
from constructs import Construct

from snowform import NamedStack
from snowform.aws import (
    AwsProvider,
    DataAwsAmi,
    Instance,
    InternetGateway,
    Route,
    RouteTable,
    RouteTableAssociation,
    Subnet,
    Vpc,
)


class Network(NamedStack):
    """A VPC with one public subnet, and a web server in it."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(
            scope,
            id,
            required_version=">= 1.6",
            required_providers={"aws": {"source": "hashicorp/aws", "version": "~> 5.100"}},
        )
        AwsProvider(self, "aws", region="eu-central-1", default_tags={"tags": {"Project": "network"}})
        vpc = Vpc(self, "aws_vpc.main", cidr_block="10.20.0.0/16", enable_dns_hostnames=True)
        gateway = InternetGateway(self, "aws_internet_gateway.main", vpc_id=vpc.id)
        subnet = Subnet(
            self,
            "aws_subnet.main",
            vpc_id=vpc.id,
            cidr_block="10.20.1.0/24",
            map_public_ip_on_launch=True,
        )
        table = RouteTable(self, "aws_route_table.main", vpc_id=vpc.id)
        Route(
            self,
            "internet",
            route_table_id=table.id,
            destination_cidr_block="0.0.0.0/0",
            gateway_id=gateway.id,
        )
        RouteTableAssociation(
            self, "aws_route_table_association.main", subnet_id=subnet.id, route_table_id=table.id
        )
        ami = DataAwsAmi(
            self,
            "nixos",
            most_recent=True,
            owners=["427812963091"],
            filter=[
                {"name": "name", "values": ["nixos/26.05*"]},
                {"name": "architecture", "values": ["arm64"]},
            ],
        )
        web = Instance(
            self,
            "web",
            ami=ami.id,
            instance_type="t4g.small",
            subnet_id=subnet.id,
            root_block_device={"volume_size": 30},
            tags={"Name": "web"},
        )
        TerraformOutput(self, "address", value=web.public_ip)
        TerraformOutput(self, "ssh", value=f"ssh root@{web.public_ip}")


app = App()
Network(app, "network")
app.synth()
