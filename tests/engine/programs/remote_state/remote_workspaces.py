"""The state of the backend `remote`, by each kind of workspaces."""

from cdktf import (
    App,
    DataTerraformRemoteState,
    NamedRemoteWorkspace,
    PrefixedRemoteWorkspaces,
    TerraformStack,
)

app = App()
stack = TerraformStack(app, "stack")
DataTerraformRemoteState(
    stack,
    "a",
    organization="acme",
    workspaces=NamedRemoteWorkspace("w"),
    hostname="h",
    token="t",
    workspace="x",
)
DataTerraformRemoteState(
    stack, "b", organization="acme", workspaces=PrefixedRemoteWorkspaces("w-"), defaults={"aB": 1}
)
app.synth()
