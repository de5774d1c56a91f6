"""The NixOS host of a Terranix configuration, written with Snowform as its reader would expect it."""

from cdktf import App, TerraformStack

from snowform.aws.data_aws_ami import DataAwsAmi
from snowform.aws.instance import Instance
from snowform.aws.internet_gateway import InternetGateway
from snowform.aws.key_pair import KeyPair
from snowform.aws.provider import AwsProvider
from snowform.aws.route import Route
from snowform.aws.route_table import RouteTable
from snowform.aws.route_table_association import RouteTableAssociation
from snowform.aws.security_group import SecurityGroup
from snowform.aws.subnet import Subnet
from snowform.aws.vpc import Vpc

app = App()
stack = TerraformStack(app, "host")

AwsProvider(
    stack,
    "aws",
    version=None,
    region="ap-southeast-2",
    shared_config_files=["/run/credentials/aws-config"],
    shared_credentials_files=["/run/credentials/aws"],
)

vpc = Vpc(stack, "nix-vpc", cidr_block="10.10.0.0/24")
gateway = InternetGateway(stack, "nix-gateway", vpc_id=vpc.id)
table = RouteTable(stack, "nix-route-tb", vpc_id=vpc.id)
Route(
    stack,
    "internet-route",
    route_table_id=table.id,
    destination_cidr_block="0.0.0.0/0",
    gateway_id=gateway.id,
)
subnet = Subnet(
    stack,
    "nix-subnet",
    vpc_id=vpc.id,
    cidr_block="10.10.0.0/25",
    availability_zone="ap-southeast-2a",
)
RouteTableAssociation(stack, "nix-subnet-route-tb-association", route_table_id=table.id, subnet_id=subnet.id)

firewall = SecurityGroup(
    stack,
    "default",
    vpc_id=vpc.id,
    ingress=[
        {
            "description": "Allow SSH in",
            "from_port": 22,
            "to_port": 22,
            "protocol": "tcp",
            "cidr_blocks": ["0.0.0.0/0"],
        }
    ],
    egress=[
        {
            "description": "Allow all traffic out",
            "from_port": 0,
            "to_port": 0,
            "protocol": "-1",
            "cidr_blocks": ["0.0.0.0/0"],
        }
    ],
)
PUBLIC_KEY = (
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJmOtJmyGnBUDtN3JTmGZ+2GDJJTTV5GQ9Xm3sBQiCHK admin@example.org"
)
key = KeyPair(stack, "default-key", key_name="default-key", public_key=PUBLIC_KEY)
key.override_logical_id("default")

ami = DataAwsAmi(
    stack,
    "nixos-x86_64",
    owners=["427812963091"],
    most_recent=True,
    filter=[
        {"name": "name", "values": ["nixos/25.05*"]},
        {"name": "architecture", "values": ["x86_64"]},
    ],
)
Instance(
    stack,
    "nixos_x86-64",
    ami=ami.id,
    instance_type="t2.medium",
    key_name=key.key_name,
    subnet_id=subnet.id,
    vpc_security_group_ids=[firewall.id],
    associate_public_ip_address=True,
    root_block_device={"volume_size": "30"},
)

app.synth()
