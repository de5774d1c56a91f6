"""The outputs of a module in each kind of value."""

from cdktf import App, Fn, TerraformHclModule, TerraformOutput, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
module = TerraformHclModule(stack, "module", source="acme/x/y")
TerraformOutput(stack, "any", value=module.get("any"))
TerraformOutput(stack, "text", value=f"<{module.get_string('text')}>")
TerraformOutput(stack, "number", value=module.get_number("number"))
TerraformOutput(stack, "list", value=Fn.join(",", module.get_list("list")))
TerraformOutput(stack, "boolean", value=Fn.conditional(module.get_boolean("a.b[0]"), "y", "n"))
TerraformOutput(stack, "reference", value=module.interpolation_for_output("deep.er"))
TerraformOutput(stack, "whole", value=module)
app.synth()
