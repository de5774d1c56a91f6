"""Its attributes as references."""

from cdktf import App, DataResource, Fn, TerraformOutput, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
data = DataResource(stack, "data", input={"a": "b"}, triggers_replace={"x": "y"})
TerraformOutput(stack, "id", value=data.id)
TerraformOutput(stack, "output", value=data.output)
TerraformOutput(stack, "looked_up", value=data.output.lookup("a"))
TerraformOutput(stack, "input", value=data.input)
TerraformOutput(stack, "input_a", value=Fn.lookup(data.input, "a", "none"))
TerraformOutput(stack, "triggers", value=data.triggers_replace)
print(
    data.input_input, data.triggers_replace_input, DataResource.TF_RESOURCE_TYPE, data.terraform_resource_type
)
app.synth()
