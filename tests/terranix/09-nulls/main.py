"""`None` is an argument that is left out, `Token.null_value()` a null that reaches Terraform."""

from cdktf import App, TerraformLocal, TerraformVariable, Token
from constructs import Construct

from snowform import NamedStack, Resource
from snowform.aws import AwsProvider, NetworkAcl, Vpc

NULL = Token.null_value()


class Nulls(NamedStack):
    """A network whose rules have the fields that nobody writes."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, required_providers={})
        AwsProvider(self, "aws", region="eu-central-1")
        TerraformLocal(self, "nothing", NULL)
        TerraformLocal(self, "within", [NULL, {"key": NULL}])
        zone = TerraformVariable(self, "zone", type="string", default=NULL)
        vpc = Vpc(
            self,
            "aws_vpc.main",
            cidr_block="10.60.0.0/16",
            ipv6_ipam_pool_id=NULL,
            tags={"Name": NULL},
            # Left out, whatever a caller says.
            ipv4_ipam_pool_id=None,
        )
        NetworkAcl(
            self,
            "aws_network_acl.main",
            vpc_id=vpc.id,
            # The fields that are not named are filled in with nulls.
            ingress=[
                {
                    "rule_no": 100,
                    "action": "allow",
                    "protocol": "tcp",
                    "from_port": 443,
                    "to_port": 443,
                    "cidr_block": "0.0.0.0/0",
                },
                {
                    "rule_no": 200,
                    "action": "deny",
                    "protocol": "-1",
                    "from_port": 0,
                    "to_port": 0,
                    "ipv6_cidr_block": "::/0",
                },
            ],
        )
        Resource(
            self,
            "known",
            "terraform_data",
            input={"zone": zone.string_value, "note": NULL, "list": ["a", NULL]},
        )


app = App()
Nulls(app, "nulls")
app.synth()
