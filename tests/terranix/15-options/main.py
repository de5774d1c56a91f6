"""A module with options is a construct with arguments: types, defaults and `if` are Python's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from cdktf import App, TerraformOutput
from constructs import Construct

from snowform import NamedStack
from snowform.aws import AwsProvider, Instance, SecurityGroup, Vpc, VpcSecurityGroupIngressRule


@dataclass(frozen=True)
class BastionSettings:
    """Who reaches the bastion, by names and networks, and how large it is."""

    allow_from: Mapping[str, str] = field(default_factory=dict)
    instance_type: Literal["t4g.nano", "t4g.micro"] = "t4g.nano"


class Bastion(Construct):
    """A machine through which all others are reached."""

    def __init__(self, scope: Construct, id: str, *, vpc_id: str, settings: BastionSettings) -> None:
        super().__init__(scope, id)
        group = SecurityGroup(self, "aws_security_group.bastion", name="bastion", vpc_id=vpc_id)
        for name, network in settings.allow_from.items():
            VpcSecurityGroupIngressRule(
                self,
                name,
                security_group_id=group.id,
                description=name,
                cidr_ipv4=network,
                ip_protocol="tcp",
                from_port=22,
                to_port=22,
            )
        machine = Instance(
            self,
            "aws_instance.bastion",
            ami="ami-0123456789abcdef0",
            instance_type=settings.instance_type,
            associate_public_ip_address=True,
            vpc_security_group_ids=[group.id],
        )
        TerraformOutput(self, "address", value=machine.public_ip)


class Office(NamedStack):
    """A network with a bastion, if there are settings of one."""

    def __init__(self, scope: Construct, id: str, *, bastion: BastionSettings | None = None) -> None:
        super().__init__(scope, id, required_providers={})
        AwsProvider(self, "aws", region="eu-central-1")
        vpc = Vpc(self, "main", cidr_block="10.50.0.0/16")
        if bastion:
            Bastion(self, "bastion", vpc_id=vpc.id, settings=bastion)


app = App()
peers = {"office": "203.0.113.0/24", "vpn": "198.51.100.7/32"}
Office(app, "office", bastion=BastionSettings(allow_from=peers))
app.synth()
