"""Modules of the registry and of a repository, and objects that are taken over as they are."""

from cdktf import App, TerraformHclModule, TerraformOutput
from constructs import Construct

from snowform import NamedStack, contribute
from snowform.aws import AwsProvider, Eip, Route53Zone


class Web(NamedStack):
    """A network by a module, and records for what is in it."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, required_providers={})
        AwsProvider(self, "aws", region="eu-central-1")
        dns = AwsProvider(self, "aws_dns", alias="dns", region="us-east-1")

        network = TerraformHclModule(
            self,
            "network",
            source="terraform-aws-modules/vpc/aws",
            version="~> 5.0",
            variables={
                "name": "web",
                "cidr": "10.40.0.0/16",
                "azs": ["eu-central-1a", "eu-central-1b"],
                "public_subnets": ["10.40.1.0/24", "10.40.2.0/24"],
                "public_subnet_tags": {"kubernetes.io/role/elb": 1},
            },
        )
        zone = Route53Zone(self, "main", provider=dns, name="example.org")
        zone.import_from("Z0123456789ABCDEFGHIJ")
        address = Eip(self, "web", domain="vpc")
        address.import_from("eipalloc-0123456789abcdef0")
        records = TerraformHclModule(
            self,
            "records",
            source="git::https://example.org/terraform/records.git?ref=v1.2.0",
            variables={"name": "${each.key}", "zone_id": zone.zone_id},
            providers=[dns],
            depends_on=[address],
        )
        records.add_override("for_each", '${toset(["www", "api"])}')
        contribute(self, "ephemeral.aws_secretsmanager_secret_version.token", secret_id="web/token")
        TerraformOutput(self, "subnets", value=network.get("public_subnets"))


app = App()
Web(app, "web")
app.synth()
