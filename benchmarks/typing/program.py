"""A stack with 20 resource types, as users write it: what type checkers and editors are timed on."""

from __future__ import annotations

from cdktf import App, TerraformOutput, TerraformStack
from constructs import Construct

from snowform.aws.data_aws_ami import DataAwsAmi
from snowform.aws.db_instance import DbInstance
from snowform.aws.dynamodb_table import DynamodbTable
from snowform.aws.eip import Eip
from snowform.aws.iam_instance_profile import IamInstanceProfile
from snowform.aws.iam_role import IamRole
from snowform.aws.instance import Instance
from snowform.aws.internet_gateway import InternetGateway
from snowform.aws.key_pair import KeyPair
from snowform.aws.provider import AwsProvider
from snowform.aws.route import Route
from snowform.aws.route53_record import Route53Record
from snowform.aws.route_table import RouteTable
from snowform.aws.route_table_association import RouteTableAssociation
from snowform.aws.s3_bucket import S3Bucket
from snowform.aws.s3_bucket_versioning import S3BucketVersioningA
from snowform.aws.security_group import SecurityGroup
from snowform.aws.subnet import Subnet
from snowform.aws.vpc import Vpc
from snowform.aws.vpc_security_group_egress_rule import VpcSecurityGroupEgressRule
from snowform.aws.vpc_security_group_ingress_rule import VpcSecurityGroupIngressRule


class Site(TerraformStack):
    """A host with a network, a name, a bucket and a database."""

    def __init__(self, scope: Construct, id: str) -> None:  # noqa: A002 - as CDKTF has it
        super().__init__(scope, id)
        AwsProvider(self, "aws", region="eu-central-1")
        vpc = Vpc(self, "main", cidr_block="10.0.0.0/16", tags={"Name": "main"})
        subnet = Subnet(self, "a", vpc_id=vpc.id, cidr_block="10.0.0.0/24")
        self.route(vpc, subnet)
        host = self.host(subnet, self.firewall(vpc))
        self.store()
        TerraformOutput(self, "disk", value=host.root_block_device.volume_id)

    def route(self, vpc: Vpc, subnet: Subnet) -> None:
        """A way out."""
        gateway = InternetGateway(self, "gateway", vpc_id=vpc.id)
        table = RouteTable(self, "table", vpc_id=vpc.id, route=[{"cidr_block": "::/0"}])
        RouteTableAssociation(self, "association", subnet_id=subnet.id, route_table_id=table.id)
        Route(
            self,
            "out",
            route_table_id=table.id,
            destination_cidr_block="0.0.0.0/0",
            gateway_id=gateway.id,
        )

    def firewall(self, vpc: Vpc) -> SecurityGroup:
        """SSH from one address, everything to everywhere."""
        group = SecurityGroup(self, "firewall", vpc_id=vpc.id)
        VpcSecurityGroupIngressRule(
            self,
            "ssh",
            security_group_id=group.id,
            ip_protocol="tcp",
            from_port=22,
            to_port="22",
            cidr_ipv4="192.0.2.1/32",
        )
        VpcSecurityGroupEgressRule(
            self, "all", security_group_id=group.id, ip_protocol="-1", cidr_ipv4="0.0.0.0/0"
        )
        return group

    def host(self, subnet: Subnet, firewall: SecurityGroup) -> Instance:
        """A host with an address and a name."""
        ami = DataAwsAmi(self, "nixos", owners=["427812963091"], filter=[{"name": "name", "values": ["*"]}])
        role = IamRole(self, "role", assume_role_policy="{}")
        profile = IamInstanceProfile(self, "profile", role=role.name)
        key = KeyPair(self, "key", public_key="ssh-ed25519 AAAA")
        host = Instance(
            self,
            "host",
            ami=ami.id,
            instance_type="t3.small",
            subnet_id=subnet.id,
            key_name=key.key_name,
            iam_instance_profile=profile.name,
            vpc_security_group_ids=[firewall.id],
            root_block_device={"volume_size": 20, "encrypted": True},
        )
        address = Eip(self, "address", instance=host.id)
        Route53Record(self, "name", zone_id="Z", name="host", type="A", ttl=60, records=[address.public_ip])
        return host

    def store(self) -> None:
        """A bucket with versions, a table and a database."""
        bucket = S3Bucket(self, "bucket", bucket_prefix="site-")
        S3BucketVersioningA(
            self, "versions", bucket=bucket.id, versioning_configuration={"status": "Enabled"}
        )
        DynamodbTable(
            self, "table-of-locks", name="locks", hash_key="id", attribute=[{"name": "id", "type": "S"}]
        )
        DbInstance(self, "database", instance_class="db.t3.micro", allocated_storage=20)


app = App()
Site(app, "site")
app.synth()
