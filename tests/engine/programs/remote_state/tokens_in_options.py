"""References in a remote state's options and defaults."""

from cdktf import App, DataTerraformRemoteStateHttp, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "stack")
name = TerraformVariable(stack, "name")
DataTerraformRemoteStateHttp(
    stack,
    "state",
    address=f"https://x/{name.string_value}",
    retry_max=name.number_value,
    workspace=name.string_value,
    defaults={"a": name.value, "b": name.list_value},
)
app.synth()
