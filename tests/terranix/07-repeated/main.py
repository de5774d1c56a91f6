"""What Terraform repeats at the apply: machines by a variable, subnets by the zones of the region."""

from cdktf import App, TerraformOutput, TerraformVariable
from constructs import Construct

from snowform import NamedStack
from snowform.aws import (
    AwsProvider,
    DataAwsAvailabilityZones,
    Instance,
    SecurityGroup,
    Subnet,
    Vpc,
    VpcSecurityGroupIngressRule,
)


class Web(NamedStack):
    """Web servers in two zones."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, required_providers={})
        rules = TerraformVariable(
            self,
            "rules",
            type="map(object({ port = number, cidrs = list(string) }))",
            default={"https": {"port": 443, "cidrs": ["0.0.0.0/0"]}},
        )
        machines = TerraformVariable(self, "machines", type="number", default=2)

        AwsProvider(self, "aws", region="eu-central-1")
        DataAwsAvailabilityZones(self, "here", state="available")
        vpc = Vpc(self, "main", cidr_block="10.30.0.0/16")
        zones = Subnet(
            self,
            "zone",
            for_each="${toset(slice(data.aws_availability_zones.here.names, 0, 2))}",
            vpc_id=vpc.id,
            availability_zone="${each.key}",
            cidr_block="${cidrsubnet(aws_vpc.main.cidr_block, 8,"
            " index(data.aws_availability_zones.here.names, each.key))}",
        )
        group = SecurityGroup(
            self,
            "aws_security_group.web",
            vpc_id=vpc.id,
            name_prefix="web-",
            lifecycle={"create_before_destroy": True},
        )
        rule = VpcSecurityGroupIngressRule(
            self,
            "aws_vpc_security_group_ingress_rule.web",
            for_each=rules.value,
            security_group_id=group.id,
            ip_protocol="tcp",
            from_port="${each.value.port}",
            to_port="${each.value.port}",
            cidr_ipv4="${each.value.cidrs[0]}",
            description="${each.key}",
        )
        web = Instance(
            self,
            "aws_instance.web",
            count=machines.number_value,
            ami="ami-0123456789abcdef0",
            instance_type="t3.small",
            subnet_id="${values(aws_subnet.zone)[count.index % 2].id}",
            vpc_security_group_ids=[group.id],
            tags={"Name": "web-${count.index}"},
            dynamic={
                "ebs_block_device": {
                    "for_each": ["/dev/sdf", "/dev/sdg"],
                    "iterator": "disk",
                    "content": {"device_name": "${disk.value}", "volume_size": 100},
                }
            },
            lifecycle={
                "ignore_changes": ["ami", 'tags["Patched"]'],
                "prevent_destroy": True,
                "precondition": [
                    {
                        "condition": f"${{{machines.fqn} < 10}}",
                        "error_message": "Ten machines want another subnet.",
                    }
                ],
            },
            timeouts={"create": "10m"},
            depends_on=[rule],
        )
        TerraformOutput(self, "addresses", value=f"${{{web.fqn}[*].private_ip}}")
        TerraformOutput(
            self, "subnets", value=f"${{{{ for zone, subnet in {zones.fqn} : zone => subnet.id }}}}"
        )


app = App()
Web(app, "web")
app.synth()
