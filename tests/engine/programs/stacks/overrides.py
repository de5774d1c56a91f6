"""Overrides of a stack are merged in last, and listed in its metadata."""

from cdktf import App, TerraformOutput, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "overridden")
variable = TerraformVariable(stack, "v", default="a")
TerraformOutput(stack, "o", value=variable.string_value)
stack.add_override("terraform.required_version", ">= 1.5")
stack.add_override("terraform.required_providers.toy", {"source": "a/toy", "version": "~> 1.0"})
stack.add_override("output.o.value", "other")
stack.add_override("variable.v.default", None)
stack.add_override("extra", [1, {"ref": variable.string_value}])
stack.add_override("2", "two")
stack.add_override("1", "one")
app.synth()
