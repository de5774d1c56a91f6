"""A variable is read as text, number, list, bool and anything."""

from cdktf import App, TerraformOutput, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "variables")
v = TerraformVariable(stack, "my-var.x")
TerraformOutput(
    stack,
    "o",
    value={
        "text": v.string_value,
        "inside": f"a {v.string_value} b",
        "number": v.number_value,
        "list": v.list_value,
        "bool": v.boolean_value,
        "any": v.value,
        "fqn": [v.fqn],
        "to_string": v.to_string(),
    },
)
app.synth()
