"""Constructs in an output's value become their addresses; so does what has a key `fqn`."""

from cdktf import App, TerraformLocal, TerraformOutput, TerraformResource, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "outputs")
box = TerraformResource(stack, "box", terraform_resource_type="toy_box")
variable = TerraformVariable(stack, "v")
local = TerraformLocal(stack, "l", 1)
TerraformOutput(stack, "plain", value=box)
TerraformOutput(stack, "list", value=[box, variable, local])
TerraformOutput(stack, "map", value={"a": box, "b": {"c": [variable]}})
TerraformOutput(stack, "key", value={"fqn": "collapsed", "lost": 1})
TerraformOutput(stack, "deep_key", value={"a": {"fqn": {"x": 1}}})
app.synth()
