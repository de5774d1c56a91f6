"""Locals hold values of any kind; names in them are kept."""

from cdktf import App, TerraformLocal, TerraformStack
from constructs import Construct

app = App()
stack = TerraformStack(app, "locals")
for index, value in enumerate(
    ["text", 1, 2.0, True, None, [], {}, [None, 1], {"camelCase": {"a-b": [{"cD": None}]}}]
):
    TerraformLocal(stack, f"l{index}", value)
deep = TerraformLocal(Construct(stack, "part"), "deep", '${upper("x")}')
deep.expression = {"changed": deep.as_string}
app.synth()
