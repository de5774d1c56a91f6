"""What several parts of a program contribute to constructs of each kind."""

from cdktf import (
    App,
    Aspects,
    LocalBackend,
    S3Backend,
    TerraformHclModule,
    TerraformIterator,
    TerraformLocal,
    TerraformOutput,
    TerraformProvider,
    TerraformResource,
    TerraformResourceLifecycle,
    TerraformStack,
    TerraformVariable,
    Token,
)
from jsii import implements

from cdktf import IAspect
from snowform import DataSource, Provider, Resource, after, before, contribute, default, force
from snowform.aws import AwsProvider, DataAwsAmi, Instance, S3Bucket, SecurityGroup, Vpc

app = App()
stack, other = TerraformStack(app, "one"), TerraformStack(app, "other")
LocalBackend(other, path="other")
S3Backend(stack, bucket="states", key="one", region="eu-central-1")
contribute(next(c for c in stack.node.children if isinstance(c, S3Backend)), encrypt=True)

aws = AwsProvider(stack, "aws", region="eu-central-1")
us = AwsProvider(stack, "us", region="us-east-1", alias="us")
AwsProvider(other, "aws", region="eu-central-1")
contribute(aws, default_tags=[{"tags": {"Team": "web"}}])
contribute(us, {"max_retries": 3})
cloud = Provider(stack, "cloud", "hcloud", pollInterval={"aB": 1})
contribute(cloud, pollInterval={"cD": 2})

far = Vpc(other, "far", cidr_block="10.0.0.0/16")
bucket = S3Bucket(stack, "bucket", bucket=default("a"), tags={"Name": "a", "Team": default("none")})
contribute(bucket, tags={"Far": far.id}, force_destroy=force(True))
contribute(bucket, tags={"Team": "web"}, bucket="b", force_destroy=False, provider=us, depends_on=[cloud])
contribute(bucket, lifecycle={"prevent_destroy": True, "ignore_changes": ["tags"]}, acl=force(None))
contribute(bucket, lifecycle={"ignore_changes": ["bucket"]})
bucket.tags = {"Name": "a", "Later": "yes"}

group = SecurityGroup(stack, "group", ingress=[{"from_port": 22, "to_port": 22, "protocol": "tcp"}])
contribute(group, ingress=[{"from_port": 80, "to_port": 80, "protocol": "tcp"}])
contribute(group, ingress=before([{"from_port": 1, "to_port": 1, "protocol": "tcp"}]), description=None)

image = DataAwsAmi(stack, "image", owners=["a"], filter=[{"name": "name", "values": ["x"]}])
contribute(image, owners=["b"], filter=[{"name": "state", "values": ["available"]}])
machine = Instance(
    stack,
    "machine",
    ami=image.id,
    root_block_device={"volume_size": 20},
    depends_on=[group],
    lifecycle=TerraformResourceLifecycle(create_before_destroy=True, replace_triggered_by=[group]),
)
contribute(machine, root_block_device={"encrypted": True}, depends_on=[bucket, "aws_vpc.main"], count=2)
contribute(machine, lifecycle={"replace_triggered_by": ["aws_vpc.main"]}, connection={"host": "h"})
contribute(machine, provisioner=[{"local-exec": {"command": "true"}}], vpc_security_group_ids=[group.id])

plain = Resource(stack, "plain", "toy_box", a=[1], lifecycle={"ignore_changes": ["a"]})
contribute(plain, a=after([9]), b=Token.null_value(), c=[Token.null_value(), {"d": Token.null_value()}])
contribute(plain, a=[2], lifecycle={"prevent_destroy": True}, e=force(before(["x"])))
contribute(plain, a=before([0]), e=["y"])
found = DataSource(stack, "found", "toy_box", a={"b": 1})
contribute(found, a={"c": plain.id})


class Box(TerraformResource):
    def __init__(self, scope, id, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)

    def _synthesize_attributes(self):
        return {"sizes": [1], "of": {"a": plain.id}}


class BoxProvider(TerraformProvider):
    def _synthesize_attributes(self):
        return {"maxRetries": 1, "defaultTags": [{"tags": {"aB": 1}}], "pollInterval": {"aB": 1}}


toys = BoxProvider(stack, "toys", terraform_resource_type="toy")
contribute(toys, default_tags=[{"tags": {"cD": 1}}], poll_interval={"c": 2})
box = Box(stack, "box", for_each=TerraformIterator.from_list(["x", "y"]))
contribute(box, sizes=[2], of={"a": plain.id, "b": 1})

module = TerraformHclModule(stack, "net", source="a/b/c", version="1.0", variables={"cidrs": ["x"]})
contribute(module, cidrs=["y"], names={"a": box.fqn}, version="1.0")
variable = TerraformVariable(stack, "size", type="number", default={"aB": 1})
variable.add_validation(condition="${var.size > 0}", error_message="too small")
below = {"condition": "${var.size < 9}", "error_message": "too large"}
contribute(variable, default={"cD": 2}, description="how large", validation=[below])
output = TerraformOutput(stack, "ids", value={"bucket": bucket.id})
contribute(output, value={"group": group.id}, sensitive=True)
local = TerraformLocal(stack, "tags", {"Team": "web"})
contribute(local, Group=group.id)


@implements(IAspect)
class Tagged:
    def visit(self, node):
        if isinstance(node, S3Bucket):
            contribute(node, tags={"Aspect": "yes"})


Aspects.of(stack).add(Tagged())
app.synth()
