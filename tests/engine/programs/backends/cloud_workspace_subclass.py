"""A subclass of a workspace says itself what is written."""

from cdktf import App, CloudBackend, NamedCloudWorkspace, TerraformStack


class Mine(NamedCloudWorkspace):
    def to_terraform(self):
        return {"name": self.name.upper(), "camelKey": {"innerKey": 1}, "tags": {"someTag": 1}}


app = App()
CloudBackend(TerraformStack(app, "stack"), organization="acme", workspaces=Mine("prod"))
app.synth()
