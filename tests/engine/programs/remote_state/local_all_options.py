"""The state in a file, and its outputs of each kind."""

from cdktf import App, DataTerraformRemoteStateLocal, Fn, TerraformOutput, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
state = DataTerraformRemoteStateLocal(
    stack,
    "state",
    path="x.tfstate",
    workspace_dir="d",
    workspace="w",
    defaults={"aB": {"cD": [1, None]}, "e": None},
)
TerraformOutput(stack, "any", value=state.get("any"))
TerraformOutput(stack, "text", value=f"<{state.get_string('text')}>")
TerraformOutput(stack, "number", value=state.get_number("number"))
TerraformOutput(stack, "list", value=Fn.join(",", state.get_list("list")))
TerraformOutput(stack, "boolean", value=Fn.conditional(state.get_boolean("a.b[0]"), 1, 2))
TerraformOutput(stack, "whole", value=state)
print(DataTerraformRemoteStateLocal.TF_RESOURCE_TYPE, state.friendly_unique_id)
app.synth()
