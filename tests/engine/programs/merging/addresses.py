"""What is contributed to addresses: to nobody's blocks, and to those of constructs made before and after."""

from cdktf import App, LocalBackend, TerraformLocal, TerraformOutput, TerraformStack, Testing
from constructs import Construct
from snowform import NamedStack, Resource, before, contribute, default
from snowform.aws import AwsProvider, S3Bucket, Vpc


class Logs(Construct):
    """A part of the program that has no bucket of its own."""

    def __init__(self, scope, id, **tags):
        super().__init__(scope, id)
        contribute(self, "resource.aws_s3_bucket.logs", bucket="logs", tags=tags)
        contribute(self, "resource.aws_s3_bucket.late.tags", tags)


def fill(stack):
    AwsProvider(stack, "aws", region="eu-central-1")
    Logs(stack, "web", Web="yes")
    bucket = S3Bucket(stack, "late", bucket="late", tags={"Own": "yes"})
    Logs(stack, "db", Db=bucket.id)
    contribute(stack, "resource", {"aws_s3_bucket": {"late": {"force_destroy": True}}})
    contribute(stack, "resource.null_resource.n", {"triggers": {"a": bucket.id}})
    contribute(stack, {"resource": {"null_resource": {"n": {"triggers": {"b": "x"}}}}})
    contribute(stack, "locals", team=default("none"), names=["b"])
    contribute(stack, "locals.team", "web")
    contribute(stack, "locals.names", before(["a"]))
    TerraformLocal(stack, "sizes", {"a": 1})
    contribute(stack, "locals.sizes.b", 2)
    contribute(stack, "output.url", value="here")
    TerraformOutput(stack, "id", value=bucket.id)
    contribute(stack, "output.id.description", "its id")
    contribute(stack, "variable.size", type="number")
    contribute(stack, "module.net", source="a/b/c", cidr="10.0.0.0/16")
    contribute(stack, "provider.aws.max_retries", 3)
    contribute(stack, "data.aws_ami.any", owners=["self"])
    contribute(stack, "terraform", required_version=">= 1.6")
    contribute(stack, "terraform.required_providers.null", source="hashicorp/null", version="~> 3.2")
    contribute(stack, "moved", [{"from": "null_resource.a", "to": "null_resource.n"}])
    contribute(stack, "check.up", {"assert": [{"condition": True, "error_message": "down"}]})


app = App()
for kind, name in ((TerraformStack, "one"), (NamedStack, "two")):
    stack = kind(app, name)
    LocalBackend(stack, path=name)
    fill(stack)
far = Resource(TerraformStack(app, "far"), "far", "toy_box")
LocalBackend(far.cdktf_stack, path="far")
contribute(stack, "resource.aws_s3_bucket.late.tags.Far", far.id)
contribute(stack, "locals.far", Vpc(far.cdktf_stack, "main", cidr_block="10.0.0.0/16").id)
AwsProvider(far.cdktf_stack, "aws")
app.synth()

alone = TerraformStack(Testing.app(), "alone")
fill(alone)
print(Testing.synth(alone))
