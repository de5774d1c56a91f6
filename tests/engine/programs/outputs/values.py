"""Outputs hold values of any kind; names in them are kept."""

from cdktf import App, TerraformOutput, TerraformStack

app = App()
stack = TerraformStack(app, "outputs")
values = ["text", 1, 1.5, True, False, 0, "", [], {}, [1, "a", [None]], {"camelCase": {"snake_case": 1}}]
for index, value in enumerate(values):
    TerraformOutput(stack, f"o{index}", value=value)
app.synth()
