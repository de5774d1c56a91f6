"""A NamedStack: names that types share, requirements that the program gives, and nulls that stay."""

from cdktf import App, Token

from snowform import NamedStack, Provider, Resource
from snowform.aws import AwsProvider, Subnet, Vpc

app = App()
null = Token.null_value()

asked = NamedStack(app, "asked", required_version=">= 1.6")
AwsProvider(asked, "aws", region="eu-central-1")
vpc = Vpc(asked, "aws_vpc.main", tags={"a": null})
Subnet(asked, "aws_subnet.main", vpc_id=vpc.id, availability_zone=null)

given = {"aws": {"source": "hashicorp/aws"}, "toy": "~> 1.0"}
own = NamedStack(app, "own", required_version=">= 1.6", required_providers=given)
AwsProvider(own, "aws", region="eu-central-1", max_retries=null)
Provider(own, "box", "box", source="toys/box", version="1.2.3")
Resource(own, "main", "box_box", a=null, b=[null, {"c": null}])

none = NamedStack(app, "none", required_providers={})
AwsProvider(none, "aws", region="eu-central-1")
none.add_override("terraform.required_version", ">= 1.7")

app.synth()
