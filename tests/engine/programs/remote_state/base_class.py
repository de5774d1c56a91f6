"""The base class writes no options of the backend."""

from cdktf import App, TerraformRemoteState, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
TerraformRemoteState(stack, "plain", "etcd")
TerraformRemoteState(stack, "more", "etcd", workspace="w", defaults={"camelKey": 1})
app.synth()
