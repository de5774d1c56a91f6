"""A null that is asked for reaches the configuration: in attributes, blocks, lists, maps, overrides, locals."""

from cdktf import App, LocalBackend, TerraformLocal, TerraformOutput, TerraformStack, TerraformVariable, Token
from snowform import Resource
from snowform.aws import AwsProvider, Instance, SecurityGroup

app = App()
stack = TerraformStack(app, "one")
LocalBackend(stack, path="one")
AwsProvider(stack, "aws", region="eu-central-1", max_retries=Token.null_value())
null = Token.null_value()
Instance(
    stack,
    "machine",
    ami="ami-1",
    user_data=null,
    tags={"a": null},
    root_block_device={"volume_size": 20, "kms_key_id": null},
    vpc_security_group_ids=[null, "sg-1"],
)
group = SecurityGroup(stack, "group", ingress=[{"from_port": 1, "to_port": 1, "protocol": "tcp"}], tags=null)
group.add_override("ingress.0.description", null)
box = Resource(stack, "box", "toy_box", a=null, b=[null, {"c": null}], d={"e": [null]})
box.add_override("f", null)
box.add_override("g.h", [null, {"i": null}])
stack.add_override("resource.toy_box.box.j", {"k": null, "l": [null]})
TerraformLocal(stack, "none", null)
TerraformLocal(stack, "few", {"a": [null, 1]})
TerraformOutput(stack, "all", value={"a": null, "b": [null]})
TerraformVariable(stack, "any", type="string", default=null)
app.synth()
